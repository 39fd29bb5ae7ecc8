use kernel::{Currency, Day, Money};
use ledger::{Amounts, Charge, Source, Step, TaxCategory, is_late_fee, is_rounding};
use serde::Serialize;

/// Days from one until before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Span {
    /// The first day.
    pub from: Day,
    /// The day after the last.
    pub until: Day,
}

/// An invoice that will be issued; below zero it will be a credit note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Draft {
    /// The day it is issued.
    pub issued_on: Day,
    /// The day by which it is to be paid.
    pub due_on: Day,
    /// Its lines, in order.
    pub lines: Vec<InvoiceLine>,
    /// Their sum before tax.
    pub net: Money,
    /// The tax on them.
    pub tax: Money,
    /// What is to be paid.
    pub gross: Money,
}

/// A line of an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct InvoiceLine {
    /// What it is for.
    pub name: String,
    /// Of which sort that is.
    pub source: Source,
    /// Whether it is a fee for paying late; `name` is then the number of the invoice that was paid late.
    pub is_late_fee: bool,
    /// Whether it evens out what was rounded on the lines of one rate, which `name` then is.
    pub is_rounding: bool,
    /// The days that it covers.
    pub period: Option<Span>,
    /// How many, in thousandths.
    pub quantity_thousandths: i64,
    /// Before tax.
    pub net: Money,
    /// The tax.
    pub tax: Money,
    /// With tax.
    pub gross: Money,
    /// The category of the tax, as EN 16931 has it.
    pub tax_category: TaxCategory,
    /// Its rate in parts per million.
    pub tax_rate_ppm: i64,
    /// How the amount came about.
    pub why: Vec<Step>,
}

/// The three amounts of a line or a sum, in a currency.
pub(crate) fn in_money(amounts: Amounts, currency: Currency) -> [Money; 3] {
    [amounts.net_minor, amounts.tax_minor, amounts.gross_minor].map(|minor| Money { minor, currency })
}

impl From<&ledger::Draft> for Draft {
    fn from(draft: &ledger::Draft) -> Self {
        let [net, tax, gross] = in_money(draft.total, draft.currency);
        let lines = draft.lines.iter().map(|line| InvoiceLine::from(&line.charge)).collect();
        Self { issued_on: draft.issued_on, due_on: draft.due_on, lines, net, tax, gross }
    }
}

impl From<&Charge> for InvoiceLine {
    fn from(charge: &Charge) -> Self {
        let [net, tax, gross] = in_money(charge.amounts, charge.currency);
        Self {
            name: charge.name.clone(),
            source: charge.source,
            is_late_fee: is_late_fee(&charge.key),
            is_rounding: is_rounding(&charge.key),
            period: charge.period.map(|(from, until)| Span { from, until }),
            quantity_thousandths: charge.quantity_thousandths,
            net,
            tax,
            gross,
            tax_category: charge.tax.category,
            tax_rate_ppm: charge.tax.rate_ppm,
            why: charge.why.clone(),
        }
    }
}
