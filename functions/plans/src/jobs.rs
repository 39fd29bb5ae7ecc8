//! What happens by itself, each hour: of whoever is no more it is forgotten why they left.
use db::{Db, DbError};
use erasure::Part;
use kernel::Instant;

/// What this function erases of an account that is no more.
pub const ERASURE: Part = Part { name: "plans", after_minutes: erasure::SIGNED_OUT_MINUTES, statements: erase };

fn erase(erased: &erasure::Erased) -> Vec<db::Statement> {
    vec![ledger::forget_reasons(&erased.customers_json())]
}

/// One run: bounded, and harmless to repeat. Gives how many accounts it saw to.
pub async fn run(db: &Db, now: Instant) -> Result<usize, DbError> {
    erasure::sweep(db, &ERASURE, now).await
}
