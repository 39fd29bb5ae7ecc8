//! Benefits with periods of their own: the table of docs/money.md, recomputed, and what holds of any of them.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod books;

use books::table;
use kernel::{Day, Zone};
use ledger::*;

fn day(text: &str) -> Day {
    text.parse().unwrap_or_else(|_| panic!("{text} is no day"))
}

fn number<T: std::str::FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("{text} is no number"))
}

fn maybe<T>(text: &str, read: impl Fn(&str) -> T) -> Option<T> {
    (text != "-").then(|| read(text))
}

fn cycle(text: &str) -> Cycle {
    let (count, unit) = text.split_once(' ').unwrap();
    Cycle { unit: serde_json::from_value(unit.into()).unwrap(), count: number(count) }
}

fn zone() -> Zone {
    Zone::fixed("Etc/UTC", 0)
}

fn setting(zone: &Zone) -> Setting<'_> {
    Setting { includes_tax: false, rates: &[], treatment: TaxTreatment::AsUsual, zone }
}

/// A contract that gives one benefit `every` so often, as a row of the table has it.
fn giving(row: &[&str]) -> Contract {
    let [starts, ends, of, billing, first, last, every, gives] = row[..] else { panic!("{row:?}") };
    let terms = Terms {
        cycle: cycle(of),
        billing_day: maybe(billing, number),
        prorates_first: first == "yes",
        prorates_last: last == "yes",
        benefits: vec![Benefit {
            name: "Rooms".parse().unwrap(),
            gives: Gives::TimeCredit { minutes: number(gives) },
            scope: Scope::default(),
            days: None,
            every: Some(cycle(every)),
        }],
        ..Terms::default()
    };
    let offered = Offered {
        name: "Flex".to_owned(),
        currency: "EUR".parse().unwrap(),
        price_minor: 10_000,
        sign_up_fee_minor: 0,
        deposit_minor: 0,
        tax_class: TaxClass::Standard,
        terms,
        due_days: None,
    };
    let id = "con_1".parse().unwrap();
    let contract = Contract::new(id, &"cus_ada".parse().unwrap(), offered, day(starts), 1);
    Contract { ends_on: maybe(ends, day), ..contract }
}

#[test]
fn a_benefit_comes_in_periods_of_its_own() {
    for row in table("benefit periods") {
        let [asked, from, until, given] = row[8..] else { panic!("{row:?}") };
        let (contract, zone) = (giving(&row[..8]), zone());
        let at = |day: Day| zone.day_begins(day.date());
        let (wishes, _) = contract.grants(day(asked).plus_days(1), 1, &setting(&zone));
        let holds = |wish: &&GrantWish| wish.starts_at <= at(day(asked)) && Some(at(day(asked))) < wish.expires_at;
        let held: Vec<&GrantWish> = wishes.iter().filter(holds).collect();
        let seen = held.iter().map(|wish| (wish.starts_at, wish.expires_at, wish.amount, wish.key.clone()));
        let expected = maybe(from, day)
            .map(|from| (at(from), Some(at(day(until))), number(given), format!("contract:con_1:{from}:0:1")));
        assert_eq!(seen.collect::<Vec<_>>(), Vec::from_iter(expected), "{row:?}");
    }
}

#[test]
fn periods_of_a_benefit_fill_their_cycles_and_leave_no_gap() {
    for (of, every) in [
        ("1 month", "1 week"),
        ("1 month", "3 week"),
        ("3 month", "1 month"),
        ("12 month", "1 month"),
        ("12 month", "5 month"),
        ("12 month", "1 week"),
        ("24 month", "1 week"),
        ("6 week", "4 week"),
    ] {
        for (billing, start) in [("-", 0), ("-", 11), ("-", 41), ("-", 70), ("1", 11), ("15", 41), ("28", 70)] {
            let starts_on = day("2027-12-20").plus_days(start);
            let billing = if of.ends_with("week") { "-" } else { billing };
            let contract = giving(&[&starts_on.to_string(), "-", of, billing, "yes", "yes", every, "700"]);
            let zone = zone();
            let (wishes, reached) = contract.grants(starts_on.plus_days(1200), 1, &setting(&zone));
            let mut at = zone.day_begins(starts_on.date());
            for wish in &wishes {
                assert_eq!(wish.starts_at, at, "{every} in {of} on {billing} from {starts_on}");
                assert!((1..=700).contains(&wish.amount) && Some(at) < wish.expires_at, "{wish:?}");
                at = wish.expires_at.unwrap();
            }
            assert_eq!(at, zone.day_begins(reached.date()), "a cycle's last period ends with it");
            // None straddles two cycles.
            let mut cycle_begins = starts_on;
            while cycle_begins < reached {
                let begins = zone.day_begins(cycle_begins.date());
                assert!(wishes.iter().any(|wish| wish.starts_at == begins), "{every} in {of} from {starts_on}");
                cycle_begins = contract.terms.period_of(starts_on, cycle_begins).until;
            }
        }
    }
}
