//! An order that is made and carried out, each as one batch.
use crate::api::{ItemId, OrderId, OrderStatus};
use crate::rules::{Checked, Line, Made, OrderDraft, OrderFacts};
use bookings::store::NewBooking;
use db::Statement;
use kernel::{CustomerId, Instant, NewIds};
use ledger::{
    Account, Agreeing, Books, Charge, Draw, Issuing, NewInvoice, NewPayment, OpenCharge, PayMethod, PaymentId, Purpose,
};
use serde_json::json;
use std::collections::BTreeMap;

pub(super) const ALL_SQL: &[&str] = &[
    INSERT,
    GUARD,
    MOVE,
    PROLONG,
    PROLONG_ORDER,
    ARE_ORDERED,
    GUARD_PENDING,
    GUARD_HELD,
    TAKE_PLACE,
    GUARD_PLACES,
    GIVE_PLACES,
    GUARD_AGAIN,
    REACCEPT,
    TOUCH,
    CODE_IS_SPENT,
    EMPTY,
];

const INSERT: &str = "
INSERT INTO orders (id, key, customer_id, status, lines, currency, net_minor, tax_minor, gross_minor, code, terms_version, payment_id,
  invoice_id, created_at, lapses_at, changed_at, begins_on)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?14, ?16)";

/// Writes an order with its lines.
fn insert(order: &OrderDraft, status: OrderStatus, payment: Option<(&PaymentId, Instant)>) -> Statement {
    let params = [
        order.id.as_str().into(),
        order.key.as_str().into(),
        order.customer.as_str().into(),
        word(status),
        json!(order.lines).into(),
        order.currency.to_string().into(),
        order.amounts.net_minor.into(),
        order.amounts.tax_minor.into(),
        order.amounts.gross_minor.into(),
        order.code.as_deref().into(),
        order.terms_version.as_str().into(),
        payment.map(|(id, _)| id.as_str()).into(),
        db::Value::Null,
        order.now.into(),
        payment.map(|(_, lapses_at)| lapses_at).into(),
        order.begins_on.map(|day| day.to_string()).into(),
    ];
    Statement::new(INSERT, params)
}

fn word(status: OrderStatus) -> db::Value {
    json!(status).as_str().unwrap_or_default().into()
}

const GUARD: &str = "
INSERT INTO shop_guards (guard) SELECT 'order_changed' WHERE NOT EXISTS (SELECT 1 FROM orders WHERE id = ?1 AND status = ?2)";
const MOVE: &str = "
UPDATE orders SET status = ?2, lines = coalesce(?3, lines), invoice_id = coalesce(?4, invoice_id), changed_at = ?5 WHERE id = ?1";

pub(super) fn moved(
    order: &OrderFacts,
    to: OrderStatus,
    lines: Option<&[Line]>,
    invoice: Option<&NewInvoice>,
) -> Vec<Statement> {
    let id = order.id.as_str();
    let params = [
        id.into(),
        word(to),
        lines.map(|lines| json!(lines)).into(),
        invoice.map(|invoice| invoice.id.as_str()).into(),
        order.now.into(),
    ];
    vec![Statement::new(GUARD, [id.into(), word(order.status)]), Statement::new(MOVE, params)]
}

const PROLONG: &str =
    "UPDATE basket_items SET held_until = ?2 WHERE id IN (SELECT value FROM json_each(?1)) AND ?3 < held_until";
const PROLONG_ORDER: &str = "UPDATE orders SET lapses_at = ?2 WHERE id = ?1 AND status = 'awaiting_payment'";

pub(super) fn items_of(lines: &[Line]) -> Vec<&ItemId> {
    lines.iter().filter_map(|line| line.item.as_ref()).collect()
}

/// Holds the places of an order until then, as far as they still are held.
pub(crate) fn prolong(order: &OrderId, lines: &[Line], until: Instant, now: Instant) -> Vec<Statement> {
    let items = json!(items_of(lines));
    vec![
        Statement::new(PROLONG_ORDER, [order.as_str().into(), until.into()]),
        Statement::new(PROLONG, [items.into(), until.into(), now.into()]),
    ]
}

const ARE_ORDERED: &str = "UPDATE basket_items SET order_id = ?2 WHERE id IN (SELECT value FROM json_each(?1))";
// Two that wait could be of the same, and both be paid; what is with the bank is out of the basket. Where the provider has not answered
// nobody knows yet whether it is.
const GUARD_PENDING: &str = "
INSERT INTO shop_guards (guard) SELECT 'order_pending' WHERE EXISTS (
  SELECT 1 FROM orders WHERE customer_id = ?1 AND status = 'awaiting_payment' AND id <> ?2
    AND NOT EXISTS (SELECT 1 FROM v_orders_with_the_bank AS away WHERE away.id = orders.id))";
// Whoever took a place since it was looked at, whose time was over by their clock, has it.
const GUARD_HELD: &str = "
INSERT INTO shop_guards (guard) SELECT 'hold_has_lapsed' WHERE EXISTS (
  SELECT 1 FROM json_each(?1) AS item JOIN basket_items ON basket_items.id = item.value
  WHERE basket_items.kind = 'booking' AND NOT EXISTS (SELECT 1 FROM v_claims WHERE v_claims.holder = basket_items.id))";
const TAKE_PLACE: &str =
    "INSERT INTO order_places (plan_id, order_id, quantity, customer_id, starts_on) VALUES (?1, ?2, ?3, ?4, ?5)";
const GUARD_PLACES: &str = concat!(
    "
INSERT INTO shop_guards (guard) SELECT 'no_place_left'",
    ledger::more_than_places!("v_agreements", "order_places", "NULL")
);
pub(super) const GIVE_PLACES: &str = "DELETE FROM order_places WHERE order_id = ?1";

/// An order that waits for its payment: its places are held, its benefits drawn, its products and code taken, until it is
/// carried out or given up.
pub(crate) fn await_payment(checked: &Checked, code_version: i64) -> Vec<Statement> {
    let order = &checked.order;
    let Some((payment, due, lapses_at)) = &checked.payment else { return Vec::new() };
    let mut statements = vec![
        Statement::new(GUARD_PENDING, [order.customer.as_str().into(), order.id.as_str().into()]),
        insert(order, OrderStatus::AwaitingPayment, Some((payment, *lapses_at))),
    ];
    statements.push(ledger::want_payment(&NewPayment {
        id: payment.clone(),
        key: format!("order:{}", order.id),
        customer: order.customer.clone(),
        method: PayMethod::Card,
        currency: due.currency,
        amount_minor: due.minor,
        purpose: Purpose { invoices: Vec::new(), order: Some(order.id.to_string()) },
        method_id: None,
        on_session: true,
        note: None,
        received_on: None,
        now: order.now,
    }));
    let items = json!(items_of(&order.lines));
    statements.push(Statement::new(ARE_ORDERED, [items.into(), order.id.as_str().into()]));
    statements.extend(prolong(&order.id, &order.lines, *lapses_at, order.now));
    statements.push(Statement::new(GUARD_HELD, [json!(items_of(&order.lines)).into()]));
    for line in &order.lines {
        if let Made::Plan { plan, contract, .. } = &line.made {
            statements.push(ledger::guard_once(contract, plan, contract.starts_on));
            let (plan, from) = (plan.as_str(), contract.starts_on.to_string());
            let (id, customer) = (order.id.as_str(), order.customer.as_str());
            let place = [plan.into(), id.into(), line.quantity.into(), customer.into(), from.as_str().into()];
            statements.push(Statement::new(TAKE_PLACE, place));
            statements.push(Statement::new(GUARD_PLACES, [plan.into(), from.into()]));
        }
    }
    statements.extend(taken(order, code_version));
    statements.extend(drawn((&order.id, &order.customer), &order.lines, false, order.now));
    statements
}

/// The code and the products that an order takes.
fn taken(order: &OrderDraft, code_version: i64) -> Vec<Statement> {
    let mut statements = stock(&order.lines, false);
    if let Some(code) = &order.code {
        statements.extend(super::use_code((code, Some(code_version)), &order.customer, &order.id, order.now));
    }
    statements
}

/// Takes products from stock, or puts them back.
pub(super) fn stock(lines: &[Line], back: bool) -> Vec<Statement> {
    let stocked = lines.iter().filter(|line| matches!(line.made, Made::Product { stocked: true, .. }));
    stocked.map(|line| plans::store::sell(&line.subject, if back { -line.quantity } else { line.quantity })).collect()
}

/// What the products of an order drew is drawn for the order; each booking draws for itself.
fn drawn((order, customer): (&OrderId, &CustomerId), lines: &[Line], late: bool, now: Instant) -> Vec<Statement> {
    let (mut statements, mut of_order) = (Vec::new(), BTreeMap::<&str, Draw>::new());
    for line in lines {
        if let Made::Booking { id, .. } = &line.made {
            statements.extend(ledger::draw(&line.draws, customer, ("booking", id.as_str()), now));
            continue;
        }
        for draw in &line.draws {
            let sum = of_order.entry(draw.grant.as_str()).or_insert(Draw { amount: 0, worth_minor: 0, ..draw.clone() });
            sum.amount += draw.amount;
            sum.worth_minor += draw.worth_minor;
        }
    }
    let of_order: Vec<Draw> = of_order.into_values().collect();
    let source = if late { format!("{order}:late") } else { order.to_string() };
    statements.extend(ledger::draw(&of_order, customer, ("order", &source), now));
    statements
}

// Whoever checks the same items out at the same time comes too late.
const TOUCH: &str = "
UPDATE baskets SET version = version + 1 WHERE id IN (
  SELECT basket_id FROM basket_items WHERE id IN (SELECT value FROM json_each(?1)))";
// What comes into it next is another order, which it would be entered for anew.
const CODE_IS_SPENT: &str = "
UPDATE baskets SET code = NULL WHERE code = ?2 AND id IN (
  SELECT basket_id FROM basket_items WHERE id IN (SELECT value FROM json_each(?1)))";
const EMPTY: &str = "DELETE FROM basket_items WHERE id IN (SELECT value FROM json_each(?1))";

/// What the lines of an order become.
struct CarriedOut<'a> {
    order: &'a OrderId,
    customer: &'a CustomerId,
    lines: &'a [Line],
    books: &'a Books,
    lapsed: &'a [String],
    /// The discount code that it used.
    code: Option<&'a str>,
    now: Instant,
}

impl CarriedOut<'_> {
    /// Contracts, bookings, charges, benefits; the items are gone from the basket.
    fn statements(&self, ids: &dyn NewIds) -> (Vec<Statement>, BTreeMap<String, ledger::ChargeId>) {
        // The places that were kept for it are those that it takes.
        let mut statements = vec![Statement::new(GIVE_PLACES, [self.order.as_str().into()])];
        for line in self.lines {
            match &line.made {
                Made::Plan { contract, plan, waits } => {
                    let zone = &self.books.zone;
                    let new = Agreeing { plan, waits: *waits, follows: None, zone, now: self.now };
                    statements.push(ledger::agree(contract, new));
                    statements.extend(ledger::guard_agreed(contract, plan, contract.starts_on));
                }
                Made::Booking { id, quote, costing } => {
                    let range = quote.range().zip(line.item.as_ref());
                    statements
                        .extend(range.into_iter().flat_map(|(range, item)| claims::release(item.as_str(), range)));
                    let new = NewBooking {
                        id,
                        quote,
                        costing,
                        customer: self.customer,
                        idempotency_key: None,
                        now: self.now,
                    };
                    let lapsed: Vec<&str> = self.lapsed.iter().map(String::as_str).collect();
                    statements.extend(bookings::store::write(new, &lapsed));
                }
                Made::Product { .. } => {}
            }
            let wishes: Vec<_> = line.grants.iter().map(|given| given.wish.clone()).collect();
            statements.extend(ledger::grant(&wishes, self.now, ids));
        }
        let charges: Vec<Charge> = self.lines.iter().flat_map(|line| line.charged().iter().cloned()).collect();
        let (new, written) = ledger::charge(&charges, ids);
        statements.extend(written);
        let items = || json!(items_of(self.lines)).into();
        statements.extend(self.code.map(|code| Statement::new(CODE_IS_SPENT, [items(), code.into()])));
        statements.push(Statement::new(EMPTY, [items()]));
        (statements, charges.iter().map(|charge| charge.key.clone()).zip(new).collect())
    }
}

/// An order that nothing is to be paid for now: made and carried out in one.
pub(crate) fn carry_out_at_once(
    checked: &Checked,
    books: &Books,
    lapsed: &[String],
    code_version: i64,
    ids: &dyn NewIds,
) -> Vec<Statement> {
    let order = &checked.order;
    let mut statements = vec![insert(order, OrderStatus::Fulfilled, None)];
    statements.extend(taken(order, code_version));
    statements.extend(drawn((&order.id, &order.customer), &order.lines, false, order.now));
    let (customer, lines, now) = (&order.customer, &order.lines, order.now);
    let code = order.code.as_deref();
    statements.extend(CarriedOut { order: &order.id, customer, lines, books, lapsed, code, now }.statements(ids).0);
    statements
}

/// An order that was paid, carried out: what it makes, the invoice, and the payment that settles it. One that had been given
/// up is honoured with `lines`, which draw and take anew.
pub(crate) fn carry_out(
    order: &OrderFacts,
    lines: &[Line],
    late: bool,
    ids: &dyn NewIds,
) -> (Vec<Statement>, Option<NewInvoice>) {
    let (customer, books, now) = (&order.customer, &order.books, order.now);
    let code = order.code.as_deref();
    let carried = CarriedOut { order: &order.id, customer, lines, books, lapsed: &order.lapsed, code, now };
    let (made, written) = carried.statements(ids);
    let invoice = invoice(order, lines, &written, ids);
    // As they were carried out: what was paid late begins later than it was ordered for.
    let mut statements = moved(order, OrderStatus::Fulfilled, Some(lines), invoice.as_ref());
    statements.push(Statement::new(TOUCH, [json!(items_of(lines)).into()]));
    if late {
        statements.extend(taken_anew(order, lines));
    }
    statements.extend(made);
    statements.extend(invoice.as_ref().into_iter().flat_map(|invoice| ledger::issue(std::slice::from_ref(invoice))));
    if let (Some(payment), Some(invoice)) = (&order.payment, &invoice) {
        statements.extend(ledger::spend(payment.id.as_str(), std::slice::from_ref(&invoice.id), now, ids));
    }
    (statements, invoice)
}

/// The invoice of what was paid at once; due on the day, since it is paid.
fn invoice(
    order: &OrderFacts,
    lines: &[Line],
    written: &BTreeMap<String, ledger::ChargeId>,
    ids: &dyn NewIds,
) -> Option<NewInvoice> {
    let at_once = lines.iter().filter(|line| line.pays == crate::api::Pays::AtOnce);
    let charges = at_once.flat_map(Line::charged);
    let open: Vec<OpenCharge> =
        charges.map(|charge| OpenCharge { id: written.get(&charge.key).cloned(), charge: charge.clone() }).collect();
    let account = Account { contracts: Vec::new(), open: Vec::new(), due_days: (Some(0), 0) };
    let draft = account.draft(open, order.books.day(order.now))?;
    let issuing = Issuing { books: &order.books, customer: &order.customer, now: order.now };
    NewInvoice::of(&draft, issuing, &BTreeMap::new(), ids)
}

// Whoever has ordered the same items anew, or accepted the proposal anew, does not have them twice.
const GUARD_AGAIN: &str = "
INSERT INTO shop_guards (guard) SELECT 'ordered_again' WHERE EXISTS (
  SELECT 1 FROM orders AS other, json_each(other.lines) AS line
  WHERE other.customer_id = ?1 AND other.id <> ?2 AND other.status IN ('awaiting_payment', 'fulfilled')
    AND line.value ->> 'item' IN (SELECT value FROM json_each(?3)))
  OR EXISTS (SELECT 1 FROM orders JOIN proposals ON proposals.id = substr(orders.key, 1, instr(orders.key, ':') - 1)
    WHERE orders.id = ?2 AND proposals.status <> 'sent')";
const REACCEPT: &str = "
UPDATE proposals SET status = 'accepted', decided_at = ?2, order_id = ?1
WHERE id = (SELECT substr(key, 1, instr(key, ':') - 1) FROM orders WHERE id = ?1)";

/// An order that had been given up takes anew what it then gave back.
fn taken_anew(order: &OrderFacts, lines: &[Line]) -> Vec<Statement> {
    let (id, customer) = (order.id.as_str(), order.customer.as_str());
    let mut statements = vec![
        Statement::new(GUARD_AGAIN, [customer.into(), id.into(), json!(items_of(lines)).into()]),
        Statement::new(REACCEPT, [id.into(), order.now.into()]),
    ];
    statements.extend(stock(lines, false));
    // The code counted when it was ordered, whatever has become of it since: what it takes is a place that is left.
    if let Some(code) = &order.code {
        statements.extend(super::use_code((code, None), &order.customer, &order.id, order.created_at));
    }
    statements.extend(drawn((&order.id, &order.customer), lines, true, order.now));
    statements
}
