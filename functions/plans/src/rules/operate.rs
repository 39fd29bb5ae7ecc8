//! What operators do to contracts: the same acts as members', without the terms' limits.
use crate::api::{ContractSetup, ContractStatus, LeavingReason, OperatorAct};
use crate::rules::again::{on_todays_terms, paid_by_another};
use crate::rules::change::{can_be_followed, can_be_followed_on, change_plan, change_quantity};
use crate::rules::change::{can_be_owed_instead, follow, no_rest_after, of_quantity};
use crate::rules::join::{can_be_owed, contract, has_none, has_places, pays_for, pays_for_one_more};
use crate::rules::leave::{end, reopen};
use crate::rules::pause::{rest, wake};
use crate::rules::{Changed, Event, Facts, Held, Made, Outcome, Refusal};
use kernel::{Day, NewIds};
use ledger::{CONTRACTS_CHANGED_MAX, CONTRACTS_MAX, Contract, ContractId, PriceFrom};

/// Makes a contract as an operator set it up.
pub fn make(facts: &Facts, setup: &ContractSetup, ids: &dyn NewIds) -> Result<Outcome, Refusal> {
    let plan = facts.plan(&setup.plan_id).filter(|plan| !plan.setup.archived).ok_or(Refusal::NoSuchPlan)?;
    facts.ahead(setup.starts_on)?;
    has_places(plan, setup.quantity.get(), (setup.starts_on, setup.ends_on))?;
    has_none(facts, &setup.customer_id, &plan.id, (setup.starts_on, setup.ends_on))?;
    pays_for_one_more(facts)?;
    if setup.ends_on.is_some_and(|ends| ends < setup.starts_on) {
        return Err(Refusal::TooEarly { earliest: setup.starts_on });
    }
    let id = ContractId::new(ids);
    let new = contract(plan, &setup.customer_id, setup.starts_on, setup.quantity.get(), id);
    let new = Contract {
        payer: setup.payer_id.clone().unwrap_or_else(|| setup.customer_id.clone()),
        ends_on: setup.ends_on,
        price_minor: setup.price_minor.map_or(new.price_minor, crate::api::Minor::get),
        sign_up_fee_minor: setup.sign_up_fee_minor.map_or(new.sign_up_fee_minor, crate::api::Minor::get),
        deposit_minor: setup.deposit_minor.map_or(new.deposit_minor, crate::api::Minor::get),
        due_days: (setup.due_days.and_then(|days| days.get().try_into().ok()), new.due_days.1),
        ..new
    };
    can_be_owed(facts, &new)?;
    let mut outcome = Outcome::new(setup.starts_on, Event::Joined, new.currency);
    outcome.made = Some(Made::new(facts, new, plan.id.clone(), Some(plan.version)));
    Ok(outcome)
}

/// Does `act` to the contract.
pub fn operate(facts: &Facts, held: &Held, act: &OperatorAct, ids: &dyn NewIds) -> Result<Outcome, Refusal> {
    done(facts, held, act, ids).map(|outcome| outcome.drawn_anew(facts))
}

fn done(facts: &Facts, held: &Held, act: &OperatorAct, ids: &dyn NewIds) -> Result<Outcome, Refusal> {
    match act {
        OperatorAct::Approve => approve(facts, held),
        OperatorAct::Refuse { reason } => refuse(facts, held, reason),
        OperatorAct::Price { from, price_minor } => {
            price(facts, held, PriceFrom { from: *from, price_minor: price_minor.get() })
        }
        OperatorAct::Quantity { on, quantity } => {
            can_be_followed(facts, held)?;
            can_be_followed_on(facts, held, *on)?;
            owed_instead(facts, held, change_quantity(facts, held, quantity.get(), *on, ids)?)
        }
        OperatorAct::Plan { plan_id, quantity, on, term_anew } => {
            can_be_followed(facts, held)?;
            can_be_followed_on(facts, held, *on)?;
            if *plan_id == held.plan && quantity.get() == held.contract.quantity {
                return owed_instead(facts, held, on_todays_terms(facts, held, (*on, *term_anew), ids)?);
            }
            if *plan_id == held.plan {
                return owed_instead(facts, held, change_quantity(facts, held, quantity.get(), *on, ids)?);
            }
            let plan = facts.plan(plan_id).filter(|plan| !plan.setup.archived).ok_or(Refusal::NoSuchPlan)?;
            owed_instead(facts, held, change_plan(facts, held, plan, (quantity.get(), *on), ids)?)
        }
        OperatorAct::Payer { payer_id, on } => paid_by_another(facts, held, (payer_id, *on), ids),
        OperatorAct::Start { on } => start(facts, held, *on),
        OperatorAct::End { on, reason } => {
            held.is_agreed(facts.today)?;
            held.has_no_end()?;
            facts.ahead_of(*on, held.earliest_leave(facts.today))?;
            let earliest = held.contract.starts_on;
            if *on < earliest {
                Err(Refusal::TooEarly { earliest })
            } else {
                Ok(end(facts, held, *on, reason.as_str()))
            }
        }
        OperatorAct::Reopen { paid_until } => {
            held.is_agreed(facts.today)?;
            let held = &paid_elsewhere_until(held, *paid_until)?;
            reopen(facts, held, facts.follower(&held.contract.id))
        }
        OperatorAct::Pause { from, cycles } => {
            held.is_agreed(facts.today)?;
            rest(facts, held, *from, cycles.get())
        }
        OperatorAct::Resume { from } => {
            held.is_agreed(facts.today)?;
            wake(facts, held, *from)
        }
        OperatorAct::DueDays { days } => {
            if held.contract.charged_until == Day::LAST {
                held.is_agreed(facts.today)?;
            }
            let own = days.and_then(|days| days.get().try_into().ok());
            let due_days = (own, held.contract.due_days.1);
            Ok(only(facts, held, Contract { due_days, ..held.contract.clone() }, held.status, Event::Nothing))
        }
    }
}

/// The contract with what an operator says of until when it was paid elsewhere.
fn paid_elsewhere_until(held: &Held, until: Option<Day>) -> Result<Held, Refusal> {
    let Some(until) = until else { return Ok(held.clone()) };
    let Contract { terms, starts_on, ends_on, paid_until, .. } = &held.contract;
    if paid_until.is_none() || ends_on.is_none_or(|ends_on| until < ends_on) {
        return Err(Refusal::NotPaidElsewhere);
    }
    if Some(until) != *ends_on && terms.period_of(*starts_on, until).from != until {
        return Err(Refusal::NotACycleStart { next: held.cycle_start(until) });
    }
    let contract = Contract { paid_until: Some(until), ..held.contract.clone() };
    Ok(Held { contract, paid_until_unsure: false, ..held.clone() })
}

/// What takes the place of `held` costs no more a day, or more can be owed.
fn owed_instead(facts: &Facts, held: &Held, outcome: Outcome) -> Result<Outcome, Refusal> {
    outcome.made.iter().try_for_each(|made| can_be_owed_instead(facts, held, &made.contract))?;
    Ok(outcome)
}

/// A change of the contract's own row and of nothing else.
fn only(facts: &Facts, held: &Held, contract: Contract, status: ContractStatus, event: Event) -> Outcome {
    let mut outcome = Outcome::new(facts.today, event, held.contract.currency);
    outcome.change(held, contract, status, None);
    outcome
}

fn waits(held: &Held) -> Result<(), Refusal> {
    if held.status == ContractStatus::Waiting { Ok(()) } else { Err(Refusal::NotWaiting) }
}

/// Says yes: it starts on its day, or today if that has passed, and takes the place of the contract that it is to follow.
fn approve(facts: &Facts, held: &Held) -> Result<Outcome, Refusal> {
    waits(held)?;
    pays_for(facts.paid_for, if held.follows.is_none() { CONTRACTS_MAX } else { CONTRACTS_CHANGED_MAX })?;
    let day = held.contract.starts_on.max(facts.today);
    let starting =
        |day: Day| Contract { starts_on: day, charged_until: day, granted_until: day, ..held.contract.clone() };
    let Some(before) = &held.follows else {
        can_be_owed(facts, &held.contract)?;
        let mut outcome = Outcome::new(day, Event::Approved, held.contract.currency);
        outcome.approve(facts, held, starting(day));
        return Ok(outcome);
    };
    let before = facts.held(before).map_err(|_| Refusal::PredecessorLeft)?;
    if before.is_agreed(facts.today).and_then(|()| before.has_no_end()).is_err() {
        return Err(Refusal::PredecessorLeft);
    }
    let day = day.max(before.contract.starts_on);
    let day = before.paid_elsewhere(day).unwrap_or(day);
    let day = if before.contract.terms.prorates_last {
        day
    } else {
        before.cycle_start(day.max(before.contract.charged_until))
    };
    // What happened to the one that it follows while it waited is asked again: that may rest, or cost something else.
    let new = if held.plan == before.plan {
        let then = of_quantity(before, held.contract.quantity, day, held.contract.id.clone())?;
        let Contract { price_minor, prices_ahead, pauses, .. } = then;
        Contract { price_minor, prices_ahead, pauses, ..starting(day) }
    } else {
        no_rest_after(before, day)?;
        starting(day)
    };
    can_be_owed_instead(facts, before, &new)?;
    let mut outcome = follow(facts, before, new, held.plan.clone(), None);
    outcome.event = Event::Approved;
    if let Some(made) = outcome.made.take() {
        outcome.approve(facts, held, made.contract);
    }
    Ok(outcome)
}

impl Outcome {
    /// The waiting contract holds from now on, with the benefits that it gives.
    fn approve(&mut self, facts: &Facts, held: &Held, mut contract: Contract) {
        let from = contract.starts_on;
        self.regrant(facts, held, &mut contract, from);
        let Held { version, plan, .. } = held;
        self.changed.push(Changed {
            contract,
            status: ContractStatus::Agreed,
            version: *version,
            reason: None,
            plan: plan.clone(),
            joins: true,
        });
    }
}

fn refuse(facts: &Facts, held: &Held, reason: &LeavingReason) -> Result<Outcome, Refusal> {
    waits(held)?;
    let event = Event::Refused { reason: reason.as_str().to_owned() };
    Ok(only(facts, held, held.contract.clone(), ContractStatus::Refused, event))
}

/// Another price for the periods that begin from a day on, none of which is charged, until a later price that was said before.
pub(super) fn price(facts: &Facts, held: &Held, price: PriceFrom) -> Result<Outcome, Refusal> {
    held.is_agreed(facts.today)?;
    facts.ahead(price.from)?;
    let earliest = held.contract.charged_until.max(held.contract.starts_on);
    if price.from < earliest {
        return Err(Refusal::TooEarly { earliest });
    }
    if held.contract.price_on(price.from) == price.price_minor {
        return Err(Refusal::NothingChanges);
    }
    let others = held.contract.prices_ahead.iter().filter(|known| known.from != price.from).copied();
    let mut prices_ahead: Vec<PriceFrom> = others.chain([price]).collect();
    prices_ahead.sort_by_key(|price| price.from);
    let contract = Contract { prices_ahead, ..held.contract.clone() };
    let event = Event::PriceAhead { price, leave_by: leave_by(facts, held, held.cycle_start(price.from)) };
    let mut outcome = only(facts, held, contract, ContractStatus::Agreed, event);
    outcome.takes_effect_on = price.from;
    Ok(outcome)
}

/// The last day on which to say that one leaves before `day`.
pub fn leave_by(facts: &Facts, held: &Held, day: Day) -> Option<Day> {
    let last = day.minus_days(held.contract.terms.notice_days.into());
    (facts.today <= last && held.earliest_leave(last) <= day).then_some(last)
}

/// Another first day, while nothing has been charged.
fn start(facts: &Facts, held: &Held, on: Day) -> Result<Outcome, Refusal> {
    if !held.status.takes_a_place() {
        return Err(Refusal::NotAgreed);
    }
    if held.is_charged() || held.follows.is_some() {
        return Err(Refusal::HasBegun);
    }
    facts.ahead(on)?;
    if let Some(ends_on) = held.contract.ends_on.filter(|ends| *ends < on) {
        return Err(Refusal::EndsAlready { ends_on });
    }
    let mut beside = facts.clone();
    beside.held.retain(|other| other.contract.id != held.contract.id);
    has_none(&beside, &held.contract.customer, &held.plan, (on, held.contract.ends_on))?;
    let mut contract = Contract { starts_on: on, charged_until: on, granted_until: on, ..held.contract.clone() };
    // Who waits for a yes is told with it.
    let mut outcome = Outcome::new(on, Event::Nothing, held.contract.currency);
    if held.status == ContractStatus::Agreed {
        outcome.event = Event::Moved;
        outcome.regrant(facts, held, &mut contract, on.min(held.contract.starts_on));
    }
    outcome.change(held, contract, held.status, None);
    // It has its place on other days, and is held to those who have theirs then.
    outcome.changed.iter_mut().for_each(|changed| changed.joins = true);
    Ok(outcome)
}
