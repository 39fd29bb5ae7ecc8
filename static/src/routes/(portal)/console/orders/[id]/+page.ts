import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import type { Answer } from '#lib/api/problem.ts';
import type { PaymentDetail } from '#lib/console/billing/types.ts';
import { holds, session } from '#lib/session.svelte.ts';

/** One order; its payment too, where this operator may see payments. */
export const load = ({ params }) => {
	const [viewer, order] = [session.ask(), api.get('/api/shop/all/orders/{id}', { params: { id: params.id } })];
	const payment = Promise.all([viewer, order]).then(async ([who, what]): Promise<Answer<PaymentDetail | null>> => {
		const id = what.ok ? what.value.order.payment_id : null;
		if (!id || !who.ok || !holds(who.value, 'billing:read')) return { ok: true, value: null };
		return api.get('/api/billing/all/payments/{id}', { params: { id } });
	});
	return { setup: all({ viewer, order, payment }) };
};
