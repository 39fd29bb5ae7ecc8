import { m } from '#lib/paraglide/messages.js';

/**
 * Why a bank or the provider said no, for operators: the words for its codes that are well known (Stripe, “Decline codes” and the failure
 * codes of debits), and `refused` and `no_answer`, which are billing’s own.
 */
const words: [() => string, string[]][] = [
	[m.bill_declined_insufficient_funds, ['insufficient_funds']],
	[m.bill_declined_limit, ['withdrawal_count_limit_exceeded', 'card_velocity_exceeded', 'charge_exceeds_source_limit', 'charge_exceeds_weekly_limit', 'amount_too_large', 'invalid_amount']],
	[m.bill_declined_expired, ['expired_card', 'invalid_expiry_month', 'invalid_expiry_year']],
	[m.bill_declined_number, ['incorrect_number', 'invalid_number']],
	[m.bill_declined_cvc, ['incorrect_cvc', 'invalid_cvc']],
	[m.bill_declined_pin, ['incorrect_pin', 'invalid_pin', 'pin_try_exceeded', 'offline_pin_required', 'online_or_offline_pin_required']],
	[m.bill_declined_address, ['incorrect_zip', 'incorrect_address']],
	[m.bill_declined_account_unknown, ['invalid_account', 'account_number_invalid', 'routing_number_invalid', 'no_account', 'invalid_bank_account_iban', 'incorrect_account_details']],
	[m.bill_declined_account_closed, ['account_closed', 'payment_method_bank_account_closed']],
	[m.bill_declined_account_restricted, ['bank_account_restricted', 'bank_ownership_changed', 'payment_method_bank_account_blocked', 'bank_account_unusable']],
	[m.bill_declined_mandate, ['debit_not_authorized', 'mandate_invalid', 'payment_intent_mandate_invalid']],
	[m.bill_declined_authentication, ['authentication_required', 'approve_with_id', 'payment_intent_authentication_failure', 'setup_intent_authentication_failure', 'authentication_not_handled']],
	[m.bill_declined_lost, ['lost_card']],
	[m.bill_declined_stolen, ['stolen_card']],
	[m.bill_declined_fraud, ['fraudulent', 'merchant_blacklist', 'highest_risk_level', 'elevated_risk_level']],
	[m.bill_declined_restricted, ['pickup_card', 'restricted_card']],
	[m.bill_declined_not_supported, ['card_not_supported', 'transaction_not_allowed', 'not_permitted']],
	[m.bill_declined_currency, ['currency_not_supported']],
	[m.bill_declined_duplicate, ['duplicate_transaction']],
	[m.bill_declined_stopped, ['stop_payment_order', 'revocation_of_authorization', 'revocation_of_all_authorizations']],
	[m.bill_declined_passing, ['processing_error', 'try_again_later', 'issuer_not_available', 'reenter_transaction', 'payment_method_provider_timeout', 'could_not_process', 'generic_could_not_process']],
	[m.bill_declined_invalid, ['new_account_information_available']],
	[m.bill_declined_unsaid, ['generic_decline', 'card_declined', 'do_not_honor', 'do_not_try_again', 'call_issuer', 'no_action_taken', 'security_violation', 'service_not_allowed', 'refer_to_customer']],
	[m.bill_declined_test_card, ['testmode_decline', 'live_mode_test_card']],
	[m.bill_declined_refused, ['refused']],
	[m.bill_declined_no_answer, ['no_answer']]
];

const known = new Map(words.flatMap(([word, codes]) => codes.map((code) => [code, word] as const)));

/** In words, with the code to look it up by; a code that is new stands alone. */
export function failureText(code: string): string {
	const word = known.get(code);
	return word ? `${word()} (${code})` : code;
}
