//! Leaving, and staying after all.
use crate::api::{ContractStatus, EndedBy, Leaving};
use crate::rules::join::{can_be_owed, has_none, has_places};
use crate::rules::{Event, Facts, Held, Outcome, Refusal, Reversal};
use access::Right;
use kernel::Day;
use ledger::Contract;

/// Whether the contract can be left.
pub fn may_leave(facts: &Facts, held: &Held) -> Result<(), Refusal> {
    facts.may_see_own(held)?;
    facts.may(Right::CancelPlan)?;
    facts.decides(held)?;
    held.is_agreed(facts.today)?;
    held.has_no_end()
}

/// Leaves on a day that the terms allow.
pub fn leave(facts: &Facts, held: &Held, wish: &Leaving) -> Result<Outcome, Refusal> {
    may_leave(facts, held)?;
    let earliest = held.earliest_leave(facts.today);
    facts.ahead_of(wish.ends_on, earliest)?;
    if wish.ends_on < earliest {
        return Err(Refusal::TooEarly { earliest });
    }
    let next = held.cycle_start(wish.ends_on);
    if !held.contract.terms.prorates_last && wish.ends_on != next {
        return Err(Refusal::NotACycleStart { next });
    }
    Ok(end(facts, held, wish.ends_on, ""))
}

/// Ends the contract.
pub(super) fn end(facts: &Facts, held: &Held, on: Day, reason: &str) -> Outcome {
    let mut outcome = Outcome::new(on, Event::Left, held.contract.currency);
    let contract = outcome.end(facts, held, on);
    outcome.change(held, contract, ContractStatus::Agreed, Some(reason));
    outcome
}

/// Whether there is anything to take back: a wish that waits, a change that lies ahead, an end.
pub fn may_withdraw(facts: &Facts, held: &Held) -> Result<(), Refusal> {
    facts.may_see_own(held)?;
    facts.decides(held)?;
    let ahead = facts.follower(&held.contract.id);
    match ahead {
        Some(_) => facts.may_have_another(held.sold_as)?,
        None => facts.may(Right::CancelPlan)?,
    }
    if held.status == ContractStatus::Waiting || ahead.is_some_and(|ahead| ahead.status == ContractStatus::Waiting) {
        return Ok(());
    }
    held.is_agreed(facts.today)?;
    let ends_on = held.contract.ends_on.ok_or(Refusal::HasNoEnd)?;
    if held.ended_by != Some(EndedBy::Member) {
        return Err(Refusal::EndedByOperator);
    }
    reopened(facts, held, ends_on).map(|_| ())
}

/// Takes it back.
pub fn withdraw(facts: &Facts, held: &Held) -> Result<Outcome, Refusal> {
    may_withdraw(facts, held)?;
    if held.status == ContractStatus::Waiting {
        return Ok(take_back(facts, held));
    }
    match facts.follower(&held.contract.id) {
        Some(ahead) if ahead.status == ContractStatus::Waiting => Ok(take_back(facts, ahead)),
        ahead => reopen(facts, held, ahead),
    }
}

/// A contract that never comes to be.
fn take_back(facts: &Facts, held: &Held) -> Outcome {
    let mut outcome = Outcome::new(facts.today, Event::Nothing, held.contract.currency);
    never(facts, held, &mut outcome);
    outcome
}

fn never(facts: &Facts, held: &Held, outcome: &mut Outcome) {
    let mut contract = Contract { ends_on: Some(held.contract.starts_on), ..held.contract.clone() };
    outcome.regrant(facts, held, &mut contract, held.contract.starts_on);
    outcome.change(held, contract, ContractStatus::Withdrawn, None);
}

/// Goes on as if it had no end; `ahead` takes its place no more.
pub(super) fn reopen(facts: &Facts, held: &Held, ahead: Option<&Held>) -> Result<Outcome, Refusal> {
    let ends_on = held.contract.ends_on.ok_or(Refusal::HasNoEnd)?;
    if ahead.is_some_and(Held::is_charged) {
        return Err(Refusal::IsOver);
    }
    // A contract that is dropped with the end is none to have beside it.
    let mut others = facts.clone();
    others.held.retain(|other| Some(&other.contract.id) != ahead.map(|ahead| &ahead.contract.id));
    has_none(&others, &held.contract.customer, &held.plan, (ends_on, None))?;
    // Whoever has left keeps no place: others may have taken it from that day on.
    if let Some(plan) = facts.plan(&held.plan) {
        let dropped = ahead.filter(|ahead| ahead.plan == held.plan).map_or(0, |ahead| ahead.contract.quantity);
        has_places(plan, held.contract.quantity - dropped, (ends_on, None))?;
    }
    let mut outcome = Outcome::new(ends_on, Event::Reopened, held.contract.currency);
    let charged_until = reopened(facts, held, ends_on)?;
    // Who was to pay no more owes it anew.
    if ahead.is_none_or(|ahead| ahead.contract.payer != held.contract.payer) {
        can_be_owed(facts, &held.contract)?;
    }
    let mut contract = Contract { ends_on: None, is_followed: false, charged_until, ..held.contract.clone() };
    for credit in held.charged.iter().filter(|line| line.is_credit()) {
        outcome.reversed.push(Reversal::of(credit, &contract, facts));
    }
    outcome.regrant(facts, held, &mut contract, ends_on);
    outcome.change(held, contract, ContractStatus::Agreed, None);
    if let Some(ahead) = ahead {
        never(facts, ahead, &mut outcome);
    }
    Ok(outcome)
}

/// Until when it is charged once its end is taken back: what was paid elsewhere is not charged here. A last period that was charged in part
/// stays the last.
fn reopened(facts: &Facts, held: &Held, ends_on: Day) -> Result<Day, Refusal> {
    let Contract { terms, starts_on, charged_until, paid_until, .. } = &held.contract;
    if *charged_until < ends_on {
        return Ok(*charged_until);
    }
    if held.paid_until_unsure {
        return Err(Refusal::PaidUntilUnknown { by_operator: facts.viewer.is_none() });
    }
    if let Some(paid_until) = paid_until.filter(|paid_until| ends_on < *paid_until) {
        return Ok(paid_until);
    }
    let mut charged = held.charged.iter().filter(|line| !line.is_credit());
    let beyond = charged.clone().map(|line| line.until).filter(|until| ends_on < *until).max();
    let period = terms.period_of(*starts_on, ends_on);
    match beyond {
        Some(until) => Ok(until),
        None if period.from == ends_on => Ok(ends_on),
        None if charged.any(|line| line.until == ends_on) => Err(Refusal::LastPeriodCharged),
        // Nothing is charged for a period that costs nothing or rests.
        None => Ok(period.until),
    }
}
