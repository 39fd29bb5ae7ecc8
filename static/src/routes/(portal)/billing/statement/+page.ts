import { api } from '#lib/api/client.ts';
import { session } from '#lib/session.svelte.ts';
import { spaceZone } from '#lib/space-zone.ts';
import { addDays, todayIn } from '#lib/time.ts';

/** The range stands in the address; without one it is this year so far. The page names last days, the server the day after. */
export async function load({ url }) {
	// Whatever the day is where it is read.
	const viewer = await session.ask();
	const today = todayIn(spaceZone(viewer.ok ? viewer.value : null));
	const from = url.searchParams.get('from') || `${today.slice(0, 4)}-01-01`;
	const until = url.searchParams.get('until') || addDays(today, 1);
	return { today, from, until, statement: api.get('/api/billing/statement', { query: { from, until } }) };
}
