//! The same prices for machines: an offer catalogue in the words of schema.org.
use crate::api::{Joining, Plan, Price, Prices, Product};
use crate::texts::Words;
use kernel::Money;
use ledger::CycleUnit;
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// Everything on offer.
pub(super) fn catalogue(prices: &Prices, words: &Words, portal_url: &str) -> Value {
    let of_place = |place: &crate::api::Place| {
        let at = format!("{portal_url}/prices#{}", place.anchor);
        let plans = place.plans.iter().chain(&place.by_cycle).map(|plan| of_plan(plan, &at)).collect::<Vec<_>>();
        let products = place.products.iter().map(|product| of_product(product, &at)).collect::<Vec<_>>();
        [plans, products].concat()
    };
    json!({
        "@context": "https://schema.org", "@type": "LocalBusiness", "name": prices.space, "url": portal_url,
        "hasOfferCatalog": {
            "@type": "OfferCatalog", "name": words.title,
            "itemListElement": prices.places.iter().flat_map(of_place).collect::<Vec<_>>(),
        },
    })
}

fn of_plan(plan: &Plan, at: &str) -> Value {
    let (count, unit) = (plan.terms.cycle.count, if plan.terms.cycle.unit == CycleUnit::Month { "MON" } else { "WEE" });
    let mut price = specification(&plan.price);
    price["billingDuration"] = json!(count);
    price["unitCode"] = json!(unit);
    price["referenceQuantity"] = json!({ "@type": "QuantitativeValue", "value": count, "unitCode": unit });
    let is_open = plan.joining != Joining::Full;
    offer((&plan.name, &plan.description), &price, &plan.price, is_open, at)
}

fn of_product(product: &Product, at: &str) -> Value {
    let price = specification(&product.price);
    offer((&product.name, &product.description), &price, &product.price, !product.sold_out, at)
}

fn specification(price: &Price) -> Value {
    json!({
        "@type": "UnitPriceSpecification", "price": units(price.gross), "priceCurrency": price.currency(),
        "valueAddedTaxIncluded": 0 < price.rate_ppm,
    })
}

fn offer((name, description): (&str, &str), specification: &Value, price: &Price, is_open: bool, at: &str) -> Value {
    json!({
        "@type": "Offer", "name": name, "description": description, "url": at,
        "price": units(price.gross), "priceCurrency": price.currency(), "priceSpecification": specification,
        "availability": if is_open { "https://schema.org/InStock" } else { "https://schema.org/SoldOut" },
    })
}

/// The amount in the currency's units, `119.00`, as text.
fn units(money: Money) -> String {
    Decimal::new(money.minor, money.currency.minor_digits()).to_string()
}
