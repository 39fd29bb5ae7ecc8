import { m } from '../../paraglide/messages.js';

/** Why banks take payments back, by the provider's names (https://docs.stripe.com/api/disputes/object#dispute_object-reason). */
const disputed: Record<string, () => string> = {
	account_closed: m.bill_why_account_closed,
	bank_cannot_process: m.bill_why_bank_cannot_process,
	check_returned: m.bill_why_check_returned,
	credit_not_processed: m.bill_why_credit_not_processed,
	customer_initiated: m.bill_why_customer_initiated,
	debit_not_authorized: m.bill_why_debit_not_authorized,
	duplicate: m.bill_why_duplicate,
	fraudulent: m.bill_why_fraudulent,
	incorrect_account_details: m.bill_why_incorrect_account_details,
	insufficient_funds: m.bill_why_insufficient_funds,
	noncompliant: m.bill_why_noncompliant,
	product_not_received: m.bill_why_product_not_received,
	product_unacceptable: m.bill_why_product_unacceptable,
	subscription_canceled: m.bill_why_subscription_canceled,
	unrecognized: m.bill_why_unrecognized,
	general: m.bill_why_general
};

/** Why a bank wants a payment back, in words; a name that is new stands as it is. */
export const disputeReason = ({ reason }: { reason: string }): string => disputed[reason]?.() ?? reason.replaceAll('_', ' ');
