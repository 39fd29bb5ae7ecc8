import { api } from '../../api/client.ts';
import type { Problem } from '../../api/problem.ts';
import { m } from '../../paraglide/messages.js';
import type { Payment } from '../types.ts';
import { adviceText, errorText } from './advice.ts';
import { stripe, type CardElement, type Stripe } from './stripe.ts';

/**
 * One payment's way through the browser. What is true of it is the server's to say: after every step it is asked, and
 * what the provider told the browser only explains.
 */
export class Paying {
	payment = $state.raw<Payment>() as Payment;
	busy = $state(false);
	/** What our own server said no to; nothing was taken by it. */
	problem = $state.raw<Problem | null>(null);
	/** What the bank or the provider said, in words. */
	told = $state('');
	card: { stripe: Stripe; element: CardElement } | null = null;

	constructor(payment: Payment) {
		this.payment = payment;
	}

	/** Whether it still waits for somebody to pay. */
	get open(): boolean {
		return ['wanted', 'needs_action', 'failed'].includes(this.payment.status);
	}

	/** Pays with a saved method, or with the card that was typed (`null`). */
	async pay(method_id: string | null, save: boolean): Promise<void> {
		if (this.busy) return;
		if (method_id === null && !this.card) return void (this.told = m.pay_unreachable());
		await this.#step(async () => {
			const typed = method_id === null;
			const wish = { method_id, method: typed ? ('card' as const) : null, save: typed && save };
			const answer = await api.post('/api/billing/payments/{id}/start', wish, { params: { id: this.payment.id } });
			if (!answer.ok) return answer.problem;
			const { client_secret, method_ref, provider } = answer.value;
			if (client_secret) await this.#confirm(client_secret, method_ref, method_id === null ? this.card : null, provider);
			return null;
		});
	}

	/** Asks how it stands; in another tab or by the bank it may have moved on. */
	async look(): Promise<void> {
		if (!this.busy) await this.#step(async () => null);
	}

	/** Gives it up, so that something else can be paid instead. */
	async giveUp(): Promise<void> {
		if (this.busy) return;
		await this.#step(async () => {
			const answer = await api.post('/api/billing/payments/{id}/cancellation', undefined, { params: { id: this.payment.id } });
			return answer.ok ? null : answer.problem;
		});
	}

	async #step(act: () => Promise<Problem | null>): Promise<void> {
		this.busy = true;
		this.problem = null;
		this.told = '';
		const problem = await act();
		const answer = await api.post('/api/billing/payments/{id}/refresh', undefined, { params: { id: this.payment.id } });
		if (answer.ok) this.payment = { ...this.payment, ...answer.value };
		// A payment that has moved on needs no apology for not having been started.
		this.problem = this.open ? (problem ?? (answer.ok ? null : answer.problem)) : null;
		if (this.problem?.slug === 'declined') this.told = adviceText(String(this.problem.more.advice));
		this.busy = false;
	}

	async #confirm(secret: string, method_ref: string | null, card: Paying['card'], at: NonNullable<Payment['provider']>): Promise<void> {
		const provider = card?.stripe ?? (await stripe(at));
		if (!provider) return void (this.told = m.pay_unreachable());
		const payment_method = card ? { card: card.element } : (method_ref ?? undefined);
		const { error } = await provider.confirmCardPayment(secret, payment_method ? { payment_method } : undefined).catch(() => ({ error: {} }));
		if (error) this.told = errorText(error);
	}
}
