//! What a member wishes to do with a contract, whichever it is.
use crate::api::{Change, Joining, Leaving, Pausing, PlanId, Resuming, Withdrawing};
use crate::rules::{Facts, Held, Outcome, Refusal};
use crate::rules::{change, join, leave, pause, resume, withdraw};
use kernel::NewIds;

/// What a wish would change, and whether it takes an operator's yes.
#[derive(Debug, Clone)]
pub struct Decided {
    /// What it would change once that is said.
    pub outcome: Outcome,
    /// Whether it waits for it.
    pub waits: bool,
}

/// Something that a member can do with a contract.
pub trait Act {
    /// What it would change, or why it cannot be done.
    fn decide(&self, facts: &Facts, held: &Held, ids: &dyn NewIds) -> Result<Decided, Refusal>;
}

fn at_once(facts: &Facts, outcome: Outcome) -> Decided {
    Decided { outcome: outcome.drawn_anew(facts), waits: false }
}

fn if_approved(facts: &Facts, plan: &PlanId, outcome: Outcome) -> Decided {
    Decided { outcome, waits: facts.plan(plan).is_some_and(|plan| plan.setup.approval) }
}

/// What joining would change.
pub fn joining(facts: &Facts, wish: &Joining, ids: &dyn NewIds) -> Result<Decided, Refusal> {
    Ok(if_approved(facts, &wish.plan_id, join(facts, wish, ids)?))
}

impl Act for Change {
    fn decide(&self, facts: &Facts, held: &Held, ids: &dyn NewIds) -> Result<Decided, Refusal> {
        Ok(if_approved(facts, &self.plan_id, change(facts, held, self, ids)?.drawn_anew(facts)))
    }
}

impl Act for Pausing {
    fn decide(&self, facts: &Facts, held: &Held, _: &dyn NewIds) -> Result<Decided, Refusal> {
        pause(facts, held, self).map(|outcome| at_once(facts, outcome))
    }
}

impl Act for Resuming {
    fn decide(&self, facts: &Facts, held: &Held, _: &dyn NewIds) -> Result<Decided, Refusal> {
        resume(facts, held, self).map(|outcome| at_once(facts, outcome))
    }
}

impl Act for Leaving {
    fn decide(&self, facts: &Facts, held: &Held, _: &dyn NewIds) -> Result<Decided, Refusal> {
        leave(facts, held, self).map(|outcome| at_once(facts, outcome))
    }
}

impl Act for Withdrawing {
    fn decide(&self, facts: &Facts, held: &Held, _: &dyn NewIds) -> Result<Decided, Refusal> {
        withdraw(facts, held).map(|outcome| at_once(facts, outcome))
    }
}

impl Decided {
    /// As it is written: a wish that waits is written as a wish. `reason` is why a contract is left.
    pub fn written(self, reason: &str) -> Outcome {
        let mut outcome = if self.waits { self.outcome.waiting() } else { self.outcome };
        if !reason.is_empty() {
            outcome.changed.iter_mut().for_each(|changed| changed.reason = Some(reason.to_owned()));
        }
        outcome
    }
}
