import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { session } from '#lib/session.svelte.ts';

/** For whom visitors are to be registered. */
export const load = ({ url }) => {
	const of = (name: string) => (url.searchParams.get(name) ?? '').trim();
	const asked = { customer: of('customer'), search: of('search'), location: of('location') };
	const found = asked.search ? api.get('/api/visitors/all/customers', { query: { search: asked.search } }) : Promise.resolve({ ok: true as const, value: { items: [], next_cursor: null } });
	return { asked, setup: all({ viewer: session.ask(), found }) };
};
