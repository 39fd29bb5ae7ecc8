import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { session } from '#lib/session.svelte.ts';

/** An invitation, for whoever has its link. Whoever is likely signed in is asked for first, so that the answer is about them. */
export function load({ params, url }) {
	const invitation = () => api.get('/api/teams/joining/{token}', { params: { token: params.id } });
	const asked = async () => {
		if (!session.likely) return all({ viewer: Promise.resolve({ ok: true as const, value: null }), invitation: invitation() });
		const viewer = await session.ask();
		return viewer.ok ? all({ viewer: Promise.resolve(viewer), invitation: invitation() }) : viewer;
	};
	return { path: url.pathname, token: params.id, setup: asked() };
}
