import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';

export const load = ({ params }) => ({
	setup: all({ account: api.get('/api/billing/all/accounts/{id}', { params }), upcoming: api.get('/api/billing/all/accounts/{id}/upcoming', { params }) })
});
