import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import type { Answer } from '#lib/api/problem.ts';
import type { InvitationShown, Viewer } from '#lib/api/types.ts';
import { session } from '#lib/session.svelte.ts';

interface Met {
	/** Null for whoever is not signed in. */
	viewer: Viewer | null;
	invitation: InvitationShown;
}

/** Whoever is likely signed in is asked for first, so that the answer is about them. */
async function meet(token: string): Promise<Answer<Met>> {
	const viewer: Answer<Viewer | null> = session.likely ? await session.ask() : { ok: true, value: null };
	if (!viewer.ok) return viewer;
	return all({ viewer: Promise.resolve(viewer), invitation: api.get('/api/identity/operator-invitations/{token}', { params: { token } }) });
}

/** An invitation, for whoever has its link. */
export const load = ({ params, url }) => ({ path: url.pathname, token: params.id, setup: meet(params.id) });
