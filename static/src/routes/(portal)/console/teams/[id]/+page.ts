import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { session } from '#lib/session.svelte.ts';

export function load({ params, url }) {
	const team = api.get('/api/teams/all/{id}', { params: { id: params.id } });
	return { edits: url.searchParams.has('edit'), setup: all({ viewer: session.ask(), known: api.get('/api/teams/all/known'), found: team }) };
}
