use crate::api::{ExportInvoices, InvoiceState};
use db::Query;
use kernel::{Currency, CustomerId, Day, Money};
use ledger::{Accounting, InvoiceKind, TaxAccounted};
use serde::Deserialize;

/// An invoice of a list.
#[derive(Debug, Clone, Deserialize)]
pub struct ListedRow {
    pub(crate) series: String,
    pub(crate) number: i64,
    pub(crate) kind: InvoiceKind,
    pub(crate) issued_on: Day,
    pub(crate) due_on: Day,
    pub(crate) customer_name: String,
    pub(crate) currency: Currency,
    pub(crate) net_minor: i64,
    pub(crate) tax_minor: i64,
    pub(crate) gross_minor: i64,
    pub(crate) settled_minor: i64,
    /// In which other currency its tax is stated.
    #[serde(deserialize_with = "ledger::accounted")]
    accounted: Option<Accounting>,
    is_open: u8,
}

impl ListedRow {
    /// Whether something is left to pay.
    pub(crate) fn is_open(&self) -> bool {
        self.is_open == 1
    }

    /// Its tax in the accounting currency.
    pub(crate) fn tax_accounted(&self) -> Option<TaxAccounted> {
        self.accounted?.of(Money { minor: self.tax_minor, currency: self.currency })
    }

    /// What is left to pay.
    pub(crate) fn open_minor(&self) -> i64 {
        if self.is_open() { self.gross_minor - self.settled_minor } else { 0 }
    }
}

/// Some two megabytes.
pub(crate) const LISTED_ROWS_MAX: usize = 10_000;

macro_rules! listed {
    ($from:literal) => {
        concat!(
            "
SELECT series, number, kind, issued_on, invoice.due_on, (SELECT name FROM v_customers WHERE id = invoice.customer_id) AS customer_name, currency,
  net_minor, tax_minor, gross_minor, settled_minor, is_open,
  (SELECT accounted FROM v_accounted_invoices WHERE invoice_id = invoice.id) AS accounted
FROM ",
            $from,
            " LIMIT 10001"
        )
    };
}
pub(super) const OF_CUSTOMER: &str = listed!(
    "v_invoices AS invoice WHERE customer_id = ?5 AND ?1 <= issued_on AND issued_on < ?2
  AND (?3 IS NULL OR is_open = ?3) AND (?4 IS NULL OR kind = ?4) ORDER BY issued_on DESC, id DESC"
);
pub(super) const OF_ALL: &str = listed!(
    "v_invoices AS invoice WHERE ?1 <= issued_on AND issued_on < ?2
  AND (?3 IS NULL OR is_open = ?3) AND (?4 IS NULL OR kind = ?4) ORDER BY issued_on DESC, id DESC"
);
pub(super) const OPEN_OF_CUSTOMER: &str = listed!(
    "v_open_invoices AS opened JOIN v_invoices AS invoice ON invoice.id = opened.invoice_id
WHERE opened.customer_id = ?4 AND ?1 <= opened.due_on AND opened.due_on < ?2 AND (?3 IS NULL OR kind = ?3) ORDER BY opened.due_on, opened.invoice_id"
);
pub(super) const OPEN_OF_ALL: &str = listed!(
    "v_open_invoices AS opened JOIN v_invoices AS invoice ON invoice.id = opened.invoice_id
WHERE ?1 <= opened.due_on AND opened.due_on < ?2 AND (?3 IS NULL OR kind = ?3) ORDER BY opened.due_on, opened.invoice_id"
);

/// Invoices and credit notes, one more than a document may have; everybody's, if no customer is named. The newest first; of
/// open ones those by the days on which they are due, the first due first. What is overdue is at the head of what is open: that is
/// for the caller to say, who knows what day it is in the books.
pub(crate) fn listed(wish: &ExportInvoices, customer: Option<&CustomerId>) -> Query<ListedRow> {
    let from = wish.from.map_or("1970-01-01".to_owned(), |day| day.to_string());
    let until = wish.until.map_or("9999-12-31".to_owned(), |day| day.to_string());
    let kind = wish.kind.map(|kind| if kind == InvoiceKind::CreditNote { "credit_note" } else { "invoice" });
    let days = vec![from.into(), until.into()];
    let (open, of_customer, of_all) = match wish.state {
        Some(InvoiceState::Open | InvoiceState::Overdue) => (Vec::new(), OPEN_OF_CUSTOMER, OPEN_OF_ALL),
        Some(InvoiceState::Settled) => (vec![false.into()], OF_CUSTOMER, OF_ALL),
        None => (vec![db::Value::Null], OF_CUSTOMER, OF_ALL),
    };
    let params = [days, open, vec![kind.into()]].concat();
    match customer {
        Some(customer) => Query::new(of_customer, [params, vec![customer.as_str().into()]].concat()),
        None => Query::new(of_all, params),
    }
}
