import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { everythingSold } from '#lib/console/shop/known.ts';
import { session } from '#lib/session.svelte.ts';

/** One proposal, and what is proposed in it by name. */
export const load = ({ params }) => ({
	setup: all({ viewer: session.ask(), known: everythingSold(), proposal: api.get('/api/shop/all/proposals/{id}', { params: { id: params.id } }) })
});
