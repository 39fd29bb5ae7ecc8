import { api } from '../api/client.ts';
import type { Answer, Problem } from '../api/problem.ts';
import type { Payment } from '../money/types.ts';
import { paths } from '../paths.ts';
import type { Order } from './types.ts';

/** From an order that was just made to what comes next: the page that takes the money, where something is due, or the order. */
export function goOn({ id, status, payment_id }: Order, goto: (path: string) => unknown): void {
	if (status === 'awaiting_payment' && payment_id) location.assign(paths.pay(payment_id));
	else void goto(paths.order(id));
}

/** An order, with its payment where it waits for it. `goes_back`: it was paid and cannot be carried out, so the money comes back. */
export interface OrderPage {
	order: Order;
	payment: Payment | null;
	goes_back: boolean;
}

/**
 * An order as it is now. The browser may be back from paying, before anybody else has told the shop: so whatever is due
 * with the order happens first, and then it is read, with the number of its invoice.
 */
export async function orderPage(id: string): Promise<Answer<OrderPage>> {
	const options = { params: { id } };
	const came = await api.post('/api/shop/orders/{id}/complete', undefined, options);
	const goes_back = !came.ok && came.problem.slug === 'order-goes-back';
	if (!came.ok && !goes_back) return came;
	const read = await api.get('/api/shop/orders/{id}', options);
	if (!read.ok) return read;
	const { status, payment_id } = read.value;
	const payment = status === 'awaiting_payment' && payment_id ? await api.get('/api/billing/payments/{id}', { params: { id: payment_id } }) : null;
	return { ok: true, value: { order: read.value, payment: payment?.ok ? payment.value : null, goes_back } };
}

/** Gives an order up that waits for its payment. The problem, if any, is for the caller to tell. */
export async function giveUp(id: string): Promise<Problem | null> {
	const answer = await api.post('/api/shop/orders/{id}/cancellation', undefined, { params: { id } });
	return answer.ok ? null : answer.problem;
}
