use super::{Letter, Letterhead, write};
use crate::texts::{Texts, Words, fill, one_line, texts};
use kernel::{Day, Money};
use outbox::{Locale, Method, MethodKind, Page, Price};

/// What stands in for the names in a text.
pub(super) type Values = Vec<(&'static str, String)>;

/// Writes in one language under one head.
pub(super) struct Pen<'a> {
    /// The language.
    pub(super) locale: Locale,
    /// The head.
    pub(super) head: &'a Letterhead,
    /// The words of the language.
    pub(super) texts: &'static Texts,
}

impl<'a> Pen<'a> {
    pub(super) fn new(locale: Locale, head: &'a Letterhead) -> Self {
        Self { locale, head, texts: texts(locale) }
    }

    /// A letter to `name` whose button leads to `page` of the portal.
    pub(super) fn letter(&self, words: &Words, name: &str, page: &Page, values: Values) -> Letter {
        self.letter_to(words, name, &format!("{}{}", self.head.portal_url, page.as_str()), values)
    }

    /// A letter whose button leads to `link`.
    pub(super) fn letter_to(&self, words: &Words, name: &str, link: &str, mut values: Values) -> Letter {
        values.push(("space", self.head.space.clone()));
        write(words, name, &values, link, self.locale, self.head)
    }

    pub(super) fn money(&self, amount: Money) -> String {
        figures::money(amount, self.locale)
    }

    pub(super) fn day(&self, day: Day) -> String {
        figures::day(day.date(), self.locale)
    }

    /// The day before, which is the last of what ends on `day`.
    pub(super) fn day_before(&self, day: Day) -> String {
        self.day(day.date().pred_opt().and_then(Day::new).unwrap_or(day))
    }

    /// `14 days`, standing alone.
    pub(super) fn days(&self, count: u16) -> String {
        counted(self.texts.days, count)
    }

    /// `14 days`, after "in" and "since".
    pub(super) fn in_days(&self, count: u16) -> String {
        counted(self.texts.in_days, count)
    }

    /// What a means of payment is called in a sentence: `Visa •••• 4242`, or its kind.
    pub(super) fn method(&self, method: &Method) -> String {
        let label = one_line(&method.label);
        if label.is_empty() { self.kind(method.kind).to_owned() } else { label }
    }

    /// The same standing alone: `Visa •••• 4242 (card)`.
    pub(super) fn method_alone(&self, method: &Method) -> String {
        let (label, kind) = (one_line(&method.label), self.kind(method.kind));
        if label.is_empty() { kind.to_owned() } else { format!("{label} ({kind})") }
    }

    /// What a kind of payment is called.
    pub(super) fn kind(&self, kind: MethodKind) -> &'static str {
        let methods = &self.texts.billing.methods;
        match kind {
            MethodKind::Card => methods.card,
            MethodKind::SepaDebit => methods.sepa_debit,
            MethodKind::BacsDebit => methods.bacs_debit,
            MethodKind::UsBankAccount => methods.us_bank_account,
            MethodKind::BankTransfer => methods.bank_transfer,
            MethodKind::Cash => methods.cash,
        }
    }

    /// `€100.00 a month`, or that it is free.
    pub(super) fn price(&self, price: &Price) -> String {
        if price.amount.minor == 0 {
            return self.texts.free.to_owned();
        }
        let every = &self.texts.plans.every;
        let text = match (price.every.unit, price.every.count) {
            (outbox::EveryUnit::Week, 1) => every.week,
            (outbox::EveryUnit::Week, _) => every.weeks,
            (outbox::EveryUnit::Month, 1) => every.month,
            (outbox::EveryUnit::Month, _) => every.months,
        };
        fill(text, &[("amount", self.money(price.amount)), ("count", price.every.count.to_string())])
    }
}

pub(super) fn counted([one, several]: [&str; 2], count: u16) -> String {
    fill(if count == 1 { one } else { several }, &[("count", count.to_string())])
}

impl Letter {
    /// With facts, of which those that say nothing are left out.
    pub(super) fn with_facts<L: Into<String>>(mut self, facts: impl IntoIterator<Item = (L, String)>) -> Self {
        let told = facts.into_iter().map(|(label, value)| (one_line(&label.into()), one_line(&value)));
        self.facts.extend(told.filter(|(_, value)| !value.is_empty()));
        self
    }

    /// With one more paragraph before the facts, if there is one.
    pub(super) fn with_paragraph(mut self, paragraph: Option<String>) -> Self {
        self.body.extend(paragraph);
        self
    }
}
