import { api } from '#lib/api/client.ts';

export function load({ params, url }) {
	const email = url.searchParams.get('email') ?? '';
	return { email, factors: api.get('/api/identity/factors'), ways: api.get('/api/identity/all/accounts/{id}', { params, query: { email } }) };
}
