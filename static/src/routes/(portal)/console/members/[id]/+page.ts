import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { session } from '#lib/session.svelte.ts';

export const load = ({ params }) => ({
	setup: all({ viewer: session.ask(), files: api.get('/api/account/all/customers/{id}/files', { params }) })
});
