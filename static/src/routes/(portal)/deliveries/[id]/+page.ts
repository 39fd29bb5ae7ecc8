import { api } from '#lib/api/client.ts';

export const load = ({ params }) => ({ delivery: api.get('/api/deliveries/mine/{id}', { params: { id: params.id } }) });
