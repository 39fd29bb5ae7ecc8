import { invalid, type Answer } from '../../api/problem.ts';
import { minorOf } from '../../money.ts';
import type { CreditInvoice } from './types.ts';

/** What the form says is to be credited, as the API takes it; a problem where lines are wanted and none is named. */
export function creditOf(data: FormData, currency: string): Answer<CreditInvoice> {
	const isPart = data.get('of') === 'lines';
	const lines = (isPart ? data.getAll('line') : []).map((position) => {
		const typed = String(data.get(`gross_${position}`) ?? '').trim();
		return { position: Number(position), gross_minor: typed === '' ? null : minorOf(typed, currency) };
	});
	// The API takes no lines for all of them.
	if (isPart && lines.length === 0) return wrong('/line', 'choose-one');
	return { ok: true, value: { lines, reason: String(data.get('reason') ?? '').trim(), refund: data.has('refund') } };
}

const wrong = (pointer: string, rule: string): Answer<never> => ({
	ok: false,
	problem: invalid([{ pointer, rule, detail: '' }])
});

/** The API counts the lines of the wish, the form's fields are called by the lines of the invoice. */
export function nameErrors<T>(answer: Answer<T>, { lines = [] }: CreditInvoice): Answer<T> {
	if (answer.ok) return answer;
	const errors = answer.problem.errors.map((error) => {
		const nth = error.pointer.match(/^\/lines\/(\d+)\//)?.[1];
		const line = nth === undefined ? undefined : lines[Number(nth)];
		return line ? { ...error, pointer: `/gross_${line.position}` } : error;
	});
	return { ok: false, problem: { ...answer.problem, errors } };
}
