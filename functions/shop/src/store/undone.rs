//! An order that comes to nothing, each as one batch: given up, paid back.
use super::order::{GIVE_PLACES, items_of, moved, stock};
use crate::api::OrderStatus;
use crate::rules::{Made, OrderFacts};
use db::Statement;
use kernel::NewIds;
use ledger::{NewRefund, RefundId};
use serde_json::json;

pub(super) const ALL_SQL: &[&str] = &[OF_ANOTHER_CURRENCY, LET_GO, REOPEN_PROPOSAL];

// While it was with the bank, another currency may have gone into the basket, which has one.
const OF_ANOTHER_CURRENCY: &str = "
DELETE FROM basket_items WHERE id IN (SELECT value FROM json_each(?1)) AND EXISTS (
  SELECT 1 FROM baskets WHERE baskets.id = basket_items.basket_id AND baskets.currency <> ?2)";
const LET_GO: &str =
    "UPDATE basket_items SET held_until = NULL, order_id = NULL WHERE id IN (SELECT value FROM json_each(?1))";
const REOPEN_PROPOSAL: &str = "
UPDATE proposals SET status = 'sent', decided_at = NULL, order_id = NULL WHERE order_id = ?1 AND status = 'accepted'";

/// What an order that waited for its payment has taken goes back: places, benefits (and what was charged for those that were withdrawn
/// since, as where a booking is cancelled), products, the code's use.
fn let_go(order: &OrderFacts, ids: &dyn NewIds) -> Vec<Statement> {
    let (id, now) = (order.id.as_str(), order.now);
    let drawn_back = |source_id: &str| {
        let charged_back = ledger::reverse_withdrawn(source_id, now, order.books.day(now), ids);
        std::iter::once(ledger::give_back(source_id, now)).chain(charged_back).collect::<Vec<_>>()
    };
    let mut statements = drawn_back(id);
    for line in &order.lines {
        if let Made::Booking { id, quote, .. } = &line.made {
            statements.extend(drawn_back(id.as_str()));
            let held = quote.range().zip(line.item.as_ref());
            statements.extend(held.into_iter().flat_map(|(range, item)| claims::release(item.as_str(), range)));
        }
    }
    statements.extend(stock(&order.lines, true));
    statements.push(super::unuse_code(&order.id));
    statements.push(Statement::new(GIVE_PLACES, [id.into()]));
    let items = json!(items_of(&order.lines));
    let currency = order.currency.to_string();
    statements.push(Statement::new(OF_ANOTHER_CURRENCY, [items.clone().into(), currency.into()]));
    statements.push(Statement::new(LET_GO, [items.into()]));
    statements.push(Statement::new(REOPEN_PROPOSAL, [id.into()]));
    statements
}

/// An order that was given up, or not paid in time. A payment that nobody has been asked for is given up with it; of one
/// that the provider knows, what comes of it is seen when it comes.
pub(crate) fn lapse(order: &OrderFacts, ids: &dyn NewIds) -> Vec<Statement> {
    let mut statements = moved(order, OrderStatus::Lapsed, None, None);
    statements.extend(let_go(order, ids));
    if let Some(payment) = order.payment.as_ref().filter(|payment| payment.is_to_be_given_up()) {
        statements.extend(ledger::move_payment(ledger::PaymentMove {
            payment: &payment.id,
            from: payment.status,
            to: ledger::PaymentStatus::Cancelled,
            provider_ref: None,
            note: None,
            with: None,
            at: order.now,
        }));
    }
    statements
}

/// An order that was paid and cannot be carried out: the money goes back, as far as it does not go back already.
pub(crate) fn pay_back(order: &OrderFacts, ids: &dyn NewIds) -> Vec<Statement> {
    let mut statements = moved(order, OrderStatus::Refunded, None, None);
    if order.status == OrderStatus::AwaitingPayment {
        statements.extend(let_go(order, ids));
    }
    if let Some(payment) = order.payment.as_ref().filter(|payment| 0 < payment.left_minor()) {
        let new = NewRefund {
            id: RefundId::new(ids),
            key: format!("order:{}", order.id),
            payment: payment.id.clone(),
            customer: order.customer.clone(),
            amount_minor: payment.left_minor(),
            reason: "order".to_owned(),
            now: order.now,
        };
        statements.extend(ledger::want_refund(&new, ids));
    }
    statements
}
