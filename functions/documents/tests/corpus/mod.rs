//! Invoices of every sort, for the tests here and for the validators in `tests/documents`.
#![allow(
    dead_code,
    unused_imports,
    clippy::unwrap_used,
    reason = "each user has its part; a failure is what a test is for"
)]
mod cases;
mod random;
mod statements;

use documents::invoice::*;
use kernel::{Day, Locale};
use ledger::{Accounting, Amounts, OneOf, Party, Pricing, Step, Tax, TaxCategory as Category};
use rust_decimal::Decimal;
pub(crate) use statements::statements;

/// A named invoice, and the language of its page.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) locale: Locale,
    pub(crate) invoice: Invoice,
}

/// All of them.
pub(crate) fn corpus() -> Vec<Case> {
    let mut all = cases::cases();
    all.extend((1..=24).map(random::case));
    all
}

pub(crate) fn case(name: &str, locale: Locale, invoice: Invoice) -> Case {
    Case { name: name.to_owned(), locale, invoice }
}

/// A logo with transparent parts.
pub(crate) const LOGO: &[u8] = include_bytes!("logo.png");

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[expect(clippy::unnecessary_wraps, reason = "a fixture's optional field, said shortly")]
pub(crate) fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

pub(crate) fn seller() -> Party {
    Party {
        name: "Quayside Coworking GmbH".to_owned(),
        street: some("Hafenstraße 12"),
        postcode: some("20457"),
        city: some("Hamburg"),
        country: "DE".to_owned(),
        vat_number: some("DE123456789"),
        tax_number: some("48/123/45678"),
        registration: some("HRB 123456"),
        legal_lines: vec!["Amtsgericht Hamburg".to_owned(), "Geschäftsführerin: Dr. Katharina Brandt".to_owned()],
        email: some("billing@quayside.example"),
        phone: some("+49 40 1234567"),
        iban: some("DE02 1203 0000 0000 2020 51"),
        bic: some("BYLADEM1001"),
        ..Party::default()
    }
}

pub(crate) fn buyer() -> Party {
    Party {
        name: "Lovelace Analytics GmbH".to_owned(),
        trading_name: some("Ada Lovelace"),
        street: some("Gängeviertel 7"),
        postcode: some("20355"),
        city: some("Hamburg"),
        country: "DE".to_owned(),
        vat_number: some("DE987654321"),
        email: some("ada@analytics.example"),
        ..Party::default()
    }
}

/// An invoice of one month's membership.
pub(crate) fn invoice(number: &str, lines: Vec<Line>) -> Invoice {
    Invoice {
        number: number.to_owned(),
        kind: InvoiceKind::Invoice,
        corrects: Vec::new(),
        issued_on: day("2026-11-01"),
        issued_at: "2026-11-01T05:00:00Z".parse().unwrap(),
        due_on: day("2026-11-15"),
        currency: "EUR".parse().unwrap(),
        tax_accounted: None,
        seller: seller(),
        buyer: buyer(),
        lines,
        prepaid_minor: 0,
        settled: None,
        payment: Payment::Transfer,
        pays_now: Payment::Transfer,
    }
}

/// A line at a price before tax, as the ledger reckons it.
pub(crate) fn line(name: &str, exact: impl Into<Decimal>, category: Category, rate_ppm: i64) -> Line {
    let reason = matches!(category, Category::E | Category::AE).then(|| "Exempt from tax".to_owned());
    let tax = Tax { category, rate_ppm, reason: reason.clone() };
    let amounts = Pricing { includes_tax: false, usual_rate_ppm: rate_ppm, tax }.line(exact.into());
    Line {
        name: name.to_owned(),
        period: None,
        quantity_thousandths: 1000,
        amounts,
        category: match category {
            Category::S => TaxCategory::S,
            Category::Z => TaxCategory::Z,
            Category::E => TaxCategory::E,
            Category::AE => TaxCategory::AE,
        },
        rate_ppm,
        reason,
        why: Vec::new(),
    }
}

/// A line at the usual German rate.
pub(crate) fn standard(name: &str, exact: impl Into<Decimal>) -> Line {
    line(name, exact, Category::S, 190_000)
}

pub(crate) fn monthly(line: Line) -> Line {
    Line { period: Some((day("2026-11-01"), day("2026-12-01"))), ..line }
}

pub(crate) fn times(thousandths: i64, line: Line) -> Line {
    Line { quantity_thousandths: thousandths, ..line }
}

pub(crate) fn because(why: Vec<Step>, line: Line) -> Line {
    Line { why, ..line }
}

pub(crate) fn amounts(net_minor: i64, gross_minor: i64) -> Amounts {
    Amounts::new(net_minor, gross_minor)
}
