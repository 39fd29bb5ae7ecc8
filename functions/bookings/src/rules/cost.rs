//! What is left to pay of a price: credits, the plan's discount, tax (docs/money.md, parts 1, 2 and 7).
use super::caps;
use super::facts::{Facts, Place, Wish};
use super::price::Price;
use crate::api::{Booking, Cost, Covered, Pays, PlanDiscount, ledger_key};
use kernel::Money;
use ledger::{Amounts, BenefitKind, Charge, Draw, GrantId, Source, Step, Tax, WhenToPay};
use rust_decimal::Decimal;

/// What a price comes to, and what it draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Costing {
    /// As it is shown and kept.
    pub cost: Cost,
    /// What is drawn of which benefit.
    pub draws: Vec<Draw>,
    /// How many minutes of it were bought, and so do not count towards a cap.
    pub bought_minutes: i64,
    /// What is charged.
    pub amounts: Amounts,
    /// The tax that it bears.
    pub tax: Tax,
}

/// What `price` comes to for `wish`.
pub fn cost(facts: &Facts, place: &Place, wish: Wish, price: &Price) -> Costing {
    let (purse, currency) = (&facts.purse, facts.currency);
    let over = caps::exceeded(facts, wish).is_some();
    let grants = purse.grants_for(place, wish.starts_at, over);
    let discount = purse.discount(place, wish.starts_at);
    let asked = ledger::Cost { minutes: wish.minutes(), price_minor: price.amount.minor, currency };
    let cover = ledger::cover(asked, &grants, discount.map_or(0, |discount| discount.off_ppm));
    let pricing = purse.setting().pricing(price.tax_class, purse.books.day(wish.starts_at));
    let amounts = pricing.line(Decimal::from(cover.left_minor));
    let money = |minor| Money { minor, currency };
    let taken_off = discount.filter(|_| 0 < cover.discount_minor);
    let is_bought = |draw: &&Draw| grants.iter().any(|grant| grant.id == draw.grant && grant.contract_id.is_none());
    let time = cover.draws.iter().filter(|draw| draw.kind == BenefitKind::TimeCredit);
    Costing {
        bought_minutes: time.filter(is_bought).map(|draw| draw.amount).sum(),
        cost: Cost {
            draws: cover.draws.iter().map(|draw| covered(draw, currency)).collect(),
            discount: taken_off.map(|discount| PlanDiscount {
                name: discount.plan.to_owned(),
                off_ppm: discount.off_ppm,
                off: money(cover.discount_minor),
            }),
            net: money(amounts.net_minor),
            tax: money(amounts.tax_minor),
            gross: money(amounts.gross_minor),
            tax_rate_ppm: pricing.tax.rate_ppm,
            tax_reason: pricing.tax.reason.clone(),
            prices_include_tax: purse.books.includes_tax,
            pays: match purse.when_to_pay(facts.viewer.standing) {
                _ if amounts.gross_minor == 0 => Pays::Nothing,
                WhenToPay::NextInvoice => Pays::NextInvoice,
                WhenToPay::AtOnce => Pays::AtOnce,
            },
        },
        draws: cover.draws,
        amounts,
        tax: pricing.tax,
    }
}

fn covered(draw: &Draw, currency: kernel::Currency) -> Covered {
    Covered {
        grant_id: draw.grant.clone(),
        name: draw.name.clone(),
        kind: draw.kind,
        amount: draw.amount,
        worth: Money { minor: draw.worth_minor, currency },
    }
}

impl Costing {
    /// The benefits that it draws from.
    pub fn grants(&self) -> Vec<GrantId> {
        self.draws.iter().map(|draw| draw.grant.clone()).collect()
    }
}

/// The charge for a booking; none where nothing is left to pay or nobody to pay it.
pub fn charge(facts: &Facts, booking: &Booking, costing: &Costing) -> Option<Charge> {
    let purse = &facts.purse;
    let payer = purse.payer.clone()?;
    if costing.amounts.gross_minor == 0 {
        return None;
    }
    let day = purse.books.day(booking.starts_at);
    let local = |at| facts.calendar.zone.local(at);
    let (from, until) = (local(booking.starts_at), local(booking.ends_at));
    let until_format = if from.date() == until.date() { "%H:%M" } else { "%Y-%m-%d %H:%M" };
    Some(Charge {
        key: ledger_key(&booking.id),
        payer,
        customer: facts.customer.clone()?,
        source: Source::Booking,
        source_id: booking.id.to_string(),
        name: format!("{}, {}–{}", booking.resource.name, from.format("%Y-%m-%d %H:%M"), until.format(until_format)),
        period: Some((day, day.plus_days(1))),
        quantity_thousandths: 1000,
        currency: facts.currency,
        amounts: costing.amounts,
        tax: costing.tax.clone(),
        why: steps(booking.price, &costing.cost),
        occurred_at: facts.now,
        invoice_by: purse.invoice_by(booking.ends_at),
    })
}

/// How `cost` came about, from the full price on.
pub fn steps(price: Money, cost: &Cost) -> Vec<Step> {
    let credits = |wanted: fn(BenefitKind) -> bool| {
        cost.draws.iter().filter(move |covered| wanted(covered.kind)).map(|covered| Step::Credits {
            name: covered.name.clone(),
            amount: covered.amount,
            off_minor: covered.worth.minor,
        })
    };
    let discount = cost.discount.iter().map(|discount| Step::Discount {
        name: discount.name.clone(),
        off_ppm: discount.off_ppm,
        off_minor: discount.off.minor,
    });
    let full = Step::Price { unit_minor: price.minor, quantity: 1 };
    let time = credits(|kind| kind != BenefitKind::MoneyCredit);
    std::iter::once(full).chain(time).chain(discount).chain(credits(|kind| kind == BenefitKind::MoneyCredit)).collect()
}
