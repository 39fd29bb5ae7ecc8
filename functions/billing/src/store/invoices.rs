use super::{ASKED, FIRST_DAY, LAST_DAY, word};
use crate::api::{DayCursor, InvoiceFilter, InvoiceRow, ListAllInvoices, ListInvoices};
use crate::rules;
use db::Query;
use kernel::{Currency, CustomerId, Day, Money};
use ledger::{InvoiceId, InvoiceKind, invoice_number};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[OF_CUSTOMER, OF_ALL, OF_KIND, OPEN_OF_CUSTOMER, OPEN_OF_ALL, NUMBERED];

/// An invoice in a list.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct InvoiceListRow {
    /// Its id.
    pub(crate) id: InvoiceId,
    /// Its series.
    pub(crate) series: String,
    /// Its number in it.
    pub(crate) number: i64,
    /// Invoice or credit note.
    pub(crate) kind: InvoiceKind,
    /// Whose.
    pub(crate) customer_id: CustomerId,
    /// By name.
    pub(crate) customer_name: String,
    /// When it was issued.
    pub(crate) issued_on: Day,
    /// When it is due.
    pub(crate) due_on: Day,
    /// Its currency.
    pub(crate) currency: Currency,
    /// What it comes to.
    pub(crate) gross_minor: i64,
    /// What is settled of it.
    pub(crate) settled_minor: i64,
    /// What of it is on its way through the banks.
    pub(crate) under_way_minor: i64,
    /// Whether some of it was given up.
    written_off: u8,
    /// Whether credit notes took all of it back.
    credited: u8,
}

macro_rules! rows {
    ($from:literal) => {
        rows!("", $from)
    };
    ($also:literal, $from:literal) => {
        concat!(
            "
SELECT invoice.id, invoice.series, invoice.number, invoice.kind, invoice.customer_id, v_customers.name AS customer_name, invoice.issued_on,
  invoice.due_on, invoice.currency, invoice.gross_minor, invoice.settled_minor,
  (SELECT coalesce(sum(part.value ->> 'minor'), 0) FROM v_payments AS payment, json_each(payment.purpose, '$.invoices') AS part
    WHERE payment.customer_id = invoice.customer_id AND payment.status IN ('wanted', 'needs_action', 'processing')
    AND payment.status = 'processing' AND part.value ->> 'id' = invoice.id) AS under_way_minor,
  EXISTS (SELECT 1 FROM v_allocations WHERE invoice_id = invoice.id AND source = 'write_off') AS written_off,
  invoice.gross_minor <= (SELECT coalesce(sum(amount_minor), 0) FROM v_allocations WHERE invoice_id = invoice.id AND source = 'credit_note')
    AND 0 < invoice.gross_minor AS credited",
            $also,
            "
FROM ",
            $from
        )
    };
}
pub(super) use rows;

// Each page begins in the index where the last one ended, however deep it lies: one bound for the range and the place.
const OF_CUSTOMER: &str = rows!(
    "v_invoices AS invoice JOIN v_customers ON v_customers.id = invoice.customer_id
WHERE invoice.customer_id = ?1 AND ?2 <= issued_on AND (issued_on, invoice.id) < (?3, ?4) AND (?5 IS NULL OR kind = ?5)
ORDER BY issued_on DESC, invoice.id DESC LIMIT ?6"
);
const OF_ALL: &str = rows!(
    "v_invoices AS invoice JOIN v_customers ON v_customers.id = invoice.customer_id
WHERE ?1 <= issued_on AND (issued_on, invoice.id) < (?2, ?3) ORDER BY issued_on DESC, invoice.id DESC LIMIT ?4"
);
const OF_KIND: &str = rows!(
    "v_invoices AS invoice JOIN v_customers ON v_customers.id = invoice.customer_id
WHERE kind = ?1 AND ?2 <= issued_on AND (issued_on, invoice.id) < (?3, ?4) ORDER BY issued_on DESC, invoice.id DESC LIMIT ?5"
);
const OPEN_OF_CUSTOMER: &str = rows!(
    "v_open_invoices AS opened JOIN v_invoices AS invoice ON invoice.id = opened.invoice_id
JOIN v_customers ON v_customers.id = invoice.customer_id
WHERE opened.customer_id = ?1 AND (opened.due_on, opened.invoice_id) > (?2, ?3) AND opened.due_on < ?4
ORDER BY opened.due_on, opened.invoice_id LIMIT ?5"
);
const OPEN_OF_ALL: &str = rows!(
    "v_open_invoices AS opened JOIN v_invoices AS invoice ON invoice.id = opened.invoice_id
JOIN v_customers ON v_customers.id = invoice.customer_id
WHERE (opened.due_on, opened.invoice_id) > (?1, ?2) AND opened.due_on < ?3 ORDER BY opened.due_on, opened.invoice_id LIMIT ?4"
);
const NUMBERED: &str = rows!(
    "v_invoices AS invoice JOIN v_customers ON v_customers.id = invoice.customer_id
WHERE invoice.series = ?1 AND invoice.number = ?2 LIMIT 1"
);

/// Which invoices of whom.
#[derive(Debug, Clone, Copy)]
pub(crate) struct InvoiceList<'a> {
    /// Whose; everybody's, if none.
    pub(crate) customer: Option<&'a CustomerId>,
    /// Only open ones.
    pub(crate) state: Option<InvoiceFilter>,
    /// Only of this kind.
    pub(crate) kind: Option<InvoiceKind>,
    /// From which day.
    pub(crate) from: Option<Day>,
    /// Until which day.
    pub(crate) until: Option<Day>,
    /// After which place.
    pub(crate) cursor: Option<&'a DayCursor>,
    /// The one that is called so.
    pub(crate) number: Option<&'a str>,
}

impl<'a> InvoiceList<'a> {
    /// One customer's, as that customer asks.
    pub(crate) fn own(customer: &'a CustomerId, list: &'a ListInvoices) -> Self {
        let ListInvoices { state, kind, from, until, cursor } = list;
        Self {
            customer: Some(customer),
            state: *state,
            kind: *kind,
            from: *from,
            until: *until,
            cursor: cursor.as_ref(),
            number: None,
        }
    }

    /// As an operator asks.
    pub(crate) fn all(list: &'a ListAllInvoices) -> Self {
        let ListAllInvoices { number, customer, state, kind, from, until, cursor } = list;
        let (customer, cursor, number) = (customer.as_ref(), cursor.as_ref(), number.as_deref());
        Self { customer, state: *state, kind: *kind, from: *from, until: *until, cursor, number }
    }
}

/// A page of invoices, latest first; of open ones, first due first. What is overdue is for the caller to say, who knows
/// what day it is in the books: it is at the head of what is open.
pub(crate) fn invoices(list: InvoiceList<'_>) -> Query<InvoiceListRow> {
    if let Some(number) = list.number {
        let (series, number) = number.trim().rsplit_once('-').unwrap_or(("", ""));
        // What is no number is the number of no invoice.
        let number: i64 = number.parse().unwrap_or(0);
        return Query::new(NUMBERED, [series.into(), number.into()]);
    }
    let day = |day: Option<Day>, unless: &str| day.map_or_else(|| unless.to_owned(), |day| day.to_string());
    let (from, until) = (day(list.from, FIRST_DAY), day(list.until, LAST_DAY));
    let seen = list.cursor.map(|cursor| (cursor.day.to_string(), cursor.id.clone()));
    let customer = list.customer.map(CustomerId::as_str);
    if list.state.is_some() {
        // No id is before "": the range begins with its first day.
        let (day, id) = seen.filter(|(day, _)| from <= *day).unwrap_or((from, String::new()));
        let rest = [day.into(), id.into(), until.into(), ASKED.into()];
        return match customer {
            Some(customer) => Query::new(OPEN_OF_CUSTOMER, [vec![customer.into()], rest.into()].concat()),
            None => Query::new(OPEN_OF_ALL, rest),
        };
    }
    let (day, id) = seen.filter(|(day, _)| *day < until).unwrap_or((until, String::new()));
    let rest = [from.into(), day.into(), id.into()];
    match (customer, list.kind) {
        (Some(customer), kind) => {
            let tail = vec![kind.map(word).into(), ASKED.into()];
            Query::new(OF_CUSTOMER, [vec![customer.into()], rest.into(), tail].concat())
        }
        (None, Some(kind)) => Query::new(OF_KIND, [vec![word(kind).into()], rest.into(), vec![ASKED.into()]].concat()),
        (None, None) => Query::new(OF_ALL, [rest.to_vec(), vec![ASKED.into()]].concat()),
    }
}

impl InvoiceListRow {
    fn standing(&self, left_minor: i64) -> rules::Standing {
        rules::Standing {
            kind: self.kind,
            left_minor,
            due_on: self.due_on,
            processing: left_minor <= self.under_way_minor,
            written_off: self.written_off == 1,
            credited: self.credited == 1,
        }
    }

    /// The invoice as it stands on `today`.
    pub(crate) fn into_row(self, today: Day) -> InvoiceRow {
        let money = |minor| Money { minor, currency: self.currency };
        let left = if self.kind == InvoiceKind::Invoice { self.gross_minor - self.settled_minor } else { 0 };
        InvoiceRow {
            number: invoice_number(&self.series, self.number),
            kind: self.kind,
            issued_on: self.issued_on,
            due_on: self.due_on,
            total: money(self.gross_minor),
            paid: money(self.settled_minor),
            left: money(left),
            under_way: money(self.under_way_minor.min(left)),
            state: rules::state(self.standing(left), today),
            id: self.id,
            customer_id: self.customer_id,
            customer_name: self.customer_name,
        }
    }
}
