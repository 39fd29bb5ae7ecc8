//! What goes back: refunds and disputes.
use super::{ASKED, LAST_INSTANT};
use crate::api::{DisputeView, ListCursor, RefundView};
use db::Query;
use kernel::{Currency, CustomerId, Instant, Money};
use ledger::{Decided, DisputeStatus, PayMethod, PaymentId, RefundId, RefundStatus};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[
    REFUND,
    REFUND_BY_KEY,
    REFUNDS,
    REFUNDS_BY_REF,
    REFUND_FACTS,
    ALL_REFUNDS,
    DISPUTES,
    DISPUTE,
    TAKEN,
    LEFT,
    ALL_DISPUTES,
];

/// A refund.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct RefundRow {
    pub(crate) id: RefundId,
    pub(crate) payment_id: PaymentId,
    pub(crate) customer_id: CustomerId,
    pub(crate) customer_name: String,
    pub(crate) currency: Currency,
    pub(crate) amount_minor: i64,
    pub(crate) status: RefundStatus,
    pub(crate) reason: String,
    pub(crate) provider_ref: Option<String>,
    /// What the provider calls the payment; nothing for one that no provider saw.
    pub(crate) payment_ref: Option<String>,
    #[serde(with = "kernel::millis")]
    pub(crate) created_at: Instant,
    #[serde(with = "kernel::millis")]
    pub(crate) changed_at: Instant,
    /// Since when each answer of the provider to it was that it does not know the payment.
    #[serde(with = "kernel::millis_option")]
    pub(crate) unknown_since: Option<Instant>,
}

macro_rules! refund_columns {
    ($where:literal) => {
        concat!(
            "
SELECT refund.id, refund.payment_id, refund.customer_id, refund.currency, refund.amount_minor, refund.status, refund.reason,
  refund.provider_ref, payment.provider_ref AS payment_ref, v_customers.name AS customer_name, refund.created_at, refund.changed_at,
  (SELECT at FROM job_marks WHERE job = 'unknown:' || refund.id) AS unknown_since
FROM v_refunds AS refund JOIN v_payments AS payment ON payment.id = refund.payment_id JOIN v_customers ON v_customers.id = refund.customer_id ",
            $where
        )
    };
}
const REFUNDS: &str = refund_columns!("WHERE refund.payment_id = ?1 ORDER BY refund.created_at, refund.id LIMIT 200");
const REFUNDS_BY_REF: &str =
    refund_columns!("WHERE payment.provider_ref = ?1 ORDER BY refund.created_at, refund.id LIMIT 200");
const REFUND_FACTS: &str = refund_columns!(
    "WHERE refund.id IN (SELECT id FROM v_refunds WHERE provider_ref = ?2 UNION ALL SELECT id FROM v_refunds WHERE id = ?1)
ORDER BY refund.provider_ref IS ?2 DESC LIMIT 1"
);

const ALL_REFUNDS: &str = refund_columns!(
    "WHERE refund.created_at <= ?1 AND (refund.created_at < ?1 OR ?2 < refund.id) ORDER BY refund.created_at DESC, refund.id LIMIT ?3"
);

fn after(cursor: Option<&ListCursor>) -> [db::Value; 3] {
    let at = cursor.map_or(LAST_INSTANT, |cursor| cursor.at.as_millis());
    [at.into(), cursor.map_or("", |cursor| cursor.id.as_str()).into(), ASKED.into()]
}

pub(super) use refund_columns;

const REFUND: &str = refund_columns!("WHERE refund.id = ?1 LIMIT 1");
const REFUND_BY_KEY: &str = refund_columns!("WHERE refund.key = ?1 LIMIT 1");

/// One refund.
pub(crate) fn refund(id: &RefundId) -> Query<RefundRow> {
    Query::new(REFUND, [id.as_str().into()])
}

/// The refund that was asked for under `key`.
pub(crate) fn refund_by_key(key: &str) -> Query<RefundRow> {
    Query::new(REFUND_BY_KEY, [key.into()])
}

/// A page of refunds, latest first.
pub(crate) fn refunds(cursor: Option<&ListCursor>) -> Query<RefundRow> {
    Query::new(ALL_REFUNDS, after(cursor))
}

impl RefundRow {
    /// How much goes back.
    pub(crate) fn amount(&self) -> Money {
        Money { minor: self.amount_minor, currency: self.currency }
    }

    /// The refund as it is told.
    pub(crate) fn view(&self) -> RefundView {
        RefundView {
            id: self.id.clone(),
            payment_id: self.payment_id.clone(),
            customer_id: self.customer_id.clone(),
            customer_name: self.customer_name.clone(),
            status: self.status,
            amount: self.amount(),
            reason: self.reason.clone(),
            by_hand: self.payment_ref.is_none(),
            created_at: self.created_at,
            changed_at: self.changed_at,
        }
    }
}

/// The refunds of a payment.
pub(crate) fn refunds_of(payment: &PaymentId) -> Query<RefundRow> {
    Query::new(REFUNDS, [payment.as_str().into()])
}

/// The refunds of the payment that the provider knows by this name.
pub(crate) fn refunds_by_ref(payment_ref: &str) -> Query<RefundRow> {
    Query::new(REFUNDS_BY_REF, [payment_ref.into()])
}

/// The refund that the provider knows as `provider_ref`, or else ours of that id.
pub(crate) fn refund_facts(ours: Option<&str>, provider_ref: &str) -> Query<RefundRow> {
    Query::new(REFUND_FACTS, [ours.into(), provider_ref.into()])
}

/// A dispute.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct DisputeRow {
    pub(crate) provider_ref: String,
    pub(crate) payment_id: PaymentId,
    pub(crate) customer_id: CustomerId,
    pub(crate) customer_name: String,
    pub(crate) currency: Currency,
    /// How the payment was paid.
    method: PayMethod,
    /// As much of it as had not gone back already.
    pub(crate) amount_minor: i64,
    /// What the bank asks for or took; nothing where that is the same.
    claimed_minor: Option<i64>,
    is_inquiry: u8,
    pub(crate) losses: i64,
    pub(crate) status: DisputeStatus,
    pub(crate) reason: String,
    #[serde(with = "kernel::millis")]
    pub(crate) opened_at: Instant,
    #[serde(with = "kernel::millis")]
    pub(crate) changed_at: Instant,
}

macro_rules! dispute_columns {
    ($where:literal) => {
        concat!(
            "
SELECT dispute.provider_ref, dispute.payment_id, dispute.customer_id, payment.currency, payment.method, dispute.amount_minor, dispute.claimed_minor,
  dispute.is_inquiry, dispute.losses, dispute.status, dispute.reason,
  v_customers.name AS customer_name, dispute.opened_at, dispute.changed_at
FROM v_disputes AS dispute JOIN v_payments AS payment ON payment.id = dispute.payment_id
JOIN v_customers ON v_customers.id = dispute.customer_id ",
            $where
        )
    };
}
const DISPUTES: &str = dispute_columns!("WHERE dispute.payment_id = ?1 ORDER BY dispute.opened_at LIMIT 50");
const DISPUTE: &str = dispute_columns!("WHERE dispute.provider_ref = ?1 LIMIT 1");
const TAKEN: &str = dispute_columns!(
    "WHERE payment.provider_ref = ?1 AND dispute.status <> 'won' ORDER BY dispute.opened_at, dispute.provider_ref LIMIT 50"
);

const ALL_DISPUTES: &str = dispute_columns!(
    "WHERE dispute.opened_at <= ?1 AND (dispute.opened_at < ?1 OR ?2 < dispute.provider_ref)
ORDER BY dispute.opened_at DESC, dispute.provider_ref LIMIT ?3"
);

/// A page of disputes, latest first.
pub(crate) fn disputes(cursor: Option<&ListCursor>) -> Query<DisputeRow> {
    Query::new(ALL_DISPUTES, after(cursor))
}

impl DisputeRow {
    /// How it stood, for whoever moves it on.
    pub(crate) fn decided(&self) -> Decided {
        Decided { status: self.status, losses: self.losses }
    }

    /// Whether a bank only asks.
    pub(crate) fn is_inquiry(&self) -> bool {
        self.is_inquiry == 1 && self.status == DisputeStatus::Open
    }

    /// What the bank asks for or took, as far as it counts.
    pub(crate) fn claimed_minor(&self) -> i64 {
        self.claimed_minor.unwrap_or(self.amount_minor)
    }

    /// Is lost once more, and counts as so much.
    pub(crate) fn recount(&mut self, minor: i64) {
        self.claimed_minor = Some(self.claimed_minor());
        (self.amount_minor, self.losses) = (minor, self.losses + 1);
    }

    /// The dispute as it is told.
    pub(crate) fn view(&self) -> DisputeView {
        DisputeView {
            id: self.provider_ref.clone(),
            payment_id: self.payment_id.clone(),
            customer_id: self.customer_id.clone(),
            customer_name: self.customer_name.clone(),
            status: self.status,
            is_inquiry: self.is_inquiry(),
            is_return: self.method.is_debit() && self.status == DisputeStatus::Lost,
            amount: Money { minor: self.claimed_minor(), currency: self.currency },
            reason: self.reason.clone(),
            opened_at: self.opened_at,
            changed_at: self.changed_at,
        }
    }
}

/// One dispute.
pub(crate) fn dispute(provider_ref: &str) -> Query<DisputeRow> {
    Query::new(DISPUTE, [provider_ref.into()])
}

/// What banks want or have taken of the payment that the provider knows by this name, the oldest first.
pub(crate) fn taken_of(payment_ref: Option<&str>) -> Query<DisputeRow> {
    Query::new(TAKEN, [payment_ref.into()])
}

/// What is left of a payment beside one dispute.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct LeftRow {
    pub(crate) left_minor: i64,
}

const LEFT: &str = "
SELECT payment.amount_minor
    - (SELECT coalesce(sum(amount_minor), 0) FROM v_refunds WHERE v_refunds.payment_id = payment.id AND v_refunds.status <> 'failed')
    - (SELECT coalesce(sum(amount_minor), 0) FROM v_disputes WHERE v_disputes.payment_id = payment.id AND v_disputes.status <> 'won'
        AND v_disputes.provider_ref <> ?2) AS left_minor
FROM v_payments AS payment WHERE payment.provider_ref = ?1 LIMIT 1";

/// How much of the payment that the provider knows by this name has not gone back, but for what `dispute` takes.
pub(crate) fn left_beside(payment_ref: Option<&str>, dispute: &str) -> Query<LeftRow> {
    Query::new(LEFT, [payment_ref.into(), dispute.into()])
}

/// The disputes about a payment.
pub(crate) fn disputes_of(payment: &PaymentId) -> Query<DisputeRow> {
    Query::new(DISPUTES, [payment.as_str().into()])
}
