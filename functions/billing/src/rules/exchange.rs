//! Which rates bring the tax of an invoice into the accounting currency.
use crate::api::{DayRateSetup, Settings};
use kernel::{Currency, Day};
use ledger::Currencies;
use web::{FieldError, broken};

/// What is wrong with another accounting currency: the rates that stand are in the one that there is.
pub(crate) fn check_accounting(known: &Settings, wanted: Option<Currency>) -> Vec<FieldError> {
    let changes = known.accounting_currency != wanted && !known.exchange_rates.is_empty();
    let rule = "exchange rates stand that are in the one there is; they are taken away first";
    changes.then(|| broken("/accounting_currency", "rates-stand", rule)).into_iter().collect()
}

/// What is wrong with all exchange rates together.
pub(crate) fn check_exchange_rates(
    rates: &[DayRateSetup],
    accounting: Option<Currency>,
    max: usize,
) -> Vec<FieldError> {
    let mut errors = Vec::new();
    if max < rates.len() {
        errors.push(broken("/rates", "too-many-rates", format!("at most {max}")));
    }
    if accounting.is_none() && !rates.is_empty() {
        errors.push(broken("/rates", "no-accounting-currency", "the settings say first which currency they are in"));
    }
    for (n, rate) in rates.iter().enumerate() {
        if Some(rate.currency) == accounting {
            let rule = "is the accounting currency, which is worth one of itself";
            errors.push(broken(format!("/rates/{n}/currency"), "accounting-currency", rule));
        }
        if rates[..n].iter().any(|other| (other.currency, other.from_day) == (rate.currency, rate.from_day)) {
            let rule = "this currency has a rate from that day on";
            errors.push(broken(format!("/rates/{n}/from_day"), "each-once", rule));
        }
    }
    errors
}

/// The currencies in which the space deals and whose tax cannot be stated in the accounting currency today; none, where nobody accounts for any.
pub(crate) fn without_a_rate(settings: &Settings, dealt: &Currencies, today: Day) -> Vec<Currency> {
    let Some(accounting) = settings.accounting_currency.filter(|_| settings.seller.is_registered()) else {
        return Vec::new();
    };
    let has = |currency| settings.exchange_rates.iter().any(|rate| rate.currency == currency && rate.from_day <= today);
    dealt.all().filter(|currency| *currency != accounting && !has(*currency)).collect()
}
