import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { askedIn } from '#lib/console/place.ts';
import { session } from '#lib/session.svelte.ts';

/** A day at the desk of a location. */
export const load = ({ url }) => {
	const day = session.ask().then(async (viewer) => {
		if (!viewer.ok) return viewer;
		const { location, day, search } = askedIn(url, viewer.value);
		if (!location) return { ok: true as const, value: { items: [], next_cursor: null } };
		return api.get('/api/visitors/all/visits', { query: { location, day, search } });
	});
	return { url: url.href, setup: all({ viewer: session.ask(), day }) };
};
