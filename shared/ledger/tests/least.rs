//! The tables of docs/money.md about what is too little, recomputed.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod books;

use books::table;
use ledger::*;
use testkit::World;

fn number(text: &str) -> i64 {
    text.parse().unwrap_or_else(|_| panic!("{text} is no number"))
}

fn maybe<T>(text: &str, read: impl Fn(&str) -> T) -> Option<T> {
    (text != "-").then(|| read(text))
}

#[test]
fn what_is_less_than_the_least_is_not_taken() {
    for row in table("least") {
        let [left, currency, smallest, taken] = row[..] else { panic!("{row:?}") };
        let money = |text: &str| kernel::Money { minor: number(text), currency: currency.parse().unwrap() };
        assert_eq!(least(money(left).currency), money(smallest), "{row:?}");
        assert_eq!(payable(money(left)), maybe(taken, money), "{row:?}");
    }
    // A rest is too little where it could have been paid with what is paid before it.
    let leaves =
        |minor, currency: &str| leaves_too_little(kernel::Money { minor, currency: currency.parse().unwrap() });
    assert_eq!([leaves(0, "EUR"), leaves(1, "EUR"), leaves(49, "EUR"), leaves(50, "EUR")], [false, true, true, false]);
    assert_eq!([leaves(4, "KWD"), leaves(10, "KWD"), leaves(50, "MGA"), leaves(1, "ISK")], [false; 4]);
}

#[test]
fn what_is_too_little_by_itself_is_taken_with_others() {
    for row in table("together") {
        let [left, currency, taken] = row[..] else { panic!("{row:?}") };
        let numbers = |text: &str| text.split(' ').map(number).collect::<Vec<_>>();
        let money = |minor| kernel::Money { minor, currency: currency.parse().unwrap() };
        let lefts: Vec<_> = numbers(left).into_iter().map(money).collect();
        assert_eq!(together(&lefts), maybe(taken, numbers), "{row:?}");
    }
}

#[test]
fn of_less_than_the_least_nobody_is_late_nor_reminded_of_a_rest() {
    for row in table("little") {
        let [total, left, currency, reminded, late] = row[..] else { panic!("{row:?}") };
        let money = |text: &str| kernel::Money { minor: number(text), currency: currency.parse().unwrap() };
        assert_eq!(is_reminded(money(total), money(left)), reminded == "yes", "{row:?}");
        assert_eq!(is_late(money(left)), late == "yes", "{row:?}");
    }
}

/// Of every three letters, whether or not they are a currency.
#[test]
fn the_database_knows_the_least_of_each_currency_as_we_do() {
    let rows = World::new().rows("SELECT currency, least_minor FROM least_payments");
    let known: std::collections::BTreeMap<&str, i64> =
        rows.iter().map(|row| (row["currency"].as_str().unwrap(), row["least_minor"].as_i64().unwrap())).collect();
    let letters = || b'A'..=b'Z';
    let all = letters().flat_map(|a| letters().flat_map(move |b| letters().map(move |c| vec![a, b, c])));
    for code in all.map(|code| String::from_utf8(code).unwrap()) {
        let usual = known.get(code.as_str()).copied().unwrap_or(1);
        assert_eq!(least(code.parse().unwrap()).minor, usual, "{code}");
    }
}
