//! What the jobs ask, and what they mark.
use super::YesRow;
use super::account::{AccountRow, account_columns};
use crate::api::MethodId;
use crate::rules::{Means, Taken};
use db::{DbError, Query, Statement, json};
use kernel::{Currency, CustomerId, Day, Instant, Money};
use ledger::{InvoiceId, InvoiceKind, PayMethod, PaymentId, invoice_number, payable};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[
    DUE_CONTRACTS,
    DUE_CHARGES,
    UNTOLD,
    UNPAID,
    LITTLE_OF,
    LEADING,
    TO_BEGIN,
    TO_REPEAT,
    TO_ASK,
    ACCOUNT_OF_PAYMENT,
    PAID_ELSEWHERE,
    MARK,
    GUARD_UNPAID,
    SUSPEND,
];

/// A payer for whom something is to be done.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct PayerRow {
    pub(crate) payer_id: CustomerId,
}

/// A payer for whom something is to be invoiced, and since when.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub(crate) struct DueRow {
    pub(crate) since: Day,
    pub(crate) payer_id: CustomerId,
}

// Who has been seen to leaves these lists by it, so that no mark of how far the job has come is needed. Each is read in the
// order of its own index from where the last page ended: a page reads no more than a page, however much is due.
const DUE_CONTRACTS: &str = "
SELECT charged_until AS since, payer_id FROM v_agreements WHERE status = 'agreed' AND charged_until <= ?1
  AND (charged_until, payer_id) > (?2, ?3) ORDER BY charged_until, payer_id LIMIT ?4";
const DUE_CHARGES: &str = "
SELECT invoice_by AS since, payer_id FROM v_open_charges WHERE invoice_by <= ?1
  AND (invoice_by, payer_id) > (?2, ?3) ORDER BY invoice_by, payer_id LIMIT ?4";

/// The payers whose contracts, and the payers whose open charges, are to be invoiced on `today`, the longest due first, after
/// that day and payer.
pub(crate) fn due_payers(today: Day, after: (&str, &str), rows_max: u32) -> (Query<DueRow>, Query<DueRow>) {
    let params = || [today.to_string().into(), after.0.into(), after.1.into(), rows_max.into()];
    (Query::new(DUE_CONTRACTS, params()), Query::new(DUE_CHARGES, params()))
}

/// An invoice or credit note with what its customer is told of it.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ToldRow {
    pub(crate) id: InvoiceId,
    series: String,
    number: i64,
    pub(crate) kind: InvoiceKind,
    pub(crate) customer_id: CustomerId,
    pub(crate) customer_name: String,
    pub(crate) currency: Currency,
    gross_minor: i64,
    settled_minor: i64,
    pub(crate) issued_on: Day,
    pub(crate) due_on: Day,
    /// [{series, number}]
    corrects: String,
    /// The method that it is collected from, if it is.
    pub(crate) method_id: Option<MethodId>,
    pub(crate) method: Option<PayMethod>,
    pub(crate) method_label: Option<String>,
    pub(crate) mandate_ref: Option<String>,
    /// Whether money that had settled it went back, or a bank took it: no more of it is taken by itself.
    given_back: u8,
    /// When it was opened again after it had been settled, the last time.
    #[serde(with = "kernel::millis_option")]
    reopened_at: Option<Instant>,
    /// How much of it payments are for that have not come to an end.
    pending_minor: i64,
    /// How much of that comes without anybody's doing: a bank has it, or it is a collection that is to be asked for.
    under_way_minor: i64,
    /// Whether it is over nothing but fees for paying late.
    only_late_fees: u8,
    /// `[{step, at, told_with}]`
    steps: String,
}

impl ToldRow {
    /// The number as everybody reads it.
    pub(crate) fn number(&self) -> String {
        invoice_number(&self.series, self.number)
    }

    /// The numbers of the invoices that it corrects, as many as a letter has room for, and a sign that there are more.
    pub(crate) fn corrects(&self) -> Result<Vec<String>, DbError> {
        #[derive(PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        struct Row {
            series: String,
            number: i64,
        }
        let mut rows: Vec<Row> = json(&self.corrects)?;
        rows.sort();
        let more = (CORRECTED_MAX < rows.len()).then(|| "…".to_owned());
        let numbers = rows.iter().take(CORRECTED_MAX).map(|row| invoice_number(&row.series, row.number));
        Ok(numbers.chain(more).collect())
    }

    /// What it comes to.
    pub(crate) fn total(&self) -> Money {
        Money { minor: self.gross_minor, currency: self.currency }
    }

    /// What is left to pay of it.
    pub(crate) fn left(&self) -> Money {
        Money { minor: self.gross_minor - self.settled_minor, currency: self.currency }
    }

    /// What of that no payment is for that has not come to an end.
    pub(crate) fn left_beyond_pending(&self) -> Money {
        self.left_beyond(self.pending_minor)
    }

    /// What of that does not come without anybody's doing.
    pub(crate) fn left_beyond_under_way(&self) -> Money {
        self.left_beyond(self.under_way_minor)
    }

    fn left_beyond(&self, minor: i64) -> Money {
        Money { minor: (self.left().minor - minor).max(0), currency: self.currency }
    }

    /// Whether no payment of it is begun that has not come to an end.
    pub(crate) fn is_free(&self) -> bool {
        self.pending_minor == 0
    }

    /// Whether all of it that can be paid comes without anybody's doing.
    pub(crate) fn is_under_way(&self) -> bool {
        self.payable().unwrap_or(self.left()).minor <= self.under_way_minor
    }

    /// What of that can be taken by card or account; nothing, where it is less than the least.
    pub(crate) fn payable(&self) -> Option<Money> {
        payable(self.left())
    }

    /// What it is collected from, if it is, alone or with others: not where its money was given back, and from nothing that pays in
    /// another currency.
    pub(crate) fn means(&self) -> Option<Means<'_>> {
        let fits = |(_, method): &(&MethodId, PayMethod)| self.given_back == 0 && method.takes(self.currency);
        self.method_id.as_ref().zip(self.method).filter(fits).map(|(id, method)| Means { id, method })
    }

    /// What it is collected from by itself: from nothing, where too little is left.
    pub(crate) fn means_alone(&self) -> Option<Means<'_>> {
        self.means().filter(|_| self.payable().is_some())
    }

    /// Whether it is over anything but fees for paying late.
    pub(crate) fn bears_fees(&self) -> bool {
        self.only_late_fees == 0
    }

    /// The day from which it is counted how late it is: on which it was due or, where it had been paid and that went back later, of that.
    pub(crate) fn counts_from(&self, day: impl Fn(Instant) -> Day) -> Day {
        self.reopened_at.map_or(self.due_on, |at| day(at).max(self.due_on))
    }

    /// What has been done about it; `day` says on which day of the books an instant lies.
    pub(crate) fn taken(&self, day: impl Fn(Instant) -> Day) -> Result<Vec<Taken>, DbError> {
        #[derive(Deserialize)]
        struct Row {
            step: String,
            #[serde(with = "kernel::millis")]
            at: Instant,
            told_with: Option<Vec<InvoiceId>>,
        }
        let rows: Vec<Row> = json(&self.steps)?;
        let taken = |row: Row| Taken { step: row.step, on: day(row.at), told_with: row.told_with };
        Ok(rows.into_iter().map(taken).collect())
    }
}

/// How many invoices a letter names that a credit note corrects; one more is read.
const CORRECTED_MAX: usize = 20;

// How much of an invoice its customer's payments are for that are so: summed, so that however many there are nobody else's are left out.
macro_rules! pending {
    ($also:literal) => {
        concat!(
            "(SELECT coalesce(sum(part.value ->> 'minor'), 0) FROM v_payments AS payment, json_each(payment.purpose, '$.invoices') AS part
    WHERE payment.customer_id = v_invoices.customer_id AND payment.status IN ('wanted', 'needs_action', 'processing')
      AND part.value ->> 'id' = v_invoices.id",
            $also,
            ")"
        )
    };
}

// What is taken off again is below zero: of a refund or a lost dispute, and what was given up and is paid after all. What a bank took beyond
// that is charged.
macro_rules! select_told {
    ($from:literal, $tail:literal) => {
        concat!(
            "
SELECT v_invoices.id, v_invoices.series, v_invoices.number, v_invoices.kind, v_invoices.customer_id, v_customers.name AS customer_name,
  v_invoices.currency, v_invoices.gross_minor, v_invoices.settled_minor, v_invoices.issued_on, v_invoices.due_on,
  (SELECT json_group_array(json_object('series', series, 'number', number)) FROM (
    SELECT corrected.series, corrected.number FROM v_invoices AS corrected WHERE v_invoices.kind = 'credit_note' AND corrected.id IN (
      SELECT v_invoices.corrects UNION
      SELECT charged.invoice_id FROM v_invoice_lines AS line JOIN v_invoice_lines AS charged ON charged.id = line.gives_back
      WHERE line.invoice_id = v_invoices.id) LIMIT 21)) AS corrects,
  payment_methods.id AS method_id, payment_methods.method, payment_methods.label AS method_label, payment_methods.mandate_ref,
  EXISTS (SELECT 1 FROM v_allocations WHERE v_allocations.invoice_id = v_invoices.id AND v_allocations.amount_minor < 0)
    OR EXISTS (SELECT 1 FROM v_invoice_lines AS line WHERE line.invoice_id = v_invoices.id AND line.source = 'fee' AND line.key LIKE 'dispute:%')
    AS given_back,
  (SELECT max(back.at) FROM v_allocations AS back WHERE back.invoice_id = v_invoices.id AND back.amount_minor < 0
    AND v_invoices.gross_minor - coalesce((SELECT least_minor FROM v_least_payments WHERE v_least_payments.currency = v_invoices.currency), 1) < (
    SELECT sum(one.amount_minor) FROM v_allocations AS one WHERE one.invoice_id = v_invoices.id
      AND (one.at < back.at OR (one.at = back.at AND 0 < one.amount_minor)))) AS reopened_at,
  ",
            pending!(""),
            " AS pending_minor,
  ",
            pending!(
                "
      AND (payment.status = 'processing' OR (payment.status = 'wanted' AND payment.on_session = 0 AND payment.provider_ref IS NULL))"
            ),
            " AS under_way_minor,
  NOT EXISTS (SELECT 1 FROM v_invoice_lines AS line WHERE line.invoice_id = v_invoices.id
    AND NOT (line.source = 'fee' AND line.key LIKE 'late_fee:%') AND line.key NOT LIKE 'rounding:%') AS only_late_fees,
  (SELECT json_group_array(json_object('step', step, 'at', at, 'told_with', json(told_with))) FROM dunning_steps WHERE invoice_id = v_invoices.id) AS steps
FROM ",
            $from,
            " JOIN v_customers ON v_customers.id = v_invoices.customer_id
LEFT JOIN billing_accounts ON billing_accounts.customer_id = v_invoices.customer_id AND billing_accounts.collects = 1
LEFT JOIN payment_methods ON payment_methods.id = billing_accounts.default_method_id AND payment_methods.status = 'active'
",
            $tail
        )
    };
}

const UNTOLD: &str = select_told!(
    "v_untold_invoices JOIN v_invoices ON v_invoices.id = v_untold_invoices.invoice_id",
    "ORDER BY v_untold_invoices.invoice_id LIMIT ?1"
);

/// Invoices and credit notes of which their customers have not been told.
pub(crate) fn untold(items_max: u32) -> Query<ToldRow> {
    Query::new(UNTOLD, [items_max.into()])
}

const UNPAID: &str = select_told!(
    "v_open_invoices JOIN v_invoices ON v_invoices.id = v_open_invoices.invoice_id",
    "WHERE v_open_invoices.due_on <= ?1 AND (v_open_invoices.due_on, v_open_invoices.invoice_id) > (?2, ?3)
ORDER BY v_open_invoices.due_on, v_open_invoices.invoice_id LIMIT ?4"
);

/// The invoices that are not paid and are due by `until`, after the one that was due on `after.0`.
pub(crate) fn unpaid(until: Day, after: (&str, &str), items_max: u32) -> Query<ToldRow> {
    Query::new(UNPAID, [until.to_string().into(), after.0.into(), after.1.into(), items_max.into()])
}

const LITTLE_OF: &str = select_told!(
    "json_each(?1) AS owner JOIN v_open_invoices ON v_open_invoices.customer_id = owner.value
JOIN v_invoices ON v_invoices.id = v_open_invoices.invoice_id",
    "WHERE v_open_invoices.due_on <= ?2 AND v_invoices.gross_minor - v_invoices.settled_minor
  < coalesce((SELECT least_minor FROM v_least_payments WHERE v_least_payments.currency = v_invoices.currency), 1)
ORDER BY v_open_invoices.due_on, v_open_invoices.invoice_id LIMIT 5000"
);

/// The invoices of `customers` that are due by `until` and of which too little is left to be paid by itself, the longest due first.
pub(crate) fn little_of(customers: &[&CustomerId], until: Day) -> Query<ToldRow> {
    Query::new(LITTLE_OF, [serde_json::json!(customers).into(), until.to_string().into()])
}

const LEADING: &str = select_told!(
    "json_each(?1) AS owner JOIN v_open_invoices ON v_open_invoices.customer_id = owner.value
JOIN v_invoices ON v_invoices.id = v_open_invoices.invoice_id",
    "WHERE EXISTS (SELECT 1 FROM dunning_steps WHERE invoice_id = v_invoices.id AND json_array_length(told_with) <> 0)
ORDER BY v_open_invoices.due_on, v_open_invoices.invoice_id LIMIT 5000"
);

/// The invoices of `customers` that lead a debit of which others were told with them, the longest due first.
pub(crate) fn leading(customers: &[&CustomerId]) -> Query<ToldRow> {
    Query::new(LEADING, [serde_json::json!(customers).into()])
}

/// A payment of which more is to be learnt.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ToAskRow {
    pub(crate) id: PaymentId,
    #[serde(with = "kernel::millis")]
    pub(crate) changed_at: Instant,
}

// The `+` keeps the planner from the index of the provider's ids, in which every payment by hand stands.
const TO_BEGIN: &str = "
SELECT id, changed_at FROM v_payments WHERE status = 'wanted' AND on_session = 0 AND +provider_ref IS NULL
  AND (changed_at, id) > (?1, ?2) ORDER BY changed_at, id LIMIT ?3";

/// Collections that the provider was never asked for, after that place, the oldest first.
pub(crate) fn to_begin(after: (i64, &str), items_max: u32) -> Query<ToAskRow> {
    Query::new(TO_BEGIN, [after.0.into(), after.1.into(), items_max.into()])
}

// The index is of more, so that it is named as well.
const TO_REPEAT: &str = "
SELECT id, changed_at FROM v_payments WHERE status IN ('wanted', 'needs_action', 'processing') AND status = 'processing'
  AND on_session = 0 AND +provider_ref IS NULL AND changed_at <= ?1 AND (changed_at, id) > (?2, ?3) ORDER BY changed_at, id LIMIT ?4";

/// Collections that the provider was asked for before `before` and never answered, after that place, the oldest first.
pub(crate) fn to_repeat(before: Instant, after: (i64, &str), items_max: u32) -> Query<ToAskRow> {
    Query::new(TO_REPEAT, [before.into(), after.0.into(), after.1.into(), items_max.into()])
}

// Whatever the provider has said nothing final of, or whose answer was lost. What waits for a customer who has not gone on
// waits for that customer.
const TO_ASK: &str = "
SELECT id, changed_at FROM v_payments WHERE status IN ('wanted', 'needs_action', 'processing')
  AND changed_at <= ?1 AND (changed_at, id) > (?2, ?3)
  AND (provider_ref IS NOT NULL OR status = 'processing' OR (on_session = 0 AND status <> 'wanted')) ORDER BY changed_at, id LIMIT ?4";

/// The payments that have not come to an end and of which nothing was heard since `before`, after that place, the longest
/// silent first.
pub(crate) fn to_ask(before: Instant, after: (i64, &str), items_max: u32) -> Query<ToAskRow> {
    Query::new(TO_ASK, [before.into(), after.0.into(), after.1.into(), items_max.into()])
}

const ACCOUNT_OF_PAYMENT: &str =
    account_columns!("WHERE v_customers.id = (SELECT customer_id FROM v_payments WHERE id = ?1) LIMIT 1");

/// Whose payment that is.
pub(crate) fn account_of_payment(id: &PaymentId) -> Query<AccountRow> {
    Query::new(ACCOUNT_OF_PAYMENT, [id.as_str().into()])
}

const PAID_ELSEWHERE: &str = "
SELECT 1 AS yes FROM v_payments AS payment, json_each(payment.purpose, '$.invoices') AS part
JOIN v_invoices AS invoice ON invoice.id = part.value ->> 'id'
WHERE payment.id = ?1 AND invoice.gross_minor - invoice.settled_minor < part.value ->> 'minor' LIMIT 1";

/// Whether less is left of an invoice than that payment is to pay of it.
pub(crate) fn paid_elsewhere(id: &PaymentId) -> Query<YesRow> {
    Query::new(PAID_ELSEWHERE, [id.as_str().into()])
}

const MARK: &str = "
INSERT INTO dunning_steps (invoice_id, step, at, told_with) SELECT value ->> 0, value ->> 1, ?2, value ->> 2 FROM json_each(?1)";

/// A step that is taken about an invoice and, where a debit is told ahead that it leads, what goes with it.
pub(crate) type Mark = (InvoiceId, String, Option<Vec<InvoiceId>>);

/// Marks steps as taken; one that was taken before breaks `dunning_steps` and so the batch.
pub(crate) fn mark(steps: &[Mark], now: Instant) -> Statement {
    Statement::new(MARK, [serde_json::json!(steps).into(), now.into()])
}

const GUARD_UNPAID: &str = "
INSERT INTO billing_guards (guard) SELECT 'billing_changed' WHERE EXISTS (
  SELECT 1 FROM json_each(?1) AS late WHERE NOT EXISTS (SELECT 1 FROM v_open_invoices WHERE invoice_id = late.value))";

/// Breaks `billing_changed` if one of `invoices` has been paid meanwhile.
pub(crate) fn guard_unpaid(invoices: &[&InvoiceId]) -> Statement {
    Statement::new(GUARD_UNPAID, [serde_json::json!(invoices).into()])
}

const SUSPEND: &str = "
INSERT INTO billing_accounts (customer_id, tax_treatment, collects, suspended_at, version) VALUES (?1, 'as_usual', 0, ?2, 1)
ON CONFLICT (customer_id) DO UPDATE SET suspended_at = coalesce(suspended_at, excluded.suspended_at)";

/// Suspends a customer; one who is stays so since then.
pub(crate) fn suspend(customer: &CustomerId, now: Instant) -> Statement {
    Statement::new(SUSPEND, [customer.as_str().into(), now.into()])
}
