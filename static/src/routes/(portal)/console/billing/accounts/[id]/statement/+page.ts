import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { session } from '#lib/session.svelte.ts';
import { spaceZone } from '#lib/space-zone.ts';
import { addDays, todayIn } from '#lib/time.ts';

/** The range stands in the address; without one it is this year so far. The page names last days, the server the day after. */
export async function load({ params, url }) {
	// Whatever the day is where it is read.
	const viewer = await session.ask();
	const today = todayIn(spaceZone(viewer.ok ? viewer.value : null));
	const from = url.searchParams.get('from') || `${today.slice(0, 4)}-01-01`;
	const last = url.searchParams.get('last') || today;
	const statement = api.get('/api/billing/all/accounts/{id}/statement', { params, query: { from, until: addDays(last, 1) } });
	return { from, last, setup: all({ account: api.get('/api/billing/all/accounts/{id}', { params }), statement }) };
}
