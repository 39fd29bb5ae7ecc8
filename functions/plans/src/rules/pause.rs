//! A rest of whole cycles, in which nothing is charged and nothing given. The minimum term goes on meanwhile.
use crate::api::{ContractStatus, Pausing, Resuming};
use crate::rules::join::can_be_owed;
use crate::rules::{Event, Facts, Held, Outcome, Refusal};
use access::Right;
use kernel::Day;
use ledger::{Contract, Pause};

/// Pauses are counted within so many days either way.
const YEAR_DAYS: i64 = 365;

/// Whether the contract can be paused at all.
pub fn may_pause(facts: &Facts, held: &Held) -> Result<(), Refusal> {
    facts.may_see(held.sold_as)?;
    facts.may(Right::ChangePlan)?;
    facts.decides(held)?;
    held.is_agreed(facts.today)?;
    let rules = held.contract.terms.pause;
    if rules.per_year_max == 0 || rules.cycles_max == 0 {
        return Err(Refusal::NoPauses);
    }
    // What ends rests before that, or not at all.
    let first = first_day(facts, held, facts.today);
    let last = held.contract.terms.period_of(held.contract.starts_on, first).until;
    match held.contract.ends_on.filter(|ends_on| *ends_on < last) {
        Some(ends_on) => Err(Refusal::EndsAlready { ends_on }),
        None => Ok(()),
    }
}

/// Rests as the terms allow it.
pub fn pause(facts: &Facts, held: &Held, wish: &Pausing) -> Result<Outcome, Refusal> {
    may_pause(facts, held)?;
    let rules = held.contract.terms.pause;
    if i64::from(rules.cycles_max) < wish.cycles.get() {
        return Err(Refusal::PauseTooLong { cycles_max: rules.cycles_max });
    }
    let near = |pause: &&Pause| pause.from.days_until(wish.from).abs() < YEAR_DAYS;
    if usize::from(rules.per_year_max) <= held.contract.pauses.iter().filter(near).count() {
        return Err(Refusal::TooManyPauses { per_year_max: rules.per_year_max });
    }
    rest(facts, held, wish.from, wish.cycles.get())
}

/// Rests, whatever the terms say.
pub(super) fn rest(facts: &Facts, held: &Held, from: Day, cycles: i64) -> Result<Outcome, Refusal> {
    facts.ahead(from)?;
    let next = first_day(facts, held, from);
    if next != from {
        return Err(Refusal::NotACycleStart { next });
    }
    let Contract { terms, starts_on, ends_on, pauses, .. } = &held.contract;
    let until = (0..cycles).fold(from, |day, _| terms.period_of(*starts_on, day).until);
    if let Some(ends_on) = ends_on.filter(|ends| *ends < until) {
        return Err(Refusal::EndsAlready { ends_on });
    }
    if pauses.iter().any(|pause| pause.from < until && from < pause.until) {
        return Err(Refusal::PauseOverlaps);
    }
    let mut pauses = pauses.clone();
    pauses.push(Pause { from, until });
    pauses.sort_by_key(|pause| pause.from);
    Ok(with_pauses(facts, held, pauses, from, Event::Paused { from, until }))
}

/// The first day on `day` or after it on which a pause can begin: that of a cycle that is not charged yet.
pub(super) fn first_day(facts: &Facts, held: &Held, day: Day) -> Day {
    held.cycle_start(day.max(held.contract.charged_until).max(facts.today))
}

fn with_pauses(facts: &Facts, held: &Held, pauses: Vec<Pause>, from: Day, event: Event) -> Outcome {
    let mut outcome = Outcome::new(from, event, held.contract.currency);
    let mut contract = Contract { pauses, ..held.contract.clone() };
    outcome.regrant(facts, held, &mut contract, from);
    outcome.change(held, contract, ContractStatus::Agreed, None);
    outcome
}

/// Whether it rests, or will, and can go on before that is over.
pub fn may_resume(facts: &Facts, held: &Held) -> Result<(), Refusal> {
    facts.may_see(held.sold_as)?;
    facts.may(Right::ChangePlan)?;
    facts.decides(held)?;
    held.is_agreed(facts.today)?;
    let ends_early = |pause: &Pause| first_day(facts, held, pause.from) < pause.until;
    if held.contract.pauses.iter().any(ends_early) { Ok(()) } else { Err(Refusal::NoSuchPause) }
}

/// Goes on from the next cycle on; a pause that has not begun is dropped.
pub fn resume(facts: &Facts, held: &Held, wish: &Resuming) -> Result<Outcome, Refusal> {
    may_resume(facts, held)?;
    wake(facts, held, wish.from)
}

/// Goes on, for whoever may.
pub(super) fn wake(facts: &Facts, held: &Held, from: Day) -> Result<Outcome, Refusal> {
    let known = held.contract.pauses.iter().find(|pause| pause.from == from).ok_or(Refusal::NoSuchPause)?;
    let until = first_day(facts, held, from);
    if known.until <= until {
        return Err(Refusal::PauseEndsAnyway);
    }
    can_be_owed(facts, &held.contract)?;
    let others = held.contract.pauses.iter().filter(|pause| pause.from != from).copied();
    let mut pauses: Vec<Pause> = others.chain((from < until).then_some(Pause { from, until })).collect();
    pauses.sort_by_key(|pause| pause.from);
    Ok(with_pauses(facts, held, pauses, until, Event::Resumed))
}
