//! Another plan, or another quantity: a contract that takes the place of another and keeps its deposit.
use crate::api::{Change, ContractStatus, When};
use crate::rules::join::{contract, has_none, has_places, is_offered, pays_for_one_beside};
use crate::rules::{ChargedLine, Event, Facts, Held, Made, Outcome, Plan, Refusal};
use kernel::{Day, NewIds};
use ledger::{Contract, ContractId, CycleUnit, Pause, PlanId, Terms};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Whether the contract can be changed at all.
pub fn may_change(facts: &Facts, held: &Held) -> Result<(), Refusal> {
    facts.may_have_another(held.sold_as)?;
    facts.decides(held)?;
    can_be_followed(facts, held)
}

/// Whether another contract can take its place.
pub(super) fn can_be_followed(facts: &Facts, held: &Held) -> Result<(), Refusal> {
    held.is_agreed(facts.today)?;
    held.has_no_end()?;
    if facts.follower(&held.contract.id).is_some() {
        return Err(Refusal::ChangeAhead);
    }
    pays_for_one_beside(facts)?;
    if held.is_charged() { Ok(()) } else { Err(Refusal::NotBegun) }
}

/// Another plan, or another quantity of the same.
pub fn change(facts: &Facts, held: &Held, wish: &Change, ids: &dyn NewIds) -> Result<Outcome, Refusal> {
    may_change(facts, held)?;
    let plan = facts.plan(&wish.plan_id).ok_or(Refusal::NoSuchPlan)?;
    let day = match wish.when {
        // What was ordered ahead is changed from its first day on.
        When::Now => facts.today.max(held.contract.starts_on),
        When::PeriodEnd => period_end(facts, held),
        When::On(day) => day,
    };
    can_be_followed_on(facts, held, day)?;
    let quantity = wish.quantity.get();
    if plan.id == held.plan {
        let new = with_quantity(facts, held, quantity, day, ids)?;
        may_cost(facts, held, &new)?;
        return Ok(follow(facts, held, new, plan.id.clone(), None));
    }
    is_offered(plan, facts.viewer.as_ref().and_then(|viewer| viewer.standing))?;
    let outcome = change_plan(facts, held, plan, (quantity, day), ids)?;
    outcome.made.iter().try_for_each(|made| may_cost(facts, held, &made.contract))?;
    Ok(outcome)
}

/// Another plan from `day` on, on the terms that it is offered on; a product by the cycle changes to another, and to no plan.
pub(super) fn change_plan(
    facts: &Facts,
    held: &Held,
    plan: &Plan,
    (quantity, day): (i64, Day),
    ids: &dyn NewIds,
) -> Result<Outcome, Refusal> {
    if plan.setup.sold_as != held.sold_as {
        return Err(Refusal::OtherSort);
    }
    has_places(plan, quantity, (day, None))?;
    has_none(facts, &held.contract.customer, &plan.id, (day, None))?;
    if plan.setup.currency != held.contract.currency {
        return Err(Refusal::OtherCurrency);
    }
    no_rest_after(held, day)?;
    let new = contract(plan, &held.contract.customer, day, quantity, ContractId::new(ids));
    let new = Contract { payer: held.contract.payer.clone(), sign_up_fee_minor: 0, ..new };
    Ok(follow(facts, held, new, plan.id.clone(), Some(plan)))
}

/// What rests goes on before another plan takes its place on `day`: that one knows nothing of the pause.
pub(super) fn no_rest_after(held: &Held, day: Day) -> Result<(), Refusal> {
    no_rest(held, |pause| day < pause.until)
}

fn no_rest(held: &Held, concerned: impl Fn(&Pause) -> bool) -> Result<(), Refusal> {
    let rest = held.contract.pauses.iter().find(|pause| concerned(pause));
    rest.map_or(Ok(()), |pause| Err(Refusal::Rests { until: pause.until }))
}

/// The day on which the period that is charged is over.
fn period_end(facts: &Facts, held: &Held) -> Day {
    let Contract { terms, starts_on, charged_until, .. } = &held.contract;
    terms.period_of(*starts_on, facts.today).until.max(*charged_until)
}

/// Where the plan gives nothing back for days that are not used, its place is taken when a period is over: nobody pays twice.
pub(super) fn can_be_followed_on(facts: &Facts, held: &Held, day: Day) -> Result<(), Refusal> {
    facts.ahead(day)?;
    if day < held.contract.starts_on {
        return Err(Refusal::TooEarly { earliest: held.contract.starts_on });
    }
    if let Some(until) = held.paid_elsewhere(day) {
        let field = if facts.viewer.is_some() { "/when" } else { "/on" };
        return Err(Refusal::PaidElsewhere { field, until });
    }
    let next = held.cycle_start(day.max(held.contract.charged_until));
    if held.contract.terms.prorates_last || day == next { Ok(()) } else { Err(Refusal::NotACycleStart { next }) }
}

impl Held {
    /// Until when days from `day` on are paid that the books know no charge of, as for a contract that was brought in: nothing could be
    /// given back of them, so that another contract takes its place from then on. What costs nothing or rests is paid by nobody.
    pub fn paid_elsewhere(&self, day: Day) -> Option<Day> {
        let Contract { terms, starts_on, charged_until, .. } = &self.contract;
        let (mut from, mut paid) = (day.max(*starts_on), None);
        while from < *charged_until {
            let period = terms.period_of(*starts_on, from);
            let until = period.until.min(*charged_until);
            let charges = |line: &ChargedLine| !line.is_credit() && line.from < until && from < line.until;
            let costs = 0 < self.contract.price_on(period.from) && period.share(&self.contract).days != 0;
            if costs && !self.charged.iter().any(charges) {
                paid = Some(until);
            }
            if until <= from {
                break;
            }
            from = until;
        }
        paid
    }

    /// Until when it is paid for days of which nothing goes back if it ends on `day`: all that is charged, where its plan does not prorate
    /// the last period, but for whole periods from `day` on, and else what is paid elsewhere.
    pub(super) fn paid_for_good(&self, day: Day) -> Day {
        let Contract { terms, charged_until, .. } = &self.contract;
        if terms.prorates_last {
            return self.paid_elsewhere(day).unwrap_or(Day::FIRST);
        }
        let unused = self.charged.iter().filter(|line| !line.is_credit() && day <= line.from).map(|line| line.from);
        unused.min().map_or(*charged_until, |from| from.min(*charged_until))
    }
}

/// The same of what operators change to, who are held to no minimum term.
pub(super) fn can_be_owed_instead(facts: &Facts, held: &Held, new: &Contract) -> Result<(), Refusal> {
    let day = new.starts_on;
    if a_day(&held.contract, day) < a_day(new, day) { facts.may_owe() } else { Ok(()) }
}

/// Until the minimum term is over, only to what costs as much a day, or more; and to what costs more only for whoever may owe more.
fn may_cost(facts: &Facts, held: &Held, new: &Contract) -> Result<(), Refusal> {
    let day = new.starts_on;
    let until = held.minimum_until().filter(|until| day < *until);
    match (a_day(new, day).cmp(&a_day(&held.contract, day)), until) {
        (Ordering::Less, Some(until)) => Err(Refusal::MinimumTerm { until }),
        (Ordering::Greater, _) => facts.may_owe(),
        _ => Ok(()),
    }
}

/// What all of it costs a day, with months of 365.25 ÷ 12 days.
fn a_day(contract: &Contract, day: Day) -> Decimal {
    let unit = match contract.terms.cycle.unit {
        CycleUnit::Week => Decimal::from(7),
        CycleUnit::Month => Decimal::new(304_375, 4),
    };
    Decimal::from(contract.price_on(day) * contract.quantity) / (unit * Decimal::from(contract.terms.cycle.count))
}

/// Another quantity of the same from `day` on, on the terms that were agreed.
pub(super) fn change_quantity(
    facts: &Facts,
    held: &Held,
    quantity: i64,
    day: Day,
    ids: &dyn NewIds,
) -> Result<Outcome, Refusal> {
    let new = with_quantity(facts, held, quantity, day, ids)?;
    Ok(follow(facts, held, new, held.plan.clone(), None))
}

/// The contract of another quantity that can take the place of `held` on `day`.
fn with_quantity(facts: &Facts, held: &Held, quantity: i64, day: Day, ids: &dyn NewIds) -> Result<Contract, Refusal> {
    let old = &held.contract;
    if quantity == old.quantity {
        return Err(Refusal::NothingChanges);
    }
    if let Some(plan) = facts.plan(&held.plan) {
        has_places(plan, quantity - old.quantity, (day, None))?;
    }
    of_quantity(held, quantity, day, ContractId::new(ids))
}

/// `held` in another quantity from `day` on, as it then is. A pause that is still to come goes along, if it is whole cycles of the
/// new contract too, which counts them from its own first day.
pub(super) fn of_quantity(held: &Held, quantity: i64, day: Day, id: ContractId) -> Result<Contract, Refusal> {
    let old = &held.contract;
    let begins_a_cycle = |on: Day| old.terms.period_of(day, on).from == on;
    let goes_along = |pause: &Pause| day <= pause.from && begins_a_cycle(pause.from) && begins_a_cycle(pause.until);
    no_rest(held, |pause| day < pause.until && !goes_along(pause))?;
    // What is left of the minimum term goes along as a day, and does not begin anew.
    let terms = Terms { cycles_min: 0, ..old.terms.clone() };
    Ok(Contract {
        id,
        starts_on: day,
        charged_until: day,
        granted_until: day,
        quantity,
        paid_until: None,
        price_minor: old.price_on(day),
        prices_ahead: old.prices_ahead.iter().filter(|price| day < price.from).copied().collect(),
        pauses: old.pauses.iter().filter(|pause| day <= pause.from).copied().collect(),
        sign_up_fee_minor: 0,
        terms,
        ..old.clone()
    })
}

/// `new` takes the place of `held` on its first day, with what is left of its minimum term; and with its deposit, unless somebody else pays
/// for it.
pub(super) fn follow(facts: &Facts, held: &Held, new: Contract, plan: PlanId, copied: Option<&Plan>) -> Outcome {
    let day = new.starts_on;
    let mut outcome = Outcome::new(day, Event::Changed, new.currency);
    let keeps_deposit = new.payer == held.contract.payer;
    let old = Contract { is_followed: keeps_deposit, ..outcome.end(facts, held, day) };
    outcome.change(held, old, ContractStatus::Agreed, None);
    let new = Contract {
        deposit_before_minor: if keeps_deposit { held.contract.deposit_minor * held.contract.quantity } else { 0 },
        bound_until: held.minimum_until().filter(|until| day < *until),
        ..new
    };
    let made = Made::new(facts, new, plan, copied.map(|plan| plan.version));
    outcome.made = Some(Made { follows: Some(held.contract.id.clone()), ..made });
    outcome
}
