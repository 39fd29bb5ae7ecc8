import { api } from '#lib/api/client.ts';

export const load = ({ params }) => ({ visit: api.get('/api/visitors/visits/{id}', { params: { id: params.id } }) });
