//! A row of the price list, priced as the ledger prices it.
use super::first;
use crate::api::{Gift, Joining, Plan, Price, Product};
use crate::store::{HadRow, KindRow, LocationRow, PlanRow, ProductRow};
use access::{Right, Rights};
use kernel::{Currency, Day, Money};
use ledger::{Benefit, Books, Places, TaxClass, TaxTreatment, Terms};
use rust_decimal::Decimal;
use web::Problem;

/// The names of what benefits are for, and what whoever looks has.
pub(super) struct Names<'a> {
    pub(super) locations: &'a [LocationRow],
    pub(super) kinds: &'a [KindRow],
    pub(super) had: &'a [HadRow],
    /// What the space grants or withholds where no plan says otherwise.
    pub(super) rights: Rights,
}

pub(super) fn plan(row: &PlanRow, books: &Books, names: &Names<'_>, today: Day) -> Result<Plan, Problem> {
    let terms: Terms = db::json(&row.terms)?;
    let rights: Rights = db::json(&row.rights)?;
    let priced = |minor| price(minor, row.currency, row.tax_class, books, today);
    let is_had = names.had.iter().any(|had| had.plan_id == row.id);
    let places = Places { max: row.subscribers_max, taken: db::json(&row.taken)? };
    let free_from = places.free_from(today);
    let joining = match (free_from, row.approval) {
        _ if is_had => Joining::Had,
        (None, _) => Joining::Full,
        (_, 1) => Joining::ByApproval,
        _ => Joining::Open,
    };
    Ok(Plan {
        id: row.id.clone(),
        name: row.name.clone(),
        description: row.description.clone(),
        price: priced(row.price_minor),
        sign_up_fee: (0 < row.sign_up_fee_minor).then(|| priced(row.sign_up_fee_minor)),
        deposit: (0 < row.deposit_minor).then_some(Money { minor: row.deposit_minor, currency: row.currency }),
        gives: gifts(&terms.benefits, names),
        first: first::invoices(row, &terms, books, free_from.unwrap_or(today))?,
        at_reception: rights.get(&Right::ChangePlan).or_else(|| names.rights.get(&Right::ChangePlan)) == Some(&false),
        terms,
        audience: row.audience,
        joining,
        free_from: free_from.filter(|day| joining != Joining::Had && today < *day),
    })
}

pub(super) fn product(row: &ProductRow, books: &Books, names: &Names<'_>, today: Day) -> Result<Product, Problem> {
    let benefits: Vec<Benefit> = db::json(&row.benefits)?;
    Ok(Product {
        id: row.id.clone(),
        name: row.name.clone(),
        description: row.description.clone(),
        price: price(row.price_minor, row.currency, row.tax_class, books, today),
        gives: gifts(&benefits, names),
        audience: row.audience,
        sold_out: row.sold_out == 1,
    })
}

/// What somebody who is taxed as usual pays for `minor` on `day`.
fn price(minor: i64, currency: Currency, class: TaxClass, books: &Books, day: Day) -> Price {
    let pricing = books.setting(TaxTreatment::AsUsual).pricing(class, day);
    let amounts = pricing.line(Decimal::from(minor));
    let money = |minor| Money { minor, currency };
    Price { gross: money(amounts.gross_minor), net: money(amounts.net_minor), rate_ppm: pricing.tax.rate_ppm }
}

fn gifts(benefits: &[Benefit], names: &Names<'_>) -> Vec<Gift> {
    let gift = |benefit: &Benefit| {
        let scope = &benefit.scope;
        let kinds = names.kinds.iter().filter(|kind| scope.kinds.contains(&kind.id));
        let places = names.locations.iter().filter(|place| scope.locations.contains(&place.id));
        Gift {
            kinds: kinds.map(|kind| kind.name.clone()).collect(),
            places: places.map(|place| place.name.clone()).collect(),
            benefit: benefit.clone(),
        }
    };
    benefits.iter().map(gift).collect()
}
