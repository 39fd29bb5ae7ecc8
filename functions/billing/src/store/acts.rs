//! What operators' acts read and hold to.
use crate::api::PaidInvoice;
use db::{Query, Statement};
use kernel::{Currency, CustomerId, Instant, Money};
use ledger::{ChargeId, InvoiceId, PaymentId, invoice_number};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[
    CHARGE_BY_KEY,
    BY_HAND,
    GUARD_BY_HAND,
    HOLDS_DEPOSIT,
    GUARD_DEPOSIT,
    COMING_FOR,
    GUARD_COMING,
    RUNNING,
    INVOICE_BY_KEY,
    PAID_BY,
    PAID,
    OPEN_STEPS,
];

/// A charge that was written before.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct WrittenRow {
    pub(crate) id: ChargeId,
    pub(crate) currency: Currency,
    pub(crate) gross_minor: i64,
    pub(crate) invoice_id: Option<InvoiceId>,
}

const CHARGE_BY_KEY: &str = "
SELECT v_charges.id, currency, gross_minor, (SELECT invoice_id FROM v_invoice_lines WHERE v_invoice_lines.id = v_charges.id) AS invoice_id
FROM v_charges WHERE key = ?1 LIMIT 1";

/// The charge that was written under `key`, and the invoice that it stands on.
pub(crate) fn charge_by_key(key: &str) -> Query<WrittenRow> {
    Query::new(CHARGE_BY_KEY, [key.into()])
}

/// A charge that an operator made, or a fee for paying late.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ByHandRow {
    pub(crate) key: String,
    pub(crate) payer_id: CustomerId,
    /// Whether no invoice has it, and it was not withdrawn.
    pub(crate) is_open: u8,
}

const BY_HAND: &str = "
SELECT key, payer_id, EXISTS (SELECT 1 FROM v_open_charges WHERE charge_id = v_charges.id) AS is_open
FROM v_charges WHERE id = ?1 AND source = 'fee'
  AND (('manual:' <= key AND key < 'manual;') OR ('late_fee:' <= key AND key < 'late_fee;')) LIMIT 1";

/// The charge with that id, if an operator made it or it is a fee for paying late.
pub(crate) fn by_hand(id: &ChargeId) -> Query<ByHandRow> {
    Query::new(BY_HAND, [id.as_str().into()])
}

// The job has issued it meanwhile.
const GUARD_BY_HAND: &str = "
INSERT INTO billing_guards (guard) SELECT 'billing_changed' WHERE NOT EXISTS (SELECT 1 FROM v_open_charges WHERE charge_id = ?1)";

/// Breaks `billing_changed` if an invoice has the charge by now.
pub(crate) fn guard_by_hand(id: &ChargeId) -> Statement {
    Statement::new(GUARD_BY_HAND, [id.as_str().into()])
}

/// Whether something is so.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct YesRow {
    pub(crate) yes: u8,
}

// A contract that took another's place holds its deposit on, where the same one pays for it.
macro_rules! holds_deposit {
    () => {
        "EXISTS (WITH RECURSIVE holding (id) AS (
  SELECT source_id FROM v_invoice_lines WHERE invoice_id = ?1 AND source = 'deposit' AND 0 < gross_minor
  UNION SELECT v_agreements.id FROM holding JOIN v_agreements ON v_agreements.follows = holding.id
    AND v_agreements.payer_id = (SELECT before.payer_id FROM v_agreements AS before WHERE before.id = holding.id))
SELECT 1 FROM holding JOIN v_agreements ON v_agreements.id = holding.id WHERE status = 'agreed' AND charged_until < '2199-12-31')"
    };
}
const HOLDS_DEPOSIT: &str = concat!("SELECT ", holds_deposit!(), " AS yes");
const GUARD_DEPOSIT: &str =
    concat!("INSERT INTO billing_guards (guard) SELECT 'billing_changed' WHERE ", holds_deposit!());

/// Whether a deposit stands on the invoice that a contract holds, to go back when that has ended.
pub(crate) fn holds_deposit(invoice: &InvoiceId) -> Query<YesRow> {
    Query::new(HOLDS_DEPOSIT, [invoice.as_str().into()])
}

/// Breaks `billing_changed` if that is so by now.
pub(crate) fn guard_deposit(invoice: &InvoiceId) -> Statement {
    Statement::new(GUARD_DEPOSIT, [invoice.as_str().into()])
}

// What a customer began and did not end may never come, and keeps nobody from giving the debt up.
macro_rules! coming_for {
    () => {
        "FROM v_invoices AS invoice JOIN v_payments AS payment ON payment.customer_id = invoice.customer_id
  AND payment.status IN ('wanted', 'needs_action', 'processing')
WHERE invoice.id = ?1 AND (payment.status = 'processing' OR (payment.status = 'wanted' AND payment.on_session = 0))
  AND EXISTS (SELECT 1 FROM json_each(payment.purpose, '$.invoices') AS part WHERE part.value ->> 'id' = invoice.id)"
    };
}
const COMING_FOR: &str = concat!("SELECT payment.id ", coming_for!(), " LIMIT 1");
const GUARD_COMING: &str =
    concat!("INSERT INTO billing_guards (guard) SELECT 'billing_changed' WHERE EXISTS (SELECT 1 ", coming_for!(), ")");

/// A payment of which money comes without anybody's doing.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ComingRow {
    pub(crate) id: PaymentId,
}

/// A payment of the invoice that is with a bank, or a collection of it that is to be asked for.
pub(crate) fn coming_for(invoice: &InvoiceId) -> Query<ComingRow> {
    Query::new(COMING_FOR, [invoice.as_str().into()])
}

/// Breaks `billing_changed` if there is one by now.
pub(crate) fn guard_coming(invoice: &InvoiceId) -> Statement {
    Statement::new(GUARD_COMING, [invoice.as_str().into()])
}

/// Whether a contract is agreed and not charged for good, or waits to be agreed.
macro_rules! runs {
    () => {
        "(EXISTS (SELECT 1 FROM v_agreements WHERE status = 'agreed' AND charged_until < '2199-12-31')
  OR EXISTS (SELECT 1 FROM v_agreements WHERE status = 'waiting'))"
    };
}
pub(super) use runs;

const RUNNING: &str = concat!("SELECT ", runs!(), " AS yes");

/// Whether any contract is agreed and not charged for good, or waits to be.
pub(crate) fn running() -> Query<YesRow> {
    Query::new(RUNNING, [])
}

/// A credit note that was issued before.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct IssuedRow {
    pub(crate) id: InvoiceId,
    pub(crate) gross_minor: i64,
    /// What was sent back with it.
    pub(crate) refunded_minor: i64,
}

// The refunds of a credit note have keys that begin with its id: `;` is the character after `:`.
const INVOICE_BY_KEY: &str = "
SELECT id, gross_minor, (SELECT coalesce(sum(amount_minor), 0) FROM v_refunds
  WHERE 'credit:' || v_invoices.id || ':' <= v_refunds.key AND v_refunds.key < 'credit:' || v_invoices.id || ';') AS refunded_minor
FROM v_invoices WHERE key = ?1 LIMIT 1";

/// The credit note that was issued under `key`.
pub(crate) fn invoice_by_key(key: &str) -> Query<IssuedRow> {
    Query::new(INVOICE_BY_KEY, [key.into()])
}

/// A payment of an invoice, and how much of it may still go back.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct PaidByRow {
    pub(crate) payment_id: PaymentId,
    /// How much of it settles the invoice.
    pub(crate) minor: i64,
    /// How much of it may still go back.
    pub(crate) refundable_minor: i64,
}

const PAID_BY: &str = "
SELECT payment.id AS payment_id, held.minor, payment.amount_minor
    - (SELECT coalesce(sum(amount_minor), 0) FROM v_refunds WHERE v_refunds.payment_id = payment.id AND v_refunds.status <> 'failed')
    - (SELECT coalesce(sum(amount_minor), 0) FROM v_disputes WHERE v_disputes.payment_id = payment.id AND v_disputes.status <> 'won') AS refundable_minor
FROM (SELECT source_id, sum(amount_minor) AS minor, max(at) AS at FROM v_allocations WHERE invoice_id = ?1 GROUP BY source_id
  HAVING 0 < sum(amount_minor)) AS held
JOIN v_payments AS payment ON payment.id = held.source_id ORDER BY held.at DESC, payment.id LIMIT 200";

/// The payments that settle an invoice, the newest first.
pub(crate) fn paid_by(invoice: &InvoiceId) -> Query<PaidByRow> {
    Query::new(PAID_BY, [invoice.as_str().into()])
}

/// An invoice that a payment settles, and how much of it.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct PaidRow {
    id: InvoiceId,
    series: String,
    number: i64,
    currency: Currency,
    minor: i64,
}

const PAID: &str = "
SELECT invoice.id, invoice.series, invoice.number, invoice.currency, sum(held.amount_minor) AS minor
FROM v_allocations AS held JOIN v_invoices AS invoice ON invoice.id = held.invoice_id
WHERE held.source_id = ?1 GROUP BY invoice.id HAVING 0 < sum(held.amount_minor) LIMIT 200";

/// The invoices that a payment settles, whatever it was made for.
pub(crate) fn paid(payment: &PaymentId) -> Query<PaidRow> {
    Query::new(PAID, [payment.as_str().into()])
}

impl PaidRow {
    /// The invoice as it is told.
    pub(crate) fn into_invoice(self) -> PaidInvoice {
        let amount = Money { minor: self.minor, currency: self.currency };
        PaidInvoice { id: self.id, number: invoice_number(&self.series, self.number), amount }
    }
}

/// A step that was taken about an open invoice of a customer.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct OpenStepRow {
    pub(crate) invoice_id: InvoiceId,
    pub(crate) series: String,
    pub(crate) number: i64,
    pub(crate) step: String,
    #[serde(with = "kernel::millis")]
    pub(crate) at: Instant,
}

const OPEN_STEPS: &str = "
SELECT opened.invoice_id, invoice.series, invoice.number, dunning_steps.step, dunning_steps.at
FROM v_open_invoices AS opened JOIN v_invoices AS invoice ON invoice.id = opened.invoice_id
JOIN dunning_steps ON dunning_steps.invoice_id = opened.invoice_id
WHERE opened.customer_id = ?1 ORDER BY opened.due_on, opened.invoice_id, dunning_steps.at LIMIT 1000";

/// What was done about a customer's open invoices, by invoice.
pub(crate) fn open_steps(customer: &CustomerId) -> Query<OpenStepRow> {
    Query::new(OPEN_STEPS, [customer.as_str().into()])
}
