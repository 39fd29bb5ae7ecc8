import { api } from '#lib/api/client.ts';

export const load = ({ params }) => ({ ticket: api.get('/api/support/tickets/{id}', { params: { id: params.id } }) });
