//! Payments that a customer's bank wants back.
use super::payment::word;
use super::write_off::recover_won;
use super::{Act, PaymentId, finish, spend_credit, take_back};
use db::Statement;
use kernel::{CustomerId, Instant, NewIds};
use serde::{Deserialize, Serialize};

/// How a dispute stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DisputeStatus {
    /// The banks have not decided, or a bank only asks.
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
    /// How much the bank asks for or took, in minor units of the payment's currency. No more counts than was paid.
    pub amount_minor: i64,
    /// The bank's reason, in the provider's words.
    pub reason: String,
}

/// A dispute as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided {
    /// How it stood.
    pub status: DisputeStatus,
    /// How often it was lost.
    pub losses: i64,
}

impl Decided {
    /// One that nobody has decided yet.
    pub const NEVER: Self = Self { status: DisputeStatus::Open, losses: 0 };
}

impl Dispute {
    /// What its nth loss is called: by the provider's id, unless it was lost before.
    pub fn loss(&self, nth: i64) -> String {
        if nth == 1 { self.provider_ref.clone() } else { format!("{}#{nth}", self.provider_ref) }
    }
}

/// A lost dispute of which less counts than was known, since more of its payment had gone back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recount {
    /// The dispute.
    pub dispute: Dispute,
    /// How often it was lost when it was read.
    pub losses: i64,
    /// What the bank took though it had gone back before, in minor units: now all of that.
    pub beyond_minor: i64,
}

pub(crate) const ALL_SQL: &[&str] =
    &[OPEN, GUARD, MOVE, CLAIM, LOSE, GUARD_PAID, GUARD_BEYOND, ENTER_LOST, ENTER_WON, FREE_WON];

// Of ?4, which a bank asks for or took, as much as has not gone back of the payment already.
macro_rules! counted {
    () => {
        "max(0, min(CAST(?4 AS INTEGER), payments.amount_minor
    - (SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE payment_id = payments.id AND refunds.status <> 'failed')
    - (SELECT coalesce(sum(other.amount_minor), 0) FROM disputes AS other
        WHERE other.payment_id = payments.id AND other.status <> 'won' AND other.provider_ref <> ?1)))"
    };
}

// Of ?4 no more than was paid: what banks differ by, nobody has had.
macro_rules! claimed {
    () => {
        "min(CAST(?4 AS INTEGER), payments.amount_minor)"
    };
}

const OPEN: &str = concat!(
    "
INSERT INTO disputes (provider_ref, payment_id, customer_id, amount_minor, claimed_minor, is_inquiry, status, reason, opened_at, changed_at)
SELECT ?1, id, ?3, iif(?7 = 1, 0, ",
    counted!(),
    "), ",
    claimed!(),
    ", ?7, 'open', ?5, ?6, ?6
FROM payments WHERE id = ?2"
);

/// Writes a dispute down, about as much as has not gone back already. While the banks decide, what it settled stays settled
/// and nothing more is given back. A bank that only asks, in an inquiry, binds nothing. A dispute that is known breaks
/// `disputes.provider_ref` and so the batch.
pub fn open_dispute(dispute: &Dispute, is_inquiry: bool, now: Instant) -> Statement {
    let params = [
        dispute.provider_ref.as_str().into(),
        dispute.payment.as_str().into(),
        dispute.customer.as_str().into(),
        dispute.amount_minor.into(),
        dispute.reason.as_str().into(),
        now.into(),
        is_inquiry.into(),
    ];
    Statement::new(OPEN, params)
}

const GUARD: &str = "
INSERT INTO ledger_guards (guard) SELECT 'status_changed' WHERE NOT EXISTS (
  SELECT 1 FROM disputes WHERE provider_ref = ?1 AND status = ?2 AND losses = ?3 AND status <> ?4)";
const MOVE: &str = "UPDATE disputes SET status = ?2, is_inquiry = 0, changed_at = ?3 WHERE provider_ref = ?1";

// It stands as it was read, and not where it is to come to.
fn guarded(dispute: &Dispute, from: Decided, to: DisputeStatus) -> Statement {
    let id = dispute.provider_ref.as_str();
    Statement::new(GUARD, [id.into(), word(from.status), from.losses.into(), word(to)])
}

const CLAIM: &str = concat!(
    "
UPDATE disputes SET is_inquiry = 0, changed_at = ?3, (claimed_minor, amount_minor) = (SELECT ",
    claimed!(),
    ", ",
    counted!(),
    " FROM payments WHERE payments.id = ?2) WHERE provider_ref = ?1 AND is_inquiry = 1"
);

/// A bank that only asked wants the money: from now on it is bound.
pub fn claim_dispute(dispute: &Dispute, now: Instant) -> Vec<Statement> {
    let id = dispute.provider_ref.as_str();
    let params = [id.into(), dispute.payment.as_str().into(), now.into(), dispute.amount_minor.into()];
    vec![guarded(dispute, Decided::NEVER, DisputeStatus::Lost), Statement::new(CLAIM, params)]
}

// A bank takes back what it has paid: whoever hears of that before the payment has to settle the payment first.
const GUARD_PAID: &str = "
INSERT INTO ledger_guards (guard) SELECT 'status_changed' WHERE NOT EXISTS (SELECT 1 FROM payments WHERE id = ?1 AND status = 'succeeded')";
const LOSE: &str = concat!(
    "
UPDATE disputes SET status = 'lost', is_inquiry = 0, losses = losses + 1, changed_at = ?3, (claimed_minor, amount_minor) = (SELECT ",
    claimed!(),
    ", ",
    counted!(),
    " FROM payments WHERE payments.id = ?2) WHERE provider_ref = ?1"
);
const GUARD_BEYOND: &str = "
INSERT INTO ledger_guards (guard) SELECT 'status_changed' WHERE NOT EXISTS (
  SELECT 1 FROM disputes WHERE provider_ref = ?1 AND claimed_minor - amount_minor = ?2)";
const ENTER_LOST: &str = "
INSERT INTO account_entries (customer_id, at, kind, source_id, currency, amount_minor)
SELECT disputes.customer_id, ?2, 'dispute', ?3, currency, disputes.amount_minor
FROM disputes JOIN payments ON payments.id = disputes.payment_id WHERE disputes.provider_ref = ?1";

/// The bank has taken the money back: the customer owes it again, and the invoices that it settled are open again, the
/// newest first. `beyond_minor` is what it took of the payment though it had gone back before, and whoever calls this charges
/// it: of one payment no more goes back than was paid. Breaks `status_changed` if that is another amount by now, and as long
/// as the payment itself is not settled.
pub fn lose_dispute(
    dispute: &Dispute,
    from: Decided,
    beyond_minor: i64,
    now: Instant,
    ids: &dyn NewIds,
) -> Vec<Statement> {
    let (id, payment, loss) = (dispute.provider_ref.as_str(), dispute.payment.as_str(), dispute.loss(from.losses + 1));
    let act = Act::new("dispute", &loss);
    let mut statements = vec![
        guarded(dispute, from, DisputeStatus::Lost),
        Statement::new(LOSE, [id.into(), payment.into(), now.into(), dispute.amount_minor.into()]),
        Statement::new(GUARD_PAID, [payment.into()]),
        Statement::new(GUARD_BEYOND, [id.into(), beyond_minor.into()]),
        Statement::new(ENTER_LOST, [id.into(), now.into(), loss.as_str().into()]),
        take_back(&act, &dispute.payment, "dispute", now),
    ];
    statements.extend(finish(&act, Some(payment), now));
    statements.extend(spend_credit(&[&dispute.customer], now, ids));
    statements
}

/// Enters a lost dispute anew, less as much as a refund in the same batch gives back of it: what it was is taken off the account
/// and what is left of it put there. Whoever calls this charges what is beyond.
pub(super) fn recount(again: &Recount, now: Instant) -> Vec<Statement> {
    let (dispute, from) = (&again.dispute, Decided { status: DisputeStatus::Lost, losses: again.losses });
    let id = dispute.provider_ref.as_str();
    vec![
        guarded(dispute, from, DisputeStatus::Won),
        Statement::new(ENTER_WON, [id.into(), now.into(), dispute.loss(from.losses).into()]),
        Statement::new(LOSE, [id.into(), dispute.payment.as_str().into(), now.into(), dispute.amount_minor.into()]),
        Statement::new(GUARD_BEYOND, [id.into(), again.beyond_minor.into()]),
        Statement::new(ENTER_LOST, [id.into(), now.into(), dispute.loss(from.losses + 1).into()]),
    ]
}

const ENTER_WON: &str = "
INSERT INTO account_entries (customer_id, at, kind, source_id, currency, amount_minor)
SELECT disputes.customer_id, ?2, 'dispute_won', ?3, currency, -disputes.amount_minor
FROM disputes JOIN payments ON payments.id = disputes.payment_id WHERE disputes.provider_ref = ?1";

// What was paid for an order waits for it, until it has come to an end.
const FREE_WON: &str = "
INSERT INTO open_credits (source_id, customer_id, since)
SELECT source_id, customer_id, ?2 FROM v_unspent
WHERE source_id = ?1 AND 0 < unspent_minor AND NOT EXISTS (
  SELECT 1 FROM payments JOIN v_orders ON v_orders.id = payments.purpose ->> 'order'
  WHERE payments.id = ?1 AND v_orders.status IN ('awaiting_payment', 'lapsed'))
ON CONFLICT (source_id) DO NOTHING";

/// The money stays, or comes back after it was lost: what is left of it is the customer's credit and settles what is open, also where it
/// was paid for an order that has come to nothing meanwhile; what was given up because it was lost it pays first. What was charged beyond
/// the payment whoever calls this reverses.
pub fn win_dispute(dispute: &Dispute, from: Decided, now: Instant, ids: &dyn NewIds) -> Vec<Statement> {
    let (id, payment) = (dispute.provider_ref.as_str(), dispute.payment.as_str());
    let moved = Statement::new(MOVE, [id.into(), word(DisputeStatus::Won), now.into()]);
    let mut statements = vec![guarded(dispute, from, DisputeStatus::Won), moved];
    if from.status == DisputeStatus::Lost {
        let loss = dispute.loss(from.losses);
        let act = Act::new("dispute_won", &loss);
        statements.push(Statement::new(ENTER_WON, [id.into(), now.into(), loss.as_str().into()]));
        statements.extend(recover_won(&act, &dispute.payment, &loss, now));
        statements.extend(finish(&act, None, now));
    }
    statements.push(Statement::new(FREE_WON, [payment.into(), now.into()]));
    statements.extend(spend_credit(&[&dispute.customer], now, ids));
    statements
}
