import { api } from '#lib/api/client.ts';

export const load = ({ params }) => ({ proposal: api.get('/api/shop/proposals/{id}', { params }) });
