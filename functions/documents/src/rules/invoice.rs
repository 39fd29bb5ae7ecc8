use super::Setting;
use super::reader::at_most;
use crate::invoice::{Invoice, InvoiceKind, Line, Payment, Preceding, Settled, TaxCategory};
use crate::store::{CollectedRow, InvoiceRow, LINES_MAX, LineRow};
use crate::texts::Texts;
use db::json;
use kernel::{Day, Instant, Money};
use ledger::{Amounts, Party, PayMethod, Step, invoice_number};
use serde::Deserialize;
use web::Problem;

/// What is known of an invoice.
pub(crate) struct InvoiceFacts {
    pub(crate) invoice: InvoiceRow,
    pub(crate) lines: Vec<LineRow>,
    pub(crate) collected_from: Option<CollectedRow>,
}

#[derive(Deserialize)]
struct Corrected {
    series: String,
    number: i64,
    issued_on: Day,
}

/// The invoice as it was issued, with how it is paid and what has settled it by now.
pub(crate) fn invoice(facts: InvoiceFacts, setting: &Setting, now: Instant) -> Result<Invoice, Problem> {
    let InvoiceFacts { invoice: row, lines, collected_from } = facts;
    let (seller, buyer): (Party, Party) = (json(&row.seller)?, json(&row.buyer)?);
    let kind = match row.kind {
        ledger::InvoiceKind::Invoice => InvoiceKind::Invoice,
        ledger::InvoiceKind::CreditNote => InvoiceKind::CreditNote,
    };
    let texts = Texts::of(setting.locale);
    let lines = at_most(lines, LINES_MAX, "lines")?;
    let lines: Vec<Line> = lines.into_iter().map(|row| line(row, kind, &texts)).collect::<Result<_, _>>()?;
    let corrects = json::<Vec<Corrected>>(&row.corrects)?.into_iter();
    let is_ahead = Day::new(setting.zone.date(now)).is_some_and(|today| today <= row.due_on);
    let by = |from: Option<CollectedRow>| {
        from.filter(|from| from.method.takes(row.currency)).map_or(Payment::Transfer, payment)
    };
    let pays_now = by(collected_from.clone().filter(|_| is_ahead));
    let pay_from = match row.pay_from.as_deref() {
        Some(issued) => json::<Option<CollectedRow>>(issued)?,
        None => collected_from,
    };
    let issued = signed(Amounts::new(row.net_minor, row.gross_minor), kind);
    let tax = Money { minor: issued.tax_minor, currency: row.currency };
    let since = row.settled_at.filter(|at| row.issued_at < *at).and_then(|at| Day::new(setting.zone.date(at)));
    let invoice = Invoice {
        number: invoice_number(&row.series, row.number),
        kind,
        corrects: corrects
            .map(|it| Preceding { number: invoice_number(&it.series, it.number), issued_on: it.issued_on })
            .collect(),
        issued_on: row.issued_on,
        issued_at: row.issued_at,
        due_on: row.due_on,
        currency: row.currency,
        tax_accounted: row.accounted.and_then(|it| it.of(tax)),
        lines: if seller.is_registered() { lines } else { outside(lines) },
        seller,
        buyer,
        prepaid_minor: row.prepaid_minor,
        settled: since.map(|on| Settled { minor: row.settled_minor, on }),
        payment: by(pay_from),
        pays_now,
    };
    if invoice.total() == issued { Ok(invoice) } else { Err(Problem::internal("an invoice differs from its lines")) }
}

/// The ledger keeps what is owed back negative; a credit note says it as it is.
fn signed(amounts: Amounts, kind: InvoiceKind) -> Amounts {
    match kind {
        InvoiceKind::Invoice => amounts,
        InvoiceKind::CreditNote => amounts.reversed(),
    }
}

fn line(row: LineRow, kind: InvoiceKind, texts: &Texts) -> Result<Line, Problem> {
    Ok(Line {
        name: texts.line_name(row.name, row.source, &row.key),
        period: row.period_from.zip(row.period_until),
        quantity_thousandths: row.quantity_thousandths,
        amounts: signed(Amounts::new(row.net_minor, row.gross_minor), kind),
        category: match row.tax_category {
            ledger::TaxCategory::S => TaxCategory::S,
            ledger::TaxCategory::Z => TaxCategory::Z,
            ledger::TaxCategory::E => TaxCategory::E,
            ledger::TaxCategory::AE => TaxCategory::AE,
        },
        rate_ppm: row.tax_rate_ppm,
        reason: row.tax_reason,
        why: json::<Vec<Step>>(&row.why)?,
    })
}

/// Whoever has no tax number at all sells outside the scope of VAT, as long as no line charges any.
fn outside(lines: Vec<Line>) -> Vec<Line> {
    if lines.iter().any(|line| matches!(line.category, TaxCategory::S | TaxCategory::AE)) {
        return lines;
    }
    lines.into_iter().map(|line| Line { category: TaxCategory::O, ..line }).collect()
}

fn payment(row: CollectedRow) -> Payment {
    match row.method {
        PayMethod::Card => Payment::Card { label: row.label },
        PayMethod::SepaDebit | PayMethod::BacsDebit | PayMethod::UsBankAccount => {
            Payment::Debit { mandate: row.mandate_ref, label: row.label }
        }
        PayMethod::BankTransfer | PayMethod::Cash => Payment::Transfer,
    }
}
