import { api } from '#lib/api/client.ts';
import { contractOf } from '#lib/money/plans/contract.ts';

export function load({ params, url }) {
	const from = url.searchParams.get('from') ?? '';
	const wish = { from, cycles: Math.max(1, Number(url.searchParams.get('cycles')) || 1) };
	const preview = from ? api.post('/api/plans/contracts/{id}/pauses/preview', wish, { params }) : null;
	return { id: params.id, wish, preview, mine: contractOf(params.id) };
}
