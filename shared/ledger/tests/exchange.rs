//! The tax of an invoice in the accounting currency: the table `accounted` of docs/money.md, recomputed.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod books;

use books::table;
use kernel::{Currency, Money};
use ledger::*;

#[test]
fn the_tax_is_stated_in_the_accounting_currency_rounded_once() {
    for row in table("accounted") {
        let [tax, currency, accounting, rate, one_of, stated] = row[..] else { panic!("{row:?}") };
        let (foreign, own): (Currency, Currency) = (currency.parse().unwrap(), accounting.parse().unwrap());
        let rate: ExchangeRate = rate.parse().unwrap();
        let kept = serde_json::json!({ "currency": own, "rate_nanos": rate.nanos(), "one_of": one_of });
        let kept: Accounting = serde_json::from_value(kept).unwrap();
        let found = kept.of(Money { minor: tax.parse().unwrap(), currency: foreign }).unwrap();
        assert_eq!(found.tax, Money { minor: stated.parse().unwrap(), currency: own }, "{row:?}");
        let said = if one_of == "foreign" { (foreign, rate, own) } else { (own, rate, foreign) };
        assert_eq!((found.rate.one, found.rate.rate, found.rate.of), said, "{row:?}");
    }
    let least = Accounting {
        currency: "EUR".parse().unwrap(),
        rate: ExchangeRate::from_nanos(1).unwrap(),
        one_of: OneOf::Accounting,
    };
    let most = Money { minor: i64::MAX, currency: "USD".parse().unwrap() };
    assert_eq!(least.of(most), None, "more than an amount can be");
}

#[test]
fn an_exchange_rate_is_a_plain_decimal_and_kept_to_the_last_digit() {
    for text in ["1.0853", "388.9", "0.000000001", "1000000", "7", "0.002571355"] {
        assert_eq!(text.parse::<ExchangeRate>().map(|rate| rate.to_string()), Ok(text.to_owned()));
    }
    assert_eq!("388.90".parse::<ExchangeRate>().unwrap().nanos(), 388_900_000_000);
    for text in [
        "0",
        "0.0",
        "-1",
        "+1",
        "1,5",
        "1e3",
        "",
        ".5",
        "5.",
        "1.2.3",
        " 1",
        "1000000.000000001",
        "0.0000000001",
        "1_0",
    ] {
        assert!(text.parse::<ExchangeRate>().is_err(), "{text}");
    }
}
