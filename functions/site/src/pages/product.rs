//! Products as cards: by the cycle, with the terms of a contract, and once.
use super::plan;
use super::prices::{amount, audience_note, gift, tax_note};
use crate::api::{Gift, Joining, Line, Place, Plan, Price, Product};
use crate::texts::{Words, fill};
use kernel::Locale;
use ledger::{Cycle, Source};
use maud::{Markup, html};

/// The products of a place; their headings are a level lower where places have headings.
pub(super) fn cards(place: &Place, lower: bool, locale: Locale) -> Markup {
    html! {
        ul.products role="list" {
            @for product in &place.by_cycle { li { (by_cycle(product, lower, locale)) } }
            @for product in &place.products { li { (card(product, lower, locale)) } }
        }
    }
}

fn card(product: &Product, lower: bool, locale: Locale) -> Markup {
    let words = Words::of(locale);
    let pills = [product.sold_out.then_some((words.sold_out, "bad")), for_whom(audience_note(product.audience, words))];
    html! {
        article.card {
            (head(&product.name, &pills, lower))
            @if !product.description.is_empty() { p.about.soft { (product.description) } }
            (price(&product.price, None, locale))
            (gifts(&product.gives, None, locale))
            @if !product.sold_out {
                a.button.plain.wide href={ "/basket?add=product:" (product.id) } rel="nofollow" {
                    (fill(words.buy, &[("product", &product.name)]))
                }
            }
        }
    }
}

/// A product by the cycle: what it costs each time, what the first invoice comes to, and how one leaves.
fn by_cycle(product: &Plan, lower: bool, locale: Locale) -> Markup {
    let words = Words::of(locale);
    let standing = match product.joining {
        Joining::Full => Some((words.sold_out, "bad")),
        Joining::ByApproval => Some((words.by_approval, "plain")),
        Joining::Had => Some((words.had, "good")),
        Joining::Open => None,
    };
    let free_from = product.free_from.map(|day| plan::free_from(day, locale));
    let free_from = free_from.as_deref().map(|text| (text, "plain"));
    let pills = [standing, free_from, for_whom(audience_note(product.audience, words))];
    let cycle = product.terms.cycle;
    html! {
        article.card {
            (head(&product.name, &pills, lower))
            @if !product.description.is_empty() { p.about.soft { (product.description) } }
            (price(&product.price, Some(cycle), locale))
            (gifts(&product.gives, Some(cycle), locale))
            dl.terms {
                (fact(words.first_invoice, &plan::first_invoices(product, line_name, locale)))
                @if product.sign_up_fee.is_some() { (fact(words.sign_up_fee, &plan::sign_up_fee(product, locale))) }
                @if product.deposit.is_some() { (fact(words.deposit, &plan::deposit(product, locale))) }
                @if 0 < product.terms.cycles_min {
                    (fact(words.minimum_term, &html! { (plan::minimum_term(product, words)) }))
                }
                (fact(words.leaving, &plan::leaving(product, words)))
                (fact(words.billing, &html! { (plan::first_period(product, words)) }))
                (fact(words.pausing, &html! { (plan::pausing(product, words)) }))
            }
            @if product.joining == Joining::Had { (plan::had(&product.name, words)) }
            @else if product.joining != Joining::Full {
                a.button.plain.wide href=(plan::put_in(product)) rel="nofollow" {
                    @let text = if product.joining == Joining::ByApproval { words.apply } else { words.buy };
                    (fill(text, &[("product", &product.name), ("plan", &product.name)]))
                }
            }
        }
    }
}

fn for_whom(note: Option<&str>) -> Option<(&str, &str)> {
    note.map(|note| (note, "good"))
}

/// The name, and below what is to be known at once.
fn head(name: &str, pills: &[Option<(&str, &str)>], lower: bool) -> Markup {
    html! {
        @if lower { h4 { (name) } } @else { h3 { (name) } }
        @if pills.iter().any(Option::is_some) {
            p { @for (text, class) in pills.iter().flatten() { span class={ "pill " (class) } { (text) } } }
        }
    }
}

fn price(price: &Price, cycle: Option<Cycle>, locale: Locale) -> Markup {
    html! {
        p.price {
            span.full-price.figures { (amount(price.gross, locale)) }
            @if let Some(cycle) = cycle.filter(|_| 0 < price.gross.minor) {
                " " span.per.soft { (Words::of(locale).per(cycle)) }
            }
            @if let Some(note) = tax_note(price, locale) { span.tax.small.soft.figures { (note) } }
        }
    }
}

fn gifts(gives: &[Gift], cycle: Option<Cycle>, locale: Locale) -> Markup {
    html! { @if !gives.is_empty() { ul role="list" { @for one in gives { (gift(one, cycle, locale)) } } } }
}

fn fact(label: &str, value: &Markup) -> Markup {
    html! { dt { (label) } dd { (value) } }
}

fn line_name(line: &Line, words: &Words) -> String {
    match (line.source, line.part) {
        (Source::SignUpFee, _) => words.sign_up_fee.to_owned(),
        (Source::Deposit, _) => words.deposit.to_owned(),
        (_, Some((days, of))) => fill(words.line_product_part, &[("days", &days.to_string()), ("of", &of.to_string())]),
        _ => words.price.to_owned(),
    }
}
