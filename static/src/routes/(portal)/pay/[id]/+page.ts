import { api } from '#lib/api/client.ts';

/** Whoever comes back from the bank's page brings the provider's words in the address; how it stands is asked anew. */
export function load({ params, url }) {
	const returned = url.searchParams.has('payment_intent') || url.searchParams.has('redirect_status');
	return { returned, payment: api.get('/api/billing/payments/{id}', { params }) };
}
