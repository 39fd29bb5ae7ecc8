//! What the minute's job looks for.
use crate::api::{ItemId, OrderId};
use crate::rules::BASKET_DAYS_KEPT;
use db::{Query, Statement};
use kernel::{CustomerId, Instant};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] =
    &[CUSTOMER, ROUND, PUT_ROUND, DUE, OVERDUE_HOLDS, LET_GO, OLD, FORGET_ITEMS, FORGET];

/// How many orders are looked at in one go: some are decided in a second, and the next run is a minute away.
pub(crate) const ORDERS_MAX: u32 = 50;
/// How many holds a run lets go, and baskets it forgets.
const ROWS_MAX: i64 = 100;
/// For how long a payment that comes too late is looked for by the job; after that the provider's news still are.
const LATE_DAYS: i64 = 14;

const CUSTOMER: &str = "SELECT id, customer_id FROM orders WHERE id = ?1 LIMIT 1";
/// An order, and whose it is.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct DueOrder {
    /// Which.
    pub(crate) id: OrderId,
    /// Whose.
    pub(crate) customer_id: CustomerId,
}

/// Whose an order is.
pub(crate) fn customer_of_order(id: &str) -> Query<DueOrder> {
    Query::new(CUSTOMER, [id.into()])
}

// Those whose time is over, whose payment has come or was given up; and those that were paid after they were given up.
const DUE: &str = "
SELECT id, customer_id FROM (
  SELECT orders.id, orders.customer_id FROM orders LEFT JOIN v_payments ON v_payments.id = orders.payment_id
  WHERE orders.status = 'awaiting_payment' AND (orders.lapses_at <= ?1 OR v_payments.status IN ('succeeded', 'cancelled')
    OR (v_payments.status = 'processing' AND orders.lapses_at <= ?2))
  UNION ALL
  SELECT orders.id, orders.customer_id FROM orders JOIN v_payments ON v_payments.id = orders.payment_id
  WHERE orders.status = 'lapsed' AND ?3 <= orders.changed_at AND v_payments.status = 'succeeded')
WHERE id > ?4 ORDER BY id LIMIT ?5";

/// How far the run before has come.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct RoundRow {
    /// After which order the next one goes on.
    pub(crate) mark: String,
}

const ROUND: &str = "SELECT mark FROM shop_rounds WHERE job = 'orders' LIMIT 1";

/// Where the run before had to stop.
pub(crate) fn round() -> Query<RoundRow> {
    Query::new(ROUND, [])
}

const PUT_ROUND: &str =
    "INSERT INTO shop_rounds (job, mark) VALUES ('orders', ?1) ON CONFLICT (job) DO UPDATE SET mark = excluded.mark";

/// Leaves word of that; nothing, where the next one begins at the head.
pub(crate) fn put_round(mark: &str) -> Statement {
    Statement::new(PUT_ROUND, [mark.into()])
}

/// The orders of which something is due, after the one of the id `after`.
pub(crate) fn due_orders(now: Instant, after: &str) -> Query<DueOrder> {
    let (soon, late) = (now.plus_minutes(5), now.plus_minutes(-LATE_DAYS * 24 * 60));
    Query::new(DUE, [now.into(), soon.into(), late.into(), after.into(), ORDERS_MAX.into()])
}

const OVERDUE_HOLDS: &str = "SELECT id FROM basket_items WHERE held_until <= ?1 ORDER BY held_until LIMIT ?2";
/// An item.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ItemIdRow {
    /// Which.
    pub(crate) id: ItemId,
}

/// Items that have held a place for too long.
pub(crate) fn overdue_holds(now: Instant) -> Query<ItemIdRow> {
    Query::new(OVERDUE_HOLDS, [now.into(), ROWS_MAX.into()])
}

const LET_GO: &str =
    "UPDATE basket_items SET held_until = NULL WHERE id IN (SELECT value FROM json_each(?1)) AND held_until <= ?2";

/// Lets go what they hold, unless it was held on since.
pub(crate) fn let_go_of(items: &[ItemIdRow], now: Instant) -> Vec<Statement> {
    let ids: Vec<&str> = items.iter().map(|row| row.id.as_str()).collect();
    let mut statements = claims::release_lapsed(&ids, now);
    statements.push(Statement::new(LET_GO, [serde_json::json!(ids).into(), now.into()]));
    statements
}

const OLD: &str = "SELECT id FROM baskets WHERE changed_at < ?1 ORDER BY changed_at LIMIT ?2";
/// A basket.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct OldBasket {
    id: String,
}

/// Baskets that nobody has changed for too long.
pub(crate) fn old_baskets(now: Instant) -> Query<OldBasket> {
    Query::new(OLD, [now.plus_minutes(-BASKET_DAYS_KEPT * 24 * 60).into(), ROWS_MAX.into()])
}

const FORGET_ITEMS: &str = "
DELETE FROM basket_items WHERE basket_id IN (SELECT id FROM baskets WHERE id IN (SELECT value FROM json_each(?1)) AND changed_at < ?2)";
const FORGET: &str = "DELETE FROM baskets WHERE id IN (SELECT value FROM json_each(?1)) AND changed_at < ?2";

/// Forgets them, unless somebody has changed them since. What they held was let go long before.
pub(crate) fn forget_baskets(baskets: &[OldBasket], now: Instant) -> Vec<Statement> {
    let ids = serde_json::json!(baskets.iter().map(|basket| basket.id.as_str()).collect::<Vec<_>>());
    let before = now.plus_minutes(-BASKET_DAYS_KEPT * 24 * 60);
    [FORGET_ITEMS, FORGET].map(|sql| Statement::new(sql, [ids.clone().into(), before.into()])).into()
}
