use crate::api::{ExportInvoices, InvoiceState};
use db::Query;
use kernel::{Currency, CustomerId, Day};
use ledger::InvoiceKind;
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
    is_open: u8,
}

impl ListedRow {
    /// Whether something is left to pay.
    pub(crate) fn is_open(&self) -> bool {
        self.is_open == 1
    }

    /// What is left to pay.
    pub(crate) fn open_minor(&self) -> i64 {
        if self.is_open() { self.gross_minor - self.settled_minor } else { 0 }
    }
}

/// Some two megabytes.
pub(crate) const LISTED_ROWS_MAX: usize = 10_000;

macro_rules! listed {
    ($which:literal) => {
        concat!(
            "
SELECT series, number, kind, issued_on, due_on, (SELECT name FROM v_customers WHERE id = customer_id) AS customer_name, currency,
  net_minor, tax_minor, gross_minor, settled_minor, is_open
FROM v_invoices WHERE ",
            $which,
            "?1 <= issued_on AND issued_on <= ?2 AND (?3 IS NULL OR is_open = ?3) ORDER BY issued_on DESC, id DESC LIMIT 10001"
        )
    };
}
pub(super) const OF_CUSTOMER: &str = listed!("customer_id = ?4 AND ");
pub(super) const OF_ALL: &str = listed!("");

/// Invoices and credit notes, newest first, one more than a document may have; everybody's, if no customer is named.
pub(crate) fn listed(wish: &ExportInvoices, customer: Option<&CustomerId>) -> Query<ListedRow> {
    let from = wish.from.map_or("1970-01-01".to_owned(), |day| day.to_string());
    let until = wish.until.map_or("2199-12-31".to_owned(), |day| day.to_string());
    let open = wish.state.map(|state| state == InvoiceState::Open);
    let params = vec![from.into(), until.into(), open.into()];
    match customer {
        Some(customer) => Query::new(OF_CUSTOMER, [params, vec![customer.as_str().into()]].concat()),
        None => Query::new(OF_ALL, params),
    }
}
