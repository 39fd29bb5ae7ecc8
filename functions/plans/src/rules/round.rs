//! A price for all contracts of a plan from a day on: each gets it as if an operator had said it to that contract alone, on the first day that is fair.
use crate::api::{Digest, PlanId, PriceForAll, PricePaid, PricePreview, RoundId};
use crate::rules::operate::price;
use crate::rules::{Facts, Held, Outcome, Refusal};
use kernel::{Currency, Day, Money};
use ledger::PriceFrom;
use std::collections::BTreeMap;

/// A price that is said for all contracts of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Its id.
    pub id: RoundId,
    /// Of which plan.
    pub plan: PlanId,
    /// The first day.
    pub from: Day,
    /// The price of one for a cycle.
    pub price_minor: i64,
    /// Whom it concerns, by what they pay today for one.
    pub of_prices: Vec<i64>,
}

/// Why a contract stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stays {
    /// It costs another price than those that it concerns.
    OwnPrice,
    /// It could not be done to it alone either.
    Refused(Refusal),
}

impl Stays {
    /// The rule's stable name.
    pub fn slug(&self) -> &'static str {
        match self {
            Self::OwnPrice => "own-price",
            Self::Refused(refusal) => refusal.slug(),
        }
    }
}

impl From<Refusal> for Stays {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Round {
    /// What is wished of the contracts of `plan`.
    pub fn new(id: RoundId, plan: &PlanId, wish: &PriceForAll) -> Self {
        let of_prices = wish.of_prices.iter().map(|price| price.get()).collect();
        Self { id, plan: plan.clone(), from: wish.from, price_minor: wish.price_minor.get(), of_prices }
    }

    /// What becomes of a contract. Whoever is to pay more can leave before; whoever is to pay less pays it as soon as something is charged anew.
    pub fn of(&self, facts: &Facts, held: &Held) -> Result<Outcome, Stays> {
        if !self.of_prices.contains(&price_today(held, facts.today)) {
            return Err(Stays::OwnPrice);
        }
        let uncharged = self.from.max(held.contract.charged_until).max(held.contract.starts_on);
        let rises = held.contract.price_on(uncharged) < self.price_minor;
        let from = if rises { uncharged.max(held.earliest_leave(facts.today)) } else { uncharged };
        if held.is_over(facts.today) {
            return Err(Refusal::IsOver.into());
        }
        if let Some(ends_on) = held.contract.ends_on.filter(|ends| *ends <= from) {
            return Err(Refusal::EndsAlready { ends_on }.into());
        }
        Ok(price(facts, held, PriceFrom { from, price_minor: self.price_minor })?)
    }
}

/// What a contract costs for the cycle that is charged next.
fn price_today(held: &Held, today: Day) -> i64 {
    held.contract.price_on(held.contract.charged_until.max(today))
}

/// What contracts cost, the price that most pay first.
pub fn paid(facts: &Facts, contracts: &[Held], currency: Currency) -> Vec<PricePaid> {
    let mut paid: BTreeMap<i64, (i64, i64)> = BTreeMap::new();
    for held in contracts {
        let of = paid.entry(price_today(held, facts.today)).or_default();
        *of = (of.0 + 1, of.1 + held.contract.quantity);
    }
    let row = |(minor, (contracts, quantity))| PricePaid { price: Money { minor, currency }, contracts, quantity };
    let mut rows: Vec<PricePaid> = paid.into_iter().map(row).collect();
    rows.sort_by_key(|row| (-row.contracts, row.price.minor));
    rows
}

/// What `round` comes to for `contracts`, all that are agreed on of its plan.
pub fn round_preview(
    facts: &Facts,
    contracts: &[Held],
    round: &Round,
    currency: Currency,
) -> Result<PricePreview, Refusal> {
    facts.ahead(round.from)?;
    let money = |minor| Money { minor, currency };
    let (mut now, mut quantity, mut stay) = (0, 0, 0);
    let mut days = Vec::new();
    for held in contracts {
        match round.of(facts, held) {
            Ok(outcome) => {
                now += price_today(held, facts.today) * held.contract.quantity;
                quantity += held.contract.quantity;
                days.push(outcome.takes_effect_on);
            }
            Err(Stays::OwnPrice) => {}
            Err(Stays::Refused(_)) => stay += 1,
        }
    }
    let count = |days: usize| i64::try_from(days).unwrap_or(i64::MAX);
    let mut shown = PricePreview {
        contracts: count(days.len()),
        quantity,
        now: money(now),
        then: money(round.price_minor * quantity),
        first_on: days.iter().min().copied(),
        last_on: days.iter().max().copied(),
        later: count(days.iter().filter(|day| round.from < **day).count()),
        stay,
        digest: Digest::of(b""),
    };
    if days.is_empty() {
        return Err(Refusal::NothingChanges);
    }
    let wish = (round.from, round.price_minor, &round.of_prices);
    shown.digest = Digest::of(&serde_json::to_vec(&(wish, &shown)).unwrap_or_default());
    Ok(shown)
}
