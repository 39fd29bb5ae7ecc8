import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { session } from '#lib/session.svelte.ts';

export const load = ({ params, url }) => ({
	act: url.searchParams.get('act'),
	setup: all({ viewer: session.ask(), payment: api.get('/api/billing/all/payments/{id}', { params }) })
});
