import { api } from '#lib/api/client.ts';
import { all } from '#lib/api/all.ts';
import { session } from '#lib/session.svelte.ts';

/** The rates and what a rate's form chooses from. */
export const load = () => ({
	setup: all({ viewer: session.ask(), kinds: api.get('/api/bookings/kinds'), rates: api.get('/api/bookings/rates') })
});
