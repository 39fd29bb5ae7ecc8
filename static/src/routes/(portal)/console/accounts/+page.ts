import { api } from '#lib/api/client.ts';

export function load({ url }) {
	const search = url.searchParams.get('search') ?? '';
	return { search, accounts: api.get('/api/identity/all/accounts', { query: { search } }) };
}
