use db::Query;
use kernel::{Currency, CustomerId, Day, Instant, millis, millis_option};
use ledger::{Accounting, InvoiceId, InvoiceKind, PayMethod, Source, TaxCategory};
use serde::Deserialize;

/// An issued invoice, its parties still as JSON.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct InvoiceRow {
    pub(crate) series: String,
    pub(crate) number: i64,
    pub(crate) kind: InvoiceKind,
    pub(crate) customer_id: CustomerId,
    #[serde(with = "millis")]
    pub(crate) issued_at: Instant,
    pub(crate) issued_on: Day,
    pub(crate) due_on: Day,
    pub(crate) currency: Currency,
    pub(crate) net_minor: i64,
    pub(crate) gross_minor: i64,
    pub(crate) seller: String,
    pub(crate) buyer: String,
    pub(crate) settled_minor: i64,
    /// What settled it by the moment of issue.
    pub(crate) prepaid_minor: i64,
    #[serde(with = "millis_option")]
    pub(crate) settled_at: Option<Instant>,
    /// What it was collected from when it was issued: a `CollectedRow` as JSON, or JSON's null for nothing; no word of it from before
    /// that was kept, and of a credit note.
    pub(crate) pay_from: Option<String>,
    /// In which other currency its tax is stated.
    #[serde(deserialize_with = "ledger::accounted")]
    pub(crate) accounted: Option<Accounting>,
    /// `[{"series", "number", "issued_on"}]` of what a credit note corrects.
    pub(crate) corrects: String,
}

pub(super) const INVOICE: &str = "
SELECT series, number, kind, customer_id, issued_at, issued_on, due_on, currency, net_minor, gross_minor, seller, buyer, settled_minor, pay_from,
  (SELECT accounted FROM v_accounted_invoices WHERE invoice_id = v_invoices.id) AS accounted,
  (SELECT coalesce(sum(amount_minor), 0) FROM v_allocations WHERE invoice_id = v_invoices.id AND at <= v_invoices.issued_at) AS prepaid_minor,
  (SELECT max(at) FROM v_allocations WHERE invoice_id = v_invoices.id) AS settled_at,
  (SELECT json_group_array(json_object('series', series, 'number', number, 'issued_on', issued_on)) FROM (
    SELECT series, number, issued_on FROM v_invoices AS before WHERE v_invoices.kind = 'credit_note' AND before.id IN (
      SELECT v_invoices.corrects UNION SELECT charged.invoice_id FROM v_invoice_lines AS line
        JOIN v_invoice_lines AS charged ON charged.id = line.gives_back WHERE line.invoice_id = v_invoices.id)
    ORDER BY issued_on, series, number)) AS corrects
FROM v_invoices WHERE id = ?1 LIMIT 1";
/// An invoice or credit note, with every invoice that it takes something back of.
pub(crate) fn invoice(id: &InvoiceId) -> Query<InvoiceRow> {
    Query::new(INVOICE, [id.as_str().into()])
}

/// A line, its steps still as JSON.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct LineRow {
    pub(crate) name: String,
    /// What it is for; of what takes something back, what that was for.
    pub(crate) source: Source,
    /// The key of that.
    pub(crate) key: String,
    pub(crate) period_from: Option<Day>,
    pub(crate) period_until: Option<Day>,
    pub(crate) quantity_thousandths: i64,
    pub(crate) net_minor: i64,
    pub(crate) gross_minor: i64,
    pub(crate) tax_category: TaxCategory,
    pub(crate) tax_rate_ppm: i64,
    pub(crate) tax_reason: Option<String>,
    pub(crate) why: String,
}

/// Some forty lines a page: what more there is would be a book.
pub(crate) const LINES_MAX: usize = 5_000;

pub(super) const LINES: &str = "
SELECT line.name, coalesce(charged.source, line.source) AS source, coalesce(charged.key, line.key) AS key, line.period_from, line.period_until,
  line.quantity_thousandths, line.net_minor, line.gross_minor, line.tax_category, line.tax_rate_ppm, line.tax_reason, line.why
FROM v_invoice_lines AS line LEFT JOIN v_charges AS charged ON charged.id = line.gives_back
WHERE line.invoice_id = ?1 ORDER BY line.position LIMIT 5001";
/// The lines of an invoice, one more than a document may have.
pub(crate) fn lines(id: &InvoiceId) -> Query<LineRow> {
    Query::new(LINES, [id.as_str().into()])
}

/// What is collected from on the due day.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct CollectedRow {
    pub(crate) method: PayMethod,
    pub(crate) label: String,
    pub(crate) mandate_ref: Option<String>,
}

pub(super) const COLLECTED_FROM: &str = "
SELECT v_payment_methods.method, v_payment_methods.label, v_payment_methods.mandate_ref
FROM v_invoices JOIN v_billing_accounts ON v_billing_accounts.customer_id = v_invoices.customer_id
JOIN v_payment_methods ON v_payment_methods.id = v_billing_accounts.default_method_id
WHERE v_invoices.id = ?1 AND v_billing_accounts.collects = 1 AND v_payment_methods.status = 'active'
  AND NOT EXISTS (SELECT 1 FROM v_allocations WHERE v_allocations.invoice_id = v_invoices.id AND v_allocations.amount_minor < 0) LIMIT 1";
/// What an invoice is collected from, if it is: one of which money was given back, or taken back by a bank, is not.
pub(crate) fn collected_from(id: &InvoiceId) -> Query<CollectedRow> {
    Query::new(COLLECTED_FROM, [id.as_str().into()])
}
