//! The table of statements in docs/money.md, recomputed.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod books;

use books::table;
use kernel::{Day, Instant, Zone};
use ledger::{Dated, dated, stated};

/// `2030-01-09:-400@2030-01-05`: written down on the 9th, over money that came on the 5th.
fn entry(text: &str) -> (Instant, i64, Option<Day>) {
    let (what, came) = text.split_once('@').map_or((text, None), |(what, came)| (what, Some(came.parse().unwrap())));
    let (day, minor) = what.split_once(':').unwrap();
    (format!("{day}T12:00:00Z").parse().unwrap(), minor.parse().unwrap(), came)
}

#[test]
fn a_statement_tells_of_money_on_the_day_on_which_it_came() {
    let zone = Zone::fixed("Test", 0);
    for row in table("statements") {
        let [entries, from, last, opening, lines, closing] = row[..] else { panic!("{row:?}") };
        let days = (from.parse::<Day>().unwrap(), last.parse::<Day>().unwrap().plus_days(1));
        let entries = entries.split(' ').map(entry);
        let (before, within) = stated(entries, days, |(at, minor, came)| (dated(*at, *came, &zone), 0 < *minor));
        let mut balance: i64 = before.iter().map(|(_, minor, _)| minor).sum();
        assert_eq!(balance.to_string(), opening, "{row:?}");
        let mut told = Vec::new();
        for (Dated { on, recorded_on }, (_, minor, _)) in within {
            balance += minor;
            let recorded = recorded_on.map(|day| format!("@{day}")).unwrap_or_default();
            told.push(format!("{on}:{minor}={balance}{recorded}"));
        }
        let told = if told.is_empty() { "-".to_owned() } else { told.join(" ") };
        assert_eq!((told.as_str(), balance.to_string().as_str()), (lines, closing), "{row:?}");
    }
}
