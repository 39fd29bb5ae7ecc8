import { api } from '#lib/api/client.ts';
import { all } from '#lib/api/all.ts';
import type { Answer } from '#lib/api/problem.ts';
import type { ListedPlan } from '#lib/console/plans/types.ts';
import { session } from '#lib/session.svelte.ts';

/** The contract; with the act that changes its plan, the plans to choose from. */
export const load = ({ params, url }) => {
	const act = url.searchParams.get('act');
	const plans = act === 'plan' ? api.get('/api/plans/setup') : none;
	return { id: params.id, act, setup: all({ viewer: session.ask(), contract: api.get('/api/plans/all/{id}', { params: { id: params.id } }), plans }) };
};

const none: Promise<Answer<{ items: ListedPlan[] }>> = Promise.resolve({ ok: true, value: { items: [] } });
