use crate::api::Balance;
use kernel::{Currency, Day, Money};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Which part of a balance an amount is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum BalancePart {
    /// What is open of invoices that are due on one day.
    Open,
    /// What is paid or credited and not spent.
    Credit,
    /// What is paid for orders that are not carried out yet.
    Waiting,
    /// Refunds on their way.
    GoingBack,
    /// Nothing, in the currency of what happened last: so stands who owes nothing any more.
    Known,
}

/// A part of what decides how a customer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part {
    /// Which.
    pub(crate) of: BalancePart,
    /// In which currency.
    pub(crate) currency: Currency,
    /// When it is due, for what is open.
    pub(crate) due_on: Option<Day>,
    /// How much.
    pub(crate) minor: i64,
}

/// How a customer stands on `today`, one for each currency; one of nothing in `usual` for who never owed anything.
pub(crate) fn balances(parts: &[Part], today: Day, usual: Option<Currency>) -> Vec<Balance> {
    let mut by_currency: BTreeMap<String, Balance> = BTreeMap::new();
    let nothing = |currency| {
        let none = Money { minor: 0, currency };
        Balance { balance: none, open: none, overdue: none, credit: none }
    };
    for part in parts {
        let balance = by_currency.entry(part.currency.to_string()).or_insert_with(|| nothing(part.currency));
        match part.of {
            BalancePart::Known => {}
            BalancePart::Waiting | BalancePart::GoingBack => balance.balance.minor -= part.minor,
            BalancePart::Credit => {
                balance.balance.minor -= part.minor;
                balance.credit.minor += part.minor;
            }
            BalancePart::Open => {
                balance.balance.minor += part.minor;
                balance.open.minor += part.minor;
                if part.due_on.is_some_and(|due_on| due_on < today) {
                    balance.overdue.minor += part.minor;
                }
            }
        }
    }
    match usual.filter(|_| by_currency.is_empty()) {
        Some(usual) => vec![nothing(usual)],
        None => by_currency.into_values().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_is_overdue_from_the_day_after_it_was_due() {
        let eur: Currency = "EUR".parse().unwrap();
        let part = |of, due_on: &str, minor| Part { of, currency: eur, due_on: due_on.parse().ok(), minor };
        let parts = [
            part(BalancePart::Known, "", 0),
            part(BalancePart::Open, "2030-01-14", 400),
            part(BalancePart::Open, "2030-01-15", 500),
            part(BalancePart::Credit, "", 200),
            part(BalancePart::Waiting, "", 30),
            part(BalancePart::GoingBack, "", 4),
        ];
        let [balance] = balances(&parts, "2030-01-15".parse().unwrap(), None)[..] else { panic!("one currency") };
        let minors = [balance.balance, balance.open, balance.overdue, balance.credit].map(|money| money.minor);
        assert_eq!(minors, [666, 900, 400, 200]);
        let [settled] = balances(&parts[..1], "2030-01-15".parse().unwrap(), None)[..] else { panic!("one currency") };
        assert_eq!(settled.balance.minor, 0);
        assert_eq!(balances(&[], "2030-01-15".parse().unwrap(), Some(eur))[0].balance.minor, 0);
    }
}
