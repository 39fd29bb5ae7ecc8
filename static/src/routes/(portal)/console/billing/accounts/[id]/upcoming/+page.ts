import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { session } from '#lib/session.svelte.ts';

export const load = ({ params }) => ({
	setup: all({ viewer: session.ask(), account: api.get('/api/billing/all/accounts/{id}', { params }), upcoming: api.get('/api/billing/all/accounts/{id}/upcoming', { params }) })
});
