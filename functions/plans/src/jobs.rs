//! What happens by itself, each hour: of whoever is no more it is forgotten why they left; a price that was said for all contracts of a plan is
//! brought to each of them.
use crate::{events, store};
use db::{Db, DbError};
use erasure::Part;
use kernel::{Instant, NewIds};

/// What this function erases of an account that is no more.
pub const ERASURE: Part = Part { name: "plans", after_minutes: erasure::SIGNED_OUT_MINUTES, statements: erase };

fn erase(erased: &erasure::Erased) -> Vec<db::Statement> {
    vec![ledger::forget_reasons(&erased.customers_json())]
}

/// Portions of contracts a run sees to: 1,000 contracts.
const PORTIONS_MAX: usize = 40;

/// One run: bounded, and harmless to repeat. Gives how many accounts and contracts it saw to.
pub async fn run(db: &Db, now: Instant, ids: &dyn NewIds) -> Result<usize, DbError> {
    let mut seen = erasure::sweep(db, &ERASURE, now).await?;
    for _ in 0..PORTIONS_MAX {
        let Some(contracts) = bring_price(db, now, ids).await? else { break };
        seen += contracts;
    }
    Ok(seen)
}

/// Brings the price that was said first to the next contracts, each told in the same batch; none, where nothing is to be done. What changed
/// meanwhile, or another run did, is looked at anew by the next run.
async fn bring_price(db: &Db, now: Instant, ids: &dyn NewIds) -> Result<Option<usize>, DbError> {
    let Some(portion) = store::into_portion(db.read(store::next_portion()).await?, now)? else { return Ok(None) };
    let (mut writes, mut came) = (Vec::new(), Vec::new());
    for (facts, held) in &portion.contracts {
        let id = held.contract.id.clone();
        match portion.round.of(facts, held) {
            Ok(outcome) => {
                writes.extend(store::write(facts, &outcome, ids));
                writes.extend(events::told(facts, Some(held), &outcome, ids));
                came.push((id, Some(outcome.takes_effect_on), None));
            }
            Err(stays) => came.push((id, None, Some(stays.slug()))),
        }
    }
    writes.push(store::note(&portion.round.id, &came));
    if portion.is_last {
        writes.push(store::finish(&portion.round.id, now));
    }
    match db.commit(writes).await {
        Ok(_) => Ok(Some(came.len())),
        Err(DbError::Refused { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
