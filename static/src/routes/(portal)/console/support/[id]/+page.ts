import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { session } from '#lib/session.svelte.ts';

/** One request, with what it can be answered with. */
export const load = ({ params }) => {
	const of = { params: { id: params.id } };
	return {
		setup: all({
			viewer: session.ask(),
			known: api.get('/api/support/known'),
			shown: api.get('/api/support/all/tickets/{id}', of),
			canned: api.get('/api/support/all/tickets/{id}/canned-replies', of)
		})
	};
};
