use super::Words;

/// The words of invoices and payments.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Billing {
    /// An invoice was issued, and the customer is to pay it.
    pub(crate) invoice_to_pay: Words,
    /// An invoice was issued, and is collected by itself.
    pub(crate) invoice_collected: Words,
    /// An invoice was issued, and is paid.
    pub(crate) invoice_paid: Words,
    /// An invoice was issued, and credit notes took all of it back.
    pub(crate) invoice_credited: Words,
    /// An invoice was issued, and what was left of it was given up.
    pub(crate) invoice_given_up: Words,
    /// A credit note was issued.
    pub(crate) credit_note: Words,
    /// A payment came.
    pub(crate) payment_received: Words,
    /// A payment failed and is tried again.
    pub(crate) payment_tried_again: Words,
    /// A payment failed and waits for the customer's confirmation.
    pub(crate) payment_to_confirm: Words,
    /// A payment failed for good.
    pub(crate) payment_to_pay: Words,
    /// A payment failed that was on its way for an order, which is given up soon.
    pub(crate) payment_of_order: Words,
    /// Why it failed.
    pub(crate) reasons: Reasons,
    /// From when the customer is suspended if nothing is paid: `{day}`.
    pub(crate) suspended_on: &'static str,
    /// An invoice is due soon.
    pub(crate) due_soon: Words,
    /// An invoice is due today.
    pub(crate) due_today: Words,
    /// An invoice is overdue.
    pub(crate) overdue: Words,
    /// How an invoice can be paid: `{reference}`.
    pub(crate) pay: &'static str,
    /// How an invoice is collected: `{method}`, `{collected}`.
    pub(crate) collected: &'static str,
    /// A bank account will be debited.
    pub(crate) collection_ahead: Words,
    /// A bank account will be debited for several invoices at once.
    pub(crate) collection_ahead_of_several: Words,
    /// Paying late costs a fee.
    pub(crate) late_fee: Words,
    /// The customer was suspended.
    pub(crate) suspended: Words,
    /// The customer is no longer suspended.
    pub(crate) unsuspended: Words,
    /// The space has ended the suspension, and `{overdue}` is overdue all the same.
    pub(crate) reinstated: Words,
    /// Money goes back.
    pub(crate) refunded: Words,
    /// A mandate holds from now on.
    pub(crate) mandate_set_up: Words,
    /// A saved method soon cannot be used any more.
    pub(crate) method_expiring: Words,
    /// To operators: a customer's bank wants a payment back.
    pub(crate) dispute_opened: Words,
    /// To operators: a customer's bank asks about a payment and has taken nothing.
    pub(crate) dispute_inquiry: Words,
    /// To operators: a customer's bank has returned a debit, which nobody can answer.
    pub(crate) debit_returned: Words,
    /// Why banks return debits.
    pub(crate) returns: Returns,
    /// What the means of payment are called.
    pub(crate) methods: Methods,
    /// What stands before the facts.
    pub(crate) labels: Labels,
}

/// Why a payment failed, and what the payer can do.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Reasons {
    /// Too little money.
    pub(crate) insufficient_funds: &'static str,
    /// An expired card.
    pub(crate) expired: &'static str,
    /// Wrong figures.
    pub(crate) mistyped: &'static str,
    /// Nobody confirmed.
    pub(crate) not_authenticated: &'static str,
    /// No debits from that account.
    pub(crate) account_unusable: &'static str,
    /// A passing fault.
    pub(crate) try_again: &'static str,
    /// The provider would not.
    pub(crate) not_carried_out: &'static str,
    /// Nobody knows.
    pub(crate) ask_your_bank: &'static str,
}

/// Why a bank returned a debit.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Returns {
    /// Too little money.
    pub(crate) insufficient_funds: &'static str,
    /// No mandate, or one that was revoked.
    pub(crate) debit_not_authorized: &'static str,
    /// The account is no more.
    pub(crate) account_closed: &'static str,
    /// Wrong figures.
    pub(crate) incorrect_account_details: &'static str,
    /// The bank could not carry it out.
    pub(crate) bank_cannot_process: &'static str,
    /// The payer wanted it back.
    pub(crate) customer_initiated: &'static str,
    /// The bank does not say.
    pub(crate) general: &'static str,
}

/// What the means of payment are called in the middle of a sentence.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Methods {
    /// A card.
    pub(crate) card: &'static str,
    /// SEPA Direct Debit.
    pub(crate) sepa_debit: &'static str,
    /// Bacs Direct Debit.
    pub(crate) bacs_debit: &'static str,
    /// ACH debit.
    pub(crate) us_bank_account: &'static str,
    /// A transfer by the customer.
    pub(crate) bank_transfer: &'static str,
    /// Cash.
    pub(crate) cash: &'static str,
}

/// What stands before a number, an amount or a day.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Labels {
    /// An invoice's number.
    pub(crate) invoice: &'static str,
    /// Several invoices' numbers.
    pub(crate) invoices: &'static str,
    /// A credit note's number.
    pub(crate) credit_note: &'static str,
    /// What it comes to.
    pub(crate) amount: &'static str,
    /// What is still to be paid.
    pub(crate) open: &'static str,
    /// The due day.
    pub(crate) due: &'static str,
    /// What to quote in a transfer.
    pub(crate) reference: &'static str,
    /// A day.
    pub(crate) day: &'static str,
    /// The means of payment.
    pub(crate) method: &'static str,
    /// The account that is debited.
    pub(crate) account: &'static str,
    /// A mandate's reference.
    pub(crate) mandate: &'static str,
    /// Who collects, as the scheme knows them.
    pub(crate) creditor: &'static str,
    /// What is left for the next invoice.
    pub(crate) credit: &'static str,
    /// A reason.
    pub(crate) reason: &'static str,
    /// A fee.
    pub(crate) fee: &'static str,
    /// A customer's name, for operators.
    pub(crate) customer: &'static str,
    /// Until when to answer.
    pub(crate) answer_by: &'static str,
}
