import { api } from '#lib/api/client.ts';
import { orderPage } from '#lib/shop/order.ts';

export const load = ({ params }) => ({ page: orderPage(params.id), factors: api.get('/api/identity/factors') });
