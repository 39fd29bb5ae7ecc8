use crate::api::{EntryKind, StatementRange};
use crate::rules::Entry;
use db::Query;
use kernel::{Currency, CustomerId, Day, Instant};
use ledger::{BooksRow, InvoiceId, PayMethod, TaxRate, invoice_number};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[OPENING, ENTRIES];

/// More lines than this are no statement that anybody reads.
pub(crate) const ENTRIES_MAX: usize = 5000;

/// What was owed in one currency at some instant.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct OpeningRow {
    pub(crate) currency: Currency,
    pub(crate) minor: i64,
}

/// What happened on an account.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct EntryRow {
    #[serde(with = "kernel::millis")]
    pub(crate) at: Instant,
    pub(crate) kind: EntryKind,
    pub(crate) currency: Currency,
    pub(crate) amount_minor: i64,
    pub(crate) invoice_id: Option<InvoiceId>,
    pub(crate) series: Option<String>,
    pub(crate) number: Option<i64>,
    pub(crate) note: Option<String>,
    pub(crate) method: Option<PayMethod>,
    pub(crate) method_label: Option<String>,
    pub(crate) received_on: Option<Day>,
}

const OPENING: &str = "
SELECT currency, sum(amount_minor) AS minor FROM v_account_entries WHERE customer_id = ?1 AND at < ?2 GROUP BY currency LIMIT 200";
// What the provider says of a payment is of its last try that failed: what an operator noted of money that no provider saw alone is told.
// Money may have come before it was written down: what is written down before the days came before them too, what is after them perhaps in them.
const ENTRIES: &str = "
SELECT entry.at, entry.kind, entry.currency, entry.amount_minor, invoice.id AS invoice_id, invoice.series, invoice.number,
  coalesce(iif(payment.method IN ('bank_transfer', 'cash'), payment.note, NULL), refund.reason) AS note, payment.received_on,
  paid.method, saved.label AS method_label
FROM v_account_entries AS entry LEFT JOIN v_invoices AS invoice ON invoice.id = entry.source_id
LEFT JOIN v_payments AS payment ON payment.id = entry.source_id LEFT JOIN v_refunds AS refund ON refund.id = entry.source_id
LEFT JOIN v_payments AS paid ON paid.id = coalesce(refund.payment_id, entry.source_id)
LEFT JOIN payment_methods AS saved ON saved.id = paid.method_id
WHERE entry.customer_id = ?1 AND ?2 <= entry.at AND (entry.at < ?3 OR payment.received_on < ?5)
ORDER BY entry.at, entry.kind, entry.source_id LIMIT ?4";

/// The widest zones there are, so that days can be cut by the books' own zone, which comes with the same answer.
const ZONE_MINUTES: i64 = 14 * 60;

/// What was owed some hours before `from`, and what was written down from then until some hours after `until`, or later over money that
/// came before `until`.
fn statement(customer: &CustomerId, from: Day, until: Day) -> (Query<OpeningRow>, Query<EntryRow>) {
    let begins = Instant::utc_midnight(from.date()).plus_minutes(-ZONE_MINUTES);
    let ends = Instant::utc_midnight(until.date()).plus_minutes(ZONE_MINUTES);
    let one_more = i64::try_from(ENTRIES_MAX + 1).unwrap_or(i64::MAX);
    (
        Query::new(OPENING, [customer.as_str().into(), begins.into()]),
        Query::new(
            ENTRIES,
            [customer.as_str().into(), begins.into(), ends.into(), one_more.into(), until.to_string().into()],
        ),
    )
}

impl EntryRow {
    /// As it is reckoned with.
    pub(crate) fn into_entry(self) -> Entry {
        let number = self.series.zip(self.number).map(|(series, number)| invoice_number(&series, number));
        Entry {
            at: self.at,
            received_on: self.received_on,
            kind: self.kind,
            currency: self.currency,
            minor: self.amount_minor,
            invoice_id: self.invoice_id,
            method: self.method,
            method_label: self.method_label,
            reference: number.or(self.note).unwrap_or_default(),
        }
    }
}

/// The questions of `statement_facts`.
pub(crate) type StatementQueries = (Query<OpeningRow>, Query<EntryRow>, Query<BooksRow>, Query<TaxRate>);
/// Their answers.
pub(crate) type StatementAnswers = (Vec<OpeningRow>, Vec<EntryRow>, Vec<BooksRow>, Vec<TaxRate>);

/// All that a statement tells.
pub(crate) fn statement_facts(customer: &CustomerId, range: StatementRange) -> StatementQueries {
    let ((opening, entries), (books, rates)) = (statement(customer, range.from, range.until), ledger::books());
    (opening, entries, books, rates)
}
