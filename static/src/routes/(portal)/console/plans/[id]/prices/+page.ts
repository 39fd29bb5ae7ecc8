import { api } from '#lib/api/client.ts';
import { all } from '#lib/api/all.ts';
import { session } from '#lib/session.svelte.ts';

/** What the contracts of a plan cost, and the prices that were said for all of them. */
export const load = ({ params }) => ({
	id: params.id,
	setup: all({ viewer: session.ask(), prices: api.get('/api/plans/setup/{id}/prices', { params: { id: params.id } }) })
});
