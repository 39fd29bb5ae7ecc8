import { api } from '#lib/api/client.ts';

export function load({ url }) {
	const when = url.searchParams.get('when') === 'past' ? ('past' as const) : ('upcoming' as const);
	return { when, visits: api.get('/api/visitors/visits', { query: { when } }) };
}
