//! Proposals: what an operator offers one customer, at prices of its own.
use super::checkout::{Line, may_check_out};
use super::facts::Facts;
use super::item::{can_start, is_in_stock};
use super::lines::{plan_line, product_line};
use super::price::{Own, Priced, Wanted, spend};
use super::refusal::Refusal;
use crate::api::{OrderId, OwnPrice, ProposalId, ProposalLine, ProposalStatus, Proposed};
use access::{NewDebt, decide};
use kernel::{Currency, CustomerId, Day, Instant, NewIds};

/// A proposal as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct ProposalFacts {
    /// Its id.
    pub id: ProposalId,
    /// To whom.
    pub customer: CustomerId,
    /// What the customer is called.
    pub customer_name: String,
    /// Where it stands, time left out.
    pub status: ProposalStatus,
    /// What was written.
    pub message: String,
    /// What is proposed.
    pub lines: Vec<ProposalLine>,
    /// The currency of what is proposed.
    pub currency: Currency,
    /// Until when it stands.
    pub expires_at: Instant,
    /// When it was sent.
    pub created_at: Instant,
    /// When it was decided.
    pub decided_at: Option<Instant>,
    /// The order that accepting it made.
    pub order_id: Option<String>,
    /// What was ordered by accepting it, as it was agreed; nothing where it was not accepted, or was not asked for.
    pub ordered: Option<Vec<Line>>,
    /// What it came to when it was sent, or refused; nothing where that was not kept, or was not asked for.
    pub shown: Option<Vec<Line>>,
}

/// Where it stands now.
pub fn status_of(proposal: &ProposalFacts, now: Instant) -> ProposalStatus {
    let over = proposal.status == ProposalStatus::Sent && proposal.expires_at <= now;
    if over { ProposalStatus::Expired } else { proposal.status }
}

/// What accepting it today comes to. What is proposed is on offer for whom it was proposed to, whatever the shop says; places
/// and stock are as they are.
pub fn priced(facts: &Facts, lines: &[ProposalLine], order: &OrderId, ids: &dyn NewIds) -> Vec<Priced> {
    let mut facts = facts.clone();
    let mut all = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let starts_on = line.starts_on.unwrap_or(facts.today);
        let quantity = line.quantity.get();
        let wanted = Wanted { quantity, starts_on, own: own(line), code: None };
        let subject = line.subject_id.as_str();
        let found = match line.kind {
            Proposed::Plan => facts.plan(subject).map(|plan| {
                // The operator has said yes already.
                let agreed = super::facts::PlanFacts { approval: false, ..plan.clone() };
                let refused = can_start(&facts, plan, quantity, starts_on).err();
                Priced { problem: refused, ..plan_line(&facts, &agreed, wanted, ids) }
            }),
            Proposed::Product => facts.product(subject).map(|product| {
                let before = lines[..place].iter().filter(|other| other.subject_id == line.subject_id);
                let before: i64 = before.map(|other| other.quantity.get()).sum();
                let refused = is_in_stock(product, before + quantity).err();
                Priced { problem: refused, ..product_line(&facts, product, wanted, order, place) }
            }),
        };
        if let Some(priced) = found {
            spend(&mut facts, &priced);
            all.push(priced);
        }
    }
    all
}

fn own(line: &ProposalLine) -> Own {
    let minor = |own: Option<OwnPrice>| own.map(OwnPrice::get);
    Own {
        price_minor: minor(line.price_minor),
        sign_up_fee_minor: minor(line.sign_up_fee_minor),
        deposit_minor: minor(line.deposit_minor),
    }
}

/// Whether it can be accepted now; `priced` is what that comes to.
pub fn may_accept(facts: &Facts, proposal: &ProposalFacts, priced: &[Priced]) -> Result<(), Refusal> {
    decide(&facts.viewer, NewDebt)?;
    for line in &proposal.lines {
        let subject = line.subject_id.as_str();
        match line.kind {
            Proposed::Plan => facts.plan(subject).map(|_| ()).ok_or(Refusal::NoSuchPlan)?,
            Proposed::Product => facts.product(subject).map(|_| ()).ok_or(Refusal::NoSuchProduct)?,
        }
    }
    if let Some(refusal) = priced.iter().find_map(|item| item.problem.clone()) {
        return Err(refusal);
    }
    let currency = proposal.currency;
    if priced.iter().any(|item| item.currency != currency) {
        return Err(Refusal::OtherCurrency { currency });
    }
    may_check_out(facts, priced)
}

/// Why a proposal of such lines, `priced` for its customer, could not be accepted until it is over: the first line, and what is
/// wrong with it.
pub fn may_send(
    facts: &Facts,
    lines: &[ProposalLine],
    priced: &[Priced],
    expires_at: Instant,
) -> Result<(), Unacceptable> {
    let refused = priced.iter().enumerate().find_map(|(n, item)| Some((n, item.problem.clone()?)));
    if let Some((n, refusal)) = refused {
        return Err(Unacceptable::Line(n, refusal));
    }
    // On its first day a plan can still be had.
    let is_over = |day: Day| facts.books.zone.day_begins(day.plus_days(1).date());
    let first = lines.iter().filter_map(|line| line.starts_on).min();
    first.filter(|day| is_over(*day) < expires_at).map_or(Ok(()), |starts_on| Err(Unacceptable::Outlasts { starts_on }))
}

/// What is wrong with a proposal to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unacceptable {
    /// A line cannot be had.
    Line(usize, Refusal),
    /// It stands longer than something of it can start.
    Outlasts {
        /// The first day of that.
        starts_on: Day,
    },
}
