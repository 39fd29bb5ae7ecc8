import { api } from '#lib/api/client.ts';

/** What is asked for stands in the address. */
export function load({ url }) {
	const of = (name: string) => url.searchParams.get(name) ?? undefined;
	const filter = { state: of('state'), year: of('year') };
	return { filter, invoices: api.get('/api/billing/invoices', { query: filter }) };
}
