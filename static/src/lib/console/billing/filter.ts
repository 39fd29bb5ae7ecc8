import { addDays } from '../../time.ts';

/** What a list of invoices can be asked for, as the page's address has it. */
export interface AskedInvoices {
	number: string;
	customer: string;
	search: string;
	state: string;
	from: string;
	last: string;
}

const among = <T extends string>(value: string, ...known: T[]): T | undefined => known.find((one) => one === value);

/** The same as the API takes it: what is shown, and what the file of it holds. */
export const filterOf = ({ number, state, from, last }: AskedInvoices, customer: string) => ({
	number: number || undefined,
	customer: customer || undefined,
	state: among(state, 'open', 'overdue'),
	kind: among(state, 'invoice', 'credit_note'),
	from: from || undefined,
	until: last ? addDays(last, 1) : undefined
});

/** The file of the same invoices: documents takes the same wish, but for the number of one. */
export const fileOf = ({ number: _, ...wish }: ReturnType<typeof filterOf>) => wish;
