import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { contractOf } from '#lib/money/plans/contract.ts';

/** Which pause is to end early stands in the address: its first day. */
export function load({ params, url }) {
	const from = url.searchParams.get('from') ?? '';
	return { id: params.id, from, facts: all({ mine: contractOf(params.id), preview: api.post('/api/plans/contracts/{id}/resumption/preview', { from }, { params }) }) };
}
