use crate::statement::EntryKind;
use db::Query;
use kernel::{Currency, CustomerId, Day, Instant, millis};
use ledger::PayMethod;
use serde::Deserialize;

/// A customer, the party still as JSON.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct CustomerRow {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) party: Option<String>,
}

pub(super) const CUSTOMER: &str = "
SELECT name, email, (SELECT party FROM v_billing_accounts WHERE customer_id = v_customers.id) AS party
FROM v_customers WHERE id = ?1 LIMIT 1";
/// Whose account it is.
pub(crate) fn customer(id: &CustomerId) -> Query<CustomerRow> {
    Query::new(CUSTOMER, [id.as_str().into()])
}

/// A balance in one currency.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct OpeningRow {
    pub(crate) currency: Currency,
    pub(crate) minor: i64,
}

pub(super) const OPENING: &str = "
SELECT currency, sum(amount_minor) AS minor FROM v_account_entries WHERE customer_id = ?1 AND at < ?2
GROUP BY currency ORDER BY currency LIMIT 200";

/// Something that changed a balance.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct EntryRow {
    #[serde(with = "millis")]
    pub(crate) at: Instant,
    pub(crate) kind: EntryKind,
    pub(crate) currency: Currency,
    pub(crate) amount_minor: i64,
    pub(crate) series: Option<String>,
    pub(crate) number: Option<i64>,
    pub(crate) method: Option<PayMethod>,
    pub(crate) label: Option<String>,
    pub(crate) received_on: Option<Day>,
}

/// As many as fit on some hundred pages.
pub(crate) const ENTRIES_MAX: usize = 5_000;

// Money may have come before it was written down: what is after the days perhaps in them.
pub(super) const ENTRIES: &str = "
SELECT entry.at, entry.kind, entry.currency, entry.amount_minor,
  (SELECT series FROM v_invoices WHERE id = entry.source_id) AS series, (SELECT number FROM v_invoices WHERE id = entry.source_id) AS number,
  payment.method, saved.label, iif(entry.kind = 'payment', payment.received_on, NULL) AS received_on
FROM v_account_entries AS entry LEFT JOIN v_refunds AS refund ON refund.id = entry.source_id
LEFT JOIN v_payments AS payment ON payment.id = coalesce(refund.payment_id, entry.source_id)
LEFT JOIN v_payment_methods AS saved ON saved.id = payment.method_id
WHERE entry.customer_id = ?1 AND ?2 <= entry.at AND (entry.at < ?3 OR entry.kind = 'payment' AND payment.received_on <= ?4)
ORDER BY entry.at, entry.kind, entry.source_id LIMIT 5001";

/// No zone is further from UTC than 14 hours.
const ZONE_MINUTES_MAX: i64 = 14 * 60;
const DAY_MINUTES: i64 = 24 * 60;

/// The balances before, and the entries of, at least those days wherever the books are kept; the zone, which comes with
/// the same answer, says which of the entries at the edges belong to them.
pub(crate) fn account(customer: &CustomerId, from: Day, until: Day) -> (Query<OpeningRow>, Query<EntryRow>) {
    let starts = Instant::utc_midnight(from.date()).plus_minutes(-ZONE_MINUTES_MAX);
    let ends = Instant::utc_midnight(until.date()).plus_minutes(DAY_MINUTES + ZONE_MINUTES_MAX);
    let id = customer.as_str();
    (
        Query::new(OPENING, [id.into(), starts.into()]),
        Query::new(ENTRIES, [id.into(), starts.into(), ends.into(), until.to_string().into()]),
    )
}
