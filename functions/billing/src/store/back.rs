//! What goes back: refunds and disputes.
use db::Query;
use kernel::{Currency, CustomerId, Instant};
use ledger::{DisputeStatus, PayMethod, PaymentId, RefundId, RefundStatus};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[REFUNDS, REFUNDS_BY_REF, REFUND_FACTS, DISPUTES, DISPUTE];

/// A refund.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct RefundRow {
    pub(crate) id: RefundId,
    pub(crate) payment_id: PaymentId,
    pub(crate) customer_id: CustomerId,
    pub(crate) currency: Currency,
    pub(crate) amount_minor: i64,
    pub(crate) status: RefundStatus,
    pub(crate) reason: String,
    pub(crate) provider_ref: Option<String>,
    /// How the payment was paid, and what the provider calls it.
    pub(crate) method: PayMethod,
    pub(crate) payment_ref: Option<String>,
    #[serde(with = "kernel::millis")]
    pub(crate) created_at: Instant,
    #[serde(with = "kernel::millis")]
    pub(crate) changed_at: Instant,
}

macro_rules! refund_columns {
    ($where:literal) => {
        concat!(
            "
SELECT refund.id, refund.payment_id, refund.customer_id, refund.currency, refund.amount_minor, refund.status, refund.reason,
  refund.provider_ref, payment.method, payment.provider_ref AS payment_ref, refund.created_at, refund.changed_at
FROM v_refunds AS refund JOIN v_payments AS payment ON payment.id = refund.payment_id ",
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
    pub(crate) currency: Currency,
    pub(crate) amount_minor: i64,
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
SELECT dispute.provider_ref, dispute.payment_id, dispute.customer_id, payment.currency, dispute.amount_minor, dispute.status, dispute.reason,
  dispute.opened_at, dispute.changed_at
FROM v_disputes AS dispute JOIN v_payments AS payment ON payment.id = dispute.payment_id ",
            $where
        )
    };
}
const DISPUTES: &str = dispute_columns!("WHERE dispute.payment_id = ?1 ORDER BY dispute.opened_at LIMIT 50");
const DISPUTE: &str = dispute_columns!("WHERE dispute.provider_ref = ?1 LIMIT 1");

/// One dispute.
pub(crate) fn dispute(provider_ref: &str) -> Query<DisputeRow> {
    Query::new(DISPUTE, [provider_ref.into()])
}

/// The disputes about a payment.
pub(crate) fn disputes_of(payment: &PaymentId) -> Query<DisputeRow> {
    Query::new(DISPUTES, [payment.as_str().into()])
}
