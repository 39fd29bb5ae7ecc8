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
	// What is to be paid is the key: pressed twice, or in two tabs, it is one payment.
	const answer = await api.post('/api/billing/payments', { invoices });
	if (!answer.ok) return answer.problem;
	location.assign(paths.pay(answer.value.id));
	return null;
}
