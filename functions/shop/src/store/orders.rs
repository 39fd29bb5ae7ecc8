//! Orders as they are read.
use super::ASKED;
use crate::api::{InvoiceOf, ListCursor, OperatorOrder, Order, OrderId, OrderStatus, Pays};
use crate::rules::{Line, Made, OrderFacts};
use db::{Both, DbError, Query, json};
use kernel::{Currency, CustomerId, Instant, Money, millis, millis_option};
use ledger::{Books, BooksRow, FactAnswers, FactQueries, InvoiceId, PayMethod, PaymentId, PaymentStatus, TaxRate};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[BY_ID, BY_KEY, OF_CUSTOMER, ALL, LAPSED_AROUND];

/// An order with its payment and invoice.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct OrderRow {
    id: OrderId,
    customer_id: CustomerId,
    customer_name: String,
    status: OrderStatus,
    lines: String,
    currency: Currency,
    code: Option<String>,
    payment_id: Option<PaymentId>,
    payment_status: Option<PaymentStatus>,
    payment_method: Option<PayMethod>,
    payment_minor: Option<i64>,
    payment_ref: Option<String>,
    gone_minor: i64,
    invoice_id: Option<InvoiceId>,
    invoice_series: Option<String>,
    invoice_number: Option<i64>,
    #[serde(with = "millis")]
    created_at: Instant,
    #[serde(with = "millis_option")]
    lapses_at: Option<Instant>,
}

macro_rules! select_orders {
    ($tail:literal) => {
        concat!(
            "
SELECT orders.id, orders.customer_id, v_customers.name AS customer_name, orders.status, orders.lines, orders.currency, orders.code,
  orders.payment_id, v_payments.status AS payment_status, v_payments.method AS payment_method, v_payments.amount_minor AS payment_minor,
  v_payments.provider_ref AS payment_ref,
  (SELECT coalesce(sum(amount_minor), 0) FROM v_refunds WHERE payment_id = orders.payment_id AND status <> 'failed')
    + (SELECT coalesce(sum(amount_minor), 0) FROM v_disputes WHERE payment_id = orders.payment_id AND status <> 'won') AS gone_minor,
  orders.invoice_id, v_invoices.series AS invoice_series, v_invoices.number AS invoice_number,
  orders.created_at, orders.lapses_at
FROM orders JOIN v_customers ON v_customers.id = orders.customer_id
LEFT JOIN v_payments ON v_payments.id = orders.payment_id
LEFT JOIN v_invoices ON v_invoices.id = orders.invoice_id
",
            $tail
        )
    };
}

const BY_ID: &str = select_orders!("WHERE orders.id = ?1 AND (?2 IS NULL OR orders.customer_id = ?2) LIMIT 1");
const BY_KEY: &str = select_orders!("WHERE orders.key = ?1 LIMIT 1");
const OF_CUSTOMER: &str = select_orders!(
    "WHERE orders.customer_id = ?1 AND (orders.created_at, orders.id) < (?2, ?3) ORDER BY orders.created_at DESC, orders.id DESC LIMIT ?4"
);
const ALL: &str = select_orders!(
    "WHERE (orders.created_at, orders.id) < (?1, ?2) AND (?4 IS NULL OR orders.customer_id = ?4) ORDER BY orders.created_at DESC, orders.id DESC LIMIT ?3"
);

/// An order of a customer, or of anybody.
pub(crate) fn order(id: &OrderId, customer: Option<&CustomerId>) -> Query<OrderRow> {
    Query::new(BY_ID, [id.as_str().into(), customer.map(CustomerId::as_str).into()])
}

/// The order that an earlier request with the same key made.
pub(crate) fn order_by_key(key: &str) -> Query<OrderRow> {
    Query::new(BY_KEY, [key.into()])
}

/// Where a list goes on that has the latest first.
pub(super) fn place(cursor: Option<&ListCursor>) -> (i64, String) {
    // The year 2242, later than any order or proposal.
    let last = i64::from(u32::MAX) * 2000;
    cursor.map_or((last, "~".to_owned()), |cursor| (cursor.at.as_millis(), cursor.id.clone()))
}

/// A customer's orders, the latest first.
pub(crate) fn orders_of(customer: &CustomerId, cursor: Option<&ListCursor>) -> Query<OrderRow> {
    let (at, id) = place(cursor);
    Query::new(OF_CUSTOMER, [customer.as_str().into(), at.into(), id.into(), ASKED.into()])
}

/// The orders of a customer, or of everybody, the latest first.
pub(crate) fn all_orders(customer: Option<&CustomerId>, cursor: Option<&ListCursor>) -> Query<OrderRow> {
    let (at, id) = place(cursor);
    Query::new(ALL, [at.into(), id.into(), ASKED.into(), customer.map(CustomerId::as_str).into()])
}

// Who holds a place of the order's bookings and has held it for too long; their own items too.
const LAPSED_AROUND: &str = "
SELECT DISTINCT v_claims.holder FROM orders, json_each(orders.lines) AS line, json_each(line.value, '$.made.quote.leaves') AS leaf
JOIN v_claims ON v_claims.resource_id = leaf.value ->> 0
  AND (line.value ->> '$.made.quote.first_slot') - 3072 <= v_claims.first_slot AND v_claims.first_slot < line.value ->> '$.made.quote.after_slot'
  AND line.value ->> '$.made.quote.first_slot' < v_claims.after_slot
WHERE orders.id = ?1 AND v_claims.holder GLOB 'itm_*'
  AND NOT EXISTS (SELECT 1 FROM v_holds WHERE v_holds.id = v_claims.holder AND ?2 < v_holds.held_until) LIMIT 500";
/// Who holds something.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct HolderRow {
    holder: String,
}

/// What decides about an order.
pub(crate) type OrderQueries = Both<FactQueries, (Query<OrderRow>, Query<HolderRow>)>;
/// The answers.
pub(crate) type OrderAnswers = (FactAnswers, (Vec<OrderRow>, Vec<HolderRow>));

/// What decides about an order of `customer`.
pub(crate) fn order_facts(id: &OrderId, customer: &CustomerId, now: Instant) -> OrderQueries {
    let lapsed = Query::new(LAPSED_AROUND, [id.as_str().into(), now.into()]);
    Both(ledger::asked([customer]), (order(id, Some(customer)), lapsed))
}

/// Puts the answers together; `None` if there is no such order of that customer.
pub(crate) fn assemble_order(
    (books, (orders, lapsed)): OrderAnswers,
    now: Instant,
) -> Result<Option<(OrderFacts, OrderRow)>, DbError> {
    let Some(row) = orders.into_iter().next() else { return Ok(None) };
    let lapsed = lapsed.into_iter().map(|row| row.holder).collect();
    Ok(Some((row.facts(Books::read(books)?, lapsed, now)?, row)))
}

/// What decides about giving an order up.
pub(crate) type OrderAlone = (Query<BooksRow>, Query<TaxRate>, Query<OrderRow>);

/// What decides about giving an order up, whosever it is.
pub(crate) fn order_alone(id: &OrderId) -> OrderAlone {
    let (books, rates) = ledger::books();
    (books, rates, order(id, None))
}

/// Puts the answers together; `None` if there is no such order.
pub(crate) fn assemble_alone(
    (books, rates, orders): (Vec<BooksRow>, Vec<TaxRate>, Vec<OrderRow>),
    now: Instant,
) -> Result<Option<(OrderFacts, OrderRow)>, DbError> {
    let Some(row) = orders.into_iter().next() else { return Ok(None) };
    Ok(Some((row.facts(Books::alone((books, rates))?, Vec::new(), now)?, row)))
}

impl OrderRow {
    fn facts(&self, books: Books, lapsed: Vec<String>, now: Instant) -> Result<OrderFacts, DbError> {
        Ok(OrderFacts {
            now,
            id: self.id.clone(),
            customer: self.customer_id.clone(),
            customer_name: self.customer_name.clone(),
            status: self.status,
            lines: self.lines()?,
            currency: self.currency,
            code: self.code.clone(),
            created_at: self.created_at,
            lapses_at: self.lapses_at,
            payment: self.payment(),
            lapsed,
            books,
        })
    }

    fn lines(&self) -> Result<Vec<Line>, DbError> {
        json(&self.lines)
    }

    fn payment(&self) -> Option<crate::rules::OrderPayment> {
        Some(crate::rules::OrderPayment {
            id: self.payment_id.clone()?,
            status: self.payment_status?,
            amount_minor: self.payment_minor?,
            gone_minor: self.gone_minor,
            method: self.payment_method?,
            is_known_there: self.payment_ref.is_some(),
        })
    }

    /// The order as its customer sees it.
    pub(crate) fn view(&self) -> Result<Order, DbError> {
        let invoice = self.invoice_id.clone().zip(self.invoice_series.as_deref().zip(self.invoice_number));
        let invoice =
            invoice.map(|(id, (series, number))| InvoiceOf { id, number: ledger::invoice_number(series, number) });
        let lines = self.lines()?;
        Ok(Order { invoice, ..order_view(self, &lines) })
    }

    /// The order as operators see it.
    pub(crate) fn operator_view(&self) -> Result<OperatorOrder, DbError> {
        let (customer_id, customer_name) = (self.customer_id.clone(), self.customer_name.clone());
        Ok(OperatorOrder { order: self.view()?, customer_id, customer_name })
    }

    /// The same once it was moved on, with what it has become.
    pub(crate) fn moved(&self, status: OrderStatus, lines: &[Line]) -> Order {
        order_view(&Self { status, ..self.clone() }, lines)
    }
}

fn order_view(row: &OrderRow, lines: &[Line]) -> Order {
    let money = |minor| Money { minor, currency: row.currency };
    let due = |pays: Pays| money(lines.iter().filter(|line| line.pays == pays).map(Line::gross_minor).sum());
    let is_done = row.status == OrderStatus::Fulfilled;
    let waits = row.status == OrderStatus::AwaitingPayment;
    let with_bank = waits && row.payment_status == Some(PaymentStatus::Processing) && row.payment_ref.is_some();
    let made = |id: fn(&Made) -> Option<String>| {
        if is_done { lines.iter().filter_map(|line| id(&line.made)).collect() } else { Vec::new() }
    };
    Order {
        id: row.id.clone(),
        status: row.status,
        created_at: row.created_at,
        totals: crate::rules::sums_of(lines, row.currency),
        lines: lines.iter().map(|line| line.view(row.currency)).collect(),
        code: row.code.clone(),
        payment_id: row.payment_id.as_ref().map(ToString::to_string),
        lapses_at: row.lapses_at.filter(|_| waits && !with_bank),
        with_bank,
        invoice: None,
        bookings: made(|made| match made {
            Made::Booking { id, .. } => Some(id.to_string()),
            _ => None,
        }),
        contracts: made(|made| match made {
            Made::Plan { contract, .. } => Some(contract.id.to_string()),
            _ => None,
        }),
        due_now: due(Pays::AtOnce),
        next_invoice: due(Pays::NextInvoice),
    }
}

/// An order that was just made, as its customer sees it.
pub(crate) fn new_view(checked: &crate::rules::Checked, name: &str) -> Order {
    let order = &checked.order;
    let status = if checked.payment.is_some() { OrderStatus::AwaitingPayment } else { OrderStatus::Fulfilled };
    let row = OrderRow {
        id: order.id.clone(),
        customer_id: order.customer.clone(),
        customer_name: name.to_owned(),
        status,
        lines: String::new(),
        currency: order.currency,
        code: order.code.clone(),
        payment_id: checked.payment.as_ref().map(|(id, ..)| id.clone()),
        payment_status: None,
        payment_method: None,
        payment_minor: None,
        payment_ref: None,
        gone_minor: 0,
        invoice_id: None,
        invoice_series: None,
        invoice_number: None,
        created_at: order.now,
        lapses_at: checked.payment.as_ref().map(|(.., lapses_at)| *lapses_at),
    };
    order_view(&row, &order.lines)
}
