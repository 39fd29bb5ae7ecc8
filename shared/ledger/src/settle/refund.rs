//! Money that goes back.
use super::dispute::{Recount, recount};
use super::payment::word;
use super::{Act, PaymentId, finish, spend_credit, take_back};
use db::Statement;
use kernel::{CustomerId, Instant, NewIds};
use serde::{Deserialize, Serialize};

kernel::id!(
    /// A refund.
    RefundId,
    "rfd"
);

/// How far a refund has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RefundStatus {
    /// It is to be ordered.
    Wanted,
    /// It was ordered and is on its way.
    Processing,
    /// The money has gone back.
    Succeeded,
    /// It could not go back: it is the customer's credit.
    Failed,
}

/// A refund about to be wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRefund {
    /// Its id.
    pub id: RefundId,
    /// What makes it the same refund if it is asked for again.
    pub key: String,
    /// Of which payment, which has succeeded.
    pub payment: PaymentId,
    /// Whose.
    pub customer: CustomerId,
    /// How much, in minor units of the payment's currency.
    pub amount_minor: i64,
    /// Why, for people.
    pub reason: String,
    /// Now.
    pub now: Instant,
}

pub(crate) const ALL_SQL: &[&str] = &[WANT, GUARD_WANTED, GUARD_HAPPENED, GUARD, MOVE, ENTER, ENTER_FAILED];

const WANT: &str = "
INSERT INTO refunds (id, key, payment_id, customer_id, currency, amount_minor, status, reason, created_at, changed_at)
SELECT ?1, ?2, id, customer_id, currency, ?4, 'wanted', ?5, ?6, ?6 FROM payments WHERE id = ?3";
// A payment that has not succeeded has nothing to give back, and of what a bank disputes nothing is given back a second time.
const GUARD_WANTED: &str = "
INSERT INTO ledger_guards (guard) SELECT 'refund_exceeds_payment' WHERE NOT EXISTS (
  SELECT 1 FROM payments WHERE id = ?1 AND status = 'succeeded'
    AND (SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE payment_id = payments.id AND refunds.status <> 'failed')
      + (SELECT coalesce(sum(amount_minor), 0) FROM disputes WHERE payment_id = payments.id AND disputes.status <> 'won') <= amount_minor)";

// Of what has happened already only what a bank has taken as well cannot be true.
const GUARD_HAPPENED: &str = "
INSERT INTO ledger_guards (guard) SELECT 'refund_exceeds_payment' WHERE NOT EXISTS (
  SELECT 1 FROM payments WHERE id = ?1 AND status = 'succeeded'
    AND (SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE payment_id = payments.id AND refunds.status <> 'failed')
      + (SELECT coalesce(sum(amount_minor), 0) FROM disputes WHERE payment_id = payments.id AND disputes.status = 'lost') <= amount_minor)";

/// Writes down that money is to go back, before the provider is asked: it is bound from now on. It comes from what is left
/// of the payment, and else from the invoices that it settled, the newest first, which are open again, for the customer's
/// other credit (such as a credit note) to settle. Breaks `refund_exceeds_payment`, or `refunds.key` if wanted before.
pub fn want_refund(new: &NewRefund, ids: &dyn NewIds) -> Vec<Statement> {
    written(new, GUARD_WANTED, &[], ids)
}

/// The same of a refund that was ordered at the provider, whatever a bank disputes and has not taken. Of the disputes in `again`,
/// which were lost before this was heard of, less counts from now on: had it been heard of in time, it would have been so.
pub fn adopt_refund(new: &NewRefund, again: &[Recount], ids: &dyn NewIds) -> Vec<Statement> {
    written(new, GUARD_HAPPENED, again, ids)
}

fn written(new: &NewRefund, guard: &'static str, again: &[Recount], ids: &dyn NewIds) -> Vec<Statement> {
    let act = Act::new("refund", new.id.as_str());
    let payment = new.payment.as_str();
    let params = [
        new.id.as_str().into(),
        new.key.as_str().into(),
        payment.into(),
        new.amount_minor.into(),
        new.reason.as_str().into(),
        new.now.into(),
    ];
    let mut statements = vec![Statement::new(WANT, params)];
    statements.extend(again.iter().flat_map(|dispute| recount(dispute, new.now)));
    statements.push(Statement::new(guard, [payment.into()]));
    statements.push(take_back(&act, &new.payment, "refund", new.now));
    statements.extend(finish(&act, Some(payment), new.now));
    statements.extend(spend_credit(&[&new.customer], new.now, ids));
    statements
}

/// A refund that has come further.
#[derive(Debug, Clone, Copy)]
pub struct RefundMove<'a> {
    /// Which.
    pub refund: &'a RefundId,
    /// The status that was read.
    pub from: RefundStatus,
    /// The provider's id of it; what is known already stays, if none.
    pub provider_ref: Option<&'a str>,
    /// Now.
    pub now: Instant,
}

const GUARD: &str = "
INSERT INTO ledger_guards (guard) SELECT 'status_changed' WHERE NOT EXISTS (SELECT 1 FROM refunds WHERE id = ?1 AND status = ?2)";
const MOVE: &str =
    "UPDATE refunds SET status = ?2, provider_ref = coalesce(?3, provider_ref), changed_at = ?4 WHERE id = ?1";

fn moved(step: RefundMove<'_>, to: RefundStatus) -> Vec<Statement> {
    let id = step.refund.as_str();
    vec![
        Statement::new(GUARD, [id.into(), word(step.from)]),
        Statement::new(MOVE, [id.into(), word(to), step.provider_ref.into(), step.now.into()]),
    ]
}

/// A refund was ordered and is on its way.
pub fn move_refund(step: RefundMove<'_>) -> Vec<Statement> {
    moved(step, RefundStatus::Processing)
}

// One that goes, comes back and goes again stands on the account each time: by its own id, then as #2. `$` is the character after `#`.
macro_rules! enter {
    ($kind:literal, $minor:literal) => {
        concat!(
            "
INSERT INTO account_entries (customer_id, at, kind, source_id, currency, amount_minor)
SELECT customer_id, ?2, '",
            $kind,
            "', id || coalesce((SELECT '#' || (1 + count(*)) FROM account_entries AS entry WHERE entry.kind = '",
            $kind,
            "'
  AND refunds.id <= entry.source_id AND entry.source_id < refunds.id || '$' HAVING 0 < count(*)), ''),
  currency, ",
            $minor,
            " FROM refunds WHERE id = ?1"
        )
    };
}
const ENTER: &str = enter!("refund", "amount_minor");

/// A refund has gone back: the customer has less with the space.
pub fn settle_refund(step: RefundMove<'_>) -> Vec<Statement> {
    let mut statements = moved(step, RefundStatus::Succeeded);
    statements.push(Statement::new(ENTER, [step.refund.as_str().into(), step.now.into()]));
    statements
}

/// A refund that was taken for one that could not go back has gone back all the same: its money, which is the customer's credit by
/// now or has settled something, is taken as if it had been wanted anew. Breaks `refund_exceeds_payment` where so much of the payment
/// went back in another way meanwhile; of the disputes in `again`, less counts from now on, as with a refund that is adopted.
pub fn refund_after_all(
    step: RefundMove<'_>,
    (payment, customer): (&PaymentId, &CustomerId),
    again: &[Recount],
    ids: &dyn NewIds,
) -> Vec<Statement> {
    let act = Act::new("refund", &format!("{}#{}", step.refund, step.now.as_millis()));
    let mut statements = settle_refund(step);
    statements.extend(again.iter().flat_map(|dispute| recount(dispute, step.now)));
    statements.push(Statement::new(GUARD_HAPPENED, [payment.as_str().into()]));
    statements.push(take_back(&act, payment, "refund", step.now));
    statements.extend(finish(&act, Some(payment.as_str()), step.now));
    statements.extend(spend_credit(&[customer], step.now, ids));
    statements
}

const ENTER_FAILED: &str = enter!("refund_failed", "-amount_minor");

/// A refund could not go back, or came back after it had gone: the money is the customer's credit again, and settles what
/// is open.
pub fn fail_refund(
    step: RefundMove<'_>,
    payment: &PaymentId,
    customer: &CustomerId,
    ids: &dyn NewIds,
) -> Vec<Statement> {
    let mut statements = moved(step, RefundStatus::Failed);
    if step.from == RefundStatus::Succeeded {
        statements.push(Statement::new(ENTER_FAILED, [step.refund.as_str().into(), step.now.into()]));
    }
    statements.extend(finish(&Act::new("refund_failed", step.refund.as_str()), Some(payment.as_str()), step.now));
    statements.extend(spend_credit(&[customer], step.now, ids));
    statements
}
