import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { session } from '#lib/session.svelte.ts';

export const load = () => ({
	factors: api.get('/api/identity/factors'),
	setup: all({ viewer: session.ask(), operators: api.get('/api/identity/operators'), invitations: api.get('/api/identity/all/operator-invitations') })
});
