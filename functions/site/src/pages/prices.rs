//! The prices page.
use super::frame::{Listing, Page, document, headers};
use super::{plan, product, structured};
use crate::api::{Audience, Gift, Place, Price, Prices};
use crate::texts::{Words, fill};
use kernel::{Locale, Money};
use ledger::{Cycle, Gives};
use maud::{Markup, html};
use web::Html;

/// For a minute as it is; for ten more while a new one is fetched.
const KEPT: &str = "public, max-age=60, stale-while-revalidate=600";

/// The page, for readers of `locale`.
pub(crate) fn prices(prices: &Prices, locale: Locale, portal_url: &str) -> Html {
    let words = Words::of(locale);
    let lead = fill(words.lead, &[("space", &prices.space)]);
    let several = 1 < prices.places.len();
    let content = html! {
        div.hero {
            h1 { (words.title) }
            p.lead.soft { (lead) }
            p.small.soft { (fill(words.as_of, &[("day", &figures::day(prices.today.date(), locale))])) }
        }
        @if prices.places.is_empty() {
            div.notice.card {
                h2 { (words.none_title) }
                p { (fill(words.none, &[("space", &prices.space)])) }
                p { a.button.plain href="/" { (words.home) } }
            }
        }
        @if several { (contents(&prices.places, words)) }
        @for place in &prices.places { (section(place, several, locale)) }
    };
    let data = structured::catalogue(prices, words, portal_url);
    let listing = Listing { description: &lead, portal_url, path: "/prices", data: &data };
    let page = Page { locale, title: words.title, listing: Some(listing), space: &prices.space, here: Some("/prices") };
    Html {
        document: document(&page, &content),
        headers: headers(if prices.is_public { KEPT } else { "private, no-cache" }),
    }
}

fn name_of<'a>(place: &'a Place, words: &'a Words) -> &'a str {
    place.name.as_deref().unwrap_or(words.everywhere)
}

fn contents(places: &[Place], words: &Words) -> Markup {
    html! {
        nav.places aria-label=(words.locations) {
            ul role="list" {
                @for place in places { li { a.pill href={ "#" (place.anchor) } { (name_of(place, words)) } } }
            }
        }
    }
}

/// A place's offers; the place has a heading of its own where there are several.
fn section(place: &Place, several: bool, locale: Locale) -> Markup {
    let words = Words::of(locale);
    html! {
        section.place id=(place.anchor) aria-label=(name_of(place, words)) {
            @if several { h2.place-name { (name_of(place, words)) } }
            @if !place.plans.is_empty() {
                (heading(several, words.plans))
                @for plans in balanced(&place.plans) { (plan::table(plans, locale)) }
            }
            @if !place.by_cycle.is_empty() || !place.products.is_empty() {
                (heading(several, words.products))
                (product::cards(place, several, locale))
            }
        }
    }
}

fn heading(below: bool, text: &str) -> Markup {
    if below {
        html! { h3.part { (text) } }
    } else {
        html! { h2.part { (text) } }
    }
}

/// At most four side by side, and none alone where that can be helped.
fn balanced<T>(all: &[T]) -> std::slice::Chunks<'_, T> {
    let rows = all.len().div_ceil(4).max(1);
    all.chunks(all.len().div_ceil(rows).max(1))
}

/// An amount in words; nothing is `Free`.
pub(super) fn amount(money: Money, locale: Locale) -> String {
    if money.minor == 0 { Words::of(locale).free.to_owned() } else { figures::money(money, locale) }
}

/// What is said of the tax under a price.
pub(super) fn tax_note(price: &Price, locale: Locale) -> Option<String> {
    let words = Words::of(locale);
    match (price.gross.minor, price.rate_ppm) {
        (0, _) => None,
        (_, 0) => Some(words.no_tax.to_owned()),
        (_, rate) => {
            let values = [("rate", figures::percent(rate, locale)), ("net", figures::money(price.net, locale))];
            Some(fill(words.with_tax, &values.each_ref().map(|(name, value)| (*name, value.as_str()))))
        }
    }
}

/// For whom it is, if not for everybody.
pub(super) fn audience_note(audience: Audience, words: &Words) -> Option<&'static str> {
    match audience {
        Audience::Everyone => None,
        Audience::Members => Some(words.for_members),
        Audience::Contacts => Some(words.for_contacts),
    }
}

/// What a benefit gives, such as `10 hours of bookings a month`, and below what it is called and for what it is.
pub(super) fn gift(gift: &Gift, cycle: Option<Cycle>, locale: Locale) -> Markup {
    let words = Words::of(locale);
    let per = gift.benefit.every.or(cycle).map(|often| words.per(often)).unwrap_or_default();
    let (text, name, value) = match gift.benefit.gives {
        Gives::TimeCredit { minutes } => (words.booking_time, "time", words.time(minutes)),
        Gives::MoneyCredit { minor, currency } => {
            (words.booking_money, "money", figures::money(Money { minor: minor.into(), currency }, locale))
        }
        Gives::DayPass { passes } => (words.day_passes, "passes", words.passes(passes)),
        Gives::TimePass { minutes } => (words.time_pass, "time", words.time(minutes)),
        Gives::Discount { off_ppm } => (words.discount, "share", figures::percent(off_ppm.into(), locale)),
    };
    let given = fill(text, &[(name, &value), ("per", &per)]);
    let places = (!gift.places.is_empty()).then(|| fill(words.at_places, &[("places", &gift.places.join(", "))]));
    let valid = gift.benefit.days.filter(|_| cycle.is_none());
    let valid = valid.map(|days| fill(words.valid, &[("days", &words.days(days.into()))]));
    // Kinds that the name says already, such as `Meeting room` in `Meeting rooms`, are not said again.
    let named = gift.benefit.name.as_str().to_lowercase();
    let is_news = gift.kinds.iter().any(|kind| !named.contains(&kind.to_lowercase()));
    let kinds = is_news.then(|| gift.kinds.join(", "));
    let below = [Some(gift.benefit.name.as_str().to_owned()), kinds, places, valid].into_iter().flatten();
    html! {
        li { span.given { (given.trim()) } span.soft { (below.collect::<Vec<_>>().join(" · ")) } }
    }
}
