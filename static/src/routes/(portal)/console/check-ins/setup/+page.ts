import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { session } from '#lib/session.svelte.ts';

/** How members check in, location by location. */
export const load = () => ({
	setup: all({ viewer: session.ask(), places: api.get('/api/activity/settings'), plans: api.get('/api/activity/all/plans') })
});
