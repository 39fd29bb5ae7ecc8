//! What the jobs ask beyond invoices: marks, methods, benefits, credit, what nobody went on with.
use super::methods::{MethodRow, method_columns};
use super::{PayerRow, RefundRow, ToAskRow, back::refund_columns};
use crate::api::MethodId;
use db::{Query, Statement};
use kernel::{CustomerId, Day, Instant};
use ledger::{PayMethod, RefundId};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[
    MARK_OF,
    PUT_MARK,
    PUT_MARK_ONCE,
    PUT_UNKNOWN,
    FORGET_UNKNOWN,
    FORGET_ALL_UNKNOWN,
    FORGET_EVENTS,
    NOTE_ODD,
    ODD,
    FORGET_ODD,
    TO_ORDER,
    ORDERED,
    UNFINISHED,
    EXPIRING,
    TO_GRANT,
    WITH_CREDIT,
    ABANDONED,
];

/// How far a job has come.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct MarkRow {
    pub(crate) mark: String,
}

const MARK_OF: &str = "SELECT mark FROM job_marks WHERE job = ?1 LIMIT 1";

/// How far that job has come.
pub(crate) fn mark_of(job: &str) -> Query<MarkRow> {
    Query::new(MARK_OF, [job.into()])
}

const PUT_MARK: &str = "
INSERT INTO job_marks (job, mark, at) VALUES (?1, ?2, ?3) ON CONFLICT (job) DO UPDATE SET mark = excluded.mark, at = excluded.at";

/// Says how far a job has come.
pub(crate) fn put_mark(job: &str, mark: &str, now: Instant) -> Statement {
    Statement::new(PUT_MARK, [job.into(), mark.into(), now.into()])
}

const PUT_MARK_ONCE: &str = "INSERT INTO job_marks (job, mark, at) VALUES (?1, '', ?2)";

/// Says that something was done; a second time breaks `job_marks.job` and so the batch.
pub(crate) fn put_mark_once(what: &str, now: Instant) -> Statement {
    Statement::new(PUT_MARK_ONCE, [what.into(), now.into()])
}

const PUT_UNKNOWN: &str =
    "INSERT INTO job_marks (job, mark, at) VALUES ('unknown:' || ?1, '', ?2) ON CONFLICT (job) DO NOTHING";

/// Notes since when the provider says that it does not know the payment of a refund.
pub(crate) fn put_unknown(refund: &RefundId, now: Instant) -> Statement {
    Statement::new(PUT_UNKNOWN, [refund.as_str().into(), now.into()])
}

const FORGET_UNKNOWN: &str = "DELETE FROM job_marks WHERE job = 'unknown:' || ?1";

/// It has said something else of that refund, or it has come to an end.
pub(crate) fn forget_unknown(refund: &RefundId) -> Statement {
    Statement::new(FORGET_UNKNOWN, [refund.as_str().into()])
}

// A colon comes right before a semicolon.
const FORGET_ALL_UNKNOWN: &str = "DELETE FROM job_marks WHERE 'unknown:' < job AND job < 'unknown;' AND at <= ?1";

/// The same of all of which it was said by `until`: with another key it may be another account that is asked.
pub(crate) fn forget_all_unknown(until: Instant) -> Statement {
    Statement::new(FORGET_ALL_UNKNOWN, [until.into()])
}

const FORGET_EVENTS: &str = "
DELETE FROM provider_events WHERE id IN (SELECT id FROM provider_events WHERE received_at < ?1 ORDER BY received_at LIMIT 500)";

/// Forgets events of long ago, the oldest first.
pub(crate) fn forget_events(before: Instant) -> Statement {
    Statement::new(FORGET_EVENTS, [before.into()])
}

const NOTE_ODD: &str = "INSERT OR IGNORE INTO billing_oddities (at, what) VALUES (?1, ?2)";

/// Notes what an operator has to look at.
pub(crate) fn note_odd(what: &str, now: Instant) -> Statement {
    Statement::new(NOTE_ODD, [now.into(), what.into()])
}

/// What an operator has to look at, the newest first.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct OddRow {
    pub(crate) what: String,
}

const ODD: &str = "SELECT what FROM billing_oddities WHERE ?1 < at ORDER BY at DESC, what LIMIT 20";

/// What an operator has to look at since then, as much as fits on a page.
pub(crate) fn odd_since(since: Instant) -> Query<OddRow> {
    Query::new(ODD, [since.into()])
}

const FORGET_ODD: &str = "DELETE FROM billing_oddities WHERE at < ?1";

/// Forgets what was odd long ago.
pub(crate) fn forget_odd(before: Instant) -> Statement {
    Statement::new(FORGET_ODD, [before.into()])
}

// The index is of both, so that both are named.
const TO_ORDER: &str = refund_columns!(
    "WHERE refund.status IN ('wanted', 'processing') AND refund.status = 'wanted' AND payment.provider_ref IS NOT NULL
  AND (refund.changed_at, refund.id) > (?1, ?2) ORDER BY refund.changed_at, refund.id LIMIT ?3"
);

/// Refunds that the provider is to be asked for, after that place, the oldest first.
pub(crate) fn to_order(after: (i64, &str), items_max: u32) -> Query<RefundRow> {
    Query::new(TO_ORDER, [after.0.into(), after.1.into(), items_max.into()])
}

const ORDERED: &str = refund_columns!(
    "WHERE refund.status IN ('wanted', 'processing') AND refund.status = 'processing' AND payment.provider_ref IS NOT NULL
  AND refund.changed_at <= ?1 AND (refund.changed_at, refund.id) > (?2, ?3) ORDER BY refund.changed_at, refund.id LIMIT ?4"
);

/// Refunds that are on their way and of which nothing was heard since `silent`, after that place, the longest silent first.
pub(crate) fn ordered(silent: Instant, after: (i64, &str), items_max: u32) -> Query<RefundRow> {
    Query::new(ORDERED, [silent.into(), after.0.into(), after.1.into(), items_max.into()])
}

const UNFINISHED: &str = method_columns!(
    "status IN ('wanted', 'pending') AND changed_at <= ?1 AND (changed_at, id) > (?2, ?3) ORDER BY changed_at, id LIMIT ?4"
);

/// Methods that are being saved or wait for a bank, and of which nothing was heard since `silent`, after that place, the longest
/// silent first.
pub(crate) fn unfinished_methods(silent: Instant, after: (i64, &str), items_max: u32) -> Query<MethodRow> {
    Query::new(UNFINISHED, [silent.into(), after.0.into(), after.1.into(), items_max.into()])
}

/// A method that soon cannot be used any more.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ExpiringRow {
    pub(crate) id: MethodId,
    pub(crate) customer_id: CustomerId,
    pub(crate) customer_name: String,
    pub(crate) method: PayMethod,
    pub(crate) label: String,
    pub(crate) expires_on: Day,
}

const EXPIRING: &str = "
SELECT payment_methods.id, payment_methods.customer_id, v_customers.name AS customer_name, method, label, expires_on
FROM payment_methods JOIN v_customers ON v_customers.id = payment_methods.customer_id
WHERE status = 'active' AND expires_on IS NOT NULL AND ?1 <= expires_on AND expires_on <= ?2
  AND NOT EXISTS (SELECT 1 FROM job_marks WHERE job = 'expiring:' || payment_methods.id || ':' || expires_on) ORDER BY expires_on LIMIT ?3";

/// Methods that expire from `today` until `until` and of which nobody was told.
pub(crate) fn expiring(today: Day, until: Day, items_max: u32) -> Query<ExpiringRow> {
    Query::new(EXPIRING, [today.to_string().into(), until.to_string().into(), items_max.into()])
}

// Through the index of what is to be granted: sought by payer, every contract there is would be read.
const TO_GRANT: &str = "
SELECT DISTINCT payer_id FROM (SELECT payer_id FROM v_agreements WHERE status = 'agreed' AND granted_until < ?1
  AND charged_until < '2199-12-31' AND (ends_on IS NULL OR granted_until < ends_on)
  AND payer_id NOT IN (SELECT value FROM json_each(?3)) ORDER BY granted_until LIMIT ?2)";

/// Payers of contracts whose benefits are not granted until `until`, the nearest to their end first, but for those of `passed`.
pub(crate) fn to_grant(until: Day, passed: &[CustomerId], payers_max: u32) -> Query<PayerRow> {
    Query::new(TO_GRANT, [until.to_string().into(), payers_max.into(), serde_json::json!(passed).into()])
}

const WITH_CREDIT: &str = "
SELECT customer_id AS payer_id FROM v_open_credits WHERE ?1 < customer_id
  AND EXISTS (SELECT 1 FROM v_open_invoices WHERE v_open_invoices.customer_id = v_open_credits.customer_id)
GROUP BY customer_id ORDER BY customer_id LIMIT ?2";

/// Customers after `after` who have something with the space and owe something, in order.
pub(crate) fn with_credit_and_debt(after: &str, customers_max: u32) -> Query<PayerRow> {
    Query::new(WITH_CREDIT, [after.into(), customers_max.into()])
}

const ABANDONED: &str = "
SELECT id, changed_at FROM v_payments WHERE status IN ('wanted', 'needs_action', 'processing') AND status <> 'processing'
  AND (on_session = 1 OR status = 'needs_action' OR +provider_ref IS NOT NULL) AND changed_at <= iif(on_session = 1, ?1, ?2) AND (changed_at, id) > (?3, ?4)
ORDER BY changed_at, id LIMIT ?5";

/// Payments that a customer was to complete and has not gone on with since `before.0`, and collections that a customer was to confirm
/// or of which the provider waits for another method, and nobody has since `before.1`, after that place.
pub(crate) fn abandoned(before: (Instant, Instant), after: (i64, &str), items_max: u32) -> Query<ToAskRow> {
    Query::new(ABANDONED, [before.0.into(), before.1.into(), after.0.into(), after.1.into(), items_max.into()])
}
