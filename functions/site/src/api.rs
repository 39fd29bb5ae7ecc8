//! What the pages show, before it is put into words.
mod invitation;

pub use access::Audience;
pub use invitation::{Code, Invitation, Standing, Time};
use kernel::{Currency, Day, Locale, Money};
use ledger::{Benefit, Source, Terms};
use web::{Call, FromCall, Problem, Takes};

/// The language of a page: the one that `?lang=` names, else the browser's first that we have, else English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language(
    /// The language.
    pub Locale,
);

impl FromCall for Language {
    fn describe(_: &mut Takes) {}
    fn from_call(call: &Call) -> Result<Self, Problem> {
        let asked = form_urlencoded::parse(call.query.as_bytes()).find(|(name, _)| name == "lang");
        let asked = asked.and_then(|(_, tag)| known(&tag));
        let preferred = || preferred(call.headers.get("accept-language").unwrap_or_default());
        Ok(Self(asked.or_else(preferred).unwrap_or_default()))
    }
}

/// Our language of a tag such as `de-AT`.
fn known(tag: &str) -> Option<Locale> {
    let language = tag.trim().split('-').next().unwrap_or_default().to_ascii_lowercase();
    Locale::ALL.iter().copied().find(|locale| locale.tag() == language)
}

/// The first of the languages with the most weight (RFC 9110, 12.5.4) that is one of ours.
fn preferred(header: &str) -> Option<Locale> {
    let weighed = header.split(',').take(20).filter_map(|range| {
        let (tag, weight) = range.split_once(';').unwrap_or((range, "q=1"));
        let weight: rust_decimal::Decimal = weight.trim().strip_prefix("q=")?.parse().ok()?;
        Some((known(tag)?, weight)).filter(|(_, weight)| !weight.is_zero())
    });
    // `max_by` would take the last of several with the same weight.
    weighed.reduce(|best, next| if best.1 < next.1 { next } else { best }).map(|(locale, _)| locale)
}

/// All that the prices page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prices {
    /// The space's name.
    pub space: String,
    /// The day that the prices are of.
    pub today: Day,
    /// What is offered, and where; places without an offer are left out.
    pub places: Vec<Place>,
    /// Whether everybody may see all of it, so that anybody may keep a copy.
    pub is_public: bool,
}

/// What is offered at one location.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The location's name; `None` for what belongs to no single one.
    pub name: Option<String>,
    /// What its part of the page is called in addresses.
    pub anchor: String,
    /// Its plans.
    pub plans: Vec<Plan>,
    /// Its products by the cycle, which have the terms of plans.
    pub by_cycle: Vec<Plan>,
    /// Its products that are bought once.
    pub products: Vec<Product>,
}

impl Place {
    /// Whether nothing is offered there.
    pub fn is_empty(&self) -> bool {
        self.plans.is_empty() && self.by_cycle.is_empty() && self.products.is_empty()
    }
}

/// A price as people pay it and as businesses reckon with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Price {
    /// With tax.
    pub gross: Money,
    /// Without.
    pub net: Money,
    /// The rate of the tax in parts per million; nothing where none is charged.
    pub rate_ppm: i64,
}

/// A plan, or a product by the cycle, that everybody may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is, in the operator's words.
    pub description: String,
    /// Its price for a cycle.
    pub price: Price,
    /// The fee for signing up, if there is one.
    pub sign_up_fee: Option<Price>,
    /// What is held until one leaves, if anything is.
    pub deposit: Option<Money>,
    /// The other terms, benefits apart.
    pub terms: Terms,
    /// Whether whoever has it arranges its pauses and changes at reception, and not by themselves.
    pub at_reception: bool,
    /// What each cycle gives.
    pub gives: Vec<Gift>,
    /// What the first invoice comes to, by the day on which one starts; once, if that makes no difference.
    pub first: Vec<FirstInvoice>,
    /// For whom it is.
    pub audience: Audience,
    /// Whether one can join.
    pub joining: Joining,
    /// From which day on, where all places are taken until then.
    pub free_from: Option<Day>,
}

/// Whether one can join a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joining {
    /// At once.
    Open,
    /// When the space has said yes.
    ByApproval,
    /// All places are taken, and none will be free as far as is known.
    Full,
    /// Whoever looks has it, or has asked for it: nobody has it twice.
    Had,
}

/// A benefit with the names of what it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gift {
    /// The benefit.
    pub benefit: Benefit,
    /// The kinds that it is for; empty for all.
    pub kinds: Vec<String>,
    /// The locations that it is for; empty for all.
    pub places: Vec<String>,
}

/// The first invoice of who starts on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstInvoice {
    /// The first day.
    pub starts_on: Day,
    /// The day by which it is to be paid; none where it is paid when it is ordered.
    pub due_on: Option<Day>,
    /// Its total with tax.
    pub total: Money,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// A line of an invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// What it is for.
    pub source: Source,
    /// The days that it is for and those of the whole cycle, where it is for a part.
    pub part: Option<(i64, i64)>,
    /// Its amount with tax.
    pub gross: Money,
}

/// A product that everybody may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is, in the operator's words.
    pub description: String,
    /// Its price.
    pub price: Price,
    /// What it gives when bought.
    pub gives: Vec<Gift>,
    /// For whom it is.
    pub audience: Audience,
    /// Whether none is left.
    pub sold_out: bool,
}

impl Price {
    /// The currency.
    pub fn currency(&self) -> Currency {
        self.gross.currency
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use web::Headers;

    #[track_caller]
    fn check(query: &str, header: &str, expected: Locale) {
        let headers = Headers(vec![("accept-language".to_owned(), header.to_owned())]);
        let call = Call { params: vec![], query: query.to_owned(), headers, body: std::rc::Rc::default() };
        assert_eq!(Language::from_call(&call).ok(), Some(Language(expected)), "{query} {header}");
    }

    #[test]
    fn a_page_speaks_the_language_that_was_asked_for_or_the_browser_prefers() {
        check("", "", Locale::En);
        check("", "de-AT,de;q=0.9,en;q=0.8", Locale::De);
        check("", "fr-FR, es;q=0.3, de; q=0.7", Locale::De);
        check("", "en;q=0, es;q=0.1", Locale::Es);
        check("", "es, en", Locale::Es);
        check("", "de;q=much, es;q=0.5", Locale::Es);
        check("lang=es", "de", Locale::Es);
        check("lang=fr", "de", Locale::De);
        check("lang=%ff&lang=es", "*", Locale::En);
    }
}
