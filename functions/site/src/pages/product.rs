//! Products as cards.
use super::prices::{amount, audience_note, gift, tax_note};
use crate::api::Product;
use crate::texts::{Words, fill};
use kernel::Locale;
use maud::{Markup, html};

/// The products; their headings are a level lower where places have headings.
pub(super) fn cards(products: &[Product], lower: bool, locale: Locale) -> Markup {
    html! {
        ul.products role="list" { @for product in products { li { (card(product, lower, locale)) } } }
    }
}

fn card(product: &Product, lower: bool, locale: Locale) -> Markup {
    let words = Words::of(locale);
    html! {
        article.card {
            @if lower { h4 { (product.name) } } @else { h3 { (product.name) } }
            @if product.sold_out || audience_note(product.audience, words).is_some() {
                p {
                    @if product.sold_out { span.pill.bad { (words.sold_out) } }
                    @if let Some(note) = audience_note(product.audience, words) { span.pill.good { (note) } }
                }
            }
            @if !product.description.is_empty() { p.about.soft { (product.description) } }
            p.price {
                span.full-price.figures { (amount(product.price.gross, locale)) }
                @if let Some(note) = tax_note(&product.price, locale) { span.tax.small.soft.figures { (note) } }
            }
            @if !product.gives.is_empty() {
                ul role="list" { @for one in &product.gives { (gift(one, None, locale)) } }
            }
            @if !product.sold_out {
                a.button.plain.wide href={ "/basket?add=product:" (product.id) } rel="nofollow" {
                    (fill(words.buy, &[("product", &product.name)]))
                }
            }
        }
    }
}
