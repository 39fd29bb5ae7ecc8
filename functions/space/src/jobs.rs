//! What happens by itself, each hour: of whoever is no more it is forgotten that they were in a team.
use crate::store;
use db::{Db, DbError};
use erasure::Part;
use kernel::Instant;

/// What this function erases of an account that is no more.
pub const ERASURE: Part = Part { name: "space", after_minutes: erasure::SIGNED_OUT_MINUTES, statements: store::erase };

/// One run: bounded, and harmless to repeat. Gives how many accounts it saw to.
pub async fn run(db: &Db, now: Instant) -> Result<usize, DbError> {
    erasure::sweep(db, &ERASURE, now).await
}
