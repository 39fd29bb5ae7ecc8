import { api } from '#lib/api/client.ts';

/** What is asked for stands in the address. */
export function load({ url }) {
	const of = (name: string) => url.searchParams.get(name) ?? undefined;
	const shown = { state: of('state'), year: of('year') };
	const state = ['open', 'overdue'].find((one) => one === shown.state) as 'open' | 'overdue' | undefined;
	const kind = ['invoice', 'credit_note'].find((one) => one === shown.state) as 'invoice' | 'credit_note' | undefined;
	const year = Number(shown.year) || null;
	const filter = { state, kind, from: year ? `${year}-01-01` : undefined, until: year ? `${year + 1}-01-01` : undefined };
	return { shown, filter, invoices: api.get('/api/billing/invoices', { query: filter }) };
}
