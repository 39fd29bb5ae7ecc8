//! A price for all contracts of a plan from a day on: each gets it as if an operator had said it to that contract alone, on the first day that is fair.
use crate::api::{Digest, PlanId, PriceForAll, PricePaid, PricePreview, RoundId};
use crate::rules::operate::price;
use crate::rules::{Event, Facts, Held, Outcome, Refusal};
use kernel::{Currency, Day, Money};
use ledger::{Contract, PriceFrom};
use std::collections::BTreeMap;

/// A price that is said for all contracts of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Its id.
    pub id: RoundId,
    /// Of which plan.
    pub plan: PlanId,
    /// The day on which it was said: what was paid then decides whom it concerns, however long the job takes.
    pub said_on: Day,
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
    pub fn new(id: RoundId, plan: &PlanId, said_on: Day, wish: &PriceForAll) -> Self {
        let of_prices = wish.of_prices.iter().map(|price| price.get()).collect();
        Self { id, plan: plan.clone(), said_on, from: wish.from, price_minor: wish.price_minor.get(), of_prices }
    }

    /// What becomes of a contract. Whoever is to pay more can leave before; whoever is to pay less pays it as soon as something is charged anew.
    /// It holds from then on: prices that were said before for a later day are said no more.
    pub fn of(&self, facts: &Facts, held: &Held) -> Result<Outcome, Stays> {
        let outcome = self.said(facts, held)?;
        match held.contract.ends_on.filter(|ends| *ends <= outcome.takes_effect_on) {
            Some(ends_on) => Err(Refusal::EndsAlready { ends_on }.into()),
            None => Ok(outcome),
        }
    }

    /// The price behind the end of a contract that is left before: of no concern to anybody, and told, unless the end is taken back.
    pub fn behind_the_end(&self, facts: &Facts, held: &Held) -> Option<Outcome> {
        let outcome = self.said(facts, held).ok()?;
        let is_left = held.contract.ends_on.is_some_and(|ends| ends <= outcome.takes_effect_on);
        is_left.then_some(Outcome { event: Event::Nothing, ..outcome })
    }

    fn said(&self, facts: &Facts, held: &Held) -> Result<Outcome, Stays> {
        if !self.of_prices.contains(&price_on(held, self.said_on)) {
            return Err(Stays::OwnPrice);
        }
        if held.is_over(facts.today) {
            return Err(Refusal::IsOver.into());
        }
        let mut days = price_days(held, self.fair_day(facts, held));
        let from = days.find(|day| held.contract.price_on(*day) != self.price_minor).ok_or(Refusal::NothingChanges)?;
        let until_then = held.contract.prices_ahead.iter().filter(|known| known.from <= from).copied().collect();
        let contract = Contract { prices_ahead: until_then, ..held.contract.clone() };
        Ok(price(facts, &Held { contract, ..held.clone() }, PriceFrom { from, price_minor: self.price_minor })?)
    }

    /// The first day of a cycle on which it is fair to a contract.
    fn fair_day(&self, facts: &Facts, held: &Held) -> Day {
        let uncharged = held.cycle_start(self.from.max(held.contract.charged_until).max(held.contract.starts_on));
        let rises = price_days(held, uncharged).any(|day| held.contract.price_on(day) < self.price_minor);
        if rises { held.cycle_start(uncharged.max(held.earliest_leave(facts.today))) } else { uncharged }
    }
}

/// The days from `from` on, the first of a cycle, from which a contract may cost something else: that day, and those of the prices said for later.
fn price_days(held: &Held, from: Day) -> impl Iterator<Item = Day> {
    let later = held.contract.prices_ahead.iter().map(|known| known.from).filter(move |day| from < *day);
    std::iter::once(from).chain(later.map(|day| held.cycle_start(day)))
}

/// What a contract costs on a day, or on its first.
fn price_on(held: &Held, day: Day) -> i64 {
    held.contract.price_on(day.max(held.contract.starts_on))
}

/// What contracts cost, the price that most pay first.
pub fn paid(facts: &Facts, contracts: &[Held], currency: Currency) -> Vec<PricePaid> {
    let mut paid: BTreeMap<i64, (i64, i64)> = BTreeMap::new();
    for held in contracts {
        let of = paid.entry(price_on(held, facts.today)).or_default();
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
    let (mut days, mut later) = (Vec::new(), 0);
    for held in contracts {
        match round.of(facts, held) {
            Ok(outcome) => {
                now += price_on(held, facts.today) * held.contract.quantity;
                quantity += held.contract.quantity;
                later += i64::from(held.cycle_start(round.from) < outcome.takes_effect_on);
                days.push(outcome.takes_effect_on);
            }
            Err(Stays::OwnPrice) => {}
            Err(Stays::Refused(_)) => stay += 1,
        }
    }
    let mut shown = PricePreview {
        contracts: i64::try_from(days.len()).unwrap_or(i64::MAX),
        quantity,
        now: money(now),
        then: money(round.price_minor * quantity),
        first_on: days.iter().min().copied(),
        last_on: days.iter().max().copied(),
        later,
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
