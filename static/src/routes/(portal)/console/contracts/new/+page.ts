import { api } from '#lib/api/client.ts';
import { all } from '#lib/api/all.ts';
import { customersNamed } from '#lib/console/plans/known.ts';
import { session } from '#lib/session.svelte.ts';

/** For whom the contract is to be, who pays for it, and the plans to choose from. */
export const load = ({ url }) => {
	const of = (name: string) => (url.searchParams.get(name) ?? '').trim();
	const asked = { customer: of('customer'), search: of('search'), payer: of('payer'), payer_search: of('payer_search') };
	const setup = all({ viewer: session.ask(), plans: api.get('/api/plans/setup'), found: customersNamed(asked.search), payers: customersNamed(asked.payer_search) });
	return { asked, setup };
};
