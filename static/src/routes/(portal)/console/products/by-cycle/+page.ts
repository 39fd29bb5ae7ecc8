import { api } from '#lib/api/client.ts';
import { all } from '#lib/api/all.ts';
import { ifAllowed } from '#lib/console/plans/known.ts';
import { session } from '#lib/session.svelte.ts';

/** The products by the cycle and what their form chooses from. */
export const load = () => ({
	setup: all({ viewer: session.ask(), kinds: ifAllowed(api.get('/api/bookings/kinds')), plans: api.get('/api/plans/setup') })
});
