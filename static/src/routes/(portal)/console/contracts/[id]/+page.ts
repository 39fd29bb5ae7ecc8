import { api } from '#lib/api/client.ts';
import { all } from '#lib/api/all.ts';
import { session } from '#lib/session.svelte.ts';

export const load = ({ params, url }) => ({
	id: params.id,
	act: url.searchParams.get('act'),
	setup: all({ viewer: session.ask(), contract: api.get('/api/plans/all/{id}', { params: { id: params.id } }) })
});
