import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { session } from '#lib/session.svelte.ts';

export const load = ({ url }) => ({
	edit: url.searchParams.get('edit'),
	setup: all({ viewer: session.ask(), settings: api.get('/api/billing/settings') })
});
