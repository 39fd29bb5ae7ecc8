import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { session } from '#lib/session.svelte.ts';

export const load = ({ params, url }) => ({
	edits: url.searchParams.get('act') === 'edit',
	setup: all({ viewer: session.ask(), known: api.get('/api/deliveries/known'), shown: api.get('/api/deliveries/all/{id}', { params: { id: params.id } }) })
});
