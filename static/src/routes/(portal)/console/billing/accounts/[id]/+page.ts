import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { session } from '#lib/session.svelte.ts';

export const load = ({ params, url }) => ({
	act: url.searchParams.get('act'),
	setup: all({
		viewer: session.ask(),
		account: api.get('/api/billing/all/accounts/{id}', { params }),
		open: api.get('/api/billing/all/invoices', { query: { customer: params.id, state: 'open' } }),
		payments: api.get('/api/billing/all/payments', { query: { customer: params.id } })
	})
});
