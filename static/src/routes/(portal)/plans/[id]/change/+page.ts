import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { contractOf } from '#lib/money/plans/contract.ts';

/** The wish stands in the address; with it comes the preview of what it would cost. */
export function load({ params, url }) {
	const of = (name: string) => url.searchParams.get(name) ?? '';
	const wish = { plan_id: of('plan'), quantity: Math.max(1, Number(of('quantity')) || 1), when: of('when') === 'day' ? of('day') : of('when') || 'period_end' };
	const preview = wish.plan_id && wish.when ? api.post('/api/plans/contracts/{id}/changes/preview', wish, { params }) : null;
	return { id: params.id, wish, preview, facts: all({ mine: contractOf(params.id), offers: api.get('/api/plans/offers') }) };
}
