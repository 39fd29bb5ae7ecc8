import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { session } from '#lib/session.svelte.ts';

export function load({ url }) {
	const search = url.searchParams.get('search') ?? '';
	return { search, setup: all({ viewer: session.ask(), teams: api.get('/api/teams/all', { query: { search } }) }) };
}
