import type { Money } from '../../money.ts';
import type { Draft, Preview } from '../types.ts';

/** What a day brings with a change and without it: an invoice and a credit note of one day are one amount. */
export interface Compared {
	on: string;
	currency: string;
	then?: Money;
	now?: Money;
}

/** The invoices with a change beside those without it, day by day. */
export function compare({ invoices, unchanged }: Pick<Preview, 'invoices' | 'unchanged'>): Compared[] {
	const rows = new Map<string, Compared>();
	const put = (draft: Draft, side: 'then' | 'now') => {
		const key = `${draft.issued_on} ${draft.gross.currency}`;
		const row = rows.get(key) ?? { on: draft.issued_on, currency: draft.gross.currency };
		rows.set(key, { ...row, [side]: { minor: (row[side]?.minor ?? 0) + draft.gross.minor, currency: row.currency } });
	};
	for (const draft of unchanged) put(draft, 'now');
	for (const draft of invoices) put(draft, 'then');
	return [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}

/** The sum of one side in a currency. */
export const total = (rows: Compared[], side: 'then' | 'now', currency: string): Money => ({
	minor: rows.reduce((sum, row) => sum + (row.currency === currency ? (row[side]?.minor ?? 0) : 0), 0),
	currency
});
