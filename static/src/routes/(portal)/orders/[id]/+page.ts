import { api } from '#lib/api/client.ts';

export const load = ({ params }) => ({ order: api.get('/api/shop/orders/{id}', { params }) });
