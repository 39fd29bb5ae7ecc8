import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import type { Answer } from '#lib/api/problem.ts';
import type { Viewer } from '#lib/api/types.ts';
import { session } from '#lib/session.svelte.ts';
import type { Joining } from '#lib/teams/types.ts';

interface Met {
	/** Null for whoever is not signed in. */
	viewer: Viewer | null;
	invitation: Joining;
}

/** Who is here is asked for first, so that the answer is about them: a browser that knows of nobody may well be signed in. */
async function meet(token: string): Promise<Answer<Met>> {
	const viewer = await session.guest();
	if (!viewer.ok) return viewer;
	return all({ viewer: Promise.resolve(viewer), invitation: api.get('/api/teams/joining/{token}', { params: { token } }) });
}

/** An invitation, for whoever has its link. */
export const load = ({ params, url }) => ({ path: url.pathname, token: params.id, setup: meet(params.id) });
