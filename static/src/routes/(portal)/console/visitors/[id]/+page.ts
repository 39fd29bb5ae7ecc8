import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { session } from '#lib/session.svelte.ts';

/** A visit, with how visitors are received where it is. */
export const load = ({ params }) => ({
	setup: all({ viewer: session.ask(), visit: api.get('/api/visitors/all/visits/{id}', { params: { id: params.id } }), settings: api.get('/api/visitors/settings'), portal: api.get('/api/space/portal') })
});
