import { minorOf } from '../../money.ts';
import type { Known, ProposalLine } from './types.ts';

/** What can be proposed: plans and products that are on offer. */
export const proposable = (known: Known[]): Known[] => known.filter(({ kind, archived }) => kind !== 'booking' && !archived);

/** The lines that the fields named `lines/0/…`, `lines/1/…` hold. A price left empty is what it costs anybody. */
export function linesOf(data: FormData, known: Known[]): ProposalLine[] {
	const lines: ProposalLine[] = [];
	for (let at = 'lines/0'; data.has(`${at}/subject_id`); at = `lines/${lines.length}`) {
		const text = (field: string) => String(data.get(`${at}/${field}`) ?? '').trim();
		const subject = known.find(({ id }) => id === text('subject_id'));
		const price = text('price_minor');
		lines.push({
			kind: subject?.kind === 'product' ? 'product' : 'plan',
			subject_id: text('subject_id'),
			quantity: Number(text('quantity')),
			price_minor: price === '' ? null : minorOf(price, subject?.price?.currency ?? 'EUR'),
			starts_on: text('starts_on') || null
		});
	}
	return lines;
}
