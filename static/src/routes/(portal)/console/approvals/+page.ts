import { api } from '#lib/api/client.ts';

export function load({ url }) {
	const declined = url.searchParams.get('declined') === 'true';
	return { declined, waiting: api.get('/api/identity/all/approvals', { query: { declined } }) };
}
