use super::{InvoiceListRow, PaymentRow, SettingsRow, invoices::rows, pending_with, settings};
use crate::api::{
    Collection, Days, DunningStep, GivenTo, GivenUp, Invoice, InvoiceLine, InvoiceName, InvoiceRow, Settlement,
    SettlementSource, Transfer,
};
use crate::rules;
use db::{DbError, Query, json};
use kernel::{Currency, CustomerId, Day, Instant, Money};
use ledger::{
    Accounting, Amounts, Books, BooksRow, InvoiceId, Party, PayMethod, Source, Step, TaxAccounted, TaxCategory,
    TaxRate, invoice_number, is_late_fee, is_rounding,
};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[INVOICE, LINES, SETTLEMENTS, CORRECTIONS, STEPS, GIVEN_TO, GIVEN_UP];

/// An invoice, its parties still as JSON.
#[derive(Debug, Deserialize)]
pub(crate) struct InvoiceFullRow {
    /// As in a list.
    #[serde(flatten)]
    pub(crate) row: InvoiceListRow,
    #[serde(with = "kernel::millis")]
    pub(crate) issued_at: Instant,
    pub(crate) net_minor: i64,
    pub(crate) tax_minor: i64,
    seller: String,
    buyer: String,
    /// In which other currency its tax is stated.
    #[serde(deserialize_with = "ledger::accounted")]
    accounted: Option<Accounting>,
    /// What it is collected from, as a `CollectedRow`: a first try lies ahead.
    collected_from: Option<String>,
}

/// The card or account that an invoice is collected from.
#[derive(Debug, Deserialize)]
struct CollectedRow {
    method: PayMethod,
    label: String,
    /// When its owner was told.
    #[serde(with = "kernel::millis_option")]
    told_at: Option<Instant>,
}

impl InvoiceFullRow {
    /// Seller and buyer.
    pub(crate) fn parties(&self) -> Result<(Party, Party), DbError> {
        Ok((json(&self.seller)?, json(&self.buyer)?))
    }

    /// Its tax in the accounting currency.
    fn tax_accounted(&self) -> Option<TaxAccounted> {
        self.accounted?.of(Money { minor: self.tax_minor, currency: self.row.currency })
    }
}

const INVOICE: &str = rows!(
    ", invoice.issued_at, invoice.net_minor, invoice.tax_minor, invoice.seller, invoice.buyer,
  (SELECT accounted FROM v_accounted_invoices WHERE invoice_id = invoice.id) AS accounted,
  (SELECT json_object('method', method.method, 'label', method.label, 'told_at',
     (SELECT at FROM dunning_steps WHERE invoice_id = invoice.id AND step = 'announce:' || method.id))
   FROM billing_accounts AS account JOIN payment_methods AS method ON method.id = account.default_method_id
   WHERE account.customer_id = invoice.customer_id AND account.collects = 1 AND method.status = 'active' AND invoice.kind = 'invoice'
     AND NOT EXISTS (SELECT 1 FROM v_allocations WHERE invoice_id = invoice.id AND amount_minor < 0)
     AND NOT EXISTS (SELECT 1 FROM dunning_steps WHERE invoice_id = invoice.id AND step GLOB 'collect:*')) AS collected_from",
    "v_invoices AS invoice JOIN v_customers ON v_customers.id = invoice.customer_id WHERE invoice.id = ?1 LIMIT 1"
);

/// One invoice.
pub(crate) fn invoice(id: &InvoiceId) -> Query<InvoiceFullRow> {
    Query::new(INVOICE, [id.as_str().into()])
}

/// A line of an invoice.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct LineRow {
    pub(crate) position: i64,
    /// The charge, and who had it.
    pub(crate) id: ledger::ChargeId,
    pub(crate) customer_id: CustomerId,
    pub(crate) name: String,
    pub(crate) source: Source,
    /// What it was charged for, or what it takes back was.
    key: String,
    pub(crate) period_from: Option<Day>,
    pub(crate) period_until: Option<Day>,
    pub(crate) quantity_thousandths: i64,
    pub(crate) net_minor: i64,
    pub(crate) tax_minor: i64,
    pub(crate) gross_minor: i64,
    pub(crate) tax_category: TaxCategory,
    pub(crate) tax_rate_ppm: i64,
    pub(crate) tax_reason: Option<String>,
    pub(crate) why: String,
    /// Whether it is a contract's deposit, or its return.
    pub(crate) is_deposit: u8,
    /// What was given back of it already, by credit notes, reversals and for days not used, before and with tax; negative.
    pub(crate) credited_net_minor: i64,
    pub(crate) credited_minor: i64,
}

const LINES: &str = "
SELECT position, id, customer_id, name, source, coalesce((SELECT key FROM v_charges WHERE v_charges.id = v_invoice_lines.gives_back), key) AS key, period_from, period_until, quantity_thousandths, net_minor, tax_minor, gross_minor,
  tax_category, tax_rate_ppm, tax_reason, why, source = 'deposit' AS is_deposit,
  (SELECT coalesce(sum(net_minor), 0) FROM v_given_back WHERE charge_id = v_invoice_lines.id) AS credited_net_minor,
  (SELECT coalesce(sum(gross_minor), 0) FROM v_given_back WHERE charge_id = v_invoice_lines.id) AS credited_minor
FROM v_invoice_lines WHERE invoice_id = ?1 ORDER BY position LIMIT 20000";

/// The lines of an invoice.
pub(crate) fn lines(id: &InvoiceId) -> Query<LineRow> {
    Query::new(LINES, [id.as_str().into()])
}

/// What settled an invoice.
#[derive(Debug, Deserialize)]
pub(crate) struct SettlementRow {
    #[serde(with = "kernel::millis")]
    pub(crate) at: Instant,
    pub(crate) source: SettlementSource,
    pub(crate) source_id: String,
    pub(crate) amount_minor: i64,
    pub(crate) method: Option<PayMethod>,
    pub(crate) method_label: Option<String>,
    pub(crate) series: Option<String>,
    pub(crate) number: Option<i64>,
}

const SETTLEMENTS: &str = "
SELECT allocation.at, allocation.source, allocation.source_id, allocation.amount_minor, payment.method, saved.label AS method_label,
  note.series, note.number
FROM v_allocations AS allocation LEFT JOIN v_payments AS payment ON payment.id = allocation.source_id
LEFT JOIN v_payment_methods AS saved ON saved.id = payment.method_id
LEFT JOIN v_invoices AS note ON note.id = allocation.source_id
WHERE allocation.invoice_id = ?1 ORDER BY allocation.at, allocation.key LIMIT 500";

/// What settled an invoice, oldest first.
pub(crate) fn settlements(id: &InvoiceId) -> Query<SettlementRow> {
    Query::new(SETTLEMENTS, [id.as_str().into()])
}

/// A credit note of an invoice, or an invoice that a credit note corrects.
#[derive(Debug, Deserialize)]
pub(crate) struct CorrectionRow {
    pub(crate) id: InvoiceId,
    pub(crate) series: String,
    pub(crate) number: i64,
    /// Whether it is what the one that was asked about corrects.
    pub(crate) is_before: u8,
}

// A credit note corrects what was said, and whatever its lines take something back of. `+` keeps the index of kinds out: it would walk all
// credit notes there are.
const CORRECTIONS: &str = "
SELECT id, series, number, 1 AS is_before FROM v_invoices WHERE id IN (
  SELECT corrects FROM v_invoices AS note WHERE note.id = ?1 UNION
  SELECT charged.invoice_id FROM v_invoices AS note JOIN v_invoice_lines AS line ON line.invoice_id = note.id
    JOIN v_invoice_lines AS charged ON charged.id = line.gives_back WHERE note.id = ?1 AND note.kind = 'credit_note')
UNION ALL
SELECT id, series, number, 0 FROM v_invoices WHERE +kind = 'credit_note' AND id IN (
  SELECT note.id FROM v_invoices AS note WHERE note.corrects = ?1 UNION
  SELECT back.invoice_id FROM v_invoice_lines AS line JOIN v_charges ON v_charges.gives_back = line.id
    JOIN v_invoice_lines AS back ON back.id = v_charges.id WHERE line.invoice_id = ?1)
ORDER BY series, number LIMIT 400";

/// The credit notes that correct an invoice, and the invoices that a credit note corrects.
pub(crate) fn corrections(id: &InvoiceId) -> Query<CorrectionRow> {
    Query::new(CORRECTIONS, [id.as_str().into()])
}

const STEPS: &str = "SELECT step, at FROM dunning_steps WHERE invoice_id = ?1 ORDER BY at, step LIMIT 200";

/// What was done about an invoice.
pub(crate) fn steps(id: &InvoiceId) -> Query<DunningStep> {
    Query::new(STEPS, [id.as_str().into()])
}

const GIVEN_TO: &str = "
SELECT DISTINCT v_customers.id AS customer_id, v_customers.name FROM v_invoice_lines JOIN v_customers ON v_customers.id = v_invoice_lines.customer_id
WHERE v_invoice_lines.invoice_id = ?1 AND v_invoice_lines.source IN ('contract', 'product') ORDER BY v_customers.name, v_customers.id LIMIT 200";

/// Who has what the contracts and products on an invoice gave.
pub(crate) fn given_to(id: &InvoiceId) -> Query<GivenTo> {
    Query::new(GIVEN_TO, [id.as_str().into()])
}

const GIVEN_UP: &str = "
SELECT at, detail ->> 'reason' AS reason FROM v_audit WHERE subject = ?1 AND action = 'write_off_invoice' ORDER BY at, id LIMIT 20";

/// When and why what was left of an invoice was given up.
pub(crate) fn given_up(id: &InvoiceId) -> Query<GivenUp> {
    Query::new(GIVEN_UP, [id.as_str().into()])
}

/// All that an invoice shows, as it was read.
pub(crate) struct InvoiceParts {
    pub(crate) invoice: InvoiceFullRow,
    pub(crate) lines: Vec<LineRow>,
    pub(crate) settlements: Vec<SettlementRow>,
    pub(crate) corrections: Vec<CorrectionRow>,
    pub(crate) pending: Vec<PaymentRow>,
    /// Whether transfers are taken.
    pub(crate) transfers: bool,
}

fn name(id: InvoiceId, series: &str, number: i64) -> InvoiceName {
    InvoiceName { id, number: invoice_number(series, number) }
}

impl InvoiceParts {
    /// The invoice as it stands at `now`.
    pub(crate) fn into_invoice(self, now: Instant, books: &Books) -> Result<Invoice, DbError> {
        let today = books.day(now);
        let InvoiceParts { invoice, lines, settlements, corrections, pending, transfers } = self;
        let (seller, buyer) = invoice.parties()?;
        let currency = invoice.row.currency;
        let amounts = Amounts {
            net_minor: invoice.net_minor,
            tax_minor: invoice.tax_minor,
            gross_minor: invoice.row.gross_minor,
        };
        let lines = lines.into_iter().map(|line| line.into_line(currency)).collect::<Result<Vec<_>, _>>()?;
        let of_this =
            |row: &PaymentRow| Ok::<_, DbError>(row.purpose()?.invoices.iter().any(|part| part.id == invoice.row.id));
        let mut waiting = Vec::new();
        for row in &pending {
            if of_this(row)? {
                waiting.push(row.as_pending());
            }
        }
        let (corrects, corrected_by) = corrections.into_iter().partition::<Vec<_>, _>(|row| row.is_before == 1);
        let named =
            |rows: Vec<CorrectionRow>| rows.into_iter().map(|row| name(row.id, &row.series, row.number)).collect();
        let (issued_at, tax_accounted) = (invoice.issued_at, invoice.tax_accounted());
        let collected_from: Option<CollectedRow> = invoice.collected_from.as_deref().map(json).transpose()?;
        let row = invoice.row.into_row(today);
        let collection = collected_from.and_then(|from| from.collection(&row, today, books));
        let wanted = transfers && 0 < row.left.minor && collection.is_none();
        let account = seller.iban.clone().filter(|_| wanted);
        Ok(Invoice {
            transfer: account.map(|iban| Transfer {
                name: seller.name.clone(),
                iban,
                bic: seller.bic.clone(),
                reference: rules::creditor_reference(&row.number),
            }),
            collection,
            issued_at,
            tax_accounted,
            taxes: rules::taxes(&lines),
            totals: rules::totals(amounts, currency),
            settlements: settlements.into_iter().map(|row| row.into_settlement(currency)).collect(),
            corrects: named(corrects),
            corrected_by: named(corrected_by),
            pending: waiting,
            row,
            seller,
            buyer,
            lines,
        })
    }
}

impl CollectedRow {
    /// When what is left of `invoice` and not under way is collected from it; nothing, where that day has passed.
    fn collection(self, invoice: &InvoiceRow, today: Day, books: &Books) -> Option<Collection> {
        let minor = invoice.left.minor - invoice.under_way.minor;
        let told_on = self.told_at.map_or(today, |at| books.day(at));
        let on = rules::collected_on(self.method, invoice.due_on, told_on);
        let amount = Money { minor, currency: invoice.left.currency };
        let is_ahead = 0 < minor && self.method.takes(amount.currency) && today <= on;
        is_ahead.then_some(Collection { on, method: self.method, label: self.label, amount })
    }
}

impl LineRow {
    /// As it can be credited.
    pub(crate) fn charged(&self) -> rules::Charged {
        let amounts = Amounts { net_minor: self.net_minor, tax_minor: self.tax_minor, gross_minor: self.gross_minor };
        let credited = Amounts::new(self.credited_net_minor, self.credited_minor);
        rules::Charged { position: self.position, amounts, credited, is_deposit: self.is_deposit == 1 }
    }

    fn into_line(self, currency: Currency) -> Result<InvoiceLine, DbError> {
        let why: Vec<Step> = json(&self.why)?;
        let amounts = Amounts { net_minor: self.net_minor, tax_minor: self.tax_minor, gross_minor: self.gross_minor };
        Ok(InvoiceLine {
            name: self.name,
            source: self.source,
            is_late_fee: is_late_fee(&self.key),
            is_rounding: is_rounding(&self.key),
            period: self.period_from.zip(self.period_until).map(|(from, until)| Days { from, until }),
            quantity_thousandths: self.quantity_thousandths,
            unit_price: rules::unit_price(&why, currency),
            totals: rules::totals(amounts, currency),
            tax_category: self.tax_category,
            tax_rate_ppm: self.tax_rate_ppm,
            tax_reason: self.tax_reason,
            why,
            withdrawable: None,
        })
    }
}

impl SettlementRow {
    fn into_settlement(self, currency: Currency) -> Settlement {
        let note = match (self.source_id.parse(), self.series, self.number) {
            (Ok(id), Some(series), Some(number)) => Some(name(id, &series, number)),
            _ => None,
        };
        Settlement {
            at: self.at,
            source: self.source,
            payment_id: self.source_id.parse().ok(),
            credit_note: note,
            method: self.method,
            method_label: self.method_label,
            amount: Money { minor: self.amount_minor, currency },
        }
    }
}

/// The questions of `invoice_facts`.
pub(crate) type InvoiceQueries = (
    Query<InvoiceFullRow>,
    Query<LineRow>,
    Query<SettlementRow>,
    Query<CorrectionRow>,
    Query<PaymentRow>,
    Query<BooksRow>,
    Query<TaxRate>,
    Query<SettingsRow>,
);
/// Their answers.
pub(crate) type InvoiceAnswers = (
    Vec<InvoiceFullRow>,
    Vec<LineRow>,
    Vec<SettlementRow>,
    Vec<CorrectionRow>,
    Vec<PaymentRow>,
    Vec<BooksRow>,
    Vec<TaxRate>,
    Vec<SettingsRow>,
);

/// All that an invoice shows.
pub(crate) fn invoice_facts(id: &InvoiceId) -> InvoiceQueries {
    let (books, rates) = ledger::books();
    (invoice(id), lines(id), settlements(id), corrections(id), pending_with(id), books, rates, settings())
}
