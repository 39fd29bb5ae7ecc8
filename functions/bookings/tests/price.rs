//! Prices, by tables that an operator could check with a pencil.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
use access::{Level, Levels, LocationName, Standing, Viewer};
use bookings::api::{Audience, Category, KindName, RateUnit, Resource};
use bookings::rules::price::price;
use bookings::rules::{Facts, Place, Policy, Rate, Wish};
use kernel::hours::Calendar;
use kernel::{Instant, Zone};
use ledger::{Books, Party, Purse, TaxClass, WhenToPay};

fn facts() -> Facts {
    let viewer = Viewer {
        signed_in: true,
        standing: Some(Standing::Member),
        levels: Levels { base: Level::Public, sections: [].into() },
        space: [].into(),
        plans: vec![],
        teams: vec![],
        customer: [].into(),
        narrowed: vec![],
        suspended: false,
    };
    let now: Instant = "2030-01-01T08:00:00Z".parse().unwrap();
    Facts {
        now,
        viewer,
        customer: None,
        purse: purse(),
        plan_ids: vec![],
        team_ids: vec![],
        location: LocationName {
            id: "loc_1".parse().unwrap(),
            name: "Harbour".parse().unwrap(),
            zone: "Test".to_owned(),
            currency: "EUR".parse().unwrap(),
        },
        currency: "EUR".parse().unwrap(),
        calendar: Calendar { zone: Zone::fixed("Test", 0), hours: vec![], closures: vec![] },
        location_version: 1,
        places: vec![],
        window: (now, now),
        claimed: [].into(),
        lapsed: [].into(),
        own: vec![],
    }
}

/// Nothing to book with, in a space whose prices are before a tax of nothing.
fn purse() -> Purse {
    let books = Books {
        seller: Party::default(),
        zone: Zone::fixed("Test", 0),
        includes_tax: false,
        rates: vec![],
        due_days: 14,
        prefixes: ("INV".to_owned(), "CN".to_owned()),
        terms_version: "1".to_owned(),
        pay: (WhenToPay::NextInvoice, WhenToPay::AtOnce),
        hold_minutes: 15,
        version: 1,
        payers: [].into(),
    };
    let (agreements, grants) = (vec![], vec![]);
    Purse { customer: None, pays_alone: false, paying: vec![], books, agreements, grants }
}

fn rate(unit: RateUnit, amount_minor: i64, cap_minor: Option<i64>) -> Rate {
    Rate {
        id: "rat_1".to_owned(),
        name: "Rate".to_owned(),
        audience: Audience::Everyone,
        weekdays: (1..=7).collect(),
        from_minute: 0,
        until_minute: 1440,
        length_minutes_min: 15,
        length_minutes_max: 46_080,
        unit,
        amount_minor,
        cap_minor,
        tax_class: TaxClass::Standard,
    }
}

fn place(rates: Vec<Rate>) -> Place {
    let policy = Policy {
        id: "pol_1".to_owned(),
        length_minutes_min: 15,
        length_minutes_max: 46_080,
        grain_minutes: 15,
        lead_time_minutes: 0,
        horizon_days: 60,
        open_bookings_max: None,
        return_gap_same_resource_minutes: 0,
        return_gap_any_resource_minutes: 0,
        buffer_before_minutes: 0,
        buffer_after_minutes: 0,
        cancel_until_minutes: 0,
    };
    let resource = Resource {
        id: "res_1".parse().unwrap(),
        name: "Oak".to_owned(),
        kind: KindName { id: "knd_1".parse().unwrap(), name: "Room".to_owned(), category: Category::MeetingRoom },
        location_id: "loc_1".parse().unwrap(),
        capacity: 4,
        units: 1,
        amenities: vec![],
        description: String::new(),
    };
    let (plan_ids, team_ids, leaves) = (vec![], vec![], vec![]);
    Place { resource, version: 1, audience: Audience::Everyone, plan_ids, team_ids, policy, rates, leaves }
}

/// From noon on Tuesday, 1 January 2030, for so many minutes.
#[track_caller]
fn check(rates: &[Rate], minutes: i64, expected: Option<i64>) {
    let starts_at: Instant = "2030-01-01T12:00:00Z".parse().unwrap();
    let wish = Wish { starts_at, ends_at: starts_at.plus_minutes(minutes), people: 1 };
    let price = price(&facts(), &place(rates.to_vec()), wish);
    assert_eq!(price.map(|price| price.amount.minor), expected, "{rates:?} for {minutes} minutes");
}

#[test]
fn hours_are_counted_to_the_minute_and_rounded_half_up_once() {
    let table = [(1000, 90, 1500), (999, 20, 333), (1, 30, 1), (1, 15, 0), (1, 45, 1), (2999, 50, 2499), (0, 60, 0)];
    for (an_hour, minutes, expected) in table {
        check(&[rate(RateUnit::Hour, an_hour, None)], minutes, Some(expected));
    }
}

#[test]
fn half_days_and_days_count_when_they_have_started_and_a_use_counts_once() {
    for (minutes, half_days, days) in [(15, 1, 1), (240, 1, 1), (255, 2, 1), (720, 3, 1), (735, 4, 2), (2160, 9, 2)] {
        check(&[rate(RateUnit::HalfDay, 100, None)], minutes, Some(half_days * 100));
        check(&[rate(RateUnit::Day, 100, None)], minutes, Some(days * 100));
        check(&[rate(RateUnit::Use, 100, None)], minutes, Some(100));
    }
}

#[test]
fn a_cap_is_the_most_and_the_cheapest_rate_that_applies_is_taken() {
    let hourly = rate(RateUnit::Hour, 1000, Some(2500));
    check(std::slice::from_ref(&hourly), 120, Some(2000));
    check(std::slice::from_ref(&hourly), 180, Some(2500));
    let day = rate(RateUnit::Day, 1800, None);
    check(&[hourly.clone(), day.clone()], 60, Some(1000));
    check(&[hourly, day], 120, Some(1800));
}

#[test]
fn a_rate_applies_to_its_people_days_times_and_lengths_alone() {
    let base = rate(RateUnit::Hour, 1000, None);
    let contacts = Rate { audience: Audience::Contacts, ..base.clone() };
    let monday = Rate { weekdays: vec![1], ..base.clone() };
    let morning = Rate { until_minute: 12 * 60, ..base.clone() };
    let until_one = Rate { from_minute: 12 * 60, until_minute: 13 * 60, ..base.clone() };
    let long = Rate { length_minutes_min: 120, ..base };
    for never in [contacts, monday, morning] {
        check(&[never], 60, None);
    }
    check(std::slice::from_ref(&until_one), 60, Some(1000));
    check(&[until_one], 75, None);
    check(std::slice::from_ref(&long), 60, None);
    check(&[long], 120, Some(2000));
}
