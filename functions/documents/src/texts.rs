//! What documents say in each language, and how they write days, numbers and money.
mod countries;
mod format;
mod words;

pub(crate) use countries::country;
pub(crate) use format::Format;
pub(crate) use words::Words;

use crate::invoice::{InvoiceKind, TaxCategory, TaxGroup};
use kernel::{Currency, Locale, Money};
use ledger::{PayMethod, Source, Step, is_late_fee, is_rounding};

/// A language's words and ways to write.
pub(crate) struct Texts {
    pub(crate) words: &'static Words,
    pub(crate) format: Format,
}

impl Texts {
    pub(crate) fn of(locale: Locale) -> Self {
        Self { words: Words::of(locale), format: Format(locale) }
    }

    /// What sort of document it is.
    pub(crate) fn title(&self, kind: InvoiceKind) -> &'static str {
        match kind {
            InvoiceKind::Invoice => self.words.invoice,
            InvoiceKind::CreditNote => self.words.credit_note,
        }
    }

    /// What a line is called, where its name alone would be that of something else: a fee for signing up is called as its plan
    /// is, one for paying late as the invoice that it is for, and what evens out a rounding as its rate.
    pub(crate) fn line_name(&self, name: String, source: Source, key: &str) -> String {
        match source {
            Source::Adjustment if is_rounding(key) => fill(self.words.rounding, &[&name]),
            Source::SignUpFee => fill(self.words.sign_up_fee, &[&name]),
            Source::Deposit => fill(self.words.deposit, &[&name]),
            Source::Fee if is_late_fee(key) => fill(self.words.late_fee, &[&name]),
            Source::Benefit => fill(self.words.withdrawn, &[&name]),
            _ => name,
        }
    }

    /// How something was paid.
    pub(crate) fn method(&self, method: PayMethod) -> &'static str {
        match method {
            PayMethod::Card => self.words.card,
            PayMethod::SepaDebit => self.words.sepa_debit,
            PayMethod::BacsDebit => self.words.bacs_debit,
            PayMethod::UsBankAccount => self.words.us_bank_account,
            PayMethod::BankTransfer => self.words.bank_transfer,
            PayMethod::Cash => self.words.cash,
        }
    }

    /// What the tax column of a line says.
    pub(crate) fn tax_label(&self, category: TaxCategory, rate_ppm: i64) -> String {
        match category {
            TaxCategory::S | TaxCategory::Z => self.format.percent(rate_ppm),
            TaxCategory::E => self.words.exempt.to_owned(),
            TaxCategory::AE => self.words.reverse_charge.to_owned(),
            TaxCategory::O => self.words.outside.to_owned(),
        }
    }

    /// Why no tax is charged, as the law wants it said: under reverse charge in the words of the Directive, else in those
    /// that the seller gave.
    pub(crate) fn tax_note(&self, group: &TaxGroup) -> Option<String> {
        match group.category {
            TaxCategory::AE => Some(self.words.reverse_charge_note.to_owned()),
            TaxCategory::E | TaxCategory::O => {
                let reasons = group.reasons.join("; ");
                (!reasons.is_empty()).then(|| format!("{}: {reasons}", capital(self.words_of(group.category))))
            }
            TaxCategory::S | TaxCategory::Z => None,
        }
    }

    fn words_of(&self, category: TaxCategory) -> &'static str {
        if category == TaxCategory::O { self.words.outside } else { self.words.exempt }
    }

    /// How an amount came about, in a few words; nothing where the amount says it already.
    pub(crate) fn step(&self, step: &Step, currency: Currency) -> Option<String> {
        let (words, format) = (self.words, self.format);
        let money = |minor: i64| format.money(Money { minor, currency });
        match step {
            Step::Price { unit_minor, quantity } if *quantity != 1 => {
                Some(format!("{} × {}", format.quantity(quantity.saturating_mul(1000)), money(*unit_minor)))
            }
            Step::Price { .. } => None,
            Step::Days { days, of } => Some(fill(words.days, &[&days.to_string(), &of.to_string()])),
            Step::Discount { name, off_ppm: 0, off_minor } => Some(fill(words.discount, &[name, &money(*off_minor)])),
            Step::Discount { name, off_ppm, .. } => Some(fill(words.discount, &[name, &format.percent(*off_ppm)])),
            Step::Unused { charged_minor, days, of } => {
                Some(fill(words.unused, &[&money(*charged_minor), &days.to_string(), &of.to_string()]))
            }
            Step::GivenBack { minor } => Some(fill(words.given_back, &[&money(*minor)])),
            Step::HeldBefore { minor } => Some(fill(words.held_before, &[&money(*minor)])),
            Step::Credits { name, off_minor, of: None, .. } => Some(fill(words.credits, &[name, &money(*off_minor)])),
            Step::Credits { name, off_minor, of: Some(whose), .. } => {
                Some(fill(words.credits, &[&format!("{name} ({whose})"), &money(*off_minor)]))
            }
            Step::Note { text } => Some(text.clone()),
        }
    }
}

/// Puts `values` where a text says `{}`, in order.
pub(crate) fn fill(text: &str, values: &[&str]) -> String {
    let mut values = values.iter();
    let mut parts = text.split("{}");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        filled.push_str(values.next().copied().unwrap_or_default());
        filled.push_str(part);
    }
    filled
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
