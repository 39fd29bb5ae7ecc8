import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { askedIn } from '#lib/console/place.ts';
import { session } from '#lib/session.svelte.ts';

/** Who is in at a location now. */
export const load = ({ url }) => {
	const present = session.ask().then(async (viewer) => {
		if (!viewer.ok) return viewer;
		const { location } = askedIn(url, viewer.value);
		if (!location) return { ok: true as const, value: { items: [], next_cursor: null } };
		return api.get('/api/visitors/all/present', { query: { location } });
	});
	return { url: url.href, setup: all({ viewer: session.ask(), present }) };
};
