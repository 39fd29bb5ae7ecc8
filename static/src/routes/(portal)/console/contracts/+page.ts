import { api } from '#lib/api/client.ts';
import { all } from '#lib/api/all.ts';
import { customersNamed, meant } from '#lib/console/plans/known.ts';
import type { ContractState, SoldAs } from '#lib/console/plans/types.ts';
import { session } from '#lib/session.svelte.ts';

/** The contracts that the address asks for, and what its filters choose from. */
export const load = ({ url }) => {
	const of = (name: string) => url.searchParams.get(name) ?? '';
	const asked = { customer: of('customer'), search: of('search').trim(), plan: of('plan'), state: of('state') as ContractState | '', sort: of('sort') as SoldAs | '' };
	const found = customersNamed(asked.search);
	const contracts = found.then((answer) => {
		const customer = meant(asked.customer, answer.ok ? answer.value.items : []);
		return api.get('/api/plans/all', { query: { customer, plan: asked.plan, state: asked.state || undefined, sold_as: asked.sort || undefined } });
	});
	return { asked, setup: all({ viewer: session.ask(), plans: api.get('/api/plans/setup'), found, contracts }) };
};
