import { m } from '../../paraglide/messages.js';
import type { Choices } from '../choices.ts';
import type { Dispute, PaymentRow, Refund, UnheardEvent } from './types.ts';

type Standing = { text: string; tone: 'good' | 'bad' | '' };

/** Which payments are shown. */
export const paymentStates = (): Choices => [
	['', m.bill_all_payments()],
	['pending', m.invoice_processing()],
	['received', m.bill_payment_succeeded()],
	['failed', m.bill_payment_failed()]
];

/** The state that an address names; nothing, if it names none. */
export const stateOf = (name: string): 'pending' | 'received' | 'failed' | '' => (['pending', 'received', 'failed'] as const).find((state) => state === name) ?? '';

/** How far a payment has come, in a word. */
export function paymentState({ status }: Pick<PaymentRow, 'status'>): Standing {
	const states: Record<PaymentRow['status'], Standing> = {
		wanted: { text: m.bill_payment_wanted(), tone: '' },
		needs_action: { text: m.bill_payment_needs_action(), tone: '' },
		processing: { text: m.invoice_processing(), tone: '' },
		succeeded: { text: m.bill_payment_succeeded(), tone: 'good' },
		failed: { text: m.bill_payment_failed(), tone: 'bad' },
		cancelled: { text: m.bill_payment_cancelled(), tone: '' }
	};
	return states[status];
}

/** How far a refund has come; one by hand waits for an operator. */
export function refundState({ status, by_hand: byHand }: Pick<Refund, 'status' | 'by_hand'>): Standing {
	const states: Record<Refund['status'], Standing> = {
		wanted: { text: byHand ? m.bill_refund_to_do() : m.bill_refund_wanted(), tone: byHand ? 'bad' : '' },
		processing: { text: m.bill_refund_processing(), tone: '' },
		succeeded: { text: m.bill_refund_succeeded(), tone: 'good' },
		failed: byHand ? { text: m.bill_refund_called_off(), tone: '' } : { text: m.bill_refund_failed(), tone: 'bad' }
	};
	return states[status];
}

/** How a dispute stands; a bank that only asks has taken nothing, and a debit that it returned cannot be answered. */
export function disputeState({ status, is_inquiry, is_return }: Pick<Dispute, 'status' | 'is_inquiry' | 'is_return'>): Standing {
	if (is_inquiry) return { text: m.bill_dispute_inquiry(), tone: '' };
	if (is_return) return { text: m.bill_dispute_returned(), tone: 'bad' };
	const states: Record<Dispute['status'], Standing> = {
		open: { text: m.bill_dispute_open(), tone: 'bad' },
		won: { text: m.bill_dispute_won(), tone: 'good' },
		lost: { text: m.bill_dispute_lost(), tone: '' }
	};
	return states[status];
}

/** What the payment provider told of; a kind that is new stands as it is. */
export function aboutText({ kind }: Pick<UnheardEvent, 'kind'>): string {
	const kinds: Record<string, () => string> = {
		payment: m.settled_payment,
		refunded: m.bill_refunds,
		refund: m.bill_unheard_refund,
		dispute: m.bill_unheard_dispute,
		setup: m.bill_unheard_method,
		mandate: m.bill_unheard_mandate,
		method_changed: m.bill_unheard_method,
		method_gone: m.bill_unheard_method,
		unreadable: m.bill_unheard_unreadable
	};
	return kinds[kind]?.() ?? kind;
}

/** What was done about an invoice that was not paid, "remind:7" in words; the number is days after due, or after the day that follows it, on which it
 * was open again. */
export function stepText(step: string): string {
	const [name = '', days = '', reopened = ''] = step.split(':');
	const texts: Record<string, () => string> = {
		announce: m.bill_step_announce,
		collect: m.bill_step_collect,
		remind: m.bill_step_remind,
		fee: m.bill_step_fee,
		suspension_told: m.bill_step_suspension_told,
		suspend: m.bill_step_suspend
	};
	const text = texts[name]?.() ?? name;
	const count = Number(days);
	if (!days || Number.isNaN(count)) return text;
	if (count < 0) return m.bill_step_when({ text, when: m.bill_days_before_due({ count: -count }) });
	return m.bill_step_when({ text, when: reopened ? m.bill_days_after_reopening({ count }) : m.bill_days_after_due({ count }) });
}

export const treatments = (): Choices => [
	['as_usual', m.bill_treatment_usual()],
	['reverse_charge', m.bill_treatment_reverse()],
	['exempt', m.bill_treatment_exempt()]
];
