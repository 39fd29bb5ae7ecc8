//! Payments that a customer's bank wants back.
use super::payment::word;
use super::{Act, PaymentId, finish, spend_credit, take_back};
use db::Statement;
use kernel::{CustomerId, Instant, NewIds};
use serde::{Deserialize, Serialize};

/// How a dispute stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DisputeStatus {
    /// The banks have not decided.
    Open,
    /// The money stays.
    Won,
    /// The money is gone.
    Lost,
}

/// A dispute about a payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    /// The provider's id of it.
    pub provider_ref: String,
    /// About which payment.
    pub payment: PaymentId,
    /// Whose.
    pub customer: CustomerId,
    /// How much, in minor units of the payment's currency.
    pub amount_minor: i64,
    /// The bank's reason, in the provider's words.
    pub reason: String,
}

pub(crate) const ALL_SQL: &[&str] = &[OPEN, GUARD, MOVE, GUARD_PAID, ENTER_LOST, ENTER_WON];

const OPEN: &str = "
INSERT INTO disputes (provider_ref, payment_id, customer_id, amount_minor, status, reason, opened_at, changed_at)
SELECT ?1, id, ?3, max(0, min(CAST(?4 AS INTEGER), amount_minor
    - (SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE payment_id = payments.id AND refunds.status <> 'failed')
    - (SELECT coalesce(sum(amount_minor), 0) FROM disputes WHERE payment_id = payments.id AND disputes.status <> 'won'))), 'open', ?5, ?6, ?6
FROM payments WHERE id = ?2";

/// Writes a dispute down, about as much as has not gone back already. While the banks decide, what it settled stays settled
/// and nothing more is given back. A dispute that is known breaks `disputes.provider_ref` and so the batch.
pub fn open_dispute(dispute: &Dispute, now: Instant) -> Statement {
    let params = [
        dispute.provider_ref.as_str().into(),
        dispute.payment.as_str().into(),
        dispute.customer.as_str().into(),
        dispute.amount_minor.into(),
        dispute.reason.as_str().into(),
        now.into(),
    ];
    Statement::new(OPEN, params)
}

const GUARD: &str = "
INSERT INTO ledger_guards (guard) SELECT 'status_changed' WHERE NOT EXISTS (SELECT 1 FROM disputes WHERE provider_ref = ?1 AND status = ?2)";
const MOVE: &str = "UPDATE disputes SET status = ?2, changed_at = ?3 WHERE provider_ref = ?1";

fn moved(dispute: &Dispute, from: DisputeStatus, to: DisputeStatus, now: Instant) -> Vec<Statement> {
    let id = dispute.provider_ref.as_str();
    vec![Statement::new(GUARD, [id.into(), word(from)]), Statement::new(MOVE, [id.into(), word(to), now.into()])]
}

// A bank takes back what it has paid: whoever hears of that before the payment has to settle the payment first.
const GUARD_PAID: &str = "
INSERT INTO ledger_guards (guard) SELECT 'status_changed' WHERE NOT EXISTS (SELECT 1 FROM payments WHERE id = ?1 AND status = 'succeeded')";
const ENTER_LOST: &str = "
INSERT INTO account_entries (customer_id, at, kind, source_id, currency, amount_minor)
SELECT disputes.customer_id, ?2, 'dispute', disputes.provider_ref, currency, disputes.amount_minor
FROM disputes JOIN payments ON payments.id = disputes.payment_id WHERE disputes.provider_ref = ?1";

/// The bank has taken the money back: the customer owes it again, and the invoices that it settled are open again, the
/// newest first. Breaks `status_changed` as long as the payment itself is not settled.
pub fn lose_dispute(dispute: &Dispute, from: DisputeStatus, now: Instant, ids: &dyn NewIds) -> Vec<Statement> {
    let act = Act::new("dispute", &dispute.provider_ref);
    let mut statements = moved(dispute, from, DisputeStatus::Lost, now);
    statements.push(Statement::new(GUARD_PAID, [dispute.payment.as_str().into()]));
    statements.push(Statement::new(ENTER_LOST, [dispute.provider_ref.as_str().into(), now.into()]));
    statements.push(take_back(&act, &dispute.payment, "dispute", now));
    statements.extend(finish(&act, Some(dispute.payment.as_str()), now));
    statements.extend(spend_credit(&[&dispute.customer], now, ids));
    statements
}

const ENTER_WON: &str = "
INSERT INTO account_entries (customer_id, at, kind, source_id, currency, amount_minor)
SELECT disputes.customer_id, ?2, 'dispute_won', disputes.provider_ref, currency, -disputes.amount_minor
FROM disputes JOIN payments ON payments.id = disputes.payment_id WHERE disputes.provider_ref = ?1";

/// The money stays, or comes back after it was lost: then it is the customer's credit again and settles what is open.
pub fn win_dispute(dispute: &Dispute, from: DisputeStatus, now: Instant, ids: &dyn NewIds) -> Vec<Statement> {
    let mut statements = moved(dispute, from, DisputeStatus::Won, now);
    if from == DisputeStatus::Lost {
        statements.push(Statement::new(ENTER_WON, [dispute.provider_ref.as_str().into(), now.into()]));
        let act = Act::new("dispute_won", &dispute.provider_ref);
        statements.extend(finish(&act, Some(dispute.payment.as_str()), now));
        statements.extend(spend_credit(&[&dispute.customer], now, ids));
    }
    statements
}
