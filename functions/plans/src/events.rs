//! What plans tell others: notices to the customer and to whoever pays, owed in the batch of their cause.
use crate::api::ContractStatus;
use crate::rules::{self, Event, Facts, Held, Names, NextPayer, Outcome, gross_of_cycle, leave_by, may_withdraw};
use crate::store::LeftRow;
use db::Statement;
use kernel::{Currency, CustomerId, Day, Instant, Money, NewIds};
use ledger::{BenefitKind, Contract, CycleUnit, GrantWish, Source};
use outbox::{
    BenefitAmount, BenefitNotice, BenefitTaken, CancellationNotice, ContractNotice, ContractWaits, Every, EveryUnit,
    GoesOn, Page, PauseNotice, PayerChange, PlanChange, PlanGoesOn, Price, PriceAhead, RefusedPlan, ToldAs, Topic,
    owe_customer, owe_operators,
};
use web::{Role, role};

/// Owes the notices of `outcome`, if there is anything to tell, to its customer, to whoever pays, or to operators; `held` is the contract
/// that was acted on, if there was one.
pub(crate) fn told(facts: &Facts, held: Option<&Held>, outcome: &Outcome, ids: &dyn NewIds) -> Vec<Statement> {
    let made = outcome.made.as_ref().map(|made| &made.contract);
    if let (Event::PaidByAnother, Some(held), Some(new), Some(next_payer)) =
        (&outcome.event, held, made, &facts.next_payer)
    {
        return told_of_payer(facts, (held, new, next_payer), outcome, ids);
    }
    let changed = outcome.changed.iter().map(|changed| &changed.contract);
    let of_held = held.and_then(|held| changed.clone().find(|contract| contract.id == held.contract.id));
    let Some(contract) = of_held.filter(|_| outcome.event != Event::Changed).or(made) else { return Vec::new() };
    let customer_name = held.map_or(&facts.customer_name, |held| &held.customer_name);
    if outcome.event == Event::Waits {
        let notice = ContractWaits {
            customer: customer_name.clone(),
            plan: contract.name.clone(),
            starts_on: contract.starts_on,
            page: Page::console_contract(&contract.id),
        };
        return vec![owe_operators(role::Plans::NAME, &Topic::PlanWaits(notice), facts.now, ids)];
    }
    let owed = |to: &CustomerId, notice: Notice<'_>| {
        notice.topic(held, outcome).map(|topic| owe_customer(to, &topic, facts.now, ids))
    };
    let to_customer = owed(&contract.customer, Notice { facts, contract, name: customer_name, of: None });
    let payer = (contract.payer != contract.customer && concerns_payer(facts, outcome))
        .then(|| held.map_or(facts.payer_name.as_str(), |held| held.payer_name.as_str()));
    let to_payer =
        payer.and_then(|name| owed(&contract.payer, Notice { facts, contract, name, of: Some(customer_name) }));
    let reopened = held.filter(|_| outcome.event == Event::Reopened);
    let not_after_all = reopened.into_iter().filter_map(|held| not_after_all(facts, held, outcome, ids));
    let owed: Vec<Statement> = to_customer.into_iter().chain(to_payer).chain(not_after_all).collect();
    // A price behind an end was not told while nobody was to pay it.
    let behind = reopened.and_then(|held| price_behind(facts, held, contract));
    match behind {
        Some((held, price)) => {
            [owed, told(facts, Some(&held), &Outcome { event: price, ..outcome.clone() }, ids)].concat()
        }
        None => owed,
    }
}

/// The first price that `contract`, which goes on after all, has from the day of its end on, and the contract without it.
fn price_behind(facts: &Facts, held: &Held, contract: &Contract) -> Option<(Held, Event)> {
    let ends_on = held.contract.ends_on?;
    let price = *contract.prices_ahead.iter().find(|price| ends_on <= price.from)?;
    let before = held.contract.prices_ahead.iter().filter(|known| known.from < price.from).copied().collect();
    let open = Held { contract: contract.clone(), ..held.clone() };
    let leave_by = leave_by(facts, &open, open.cycle_start(price.from));
    let without = Contract { prices_ahead: before, ..contract.clone() };
    Some((Held { contract: without, ..held.clone() }, Event::PriceAhead { price, leave_by }))
}

/// Owes whoever was to pay instead, as an act that is taken back had said, the notice that they do not.
fn not_after_all(facts: &Facts, held: &Held, outcome: &Outcome, ids: &dyn NewIds) -> Option<Statement> {
    let dropped = outcome.changed.iter().find(|changed| changed.status == ContractStatus::Withdrawn)?;
    let theirs = facts
        .held(&dropped.contract.id)
        .ok()
        .filter(|theirs| theirs.status == ContractStatus::Agreed && theirs.contract.payer != held.contract.payer)?;
    let new = &theirs.contract;
    let own = Notice { facts, contract: new, name: &theirs.payer_name, of: None };
    let topic = Topic::PayerChanged(PayerChange {
        name: theirs.payer_name.clone(),
        plan: new.name.clone(),
        of: (new.payer != new.customer).then(|| held.customer_name.clone()),
        told: ToldAs::NotAfterAll,
        payer: held.payer_name.clone(),
        on: new.starts_on,
        price: own.price(new, new.starts_on),
        deposit: None,
        credit: None,
        page: Page::plans(),
    });
    Some(owe_customer(&new.payer, &topic, facts.now, ids))
}

/// Owes the notice that somebody else pays to whoever paid, to whoever pays from then on, and to whose it is, if that is neither.
fn told_of_payer(
    facts: &Facts,
    (held, new, next_payer): (&Held, &Contract, &NextPayer),
    outcome: &Outcome,
    ids: &dyn NewIds,
) -> Vec<Statement> {
    let old = &held.contract;
    let theirs = Facts { treatment: next_payer.treatment, ..facts.clone() };
    let notice = |to: &CustomerId, name: &str, told: ToldAs| {
        let own = Notice { facts: &theirs, contract: if told == ToldAs::Before { old } else { new }, name, of: None };
        let topic = Topic::PayerChanged(PayerChange {
            name: name.to_owned(),
            plan: new.name.clone(),
            of: (*to != new.customer).then(|| held.customer_name.clone()),
            told,
            payer: next_payer.name.clone(),
            on: new.starts_on,
            price: own.price(new, new.starts_on),
            deposit: own.deposit().filter(|_| told != ToldAs::Customer),
            credit: credit(outcome).filter(|_| told == ToldAs::Before),
            page: Page::plans(),
        });
        owe_customer(to, &topic, facts.now, ids)
    };
    let mut owed =
        vec![notice(&old.payer, &held.payer_name, ToldAs::Before), notice(&new.payer, &next_payer.name, ToldAs::Payer)];
    if ![&old.payer, &new.payer].contains(&&new.customer) {
        owed.push(notice(&new.customer, &held.customer_name, ToldAs::Customer));
    }
    owed
}

/// Whether whoever pays for another is told too: of what an operator does, and costs them something else.
fn concerns_payer(facts: &Facts, outcome: &Outcome) -> bool {
    match outcome.event {
        Event::Nothing | Event::Waits | Event::PaidByAnother => false,
        Event::Approved | Event::Refused { .. } | Event::PriceAhead { .. } => true,
        _ => facts.viewer.is_none(),
    }
}

struct Notice<'a> {
    facts: &'a Facts,
    contract: &'a Contract,
    /// Who is told.
    name: &'a str,
    /// Whose it is, where whoever pays for it is told.
    of: Option<&'a str>,
}

impl Notice<'_> {
    fn topic(self, held: Option<&Held>, outcome: &Outcome) -> Option<Topic> {
        let (name, plan, of) = (self.name.to_owned(), self.contract.name.clone(), self.of.map(str::to_owned));
        let starts_on = self.contract.starts_on;
        let price = |day| self.price(self.contract, day);
        let goes_on = |how: GoesOn, on: Day| {
            let (name, plan, of) = (name.clone(), plan.clone(), of.clone());
            Topic::PlanGoesOn(PlanGoesOn { name, plan, of, how, on, price: price(on), page: Page::plans() })
        };
        Some(match &outcome.event {
            Event::Nothing | Event::Waits | Event::PaidByAnother => return None,
            Event::Reopened => goes_on(GoesOn::Reopened, outcome.takes_effect_on),
            Event::Resumed => goes_on(GoesOn::Resumed, outcome.takes_effect_on),
            Event::Moved => goes_on(GoesOn::Moved, starts_on),
            Event::Joined => Topic::PlanJoined(self.contract(starts_on)),
            Event::Approved => Topic::PlanApproved(self.contract(starts_on)),
            Event::Changed => Topic::PlanChanged(PlanChange {
                name,
                before: held?.contract.name.clone(),
                plan,
                of,
                on: starts_on,
                price: price(starts_on),
                left: left(self.facts, outcome),
                page: Page::plans(),
            }),
            Event::Paused { from, until } => {
                Topic::PauseSet(PauseNotice { name, plan, of, from: *from, until: *until, page: Page::plans() })
            }
            Event::Left => Topic::PlanCancelled(CancellationNotice {
                name,
                plan,
                of,
                ends_on: self.contract.ends_on?,
                deposit: self.deposit(),
                credit: credit(outcome),
                left: left(self.facts, outcome),
                can_take_back: self.can_take_back(outcome),
                page: Page::plans(),
            }),
            Event::Refused { reason } => {
                Topic::PlanRefused(RefusedPlan { name, plan, of, reason: reason.clone(), page: Page::plans() })
            }
            Event::PriceAhead { price: ahead, leave_by } => Topic::PriceAhead(PriceAhead {
                name,
                plan,
                of,
                from: ahead.from,
                before: self.price(&held?.contract, ahead.from),
                price: price(ahead.from),
                leave_by: *leave_by,
                page: Page::plans(),
            }),
        })
    }

    fn contract(self, starts_on: Day) -> ContractNotice {
        ContractNotice {
            name: self.name.to_owned(),
            plan: self.contract.name.clone(),
            of: self.of.map(str::to_owned),
            starts_on,
            price: self.price(self.contract, starts_on),
            notice_days: self.contract.terms.notice_days,
            page: Page::plans(),
        }
    }

    /// What all of `contract` costs for a whole cycle that begins on `day`, with tax.
    fn price(&self, contract: &Contract, day: Day) -> Price {
        let cycle = contract.terms.cycle;
        let unit = match cycle.unit {
            CycleUnit::Week => EveryUnit::Week,
            CycleUnit::Month => EveryUnit::Month,
        };
        Price { amount: gross_of_cycle(self.facts, contract, day), every: Every { unit, count: cycle.count } }
    }

    /// Whether who is told can take the end back.
    fn can_take_back(&self, outcome: &Outcome) -> bool {
        let after = self.facts.after(outcome);
        let is_own = self.facts.viewer.is_some() && self.facts.customer == self.contract.customer;
        is_own && after.held(&self.contract.id).is_ok_and(|held| may_withdraw(&after, held).is_ok())
    }

    fn deposit(&self) -> Option<Money> {
        let minor = self.contract.deposit_minor * self.contract.quantity;
        let held = 0 < minor && !self.contract.is_followed;
        held.then_some(Money { minor, currency: self.contract.currency })
    }
}

/// What an end that cuts benefits short leaves of them until then; nothing, where they stay as they are.
fn left(facts: &Facts, outcome: &Outcome) -> Vec<BenefitAmount> {
    let cut = rules::left(facts, outcome).into_iter().filter(|left| left.from < outcome.takes_effect_on);
    cut.filter_map(|left| amount(left.kind, left.then, left.currency)).collect()
}

fn credit(outcome: &Outcome) -> Option<Money> {
    let credits = outcome.charges.iter().filter(|charge| charge.source == Source::Contract);
    let minor: i64 = credits.map(|charge| -charge.amounts.gross_minor).sum();
    (0 < minor).then_some(Money { minor, currency: outcome.currency })
}

/// Owes whoever is given a benefit by hand the notice of it: how much, what for, where and for how long.
pub(crate) fn benefit_given(
    customer_name: &str,
    given: &GrantWish,
    (starts_on, ends_on): (Day, Option<Day>),
    names: &Names,
    now: Instant,
    ids: &dyn NewIds,
) -> Option<Statement> {
    let scope = names.scope(&given.scope);
    let notice = BenefitNotice {
        name: customer_name.to_owned(),
        benefit: given.name.clone(),
        amount: amount(given.kind, given.amount, given.currency)?,
        kinds: scope.kinds,
        locations: scope.locations,
        starts_on,
        ends_on,
        page: Page::plans(),
    };
    Some(owe_customer(&given.customer, &Topic::BenefitGiven(notice), now, ids))
}

/// Owes whoever had it the notice that all that was left of a benefit was taken back by hand, and why.
pub(crate) fn benefit_taken(known: &LeftRow, why: &str, now: Instant, ids: &dyn NewIds) -> Option<Statement> {
    let notice = BenefitTaken {
        name: known.customer_name.clone(),
        benefit: known.name.clone(),
        amount: amount(known.kind, known.balance, known.currency)?,
        reason: why.to_owned(),
        page: Page::plans(),
    };
    Some(owe_customer(&known.customer_id, &Topic::BenefitTaken(notice), now, ids))
}

/// So much of a kind; money has its currency, as the schema says.
fn amount(kind: BenefitKind, amount: i64, currency: Option<Currency>) -> Option<BenefitAmount> {
    Some(match kind {
        BenefitKind::TimeCredit => BenefitAmount::TimeCredit { minutes: amount },
        BenefitKind::MoneyCredit => BenefitAmount::MoneyCredit { money: Money { minor: amount, currency: currency? } },
        BenefitKind::DayPass => BenefitAmount::DayPass { passes: amount },
        BenefitKind::TimePass => BenefitAmount::TimePass { minutes: amount },
    })
}
