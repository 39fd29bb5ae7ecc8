import { m } from '../../paraglide/messages.js';
import type { StripeError } from './stripe.ts';

/** What a customer is told about a payment that did not go through, and so what to do. The keys are billing's. */
const texts: Record<string, () => string> = {
	'insufficient-funds': m.declined_insufficient_funds,
	expired: m.declined_expired,
	mistyped: m.declined_mistyped,
	'not-authenticated': m.declined_not_authenticated,
	'account-unusable': m.declined_account_unusable,
	'try-again': m.declined_try_again,
	'not-carried-out': m.declined_not_carried_out,
	'ask-your-bank': m.declined_ask_your_bank
};

export const adviceText = (key: string): string => (texts[key] ?? m.declined_ask_your_bank)();

/** What the provider's own form says while it is filled in, or when the bank says no there; billing learns the rest from the provider. */
export function errorText({ code = '', decline_code = '' }: StripeError): string {
	if (code.startsWith('incomplete') || code.startsWith('invalid') || code.startsWith('incorrect')) return m.declined_mistyped();
	if (code === 'expired_card') return m.declined_expired();
	if (decline_code === 'insufficient_funds') return m.declined_insufficient_funds();
	if (code.includes('authentication')) return m.declined_not_authenticated();
	return code === 'processing_error' || code === '' ? m.declined_try_again() : m.declined_ask_your_bank();
}
