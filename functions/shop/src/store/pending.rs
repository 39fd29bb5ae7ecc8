//! The orders of a customer that wait for their payment.
use crate::api::{OrderId, OrderPending, OrderWithBank};
use db::{Query, Value};
use kernel::{Currency, Instant, Money, millis, millis_option};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[PENDING];

// The one of which nothing is on its way first.
const PENDING: &str = "
SELECT orders.id, orders.payment_id, orders.lapses_at, orders.created_at, orders.currency, orders.gross_minor, orders.code,
  EXISTS (SELECT 1 FROM v_orders_with_the_bank AS away WHERE away.id = orders.id) AS with_bank
FROM orders
WHERE orders.customer_id = ?1 AND orders.status = 'awaiting_payment' ORDER BY with_bank, orders.created_at, orders.id LIMIT 50";

/// The orders of `customer` that wait for their payment.
pub(super) fn pending(customer: &Value) -> Query<PendingRow> {
    Query::new(PENDING, [customer.clone()])
}

/// An order that waits for its payment, or is with the bank.
#[derive(Debug, Deserialize)]
pub(crate) struct PendingRow {
    id: OrderId,
    payment_id: Option<String>,
    #[serde(with = "millis_option")]
    lapses_at: Option<Instant>,
    #[serde(with = "millis")]
    created_at: Instant,
    currency: Currency,
    gross_minor: i64,
    code: Option<String>,
    with_bank: u8,
}

impl PendingRow {
    /// The order that is to be paid or given up, and those that are with the bank.
    pub(super) fn split(rows: Vec<Self>) -> (Option<OrderPending>, Vec<OrderWithBank>) {
        let (away, here): (Vec<Self>, Vec<Self>) = rows.into_iter().partition(|row| row.with_bank == 1);
        let gross = |row: &Self| Money { minor: row.gross_minor, currency: row.currency };
        let pending = |row: Self| OrderPending {
            gross: gross(&row),
            id: row.id,
            payment_id: row.payment_id,
            lapses_at: row.lapses_at,
            code: row.code,
        };
        let with_bank = |row: Self| OrderWithBank { gross: gross(&row), id: row.id, created_at: row.created_at };
        (here.into_iter().next().map(pending), away.into_iter().map(with_bank).collect())
    }
}
