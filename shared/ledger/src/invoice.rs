//! Invoices and credit notes: any number issued at once, numbered without a gap inside the batch.
use crate::charge::write_charges;
use crate::{Amounts, Books, Charge, ChargeId, Draft, Party, is_rounding};
use db::Statement;
use kernel::{Currency, CustomerId, Day, Instant, NewIds};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

kernel::id!(
    /// An invoice or a credit note.
    InvoiceId,
    "inv"
);

/// What is issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum InvoiceKind {
    /// Something is owed, or nothing.
    Invoice,
    /// Something is owed back.
    CreditNote,
}

/// An invoice or credit note about to be issued. Its charges are written, by then or in the same batch, and open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvoice {
    /// Its id.
    pub id: InvoiceId,
    /// What makes it the same invoice if it is issued again.
    pub key: String,
    /// In which series it is numbered, such as `INV-2026`.
    pub series: String,
    /// Which of the two.
    pub kind: InvoiceKind,
    /// Who is to pay.
    pub customer: CustomerId,
    /// The invoice that a credit note corrects, if that was said; else it is the one whose lines all of its own take back.
    pub corrects: Option<InvoiceId>,
    /// When it is issued.
    pub issued_at: Instant,
    /// The day in the books on which that is.
    pub issued_on: Day,
    /// The day by which it is to be paid.
    pub due_on: Day,
    /// The currency of all its lines.
    pub currency: Currency,
    /// The sums of its lines.
    pub totals: Amounts,
    /// What the seller is called on that day.
    pub seller: Party,
    /// What the buyer is called on that day.
    pub buyer: Party,
    /// Its lines, in order.
    pub charges: Vec<ChargeId>,
    /// Those of them that even out what was rounded on it: they come about with it.
    pub rounding: Vec<(ChargeId, Charge)>,
}

/// What a draft does not say of the invoice that it becomes.
#[derive(Debug, Clone, Copy)]
pub struct Issuing<'a> {
    /// How the space keeps its books; the customer is one of its payers.
    pub books: &'a Books,
    /// Who is to pay.
    pub customer: &'a CustomerId,
    /// Now.
    pub now: Instant,
}

impl NewInvoice {
    /// The invoice that `draft` becomes, or the credit note if it is below zero. `written` are the ids of the charges that
    /// the same batch writes, by key. `None` if a line is neither written nor one of these, if it has no lines, or if the
    /// customer is none of the payers that were read.
    ///
    /// Its key is that of its first line, which can stand on one invoice only: the same draft issued twice is refused.
    pub fn of(
        draft: &Draft,
        issuing: Issuing<'_>,
        written: &BTreeMap<&str, ChargeId>,
        ids: &dyn NewIds,
    ) -> Option<Self> {
        let Issuing { books, customer, now } = issuing;
        let mut rounding = Vec::new();
        let mut id_of = |line: &crate::OpenCharge| {
            let known = line.id.as_ref().or_else(|| written.get(line.charge.key.as_str())).cloned();
            known.or_else(|| {
                is_rounding(&line.charge.key).then(|| {
                    let id = ChargeId::new(ids);
                    rounding.push((id.clone(), line.charge.clone()));
                    id
                })
            })
        };
        let kind = if draft.total.gross_minor < 0 { InvoiceKind::CreditNote } else { InvoiceKind::Invoice };
        let charges = draft.lines.iter().map(&mut id_of).collect::<Option<_>>()?;
        let prefix = if kind == InvoiceKind::CreditNote { &books.prefixes.1 } else { &books.prefixes.0 };
        Some(Self {
            id: InvoiceId::new(ids),
            key: format!("lines:{}", draft.lines.first()?.charge.key),
            series: series(prefix, draft.issued_on),
            kind,
            customer: customer.clone(),
            corrects: None,
            issued_at: now,
            issued_on: draft.issued_on,
            due_on: draft.due_on,
            currency: draft.currency,
            totals: draft.total,
            seller: books.seller.clone(),
            buyer: books.payers.get(customer)?.party.clone(),
            charges,
            rounding,
        })
    }

    fn row(&self, place: i64) -> serde_json::Value {
        serde_json::json!({
            "id": self.id, "key": self.key, "series": self.series, "place": place, "kind": self.kind, "customer": self.customer,
            "corrects": self.corrects, "at": self.issued_at.as_millis(), "on": self.issued_on, "due": self.due_on,
            "currency": self.currency, "net": self.totals.net_minor, "tax": self.totals.tax_minor, "gross": self.totals.gross_minor,
            "seller": serde_json::json!(self.seller).to_string(), "buyer": serde_json::json!(self.buyer).to_string(),
            "registered": self.seller.is_registered(), "charges": self.charges,
        })
    }
}

/// The series of what is issued on `day` under `prefix`: `INV-2026`.
pub fn series(prefix: &str, day: Day) -> String {
    format!("{prefix}-{}", day.to_string().split('-').next().unwrap_or_default())
}

/// An invoice's number as everybody reads it: `INV-2026-00042`.
pub fn invoice_number(series: &str, number: i64) -> String {
    format!("{series}-{number:05}")
}

/// The ids of charges that were just written, by key, for `NewInvoice::of`.
pub fn by_key<'a>(charges: &'a [Charge], ids: &[ChargeId]) -> BTreeMap<&'a str, ChargeId> {
    charges.iter().map(|charge| charge.key.as_str()).zip(ids.iter().cloned()).collect()
}

pub(crate) const ALL_SQL: &[&str] = &[
    INSERT,
    ACCOUNT,
    GUARD_OPEN,
    INSERT_LINES,
    CLOSE_CHARGES,
    GUARD_TOTALS,
    OPEN,
    OPEN_CREDIT,
    ENTER,
    TO_TELL,
    GUARD_TOLD,
    TOLD,
];

// The rank inside the batch comes with the row; SQLite reads the highest number before it writes the first row, because the
// statement reads the table that it writes. A credit note all of whose lines take back what stands on one invoice corrects that one,
// also where nobody said so: what was cancelled or is not used is credited by the job, which knows charges and no invoices. A deposit
// that goes back beside it corrects nothing. What it is collected from is what its customer chose by then; what a bank took beyond a
// payment is collected from nowhere (docs/money.md, part 9).
const INSERT: &str = "
INSERT INTO invoices (id, key, series, number, kind, customer_id, corrects, issued_at, issued_on, due_on, currency, net_minor, tax_minor,
  gross_minor, seller, buyer, pay_from)
SELECT value ->> 'id', value ->> 'key', value ->> 'series',
  coalesce((SELECT max(number) FROM invoices WHERE series = value ->> 'series'), 0) + (value ->> 'place'),
  value ->> 'kind', value ->> 'customer',
  coalesce(value ->> 'corrects', CASE value ->> 'kind' WHEN 'credit_note' THEN (
    SELECT CASE WHEN count(*) = count(taken_back.invoice_id) AND min(taken_back.invoice_id) = max(taken_back.invoice_id)
      THEN min(taken_back.invoice_id) END
    FROM json_each(new.value, '$.charges') AS line JOIN charges ON charges.id = line.value AND charges.source <> 'deposit'
    LEFT JOIN invoice_lines AS taken_back ON taken_back.charge_id = charges.gives_back) END),
  value ->> 'at', value ->> 'on', value ->> 'due', value ->> 'currency',
  value ->> 'net', value ->> 'tax', value ->> 'gross', value ->> 'seller', value ->> 'buyer',
  CASE value ->> 'kind' WHEN 'invoice' THEN coalesce((
    SELECT json_object('method', saved.method, 'label', saved.label, 'mandate_ref', saved.mandate_ref)
    FROM v_billing_accounts AS account JOIN v_payment_methods AS saved ON saved.id = account.default_method_id
    WHERE account.customer_id = new.value ->> 'customer' AND account.collects = 1 AND saved.status = 'active' AND NOT EXISTS (
      SELECT 1 FROM json_each(new.value, '$.charges') AS line JOIN charges ON charges.id = line.value
      WHERE charges.source = 'fee' AND charges.key LIKE 'dispute:%')), 'null') END
FROM json_each(?1) AS new";
// In which other currency its tax is stated, and at which rate (docs/money.md, part 2): what the invoice has that it corrects; else what the
// settings and the rates say for its day, or for the day of that invoice.
const ACCOUNT: &str = "
INSERT INTO accounted_invoices (invoice_id, currency, rate_nanos, one_of)
SELECT invoices.id, corrected.currency, corrected.rate_nanos, corrected.one_of
FROM json_each(?1) AS new JOIN invoices ON invoices.id = new.value ->> 'id' JOIN accounted_invoices AS corrected ON corrected.invoice_id = invoices.corrects
UNION ALL
SELECT invoices.id, v_billing_settings.accounting_currency, rate.rate_nanos, rate.one_of
FROM json_each(?1) AS new JOIN invoices ON invoices.id = new.value ->> 'id'
JOIN v_billing_settings ON v_billing_settings.accounting_currency <> invoices.currency
LEFT JOIN invoices AS corrected ON corrected.id = invoices.corrects
JOIN v_exchange_rates AS rate ON rate.currency = invoices.currency AND rate.from_day = (
  SELECT max(from_day) FROM v_exchange_rates WHERE currency = invoices.currency AND from_day <= coalesce(corrected.issued_on, invoices.issued_on))
WHERE new.value ->> 'registered' AND NOT EXISTS (SELECT 1 FROM accounted_invoices WHERE invoice_id = invoices.corrects)";
// A charge that somebody else's batch invoiced or reversed meanwhile, or that another payer owes.
const GUARD_OPEN: &str = "
INSERT INTO ledger_guards (guard) SELECT 'charge_is_not_open' WHERE EXISTS (
  SELECT 1 FROM json_each(?1) AS new, json_each(new.value, '$.charges') AS line
  WHERE NOT EXISTS (SELECT 1 FROM open_charges WHERE charge_id = line.value AND payer_id = new.value ->> 'customer'))";
const INSERT_LINES: &str = "
INSERT INTO invoice_lines (invoice_id, position, charge_id)
SELECT new.value ->> 'id', line.key + 1, line.value FROM json_each(?1) AS new, json_each(new.value, '$.charges') AS line";
const CLOSE_CHARGES: &str = "
DELETE FROM open_charges WHERE charge_id IN (
  SELECT line.value FROM json_each(?1) AS new, json_each(new.value, '$.charges') AS line)";
const GUARD_TOTALS: &str = "
INSERT INTO ledger_guards (guard) SELECT 'invoice_differs_from_its_lines' WHERE EXISTS (
  SELECT 1 FROM json_each(?1) AS new JOIN invoices ON invoices.id = new.value ->> 'id'
  WHERE (invoices.net_minor, invoices.tax_minor, invoices.gross_minor, 0) IS NOT (
    SELECT sum(charges.net_minor), sum(charges.tax_minor), sum(charges.gross_minor), sum(charges.currency <> invoices.currency)
    FROM invoice_lines JOIN charges ON charges.id = invoice_lines.charge_id WHERE invoice_lines.invoice_id = invoices.id))";
const OPEN: &str = "
INSERT INTO open_invoices (invoice_id, customer_id, due_on)
SELECT value ->> 'id', value ->> 'customer', value ->> 'due' FROM json_each(?1)
WHERE value ->> 'kind' = 'invoice' AND 0 < value ->> 'gross'";
const OPEN_CREDIT: &str = "
INSERT INTO open_credits (source_id, customer_id, since)
SELECT value ->> 'id', value ->> 'customer', value ->> 'at' FROM json_each(?1) WHERE value ->> 'kind' = 'credit_note'";
const ENTER: &str = "
INSERT INTO account_entries (customer_id, at, kind, source_id, currency, amount_minor)
SELECT value ->> 'customer', value ->> 'at', value ->> 'kind', value ->> 'id', value ->> 'currency', value ->> 'gross' FROM json_each(?1)";

const TO_TELL: &str = "INSERT INTO untold_invoices (invoice_id) SELECT value ->> 'id' FROM json_each(?1)";

/// The statements of `issue` behind the first and what evens out the lines, in order.
const ISSUE: [&str; 9] =
    [ACCOUNT, GUARD_OPEN, INSERT_LINES, CLOSE_CHARGES, GUARD_TOTALS, OPEN, OPEN_CREDIT, ENTER, TO_TELL];

/// Issues `invoices`, any number of them (some hundreds at once, to stay below D1's 2 MB a parameter), in the order given:
/// numbers, lines, and what the customers owe. Breaks `charge_is_not_open`, `invoice_differs_from_its_lines` or
/// `invoices.key`, and so the batch. A credit note's credit is spent by `spend_credit`, in the same batch or later.
pub fn issue(invoices: &[NewInvoice]) -> Vec<Statement> {
    if invoices.is_empty() {
        return Vec::new();
    }
    let mut places: BTreeMap<String, i64> = BTreeMap::new();
    let row = |invoice: &NewInvoice| {
        let place = places.entry(invoice.series.clone()).or_default();
        *place += 1;
        invoice.row(*place)
    };
    let rows = serde_json::Value::from(invoices.iter().map(row).collect::<Vec<_>>());
    let on_rows = |sql| Statement::new(sql, [rows.clone().into()]);
    let rounding: Vec<_> = invoices.iter().flat_map(|invoice| &invoice.rounding).collect();
    let mut statements = vec![on_rows(INSERT)];
    statements.extend(write_charges(rounding.into_iter().map(|(id, charge)| (charge, id))));
    statements.extend(ISSUE.into_iter().map(on_rows));
    statements
}

// Somebody else has told it meanwhile.
const GUARD_TOLD: &str = "
INSERT INTO ledger_guards (guard) SELECT 'status_changed' WHERE EXISTS (
  SELECT 1 FROM json_each(?1) WHERE NOT EXISTS (SELECT 1 FROM untold_invoices WHERE invoice_id = value))";
const TOLD: &str = "DELETE FROM untold_invoices WHERE invoice_id IN (SELECT value FROM json_each(?1))";

/// Notes that the customers have been told of these invoices, in the batch that tells them. Breaks `status_changed` if
/// somebody else has told one of them.
pub fn told(invoices: &[InvoiceId]) -> Vec<Statement> {
    let invoices = serde_json::json!(invoices);
    [GUARD_TOLD, TOLD].map(|sql| Statement::new(sql, [invoices.clone().into()])).into()
}
