import { orderPage } from '#lib/shop/order.ts';

export const load = ({ params }) => ({ page: orderPage(params.id) });
