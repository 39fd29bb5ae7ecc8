import { api } from '#lib/api/client.ts';

export const load = () => ({ orders: api.get('/api/shop/orders') });
