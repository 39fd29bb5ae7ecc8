//! What a booking costs: of all rates that apply, the one under which it is cheapest for who pays, with the tax that they bear.
//!
//! A rate applies if it is for the customer's standing, the booking starts on one of its weekdays,
//! lies wholly between its times of that one day, and has one of its lengths. Units:
//!
//! | unit     | a booking of 90 minutes counts | rounding of the amount           |
//! |----------|--------------------------------|----------------------------------|
//! | hour     | 1.50                           | half-up to a minor unit, once    |
//! | half day | 1 (started stretches of 4 h)   | none needed                      |
//! | day      | 1 (started days at the place)  | none needed                      |
//! | use      | 1                              | none needed                      |
//!
//! 10.00 an hour for 90 minutes is 15.00; 9.99 an hour for 20 minutes is 3.33; 0.01 an hour for 30
//! minutes is 0.01 (half-up). A cap is the most that one booking costs under the rate.
use super::facts::{Facts, Place, Rate, Wish};
use crate::api::{Audience, PriceLine, RateUnit};
use access::Standing;
use chrono::{Datelike, Timelike};
use kernel::{Instant, Money};
use ledger::{Purse, TaxClass, half_up};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A price and how it came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// What it costs.
    pub amount: Money,
    /// The derivation.
    pub why: Vec<PriceLine>,
    /// How it is taxed.
    pub tax_class: TaxClass,
}

impl Price {
    /// Whether it is another: of the same amount taxed otherwise, too.
    pub fn is_other_than(&self, other: &Self) -> bool {
        self.amount != other.amount || self.tax_class != other.tax_class
    }
}

/// What a booking costs whoever an audience takes in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceFor {
    /// For whom.
    pub audience: Audience,
    /// How much.
    pub price: Price,
}

/// What `wish` costs this customer; `None` if no rate applies.
pub fn price(facts: &Facts, place: &Place, wish: Wish) -> Option<Price> {
    cheapest(&prices(facts, place, wish), facts.viewer.standing, &facts.purse, wish.starts_at)
}

/// What `wish` costs each audience under the rates that apply: of those that are taxed alike, the cheapest.
pub fn prices(facts: &Facts, place: &Place, wish: Wish) -> Vec<PriceFor> {
    let mut prices: Vec<PriceFor> = Vec::new();
    for rate in place.rates.iter().filter(|rate| applies(facts, rate, wish)) {
        let line = line(facts, rate, wish);
        let price = Price { amount: line.amount, why: vec![line], tax_class: rate.tax_class };
        let alike = |known: &&mut PriceFor| known.audience == rate.audience && known.price.tax_class == price.tax_class;
        match prices.iter_mut().find(alike) {
            Some(known) if price.amount.minor < known.price.amount.minor => known.price = price,
            Some(_) => {}
            None => prices.push(PriceFor { audience: rate.audience, price }),
        }
    }
    prices
}

/// The price of whoever has that standing: what comes to the least for who pays, with tax; of two that come to the same the
/// lower.
pub fn cheapest(prices: &[PriceFor], standing: Option<Standing>, purse: &Purse, starts_at: Instant) -> Option<Price> {
    let own = prices.iter().filter(|of| of.audience.takes_in(standing)).map(|of| &of.price);
    own.min_by_key(|price| (gross_minor(price, purse, starts_at), price.amount.minor)).cloned()
}

/// What a price comes to for who pays, in minor units, with the tax of the day on which it starts.
pub fn gross_minor(price: &Price, purse: &Purse, starts_at: Instant) -> i64 {
    let pricing = purse.setting_at(starts_at).pricing(price.tax_class, purse.books.day(starts_at));
    pricing.line(Decimal::from(price.amount.minor)).gross_minor
}

fn applies(facts: &Facts, rate: &Rate, wish: Wish) -> bool {
    let zone = &facts.calendar.zone;
    let starts = zone.local(wish.starts_at);
    let from = i64::from(starts.hour() * 60 + starts.minute());
    let last = zone.local(wish.ends_at.plus_seconds(-1));
    let until = if last.date() == starts.date() { i64::from(last.hour() * 60 + last.minute()) + 1 } else { i64::MAX };
    let all_day = rate.from_minute == 0 && rate.until_minute == 24 * 60;
    rate.weekdays.contains(&starts.weekday().number_from_monday())
        && (all_day || rate.from_minute <= from && until <= rate.until_minute)
        && (rate.length_minutes_min..=rate.length_minutes_max).contains(&wish.minutes())
}

fn line(facts: &Facts, rate: &Rate, wish: Wish) -> PriceLine {
    let minutes = wish.minutes();
    let units = match rate.unit {
        RateUnit::Hour => Decimal::from(minutes) / Decimal::from(60),
        RateUnit::HalfDay => Decimal::from((minutes + 239) / 240),
        RateUnit::Day => Decimal::from(days_started(facts, wish.starts_at, wish.ends_at)),
        RateUnit::Use => Decimal::ONE,
    };
    // The exact product is rounded, not the shown quantity.
    let full = match rate.unit {
        RateUnit::Hour => half_up(Decimal::from(rate.amount_minor) * Decimal::from(minutes) / Decimal::from(60)),
        _ => half_up(Decimal::from(rate.amount_minor) * units),
    };
    let minor = rate.cap_minor.map_or(full, |cap| full.min(cap));
    let money = |minor| Money { minor, currency: facts.currency };
    PriceLine {
        rate: rate.name.clone(),
        unit: rate.unit,
        minutes,
        quantity_hundredths: half_up(units * Decimal::from(100)),
        unit_price: money(rate.amount_minor),
        amount: money(minor),
        capped: minor < full,
    }
}

fn days_started(facts: &Facts, starts_at: Instant, ends_at: Instant) -> i64 {
    let zone = &facts.calendar.zone;
    (zone.date(ends_at.plus_seconds(-1)) - zone.date(starts_at)).num_days() + 1
}
