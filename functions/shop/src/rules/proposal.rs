//! Proposals: what an operator offers one customer, at prices of its own.
use super::facts::Facts;
use super::item::{can_start, is_in_stock};
use super::lines::{plan_line, product_line};
use super::price::{Priced, Wanted, spend};
use crate::api::{OrderId, ProposalId, ProposalLine, ProposalStatus, Proposed};
use kernel::{Currency, CustomerId, Instant, NewIds};

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
        let own_price = line.price_minor.map(crate::api::OwnPrice::get);
        let wanted = Wanted { quantity, starts_on, own_price, code: None };
        let subject = line.subject_id.as_str();
        let found = match line.kind {
            Proposed::Plan => facts.plan(subject).map(|plan| {
                // The operator has said yes already.
                let agreed = super::facts::PlanFacts { approval: false, ..plan.clone() };
                let refused = can_start(&facts, plan, quantity, starts_on).err();
                Priced { problem: refused, ..plan_line(&facts, &agreed, wanted, ids) }
            }),
            Proposed::Product => facts.product(subject).map(|product| {
                let refused = is_in_stock(product, quantity).err();
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
