//! What somebody wants to pay, and what keeps it from being paid twice.
use crate::rules::{BEGUN_MAX, Wanted};
use db::{Query, Statement};
use kernel::{Currency, CustomerId};
use ledger::{InvoiceId, PaymentId};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[WANTED, WANTED_OF, GUARD_OPEN, GUARD_FEW];

/// An invoice that somebody wants to pay.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct WantedRow {
    pub(crate) id: InvoiceId,
    pub(crate) customer_id: CustomerId,
    pub(crate) kind: ledger::InvoiceKind,
    pub(crate) currency: Currency,
    pub(crate) left_minor: i64,
    pub(crate) series: String,
    pub(crate) number: i64,
}

impl WantedRow {
    /// As it decides whether it can be paid; nothing for a credit note or somebody else's.
    pub(crate) fn wanted_by(&self, customer: &CustomerId) -> Option<Wanted> {
        let own = self.customer_id == *customer && self.kind == ledger::InvoiceKind::Invoice;
        own.then(|| Wanted { id: self.id.clone(), currency: self.currency, left_minor: self.left_minor })
    }
}

const WANTED: &str = "
WITH wanted (wanted) AS (SELECT value FROM json_each(?1))
SELECT id, customer_id, kind, currency, gross_minor - settled_minor AS left_minor, series, number
FROM wanted JOIN v_invoices ON v_invoices.id = wanted LIMIT 100";

const WANTED_OF: &str = "
SELECT invoice.id, invoice.customer_id, invoice.kind, invoice.currency, invoice.gross_minor - invoice.settled_minor AS left_minor,
  invoice.series, invoice.number
FROM v_payments AS payment, json_each(payment.purpose, '$.invoices') AS part JOIN v_invoices AS invoice ON invoice.id = part.value ->> 'id'
WHERE payment.id = ?1 LIMIT 100";

/// The invoices that a payment is for.
pub(crate) fn wanted_of(payment: &PaymentId) -> Query<WantedRow> {
    Query::new(WANTED_OF, [payment.as_str().into()])
}

/// The invoices of these ids, at most a hundred.
pub(crate) fn wanted<'a>(ids: impl IntoIterator<Item = &'a InvoiceId>) -> Query<WantedRow> {
    Query::new(WANTED, [serde_json::json!(ids.into_iter().collect::<Vec<_>>()).into()])
}

// Between looking and writing somebody paid, or began to.
const GUARD_OPEN: &str = "
INSERT INTO billing_guards (guard) SELECT 'invoice_moved' WHERE EXISTS (
  SELECT 1 FROM json_each(?1) AS part JOIN v_invoices AS invoice ON invoice.id = part.value ->> 'id'
  WHERE invoice.gross_minor - invoice.settled_minor < (part.value ->> 'minor') + coalesce((
    SELECT sum(other.value ->> 'minor') FROM v_payments AS payment, json_each(payment.purpose, '$.invoices') AS other
    WHERE payment.customer_id = invoice.customer_id AND payment.status IN ('wanted', 'needs_action', 'processing')
      AND other.value ->> 'id' = invoice.id), 0))";

/// Breaks `invoice_moved` if more is wanted of an invoice, in `parts` and in payments that have not come to an end, than is
/// left of it. Stands before the payment for `parts` is written.
pub(crate) fn guard_open(parts: &[ledger::Part]) -> Statement {
    Statement::new(GUARD_OPEN, [serde_json::json!(parts).into()])
}

const GUARD_FEW: &str = "
INSERT INTO payment_guards (guard) SELECT 'too_many_payments' WHERE ?2 <= (
  SELECT count(*) FROM v_payments WHERE customer_id = ?1 AND status IN ('wanted', 'needs_action', 'processing') AND on_session = 1)";

/// Breaks `too_many_payments` if a customer has as many payments that they began and that have not come to an end as somebody may have.
/// Stands before another is wanted.
pub(crate) fn guard_few(customer: &CustomerId) -> Statement {
    Statement::new(GUARD_FEW, [customer.as_str().into(), BEGUN_MAX.into()])
}
