import { minorOf } from '../../money.ts';
import type { Known, ProposalLine } from './types.ts';

/** What can be proposed: plans and products that are on offer. */
export const proposable = (known: Known[]): Known[] => known.filter(({ kind, archived }) => kind !== 'booking' && !archived);

/** The lines that the fields named `lines/0/…`, `lines/1/…` hold. An amount left empty is what it is for anybody. */
export function linesOf(data: FormData, known: Known[]): ProposalLine[] {
	const lines: ProposalLine[] = [];
	for (let at = 'lines/0'; data.has(`${at}/subject_id`); at = `lines/${lines.length}`) {
		const text = (field: string) => String(data.get(`${at}/${field}`) ?? '').trim();
		const subject = known.find(({ id }) => id === text('subject_id'));
		const own = (field: string) => (text(field) === '' ? null : minorOf(text(field), subject?.price?.currency ?? 'EUR'));
		lines.push({
			kind: subject?.kind === 'product' ? 'product' : 'plan',
			subject_id: text('subject_id'),
			quantity: Number(text('quantity')),
			price_minor: own('price_minor'),
			sign_up_fee_minor: own('sign_up_fee_minor'),
			deposit_minor: own('deposit_minor'),
			starts_on: text('starts_on') || null
		});
	}
	return lines;
}
