//! Who leaves, and what of their time passes goes with it.
use super::StoredCheckIn;
use crate::api::{CoveredBy, OutBy};
use kernel::Instant;
use ledger::{BenefitKind, Draw, Grant, Tally};

/// How somebody leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    /// When.
    pub at: Instant,
    /// Who checks them out.
    pub by: OutBy,
    /// What is drawn of their time passes.
    pub draws: Vec<Draw>,
    /// Minutes that the passes do not reach for; nobody is charged for them.
    pub uncovered_minutes: i64,
}

/// How a stay ends. One on a time pass draws its minutes, all that have begun, of the passes that let in here when it began,
/// in the order in which passes are drawn from.
pub fn leave(stay: &StoredCheckIn, grants: &[Grant], at: Instant, by: OutBy) -> Leaving {
    let at = at.max(stay.in_at);
    let mut leaving = Leaving { at, by, draws: Vec::new(), uncovered_minutes: 0 };
    if stay.covered_by != CoveredBy::TimePass {
        return leaving;
    }
    let mut left = stay.minutes(at).max(1);
    let passes = ledger::passes_in(grants, &stay.location.id, (stay.in_at, stay.local_day), false);
    let mut tally = Tally::default();
    for pass in passes.iter().filter(|pass| pass.kind == BenefitKind::TimePass) {
        let amount = tally.take(pass, left);
        if 0 < amount {
            leaving.draws.push(pass.draw(amount, 0, None));
            left -= amount;
        }
    }
    leaving.uncovered_minutes = left;
    leaving
}
