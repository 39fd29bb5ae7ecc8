//! What billing tells others: notices, in the batch of their cause.
use crate::api::{PaymentFailureView, PaymentView};
use crate::provider;
use crate::rules::{collected_on, creditor_reference};
use crate::store::{self, AccountRow, ExpiringRow, MethodRow, PaymentFacts, PaymentRow, ToldRow};
use db::{DbError, Statement};
use kernel::{CustomerId, Day, Instant, Money, NewIds};
use ledger::{InvoiceKind, PayMethod};
use outbox::{
    AfterFailure, Collection, CollectionAhead, CreditNoteNotice, DisputeNotice, Due, FailureReason, InvoiceNotice,
    LateFee, MandateNotice, Method, MethodExpiring, MethodKind, Page, PaymentFailure, PaymentNotice, RefundNotice,
    Reminder, SuspensionNotice, Topic, owe_customer, owe_free_again, owe_operators, owe_received,
};
use web::{Role, role};

/// How somebody pays, in the words of notices.
pub(crate) fn method(method: PayMethod, label: Option<&str>) -> Method {
    let kind = match method {
        PayMethod::Card => MethodKind::Card,
        PayMethod::SepaDebit => MethodKind::SepaDebit,
        PayMethod::BacsDebit => MethodKind::BacsDebit,
        PayMethod::UsBankAccount => MethodKind::UsBankAccount,
        PayMethod::BankTransfer => MethodKind::BankTransfer,
        PayMethod::Cash => MethodKind::Cash,
    };
    Method { kind, label: label.unwrap_or_default().to_owned() }
}

/// Owes the notice that a payment came: for the end of the batch that settles it, since it tells what that settled and what is left.
pub(crate) fn received(payment: &PaymentView, on: Day, now: Instant, ids: &dyn NewIds) -> Statement {
    let notice = PaymentNotice {
        name: payment.customer_name.clone(),
        amount: payment.amount,
        on,
        method: method(payment.method, payment.method_label.as_deref()),
        invoices: Vec::new(),
        credit: None,
        page: payment.purpose.invoices.first().map_or_else(Page::billing, |part| Page::invoice(&part.id)),
    };
    owe_received(&payment.customer_id, payment.id.as_str(), notice, now, ids)
}

/// Owes the notices that a payment came: of an order the receipt tells, which is the shop's.
pub(crate) fn paid(facts: &PaymentFacts, on: Day, now: Instant, ids: &dyn NewIds) -> Result<Vec<Statement>, DbError> {
    let (row, mut owed) = (&facts.row, Vec::new());
    if row.purpose()?.order.is_none() {
        owed.push(received(&row.view()?, on, now, ids));
    }
    owed.extend(freed(&[&row.customer_id], now, ids));
    Ok(owed)
}

/// Ends the suspension of those of `customers` who owe none of the invoices any more for which it happened, and tells them: for the end
/// of every batch that settles something, whatever it is. Who is not suspended is told nothing, so that nobody is told twice.
pub(crate) fn freed(customers: &[&CustomerId], now: Instant, ids: &dyn NewIds) -> [Statement; 2] {
    [owe_free_again(customers, &Page::billing(), now, ids), store::unsuspend(customers)]
}

/// Owes the notice that the space ended a suspension, though so much may be overdue.
pub(crate) fn unsuspended(
    customer: &CustomerId,
    name: String,
    overdue: Money,
    now: Instant,
    ids: &dyn NewIds,
) -> Statement {
    let notice = SuspensionNotice { name, overdue, page: Page::billing() };
    let topic = if 0 < overdue.minor { Topic::Reinstated(notice) } else { Topic::Unsuspended(notice) };
    owe_customer(customer, &topic, now, ids)
}

/// What comes after a collection that failed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct After {
    /// What happens next.
    pub(crate) next: AfterFailure,
    /// From which day the customer is suspended, if nothing is paid.
    pub(crate) suspended_on: Option<Day>,
}

/// Owes the notice that a payment did not come which the customer was not there to see fail.
pub(crate) fn failed(
    facts: &PaymentFacts,
    failure: &PaymentFailureView,
    after: After,
    now: Instant,
    ids: &dyn NewIds,
) -> Result<Statement, DbError> {
    let row = &facts.row;
    let purpose = row.paid_for()?;
    let first = purpose.invoices.first();
    let notice = PaymentFailure {
        also: purpose.invoices.iter().skip(1).map(|part| part.number.clone()).collect(),
        name: row.customer_name.clone(),
        amount: row.amount(),
        method: method(row.method, row.method_label.as_deref()),
        number: first.map(|part| part.number.clone()),
        reason: reason(&failure.advice),
        next: after.next,
        suspended_on: after.suspended_on,
        page: match (first, &purpose.order_id) {
            (Some(part), _) => Page::invoice(&part.id),
            (None, Some(order)) => Page::order(order),
            (None, None) => Page::billing(),
        },
    };
    Ok(owe_customer(&row.customer_id, &Topic::PaymentFailed(notice), now, ids))
}

fn reason(advice: &str) -> FailureReason {
    match advice {
        "insufficient-funds" => FailureReason::InsufficientFunds,
        "expired" => FailureReason::Expired,
        "mistyped" => FailureReason::Mistyped,
        "not-authenticated" => FailureReason::NotAuthenticated,
        "account-unusable" => FailureReason::AccountUnusable,
        "try-again" => FailureReason::TryAgain,
        "not-carried-out" => FailureReason::NotCarriedOut,
        _ => FailureReason::AskYourBank,
    }
}

/// Owes the notice that a mandate holds.
pub(crate) fn mandate(
    account: &AccountRow,
    saved: &MethodRow,
    creditor_id: &str,
    now: Instant,
    ids: &dyn NewIds,
) -> Statement {
    // Only SEPA knows creditors by an id.
    let creditor_id = if saved.method == PayMethod::SepaDebit { creditor_id } else { "" };
    let notice = MandateNotice {
        name: account.name.clone(),
        method: method(saved.method, Some(&saved.label)),
        mandate: saved.mandate_ref.clone().unwrap_or_default(),
        creditor_id: creditor_id.to_owned(),
        page: Page::methods(),
    };
    owe_customer(&account.customer_id, &Topic::MandateSetUp(notice), now, ids)
}

/// A debit that lies ahead.
#[derive(Debug, Clone)]
pub(crate) struct Ahead<'a> {
    /// How much.
    pub(crate) amount: Money,
    /// The numbers of what else it is for.
    pub(crate) also: Vec<String>,
    /// By which scheme.
    pub(crate) by: PayMethod,
    /// On which day.
    pub(crate) on: Day,
    /// Who collects, as SEPA knows them.
    pub(crate) creditor_id: &'a str,
}

/// Owes the notice that the invoice of `row`, and others with it, will be collected from a bank account.
pub(crate) fn collection_ahead(row: &ToldRow, ahead: Ahead<'_>, now: Instant, ids: &dyn NewIds) -> Statement {
    let Ahead { amount, also, by, on, creditor_id } = ahead;
    let notice = CollectionAhead {
        name: row.customer_name.clone(),
        amount,
        on,
        method: method(by, row.method_label.as_deref()),
        mandate: row.mandate_ref.clone().unwrap_or_default(),
        creditor_id: if by == PayMethod::SepaDebit { creditor_id.to_owned() } else { String::new() },
        number: row.number(),
        also,
        page: Page::invoice(&row.id),
    };
    owe_customer(&row.customer_id, &Topic::CollectionAhead(notice), now, ids)
}

/// Owes the notice that so much money of a payment has gone back.
pub(crate) fn refunded(
    amount: &Money,
    reason: &str,
    payment: &PaymentFacts,
    now: Instant,
    ids: &dyn NewIds,
) -> Statement {
    let row = &payment.row;
    let notice = RefundNotice {
        name: row.customer_name.clone(),
        amount: *amount,
        method: method(row.method, row.method_label.as_deref()),
        reason: reason.to_owned(),
        page: Page::billing(),
    };
    owe_customer(&row.customer_id, &Topic::Refunded(notice), now, ids)
}

/// Owes operators the notice that a customer's bank wants a payment back, asks about it, or has returned a debit.
pub(crate) fn disputed(
    row: &PaymentRow,
    dispute: &provider::Dispute,
    answer_by: Option<Day>,
    now: Instant,
    ids: &dyn NewIds,
) -> Statement {
    let is_inquiry = dispute.status == provider::DisputeStatus::Inquiry;
    let notice = DisputeNotice {
        customer: row.customer_name.clone(),
        amount: dispute.amount,
        reason: dispute.reason.clone(),
        answer_by,
        is_inquiry,
        // What can be answered has a day until when.
        is_return: row.method.is_debit() && answer_by.is_none() && !is_inquiry,
        page: Page::console_payment(&row.id),
    };
    owe_operators(role::Billing::NAME, &Topic::DisputeOpened(notice), now, ids)
}

/// The invoice of `row`, as its notices tell of it, collected on that day if anything is left to collect.
fn invoice(row: &ToldRow, collected_on: Option<Day>) -> InvoiceNotice {
    let from = row.method.map(|kind| method(kind, row.method_label.as_deref()));
    InvoiceNotice {
        name: row.customer_name.clone(),
        number: row.number(),
        total: row.total(),
        open: row.left(),
        due_on: row.due_on,
        reference: creditor_reference(&row.number()),
        page: Page::invoice(&row.id),
        collected: collected_on.zip(from).filter(|_| 0 < row.left().minor).map(|(on, from)| Collection { on, from }),
    }
}

/// Owes the notice that an invoice or a credit note was issued.
pub(crate) fn issued(row: &ToldRow, now: Instant, ids: &dyn NewIds) -> Result<Statement, DbError> {
    let mut corrects = row.corrects()?.into_iter();
    let topic = match row.kind {
        InvoiceKind::Invoice => Topic::InvoiceIssued(invoice(
            row,
            row.means_alone().map(|means| collected_on(means.method, row.due_on, row.issued_on)),
        )),
        InvoiceKind::CreditNote => Topic::CreditNoteIssued(CreditNoteNotice {
            name: row.customer_name.clone(),
            number: row.number(),
            corrects: corrects.next(),
            also: corrects.collect(),
            amount: Money { minor: -row.total().minor, currency: row.currency },
            page: Page::invoice(&row.id),
        }),
    };
    Ok(owe_customer(&row.customer_id, &topic, now, ids))
}

/// Owes a reminder of an unpaid invoice, `days` after its due day (before it, if negative), and collected on that day.
pub(crate) fn reminder(
    row: &ToldRow,
    days: i64,
    suspended_on: Option<Day>,
    collected_on: Option<Day>,
    now: Instant,
    ids: &dyn NewIds,
) -> Statement {
    let count = u16::try_from(days.abs()).unwrap_or(u16::MAX);
    let when = match days {
        0 => Due::Due,
        1.. => Due::Overdue { days: count },
        _ => Due::BeforeDue { days: count },
    };
    let topic = Topic::InvoiceReminder(Reminder { invoice: invoice(row, collected_on), when, suspended_on });
    owe_customer(&row.customer_id, &topic, now, ids)
}

/// Owes the notice of a fee for paying late.
pub(crate) fn late_fee(row: &ToldRow, days: i64, fee: Money, now: Instant, ids: &dyn NewIds) -> Statement {
    let notice = LateFee {
        name: row.customer_name.clone(),
        number: row.number(),
        days: u16::try_from(days).unwrap_or(u16::MAX),
        open: row.left(),
        fee,
        page: Page::invoice(&row.id),
    };
    owe_customer(&row.customer_id, &Topic::LateFee(notice), now, ids)
}

/// Owes the notice that a customer is suspended.
pub(crate) fn suspended(row: &ToldRow, now: Instant, ids: &dyn NewIds) -> Statement {
    let notice = SuspensionNotice { name: row.customer_name.clone(), overdue: row.left(), page: Page::billing() };
    owe_customer(&row.customer_id, &Topic::Suspended(notice), now, ids)
}

/// Owes the notice that a saved method soon cannot be used any more.
pub(crate) fn expiring(row: &ExpiringRow, now: Instant, ids: &dyn NewIds) -> Statement {
    let notice = MethodExpiring {
        name: row.customer_name.clone(),
        method: method(row.method, Some(&row.label)),
        expires_on: row.expires_on,
        page: Page::methods(),
    };
    owe_customer(&row.customer_id, &Topic::MethodExpiring(notice), now, ids)
}
