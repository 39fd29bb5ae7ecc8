import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { holds, session } from '#lib/session.svelte.ts';

export const load = ({ params }) => ({
	/** For who may see them; nobody else is refused for looking at the files. */
	answers: session.ask().then((viewer) => (viewer.ok && holds(viewer.value, 'space:write') ? api.get('/api/identity/all/customers/{id}/answers', { params }) : null)),
	setup: all({ viewer: session.ask(), files: api.get('/api/account/all/customers/{id}/files', { params }) })
});
