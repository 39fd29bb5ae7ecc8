//! What is too little to be taken by card or account (docs/money.md, part 9).
//!
//! The least charge of each currency is Stripe's (<https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts>), and so are the
//! currencies of which it takes no more than whole tens or hundreds of the least unit (the same page, "Three-decimal currencies" and
//! "Special cases").
use kernel::{Currency, Money};

/// The least that can be taken by card or account at once.
pub fn least(currency: Currency) -> Money {
    let minor = match currency.to_string().as_str() {
        "GBP" => 30,
        "USD" | "AUD" | "BRL" | "CAD" | "CHF" | "EUR" | "INR" | "JPY" | "NZD" | "SGD" => 50,
        "BGN" => 100,
        "AED" | "MYR" | "PLN" | "RON" => 200,
        "DKK" => 250,
        "NOK" | "SEK" => 300,
        "HKD" => 400,
        "MXN" | "THB" => 1000,
        "CZK" => 1500,
        "HUF" => 17_500,
        _ => step(currency),
    };
    Money { minor, currency }
}

/// Of what in the least unit every amount is a multiple that can be taken.
fn step(currency: Currency) -> i64 {
    match (currency.to_string().as_str(), currency.minor_digits()) {
        ("MGA", _) => 100,
        (_, 3) => 10,
        _ => 1,
    }
}

/// How much of `amount` can be taken by card or account at once; nothing of what is less than the least.
pub fn payable(amount: Money) -> Option<Money> {
    let whole = amount.minor - amount.minor.rem_euclid(step(amount.currency));
    (least(amount.currency).minor <= whole).then_some(Money { minor: whole, ..amount })
}

/// How much of each of `lefts`, which are of one currency, one payment by card or account takes that is for all of them; nothing, where
/// all of them are too little together. What cannot be taken of the sum stays of the last.
pub fn together(lefts: &[Money]) -> Option<Vec<i64>> {
    let minor = lefts.iter().fold(0, |sum: i64, left| sum.saturating_add(left.minor));
    let sum = Money { minor, ..*lefts.first()? };
    let mut beyond = minor - payable(sum)?.minor;
    let mut taken: Vec<i64> = lefts.iter().map(|left| left.minor).collect();
    for part in taken.iter_mut().rev() {
        let stays = beyond.min(*part);
        (*part, beyond) = (*part - stays, beyond - stays);
    }
    Some(taken)
}

/// Whether of an invoice of which `left` is not paid somebody is late, once it is due: charged a fee and suspended, and kept so. Of what
/// could not be paid by card or account nobody is; the database asks the same of it (`v_free_again`).
pub fn is_late(left: Money) -> bool {
    payable(left).is_some()
}

/// Whether an invoice over `total` of which `left` is not paid is reminded of: a rest that is too little to be paid is not, an invoice
/// that was never over more is.
pub fn is_reminded(total: Money, left: Money) -> bool {
    is_late(left) || (0 < left.minor && left.minor == total.minor)
}

/// Whether `left` of an invoice, after a payment of a part of it, is too little to be paid by itself, though it need not be: what no
/// payment could take is left whatever is paid.
pub fn leaves_too_little(left: Money) -> bool {
    step(left.currency) <= left.minor && payable(left).is_none()
}
