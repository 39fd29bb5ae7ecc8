//! What an operator gives by hand.
use crate::api::GiveBenefit;
use crate::rules::Names;
use kernel::{CustomerId, Day, Instant, KindId, LocationId, Zone};
use ledger::AHEAD_DAYS_MAX;
use ledger::{Benefit, Gives, GrantWish, Share};
use std::collections::BTreeSet;
use web::{FieldError, broken};

/// What a gift can name.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// Every location.
    pub locations: BTreeSet<LocationId>,
    /// Every kind of resources.
    pub kinds: BTreeSet<KindId>,
    /// The currencies of the locations: credit in another could never be spent.
    pub currencies: BTreeSet<String>,
    /// What kinds and locations are called.
    pub names: Names,
}

/// The grant that a gift makes, or what is wrong with its fields.
pub fn gift(
    wish: &GiveBenefit,
    (customer, key): (&CustomerId, String),
    known: &Places,
    (today, zone): (Day, &Zone),
) -> Result<GrantWish, Vec<FieldError>> {
    let errors = check(wish, known, today);
    let begins = |day: Day| -> Instant { zone.day_begins(day.date()) };
    let benefit =
        Benefit { name: wish.note.clone(), gives: wish.gives, scope: wish.scope.clone(), days: None, every: None };
    let span = (begins(wish.starts_on), wish.ends_on.map(begins));
    let whole = Share { days: 1, of: 1 };
    // Whatever gives nothing or no time breaks a rule above.
    let given = if errors.is_empty() { GrantWish::of(&benefit, customer, 1, whole, key, span) } else { None };
    given.ok_or(errors)
}

fn check(wish: &GiveBenefit, known: &Places, today: Day) -> Vec<FieldError> {
    let mut errors = super::setup::check_scope(&wish.scope, (&known.kinds, &known.locations), "/scope");
    match wish.gives {
        Gives::Discount { .. } => {
            let detail = "a discount lasts as long as a contract, and a gift is none";
            errors.push(broken("/gives".to_owned(), "discount", detail));
        }
        Gives::MoneyCredit { currency, .. } if !known.currencies.contains(&currency.to_string()) => {
            errors.push(broken("/gives/currency".to_owned(), "unknown", "no location has this currency"));
        }
        _ => {}
    }
    if wish.starts_on < today {
        errors.push(broken("/starts_on".to_owned(), "past", "must be today or later"));
    }
    if today.plus_days(AHEAD_DAYS_MAX) < wish.starts_on {
        errors.push(broken("/starts_on".to_owned(), "far", "must be within two years"));
    }
    if wish.ends_on.is_some_and(|ends| ends <= wish.starts_on) {
        errors.push(broken("/ends_on".to_owned(), "order", "must come after the first day"));
    }
    errors
}
