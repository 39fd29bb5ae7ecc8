use super::{ASKED, LAST_INSTANT, WantedRow};
use crate::api::{
    ListCursor, MethodId, PaidFor, PaidInvoice, PaymentFailureView, PaymentFilter, PaymentStatusName, PaymentView,
    PendingPayment,
};
use crate::provider::Decline;
use crate::rules::Pending;
use db::{DbError, Query, json};
use kernel::{Currency, CustomerId, Day, Instant, Money};
use ledger::{
    BooksRow, InvoiceId, NewPayment, PayMethod, PaymentId, Purpose, RefundId, TaxRate, invoice_number, is_late,
};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[
    PAYMENT,
    PAYMENT_BY_KEY,
    FACTS,
    PENDING,
    PENDING_WITH,
    OF_CUSTOMER,
    OF_ALL,
    PENDING_OF_ALL,
    RECEIVED_OF_ALL,
    FAILED_OF_ALL,
    UNSPENT,
    BEGINS,
];

/// A payment with what is told of it.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct PaymentRow {
    pub(crate) id: PaymentId,
    pub(crate) customer_id: CustomerId,
    pub(crate) customer_name: String,
    pub(crate) method: PayMethod,
    pub(crate) method_id: Option<MethodId>,
    pub(crate) method_label: Option<String>,
    pub(crate) currency: Currency,
    pub(crate) amount_minor: i64,
    pub(crate) status: PaymentStatusName,
    purpose: String,
    pub(crate) on_session: u8,
    pub(crate) provider_ref: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) received_on: Option<Day>,
    #[serde(with = "kernel::millis")]
    pub(crate) created_at: Instant,
    #[serde(with = "kernel::millis")]
    pub(crate) changed_at: Instant,
    /// [{id, number, series}] of the invoices that it is for.
    numbers: String,
}

/// The number of an invoice that a payment is for.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct NumberRow {
    pub(crate) id: InvoiceId,
    pub(crate) series: String,
    pub(crate) number: i64,
    pub(crate) due_on: Day,
    pub(crate) left_minor: i64,
}

impl PaymentRow {
    /// What it is for.
    pub(crate) fn purpose(&self) -> Result<Purpose, DbError> {
        json(&self.purpose)
    }

    /// What it is for, by number.
    pub(crate) fn paid_for(&self) -> Result<PaidFor, DbError> {
        let (purpose, numbers): (_, Vec<NumberRow>) = (self.purpose()?, json(&self.numbers)?);
        let number = |id: &InvoiceId| {
            numbers.iter().find(|row| row.id == *id).map(|row| invoice_number(&row.series, row.number))
        };
        let paid = |part: ledger::Part| PaidInvoice {
            number: number(&part.id).unwrap_or_default(),
            amount: Money { minor: part.minor, currency: self.currency },
            id: part.id,
        };
        Ok(PaidFor { invoices: purpose.invoices.into_iter().map(paid).collect(), order_id: purpose.order })
    }

    /// When the invoice was to be paid that leads it: a collection is tried on the days after that.
    pub(crate) fn led_by(&self) -> Result<Option<Day>, DbError> {
        let (purpose, numbers): (_, Vec<NumberRow>) = (self.purpose()?, json(&self.numbers)?);
        let first = purpose.invoices.first();
        Ok(first.and_then(|part| Some(numbers.iter().find(|row| row.id == part.id)?.due_on)))
    }

    /// When the first of those of its invoices was to be paid for which somebody can be late.
    fn due_on(&self) -> Result<Option<Day>, DbError> {
        let is_late = |row: &NumberRow| is_late(Money { minor: row.left_minor, currency: self.currency });
        Ok(json::<Vec<NumberRow>>(&self.numbers)?.into_iter().filter(is_late).map(|row| row.due_on).min())
    }

    /// What it is over.
    pub(crate) fn amount(&self) -> Money {
        Money { minor: self.amount_minor, currency: self.currency }
    }

    /// The payment as an invoice tells of it.
    pub(crate) fn as_pending(&self) -> PendingPayment {
        PendingPayment {
            id: self.id.clone(),
            status: self.status,
            method: self.method,
            method_label: self.method_label.clone(),
            amount: self.amount(),
            since: self.changed_at,
        }
    }

    /// As it decides what else can be paid.
    pub(crate) fn waiting(&self) -> Result<Pending, DbError> {
        let (id, status) = (self.id.clone(), self.status);
        Ok(Pending { id, status, purpose: self.purpose()?, is_begun: self.on_session == 1 })
    }

    /// The payment as it is told.
    pub(crate) fn view(&self) -> Result<PaymentView, DbError> {
        let failed = self.status == PaymentStatusName::Failed;
        let by_hand = matches!(self.method, PayMethod::BankTransfer | PayMethod::Cash);
        let code = self.note.clone().filter(|_| failed);
        let advice = |code: &String| Decline { code: code.clone(), decline_code: None }.message_key().to_owned();
        Ok(PaymentView {
            id: self.id.clone(),
            customer_id: self.customer_id.clone(),
            customer_name: self.customer_name.clone(),
            status: self.status,
            amount: self.amount(),
            method: self.method,
            method_label: self.method_label.clone(),
            purpose: self.paid_for()?,
            failure: code.map(|code| PaymentFailureView { advice: advice(&code), code }),
            reference: self.note.clone().filter(|_| by_hand),
            received_on: self.received_on,
            created_at: self.created_at,
            changed_at: self.changed_at,
        })
    }
}

macro_rules! columns {
    ($from:literal) => {
        columns!("", $from)
    };
    ($also:literal, $from:expr) => {
        concat!(
            "
SELECT payment.id, payment.customer_id, v_customers.name AS customer_name, payment.method, payment.method_id, saved.label AS method_label,
  payment.currency, payment.amount_minor, payment.status, payment.purpose, payment.on_session, payment.provider_ref, payment.note, payment.received_on,
  payment.created_at, payment.changed_at,
  (SELECT json_group_array(json_object('id', invoice.id, 'series', invoice.series, 'number', invoice.number, 'due_on', invoice.due_on,
    'left_minor', invoice.gross_minor - invoice.settled_minor))
    FROM json_each(payment.purpose, '$.invoices') AS part JOIN v_invoices AS invoice ON invoice.id = part.value ->> 'id') AS numbers",
            $also,
            "
FROM v_payments AS payment JOIN v_customers ON v_customers.id = payment.customer_id
LEFT JOIN payment_methods AS saved ON saved.id = payment.method_id ",
            $from
        )
    };
}
const PAYMENT: &str = columns!("WHERE payment.id = ?1 LIMIT 1");
// By the provider's id of it if it is known by that, else by our own, which the provider tells too.
const FACTS: &str = columns!(
    ", EXISTS (SELECT 1 FROM json_each(payment.purpose, '$.invoices') AS part JOIN v_allocations ON v_allocations.invoice_id = part.value ->> 'id'
    WHERE v_allocations.amount_minor < 0) AS given_back,
  (SELECT provider_ref FROM billing_accounts WHERE billing_accounts.customer_id = payment.customer_id AND refs_lost = 0) AS customer_ref,
  coalesce((SELECT refs_lost FROM billing_accounts WHERE billing_accounts.customer_id = payment.customer_id), 0) AS refs_lost,
  (SELECT max(back.at) FROM json_each(payment.purpose, '$.invoices') AS part JOIN v_invoices AS invoice ON invoice.id = part.value ->> 'id'
    JOIN v_allocations AS back ON back.invoice_id = invoice.id WHERE back.amount_minor < 0
    AND invoice.gross_minor - coalesce((SELECT least_minor FROM v_least_payments WHERE v_least_payments.currency = invoice.currency), 1) < (
    SELECT sum(one.amount_minor) FROM v_allocations AS one WHERE one.invoice_id = invoice.id
      AND (one.at < back.at OR (one.at = back.at AND 0 < one.amount_minor)))) AS reopened_at",
    "WHERE payment.id IN (SELECT id FROM v_payments WHERE provider_ref = ?2 UNION ALL SELECT id FROM v_payments WHERE id = ?1)
ORDER BY payment.provider_ref IS ?2 DESC LIMIT 1"
);
const PAYMENT_BY_KEY: &str = columns!("WHERE payment.key = ?1 LIMIT 1");
const OF_CUSTOMER: &str = columns!(
    "WHERE payment.customer_id = ?1 AND payment.created_at <= ?2 AND (payment.created_at < ?2 OR ?3 < payment.id)
  AND (?5 IS NULL OR payment.status IN (SELECT value FROM json_each(?5))) ORDER BY payment.created_at DESC, payment.id LIMIT ?4"
);
macro_rules! of_all {
    ($also:literal) => {
        columns!(
            "",
            concat!(
                "WHERE ",
                $also,
                "payment.created_at <= ?1 AND (payment.created_at < ?1 OR ?2 < payment.id)
ORDER BY payment.created_at DESC, payment.id LIMIT ?3"
            )
        )
    };
}
const OF_ALL: &str = of_all!("");
// A text for each filter: what few payments are has an index of its own, what most of them are needs none.
const PENDING_OF_ALL: &str = of_all!("payment.status IN ('wanted', 'needs_action', 'processing') AND ");
const RECEIVED_OF_ALL: &str = of_all!("payment.status = 'succeeded' AND ");
const FAILED_OF_ALL: &str = of_all!("payment.status IN ('failed', 'cancelled') AND ");

/// One payment.
pub(crate) fn payment(id: &PaymentId) -> Query<PaymentRow> {
    Query::new(PAYMENT, [id.as_str().into()])
}

/// A payment with all that decides what news of it change.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct PaymentFacts {
    /// The payment.
    #[serde(flatten)]
    pub(crate) row: PaymentRow,
    /// Whether money that had settled one of its invoices went back, or a bank took it.
    given_back: u8,
    /// When one of them was opened again after it had been settled, the last time.
    #[serde(with = "kernel::millis_option")]
    reopened_at: Option<Instant>,
    /// The name by which the provider has always known whose it is; none, where it never did, or has forgotten one.
    pub(crate) customer_ref: Option<String>,
    /// How many of their names it has forgotten.
    refs_lost: i64,
}

impl PaymentFacts {
    /// Whether the provider has ever known whose it is: else nothing was asked there.
    pub(crate) fn was_known_there(&self) -> bool {
        self.customer_ref.is_some() || 0 < self.refs_lost
    }

    /// The day from which it is counted how late its invoices are: on which the first was due or, where one had been paid and that went
    /// back later, of that.
    pub(crate) fn late_from(&self, day: impl Fn(Instant) -> Day) -> Result<Option<Day>, DbError> {
        let due_on = self.row.due_on()?;
        Ok(due_on.map(|due_on| self.reopened_at.map_or(due_on, |at| day(at).max(due_on))))
    }

    /// Whether what it is for is collected by itself, by this method, if it is not paid.
    pub(crate) fn is_collected(&self) -> bool {
        self.given_back == 0 && self.row.method.takes(self.row.currency)
    }
}

/// The payment that the provider knows as `provider_ref`, or else ours of that id.
pub(crate) fn payment_facts(ours: Option<&str>, provider_ref: Option<&str>) -> Query<PaymentFacts> {
    Query::new(FACTS, [ours.into(), provider_ref.into()])
}

const OF_REFUND: &str = columns!(
    ", 0 AS given_back, NULL AS reopened_at, NULL AS customer_ref, 0 AS refs_lost",
    "WHERE payment.id = (SELECT payment_id FROM v_refunds WHERE v_refunds.id = ?1) LIMIT 1"
);

/// The payment whose money a refund gives back.
pub(crate) fn payment_of_refund(refund: &RefundId) -> Query<PaymentFacts> {
    Query::new(OF_REFUND, [refund.as_str().into()])
}

const PENDING: &str = columns!(
    "WHERE payment.customer_id = ?1 AND payment.status IN ('wanted', 'needs_action', 'processing') ORDER BY payment.created_at LIMIT 200"
);
const PENDING_WITH: &str = columns!(
    "WHERE payment.customer_id = (SELECT customer_id FROM v_invoices WHERE id = ?1)
  AND payment.status IN ('wanted', 'needs_action', 'processing') ORDER BY payment.created_at LIMIT 200"
);

/// A customer's payments that have not come to an end.
pub(crate) fn pending(customer: &CustomerId) -> Query<PaymentRow> {
    Query::new(PENDING, [customer.as_str().into()])
}

/// Those of the customer whose invoice this is.
pub(crate) fn pending_with(invoice: &InvoiceId) -> Query<PaymentRow> {
    Query::new(PENDING_WITH, [invoice.as_str().into()])
}

/// The payment that was asked for under `key`.
pub(crate) fn payment_by_key(key: &str) -> Query<PaymentRow> {
    Query::new(PAYMENT_BY_KEY, [key.into()])
}

/// A page of payments, latest first; of one customer and of one state, if they are named.
pub(crate) fn payments(
    customer: Option<&CustomerId>,
    state: Option<PaymentFilter>,
    cursor: Option<&ListCursor>,
) -> Query<PaymentRow> {
    let at = cursor.map_or(LAST_INSTANT, |cursor| cursor.at.as_millis());
    let rest = vec![at.into(), cursor.map_or("", |cursor| cursor.id.as_str()).into(), ASKED.into()];
    let Some(customer) = customer else {
        let of_all = match state {
            None => OF_ALL,
            Some(PaymentFilter::Pending) => PENDING_OF_ALL,
            Some(PaymentFilter::Received) => RECEIVED_OF_ALL,
            Some(PaymentFilter::Failed) => FAILED_OF_ALL,
        };
        return Query::new(of_all, rest);
    };
    let statuses = state.map(|state| serde_json::json!(state.statuses()).to_string());
    Query::new(OF_CUSTOMER, [vec![customer.as_str().into()], rest, vec![statuses.into()]].concat())
}

/// What is left of a payment.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct UnspentRow {
    pub(crate) unspent_minor: i64,
}

const UNSPENT: &str = "SELECT unspent_minor FROM v_unspent WHERE source_id = ?1 LIMIT 1";

/// What is left of a payment that has succeeded.
pub(crate) fn unspent(id: &PaymentId) -> Query<UnspentRow> {
    Query::new(UNSPENT, [id.as_str().into()])
}

const BEGINS: &str = "
SELECT v_orders.begins_on FROM v_payments JOIN v_orders ON v_orders.id = v_payments.purpose ->> 'order' WHERE v_payments.id = ?1 LIMIT 1";
/// When the order begins that a payment is for.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct BeginsRow {
    pub(crate) begins_on: Option<Day>,
}

/// What is asked to know how a payment can be paid: of an order, when it begins; no such row, if it is for invoices.
pub(crate) type WaysQueries = (Query<super::SettingsRow>, Query<BeginsRow>, Query<BooksRow>, Query<TaxRate>);

/// Asks how a payment can be paid.
pub(crate) fn ways(id: &PaymentId) -> WaysQueries {
    let (books, rates) = ledger::books();
    (super::settings(), Query::new(BEGINS, [id.as_str().into()]), books, rates)
}

/// A payment that was just asked for, as it is told.
pub(crate) fn new_payment_view(new: &NewPayment, customer_name: String, numbers: &[WantedRow]) -> PaymentView {
    let amount = Money { minor: new.amount_minor, currency: new.currency };
    let number = |id: &InvoiceId| {
        numbers.iter().find(|row| row.id == *id).map(|row| invoice_number(&row.series, row.number)).unwrap_or_default()
    };
    let paid = |part: &ledger::Part| PaidInvoice {
        number: number(&part.id),
        amount: Money { minor: part.minor, currency: new.currency },
        id: part.id.clone(),
    };
    let invoices = new.purpose.invoices.iter().map(paid).collect();
    PaymentView {
        id: new.id.clone(),
        customer_id: new.customer.clone(),
        customer_name,
        status: PaymentStatusName::Wanted,
        amount,
        method: new.method,
        method_label: None,
        purpose: PaidFor { invoices, order_id: new.purpose.order.clone() },
        failure: None,
        reference: new.note.clone(),
        received_on: new.received_on,
        created_at: new.now,
        changed_at: new.now,
    }
}
