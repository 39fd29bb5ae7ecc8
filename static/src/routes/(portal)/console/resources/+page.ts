import { api } from '#lib/api/client.ts';
import { all } from '#lib/api/all.ts';
import { session } from '#lib/session.svelte.ts';

/** The resources and what a resource's form chooses from. */
export const load = () => ({
	setup: all({
		viewer: session.ask(),
		kinds: api.get('/api/bookings/kinds'),
		policies: api.get('/api/bookings/policies'),
		resources: api.get('/api/bookings/resources')
	})
});
