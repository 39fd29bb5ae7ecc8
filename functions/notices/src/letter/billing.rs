//! Invoices and payments.
use super::Letter;
use super::pen::{Pen, Values};
use crate::texts::billing::{Billing, Reasons, Returns};
use crate::texts::fill;
use outbox::{
    AfterFailure, CollectionAhead, CreditNoteNotice, DisputeNotice, Due, FailureReason, InvoiceNotice, LateFee,
    MandateNotice, MethodExpiring, PaymentFailure, PaymentNotice, RefundNotice, Reminder, SettledWithout,
    SuspensionNotice,
};

pub(super) fn invoice(pen: &Pen, notice: &InvoiceNotice) -> Letter {
    let texts = &pen.texts.billing;
    let words = match (notice.settled, &notice.collected) {
        (Some(SettledWithout::Credited), _) => &texts.invoice_credited,
        (Some(SettledWithout::WrittenOff), _) => &texts.invoice_given_up,
        _ if notice.open.minor <= 0 => &texts.invoice_paid,
        (None, Some(_)) => &texts.invoice_collected,
        (None, None) => &texts.invoice_to_pay,
    };
    let letter = pen.letter(words, &notice.name, &notice.page, values_of(pen, notice));
    let told_below = notice.open == notice.total && 0 < notice.open.minor;
    let total = (texts.labels.amount, if told_below { String::new() } else { pen.money(notice.total) });
    letter.with_facts([(texts.labels.invoice, notice.number.clone()), total]).with_facts(to_pay(pen, notice))
}

pub(super) fn reminder(pen: &Pen, notice: &Reminder) -> Letter {
    let (texts, invoice) = (&pen.texts.billing, &notice.invoice);
    let (words, days) = match notice.when {
        Due::BeforeDue { days } => (&texts.due_soon, days),
        Due::Due => (&texts.due_today, 0),
        Due::Overdue { days } => (&texts.overdue, days),
    };
    let mut values = values_of(pen, invoice);
    let how = fill(if invoice.collected.is_some() { texts.collected } else { texts.pay }, &values);
    values.extend([("days", pen.in_days(days)), ("how", how)]);
    let suspended = notice.suspended_on.map(|day| fill(texts.suspended_on, &[("day", pen.day(day))]));
    let letter = pen.letter(words, &invoice.name, &invoice.page, values).with_paragraph(suspended);
    letter.with_facts([(texts.labels.invoice, invoice.number.clone())]).with_facts(to_pay(pen, invoice))
}

fn values_of(pen: &Pen, notice: &InvoiceNotice) -> Values {
    let mut values = vec![
        ("number", notice.number.clone()),
        ("total", pen.money(notice.total)),
        ("open", pen.money(notice.open)),
        ("due", pen.day(notice.due_on)),
        ("reference", notice.reference.clone()),
    ];
    if let Some(collected) = &notice.collected {
        values.extend([("method", pen.method(&collected.from)), ("collected", pen.day(collected.on))]);
    }
    values
}

/// What is to be paid, by when and how; nothing of it for an invoice that is paid.
fn to_pay(pen: &Pen, notice: &InvoiceNotice) -> Vec<(&'static str, String)> {
    let labels = &pen.texts.billing.labels;
    if notice.open.minor <= 0 {
        return Vec::new();
    }
    let how = match &notice.collected {
        Some(collected) => (labels.method, pen.method_alone(&collected.from)),
        None => (labels.reference, notice.reference.clone()),
    };
    vec![(labels.open, pen.money(notice.open)), (labels.due, pen.day(notice.due_on)), how]
}

pub(super) fn credit_note(pen: &Pen, notice: &CreditNoteNotice) -> Letter {
    let (texts, amount) = (&pen.texts.billing, pen.money(notice.amount));
    let values = vec![("number", notice.number.clone()), ("amount", amount.clone())];
    pen.letter(&texts.credit_note, &notice.name, &notice.page, values).with_facts([
        (texts.labels.credit_note, notice.number.clone()),
        numbers(pen, notice.corrects.as_deref(), &notice.also),
        (texts.labels.amount, amount),
    ])
}

/// The invoices that something is about, as a fact.
fn numbers(pen: &Pen, first: Option<&str>, also: &[String]) -> (&'static str, String) {
    let labels = &pen.texts.billing.labels;
    let all: Vec<&str> = first.into_iter().chain(also.iter().map(String::as_str)).collect();
    (if all.len() == 1 { labels.invoice } else { labels.invoices }, all.join(", "))
}

pub(super) fn payment(pen: &Pen, notice: &PaymentNotice) -> Letter {
    let texts = &pen.texts.billing;
    let (amount, day) = (pen.money(notice.amount), pen.day(notice.on));
    let values = vec![("amount", amount.clone()), ("day", day.clone())];
    pen.letter(&texts.payment_received, &notice.name, &notice.page, values).with_facts([
        (texts.labels.amount, amount),
        (texts.labels.day, day),
        (texts.labels.method, pen.method_alone(&notice.method)),
        numbers(pen, None, &notice.invoices),
        (texts.labels.credit, notice.credit.map(|credit| pen.money(credit)).unwrap_or_default()),
    ])
}

pub(super) fn payment_failed(pen: &Pen, notice: &PaymentFailure) -> Letter {
    let texts = &pen.texts.billing;
    let mut values = vec![
        ("amount", pen.money(notice.amount)),
        ("method", pen.method(&notice.method)),
        ("reason", reason(notice.reason, &texts.reasons).to_owned()),
    ];
    let words = match notice.next {
        AfterFailure::TriedAgain { on } => {
            values.push(("again", pen.day(on)));
            &texts.payment_tried_again
        }
        AfterFailure::ConfirmIt => &texts.payment_to_confirm,
        AfterFailure::PayYourself => &texts.payment_to_pay,
        AfterFailure::OrderLapses => &texts.payment_of_order,
    };
    let suspended = notice.suspended_on.map(|day| fill(texts.suspended_on, &[("day", pen.day(day))]));
    pen.letter(words, &notice.name, &notice.page, values).with_paragraph(suspended).with_facts([
        (texts.labels.amount, pen.money(notice.amount)),
        (texts.labels.method, pen.method_alone(&notice.method)),
        numbers(pen, notice.number.as_deref(), &notice.also),
    ])
}

fn reason(reason: FailureReason, texts: &Reasons) -> &'static str {
    match reason {
        FailureReason::InsufficientFunds => texts.insufficient_funds,
        FailureReason::Expired => texts.expired,
        FailureReason::Mistyped => texts.mistyped,
        FailureReason::NotAuthenticated => texts.not_authenticated,
        FailureReason::AccountUnusable => texts.account_unusable,
        FailureReason::TryAgain => texts.try_again,
        FailureReason::NotCarriedOut => texts.not_carried_out,
        FailureReason::AskYourBank => texts.ask_your_bank,
    }
}

pub(super) fn collection_ahead(pen: &Pen, notice: &CollectionAhead) -> Letter {
    let texts = &pen.texts.billing;
    let (amount, day) = (pen.money(notice.amount), pen.day(notice.on));
    let values = vec![
        ("amount", amount.clone()),
        ("day", day.clone()),
        ("scheme", pen.kind(notice.method.kind).to_owned()),
        ("number", notice.number.clone()),
    ];
    let mandate = mandate_facts(texts, &notice.mandate, &notice.creditor_id);
    let words = if notice.also.is_empty() { &texts.collection_ahead } else { &texts.collection_ahead_of_several };
    pen.letter(words, &notice.name, &notice.page, values)
        .with_facts([
            (texts.labels.amount, amount),
            (texts.labels.day, day),
            (texts.labels.account, pen.method_alone(&notice.method)),
        ])
        .with_facts(mandate)
        .with_facts([numbers(pen, Some(&notice.number), &notice.also)])
}

pub(super) fn mandate(pen: &Pen, notice: &MandateNotice) -> Letter {
    let texts = &pen.texts.billing;
    let values = vec![("method", pen.method(&notice.method)), ("scheme", pen.kind(notice.method.kind).to_owned())];
    pen.letter(&texts.mandate_set_up, &notice.name, &notice.page, values)
        .with_facts([(texts.labels.account, pen.method_alone(&notice.method))])
        .with_facts(mandate_facts(texts, &notice.mandate, &notice.creditor_id))
}

fn mandate_facts(texts: &Billing, mandate: &str, creditor_id: &str) -> [(&'static str, String); 2] {
    [(texts.labels.mandate, mandate.to_owned()), (texts.labels.creditor, creditor_id.to_owned())]
}

pub(super) fn late_fee(pen: &Pen, notice: &LateFee) -> Letter {
    let texts = &pen.texts.billing;
    let (open, fee) = (pen.money(notice.open), pen.money(notice.fee));
    let values = vec![
        ("number", notice.number.clone()),
        ("days", pen.in_days(notice.days)),
        ("open", open.clone()),
        ("fee", fee.clone()),
    ];
    let labels = &texts.labels;
    let facts = [(labels.invoice, notice.number.clone()), (labels.open, open), (labels.fee, fee)];
    pen.letter(&texts.late_fee, &notice.name, &notice.page, values).with_facts(facts)
}

pub(super) fn suspended(pen: &Pen, notice: &SuspensionNotice) -> Letter {
    let values = vec![("overdue", pen.money(notice.overdue))];
    pen.letter(&pen.texts.billing.suspended, &notice.name, &notice.page, values)
}

pub(super) fn unsuspended(pen: &Pen, notice: &SuspensionNotice) -> Letter {
    pen.letter(&pen.texts.billing.unsuspended, &notice.name, &notice.page, Vec::new())
}

pub(super) fn reinstated(pen: &Pen, notice: &SuspensionNotice) -> Letter {
    let values = vec![("overdue", pen.money(notice.overdue))];
    pen.letter(&pen.texts.billing.reinstated, &notice.name, &notice.page, values)
}

pub(super) fn refund(pen: &Pen, notice: &RefundNotice) -> Letter {
    let (texts, amount) = (&pen.texts.billing, pen.money(notice.amount));
    let values = vec![("amount", amount.clone()), ("method", pen.method(&notice.method))];
    let facts = [(texts.labels.amount, amount), (texts.labels.reason, notice.reason.clone())];
    pen.letter(&texts.refunded, &notice.name, &notice.page, values).with_facts(facts)
}

pub(super) fn method_expiring(pen: &Pen, notice: &MethodExpiring) -> Letter {
    let values = vec![("method", pen.method(&notice.method)), ("day", pen.day(notice.expires_on))];
    pen.letter(&pen.texts.billing.method_expiring, &notice.name, &notice.page, values)
}

pub(super) fn dispute(pen: &Pen, notice: &DisputeNotice) -> Letter {
    let (texts, amount) = (&pen.texts.billing, pen.money(notice.amount));
    let values = vec![("customer", notice.customer.clone()), ("amount", amount.clone())];
    let words = match (notice.is_return, notice.is_inquiry) {
        (true, _) => &texts.debit_returned,
        (false, true) => &texts.dispute_inquiry,
        (false, false) => &texts.dispute_opened,
    };
    let reason = if notice.is_return { returned_for(&texts.returns, &notice.reason) } else { &notice.reason };
    pen.letter(words, "", &notice.page, values).with_facts([
        (texts.labels.customer, notice.customer.clone()),
        (texts.labels.amount, amount),
        (texts.labels.reason, reason.to_owned()),
        (texts.labels.answer_by, notice.answer_by.map(|day| pen.day(day)).unwrap_or_default()),
    ])
}

/// Why a bank returned a debit, by the provider's word (Stripe, "The Dispute object", `reason`; the failure codes of debits are told
/// in the same words); a word that is new stands as it is.
fn returned_for<'a>(returns: &'a Returns, word: &'a str) -> &'a str {
    match word {
        "insufficient_funds" => returns.insufficient_funds,
        "debit_not_authorized" => returns.debit_not_authorized,
        "account_closed" => returns.account_closed,
        "incorrect_account_details" => returns.incorrect_account_details,
        "bank_cannot_process" => returns.bank_cannot_process,
        "customer_initiated" => returns.customer_initiated,
        "general" => returns.general,
        _ => word,
    }
}
