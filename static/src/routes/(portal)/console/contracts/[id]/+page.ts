import { api } from '#lib/api/client.ts';
import { all } from '#lib/api/all.ts';
import type { Answer } from '#lib/api/problem.ts';
import { customersNamed } from '#lib/console/plans/known.ts';
import type { ListedPlan } from '#lib/console/plans/types.ts';
import { session } from '#lib/session.svelte.ts';

/** The contract; with the acts that change its plan or its payer, those to choose from. */
export const load = ({ params, url }) => {
	const act = url.searchParams.get('act');
	const plans = act === 'plan' || act === 'terms' ? api.get('/api/plans/setup') : none;
	const of = (name: string) => (url.searchParams.get(name) ?? '').trim();
	const asked = { search: act === 'payer' ? of('search') : '', payer: of('payer') };
	const contract = api.get('/api/plans/all/{id}', { params: { id: params.id } });
	return { id: params.id, act, asked, setup: all({ viewer: session.ask(), contract, plans, found: customersNamed(asked.search) }) };
};

const none: Promise<Answer<{ items: ListedPlan[] }>> = Promise.resolve({ ok: true, value: { items: [] } });
