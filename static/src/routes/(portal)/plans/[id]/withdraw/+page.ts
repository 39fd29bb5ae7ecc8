import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { contractOf } from '#lib/money/plans/contract.ts';

export const load = ({ params }) => ({
	id: params.id,
	facts: all({ mine: contractOf(params.id), preview: api.post('/api/plans/contracts/{id}/withdrawal/preview', {}, { params }) })
});
