import { api } from '#lib/api/client.ts';

export const load = ({ params }) => ({ id: params.id, preview: api.post('/api/plans/contracts/{id}/withdrawal/preview', {}, { params }) });
