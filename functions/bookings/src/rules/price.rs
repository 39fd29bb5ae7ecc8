//! What a booking costs: of all rates that apply, the one under which it is cheapest.
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
use crate::api::{PriceLine, RateUnit};
use chrono::{Datelike, Timelike};
use kernel::{Instant, Money};
use ledger::{TaxClass, half_up};
use rust_decimal::Decimal;

/// A price and how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Price {
    /// What it costs.
    pub amount: Money,
    /// The derivation.
    pub why: Vec<PriceLine>,
    /// How it is taxed.
    pub tax_class: TaxClass,
}

/// What `wish` costs; `None` if no rate applies.
pub fn price(facts: &Facts, place: &Place, wish: Wish) -> Option<Price> {
    let applicable = place.rates.iter().filter(|rate| applies(facts, rate, wish));
    let lines = applicable.map(|rate| (rate.tax_class, line(facts, rate, wish)));
    let (tax_class, line) = lines.min_by_key(|(_, line)| line.amount.minor)?;
    Some(Price { amount: line.amount, why: vec![line], tax_class })
}

fn applies(facts: &Facts, rate: &Rate, wish: Wish) -> bool {
    let zone = &facts.calendar.zone;
    let starts = zone.local(wish.starts_at);
    let from = i64::from(starts.hour() * 60 + starts.minute());
    let last = zone.local(wish.ends_at.plus_seconds(-1));
    let until = if last.date() == starts.date() { i64::from(last.hour() * 60 + last.minute()) + 1 } else { i64::MAX };
    let all_day = rate.from_minute == 0 && rate.until_minute == 24 * 60;
    rate.audience.takes_in(facts.viewer.standing)
        && rate.weekdays.contains(&starts.weekday().number_from_monday())
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
