import { api } from '../../api/client.ts';
import type { Problem } from '../../api/problem.ts';
import { m } from '../../paraglide/messages.js';
import type { Payment } from '../types.ts';
import { errorText } from './advice.ts';
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
	/** What the provider told the browser, in words. */
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
			const answer = await api.post('/api/billing/payments/{id}/start', { method_id, save }, { params: { id: this.payment.id } });
			if (!answer.ok) return answer.problem;
			const { client_secret, status } = answer.value;
			if (!client_secret) return null;
			if (method_id === null) await this.#confirm(client_secret, this.card);
			else if (status === 'needs_action') await this.#confirm(client_secret, null);
			return null;
		});
	}

	/** Goes on with what the bank wants confirmed. */
	async goOn(): Promise<void> {
		const secret = this.payment.client_secret;
		if (this.busy || !secret) return;
		await this.#step(async () => {
			await this.#confirm(secret, null);
			return null;
		});
	}

	/** Asks how it stands; in another tab or by the bank it may have moved on. */
	async look(): Promise<void> {
		if (!this.busy) await this.#step(async () => null);
	}

	async #step(act: () => Promise<Problem | null>): Promise<void> {
		this.busy = true;
		this.problem = null;
		this.told = '';
		const problem = await act();
		const answer = await api.get('/api/billing/payments/{id}', { params: { id: this.payment.id }, query: { refresh: true } });
		if (answer.ok) this.payment = answer.value;
		// A payment that has moved on needs no apology for not having been started.
		this.problem = this.open ? (problem ?? (answer.ok ? null : answer.problem)) : null;
		this.busy = false;
	}

	async #confirm(secret: string, card: { stripe: Stripe; element: CardElement } | null): Promise<void> {
		const provider = card?.stripe ?? (await stripe(this.payment));
		if (!provider) return;
		const with_ = card ? { payment_method: { card: card.element } } : undefined;
		const { error } = await provider.confirmCardPayment(secret, with_).catch(() => ({ error: {} }));
		if (error) this.told = errorText(error);
	}
}
