import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { filterOf } from '#lib/console/billing/filter.ts';
import { payersNamed } from '#lib/console/billing/known.ts';
import { meant } from '#lib/console/plans/known.ts';

/** The invoices that the address asks for. The page names last days, the server the day after. */
export const load = ({ url }) => {
	const of = (name: string) => (url.searchParams.get(name) ?? '').trim();
	const asked = { number: of('number'), customer: of('customer'), search: of('search'), state: of('state'), from: of('from'), last: of('last') };
	const found = payersNamed(asked.search);
	const setup = found.then((answer) => {
		if (!answer.ok) return answer;
		const filter = filterOf(asked, meant(asked.customer, answer.value.items));
		return all({ found, filter: Promise.resolve({ ok: true as const, value: filter }), invoices: api.get('/api/billing/all/invoices', { query: filter }) });
	});
	return { asked, setup };
};
