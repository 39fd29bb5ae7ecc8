import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { askedIn } from '#lib/console/place.ts';
import { session } from '#lib/session.svelte.ts';

/** The stays of a day at a location. */
export const load = ({ url }) => {
	const stays = session.ask().then(async (viewer) => {
		if (!viewer.ok) return viewer;
		const { location, day } = askedIn(url, viewer.value);
		if (!location) return { ok: true as const, value: { items: [], next_cursor: null } };
		return api.get('/api/activity/all/check-ins', { query: { location, day } });
	});
	return { url: url.href, setup: all({ viewer: session.ask(), stays }) };
};
