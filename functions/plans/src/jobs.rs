//! What happens by itself, each hour: of whoever is no more it is forgotten why they left; a price that was said for all contracts of a plan is
//! brought to each of them.
use crate::rules::{Facts, Held, Round};
use crate::store::Passed;
use crate::{events, store};
use db::{Db, DbError, Statement};
use erasure::Part;
use kernel::{Instant, NewIds};

/// What this function erases of an account that is no more.
pub const ERASURE: Part = Part { name: "plans", after_minutes: erasure::SIGNED_OUT_MINUTES, statements: erase };

fn erase(erased: &erasure::Erased) -> Vec<Statement> {
    vec![ledger::forget_reasons(&erased.customers_json())]
}

/// Portions of contracts a run sees to: 1,000 contracts.
const PORTIONS_MAX: usize = 40;

/// What a run came to.
#[derive(Debug, Default)]
pub struct Ran {
    /// How many accounts and contracts it saw to.
    pub seen: usize,
    /// What failed and is left to the next run; for the log.
    pub failed: Vec<String>,
}

/// One run: bounded, and harmless to repeat. What fails holds up nothing else.
pub async fn run(db: &Db, now: Instant, ids: &dyn NewIds) -> Ran {
    let mut ran = Ran::default();
    match erasure::sweep(db, &ERASURE, now).await {
        Ok(seen) => ran.seen += seen,
        Err(error) => ran.failed.push(format!("erasure: {error}")),
    }
    let mut passed = Passed::default();
    for _ in 0..PORTIONS_MAX {
        match bring_price(db, (now, ids), &mut passed, &mut ran).await {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                ran.failed.push(format!("prices: {error}"));
                break;
            }
        }
    }
    ran
}

/// Brings the price that was said first to the next contracts, each told in the same batch; says whether there was anything to do. What changed
/// meanwhile, or another run did, is passed over and looked at anew by the next run.
async fn bring_price(
    db: &Db,
    (now, ids): (Instant, &dyn NewIds),
    passed: &mut Passed,
    ran: &mut Ran,
) -> Result<bool, DbError> {
    let answers = db.read(store::next_portion(passed)).await?;
    let Some((id, portion)) = store::into_portion(answers, now) else { return Ok(false) };
    let portion = match portion {
        Ok(portion) => portion,
        Err(error) => {
            ran.failed.push(format!("price {}: {error}", id.as_str()));
            passed.rounds.push(id);
            return Ok(true);
        }
    };
    let (mut writes, mut came) = (Vec::new(), Vec::new());
    for one in &portion.contracts {
        let (changes, note) = bring_to(&portion.round, one, ids);
        writes.extend(changes);
        came.push(note);
    }
    writes.push(store::note(&id, &came));
    // What is passed over keeps it open.
    let is_done = portion.is_last && passed.contracts.is_empty();
    if is_done {
        writes.push(store::finish(&id, now));
    }
    if db.commit(writes).await.is_ok() {
        ran.seen += came.len();
        if portion.is_last && !is_done {
            passed.rounds.push(id);
            passed.contracts.clear();
        }
        return Ok(true);
    }
    let before = passed.contracts.len();
    for one in &portion.contracts {
        let (mut writes, note) = bring_to(&portion.round, one, ids);
        writes.push(store::note(&id, &[note]));
        match db.commit(writes).await {
            Ok(_) => ran.seen += 1,
            Err(error) => {
                let contract = &one.1.contract.id;
                ran.failed.push(format!("price {} of {}: {error}", id.as_str(), contract.as_str()));
                passed.contracts.push(contract.clone());
            }
        }
    }
    if passed.contracts.len() - before == portion.contracts.len() {
        passed.rounds.push(id);
        passed.contracts.clear();
    }
    Ok(true)
}

/// What brings the price of `round` to one contract, and what came of it.
fn bring_to(round: &Round, (facts, held): &(Facts, Held), ids: &dyn NewIds) -> (Vec<Statement>, store::Came) {
    let id = held.contract.id.clone();
    match round.of(facts, held) {
        Ok(outcome) => {
            let mut writes = store::write(facts, &outcome, ids);
            writes.extend(events::told(facts, Some(held), &outcome, ids));
            (writes, (id, Some(outcome.takes_effect_on), None))
        }
        Err(stays) => {
            let unsaid = round.behind_the_end(facts, held);
            (unsaid.map_or_else(Vec::new, |unsaid| store::write(facts, &unsaid, ids)), (id, None, Some(stays.slug())))
        }
    }
}
