import type { Answer } from '../../api/problem.ts';
import { minorOf } from '../../money.ts';
import type { RecordPayment } from './types.ts';

/** What the form says has come, as the API takes it. */
export function paymentOf(data: FormData, currency: string): RecordPayment {
	const text = (name: string) => String(data.get(name) ?? '').trim();
	return {
		method: text('method') as RecordPayment['method'],
		amount: { minor: minorOf(text('amount'), currency), currency },
		reference: text('reference'),
		received_on: text('received_on') || null,
		invoices: data.getAll('invoice').map((id) => ({ id: String(id), minor: minorOf(text(`part_${id}`), currency) }))
	};
}

/** The API counts the invoices of the wish, the form's fields are called by their ids; what is too little is the amount. */
export function nameParts<T>(answer: Answer<T>, { invoices = [] }: RecordPayment): Answer<T> {
	if (answer.ok) return answer;
	const errors = answer.problem.errors.map((error) => {
		if (error.rule === 'more-than-came') return { ...error, pointer: '/amount' };
		const nth = error.pointer.match(/^\/invoices\/(\d+)\//)?.[1];
		const part = nth === undefined ? undefined : invoices[Number(nth)];
		return part ? { ...error, pointer: `/part_${part.id}` } : error;
	});
	return { ok: false, problem: { ...answer.problem, errors } };
}
