//! A contract as its customer sees it: what it costs, when, and what can be done with it now.
use crate::api::{
    Contract as Card, ContractStatus, Decision, Following, May, NextCharge, PauseOptions, PlanName, Span,
};
use crate::rules::pause::first_day;
use crate::rules::{Facts, Held, Refusal};
use crate::rules::{may_change, may_leave, may_pause, may_resume, may_withdraw};
use kernel::{Day, Money};
use ledger::{Contract, Draft, OpenCharge};

/// The next charge is looked for so far ahead: the longest cycle has 24 months.
const NEXT_DAYS: u32 = 750;
/// A pause is offered to begin within so many days.
const PAUSE_DAYS: u32 = 366;
/// And on so many days at most: those of a year of weeks.
const PAUSE_STARTS_MAX: usize = 53;

impl From<Result<(), Refusal>> for Decision {
    fn from(decided: Result<(), Refusal>) -> Self {
        let rule = decided.err().map(|refusal| refusal.slug());
        Self { allowed: rule.is_none(), rule }
    }
}

impl Facts {
    /// The invoices that come, for the cards of all contracts.
    pub fn ahead_of_all(&self) -> Vec<Draft> {
        self.account.ahead(self.today, self.today.plus_days(NEXT_DAYS), &self.setting())
    }
}

/// The contract as its customer sees it; `ahead` are the payer's invoices to come.
pub fn card(facts: &Facts, held: &Held, ahead: &[Draft]) -> Card {
    let Contract { terms, starts_on, ends_on, currency, quantity, .. } = &held.contract;
    let money = |minor| Money { minor, currency: *currency };
    let today = facts.today.max(*starts_on);
    let holds = *starts_on <= facts.today && ends_on.is_none_or(|ends| facts.today < ends);
    let period = terms.period_of(*starts_on, facts.today);
    let prices_ahead = held
        .contract
        .prices_ahead
        .iter()
        .filter(|price| today < price.from && held.contract.ends_on.is_none_or(|ends| price.from < ends));
    Card {
        id: held.contract.id.clone(),
        version: held.version,
        plan: PlanName { id: held.plan.clone(), name: held.contract.name.clone() },
        sold_as: held.sold_as,
        quantity: *quantity,
        status: held.status,
        own: held.contract.payer == facts.customer,
        customer_name: (held.contract.customer != facts.customer).then(|| held.customer_name.clone()),
        price: money(held.contract.price_on(today) * quantity),
        prices_include_tax: facts.books.includes_tax,
        cycle: terms.cycle,
        starts_on: *starts_on,
        ends_on: *ends_on,
        period: holds
            .then_some(Span { from: period.from, until: ends_on.map_or(period.until, |e| e.min(period.until)) }),
        change_from: held.paid_elsewhere(facts.today),
        next_charge: next_charge(held, ahead),
        deposit: money(held.contract.deposit_minor * quantity),
        deposit_charged: held.is_charged()
            || held.contract.deposit_minor * quantity <= held.contract.deposit_before_minor,
        notice_days: terms.notice_days,
        minimum_until: held.minimum_until(),
        earliest_leave_on: held.earliest_leave(facts.today),
        prices_ahead: prices_ahead
            .map(|price| crate::api::PriceAhead { from: price.from, price: money(price.price_minor * quantity) })
            .collect(),
        pauses: held.contract.pauses.iter().map(|pause| Span { from: pause.from, until: pause.until }).collect(),
        follows: held.follows.clone(),
        followed_by: facts.follower(&held.contract.id).map(|ahead| Following {
            contract_id: ahead.contract.id.clone(),
            plan_name: ahead.contract.name.clone(),
            starts_on: ahead.contract.starts_on,
            waits: ahead.status == ContractStatus::Waiting,
        }),
        leaving_reason: held.leaving_reason.clone(),
        may: May {
            change: may_change(facts, held).into(),
            pause: may_pause(facts, held).into(),
            resume: may_resume(facts, held).into(),
            cancel: may_leave(facts, held).into(),
            withdraw: may_withdraw(facts, held).into(),
        },
        pause_options: pause_options(facts, held),
    }
}

fn next_charge(held: &Held, ahead: &[Draft]) -> Option<NextCharge> {
    let is_own = |line: &&OpenCharge| line.charge.source_id == held.contract.id.as_str();
    let draft = ahead.iter().find(|draft| draft.lines.iter().any(|line| is_own(&line)))?;
    let money = |minor| Money { minor, currency: draft.currency };
    let own = draft.lines.iter().filter(is_own).map(|line| line.charge.amounts.gross_minor).sum();
    Some(NextCharge { on: draft.issued_on, total: money(draft.total.gross_minor), own: money(own) })
}

fn pause_options(facts: &Facts, held: &Held) -> Option<PauseOptions> {
    may_pause(facts, held).ok()?;
    let Contract { terms, starts_on, ends_on, pauses, .. } = &held.contract;
    let (mut day, last) = (first_day(facts, held, facts.today), facts.today.plus_days(PAUSE_DAYS));
    let mut first_days: Vec<Day> = Vec::new();
    while day <= last && first_days.len() < PAUSE_STARTS_MAX {
        let next = terms.period_of(*starts_on, day).until;
        if ends_on.is_some_and(|ends| ends < next) {
            break;
        }
        if !pauses.iter().any(|pause| pause.from <= day && day < pause.until) {
            first_days.push(day);
        }
        day = next;
    }
    Some(PauseOptions { first_days, cycles_max: terms.pause.cycles_max })
}
