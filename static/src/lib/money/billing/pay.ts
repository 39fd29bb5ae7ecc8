import { api } from '../../api/client.ts';
import type { Problem } from '../../api/problem.ts';
import { paths } from '../../paths.ts';

/** What is to be paid of which invoice, in minor units. */
export interface Part {
	id: string;
	minor: number;
}

/** Wants to pay invoices, whole or in part, and goes to the page that takes the money. The problem, if any, is for the caller to tell. */
export async function payInvoices(invoices: Part[]): Promise<Problem | null> {
	// The same wish again, pressed twice or in two tabs, is the payment that waits already.
	const answer = await api.post('/api/billing/payments', { invoices });
	const pending = answer.ok || answer.problem.slug !== 'payment-pending' ? null : answer.problem.more.payment_id;
	if (!answer.ok && typeof pending !== 'string') return answer.problem;
	location.assign(paths.pay(answer.ok ? answer.value.id : (pending as string)));
	return null;
}
