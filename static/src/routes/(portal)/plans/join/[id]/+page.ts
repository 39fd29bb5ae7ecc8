import { api } from '#lib/api/client.ts';

/** The wish stands in the address; with it comes the preview of every invoice. */
export function load({ params, url }) {
	const starts_on = url.searchParams.get('from') ?? '';
	const wish = { plan_id: params.id, quantity: Math.max(1, Number(url.searchParams.get('quantity')) || 1), starts_on };
	const preview = starts_on ? api.post('/api/plans/contracts/preview', wish) : null;
	return { wish, preview, offers: api.get('/api/plans/offers') };
}
