//! Amounts as Stripe counts them, where that differs from ISO 4217 ("Currencies", special cases).
//!
//! | currency | ISO 4217 | Stripe | so |
//! |---|---|---|---|
//! | ISK, UGX | no decimals | two, always 00 | times 100 |
//! | MGA | two | none | whole units only |
//! | BHD, IQD, JOD, KWD, LYD, OMR, TND | three | three, the last always 0 | tens only |
use crate::provider::Failure;
use kernel::{Currency, Money};

/// What Stripe is told.
pub(super) fn to_stripe(amount: Money) -> Result<i64, Failure> {
    let Money { minor, currency } = amount;
    let refused =
        |cause: &str| Failure::Refused { status: 0, code: "amount_not_chargeable".into(), cause: cause.into() };
    match (currency.to_string().as_str(), currency.minor_digits()) {
        ("ISK" | "UGX", _) => minor.checked_mul(100).ok_or_else(|| refused("too much")),
        ("MGA", _) if minor % 100 != 0 => Err(refused("no part of an ariary can be paid by card or account")),
        ("MGA", _) => Ok(minor / 100),
        (_, 3) if minor % 10 != 0 => Err(refused("the last of three decimals must be 0")),
        _ => Ok(minor),
    }
}

/// What Stripe tells. Its currencies are in lower case.
pub(super) fn from_stripe(amount: i64, currency: &str) -> Result<Money, &'static str> {
    let currency: Currency = currency.to_ascii_uppercase().parse()?;
    let minor = match currency.to_string().as_str() {
        "ISK" | "UGX" => amount / 100,
        "MGA" => amount.checked_mul(100).ok_or("an amount that is too large")?,
        _ => amount,
    };
    Ok(Money { minor, currency })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(minor: i64, currency: &str) -> Money {
        Money { minor, currency: currency.parse().unwrap() }
    }

    #[test]
    fn amounts_go_there_and_come_back() {
        let rows = [
            (1250, "EUR", 1250),
            (1500, "JPY", 1500),
            (500, "ISK", 50_000),
            (500, "UGX", 50_000),
            (500_000, "MGA", 5000),
            (5120, "KWD", 5120),
        ];
        for (ours, currency, theirs) in rows {
            assert_eq!(to_stripe(money(ours, currency)), Ok(theirs), "{currency}");
            assert_eq!(from_stripe(theirs, &currency.to_lowercase()), Ok(money(ours, currency)), "{currency}");
        }
    }

    #[test]
    fn what_cannot_be_charged_is_refused_and_not_rounded() {
        for (minor, currency) in [(5124, "KWD"), (150, "MGA"), (i64::MAX, "ISK")] {
            assert!(matches!(to_stripe(money(minor, currency)), Err(Failure::Refused { .. })), "{currency}");
        }
        assert!(from_stripe(1, "e1r").is_err());
        assert!(from_stripe(i64::MAX, "mga").is_err());
    }
}
