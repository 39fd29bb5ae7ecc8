//! The minute, and what the queue gave up.
use super::{QUEUE, write_down};
use crate::rules::{KEPT_DAYS, PUSHES_KEPT_DAYS, SOFT_DAYS};
use crate::store as own;
use db::{Db, DbError};
use kernel::Instant;
use outbox::{Form, Replay, store};

/// How many nudges one sweep sends: 300 a minute is 18,000 an hour, and three calls to the queue.
const NUDGES_MAX: u32 = 300;
/// How many nudges one call to the queue may carry (the platform's limit).
pub const NUDGES_PER_CALL_MAX: usize = 100;
/// How many old rows of a kind one sweep forgets.
const FORGOTTEN_MAX: u32 = 500;

/// Gives up messages that the queue gave up: each time they were delivered, their consumer ended
/// without a word. One that was never even taken stays due, and the sweep sends it again.
pub async fn bury(db: &Db, ids: &[String], now: Instant) -> Result<(), DbError> {
    let why = "the consumer ended without a word each time the queue delivered it";
    write_down(db, vec![store::bury(ids, now, why), outbox::stray_ids(QUEUE, ids, now)]).await
}

/// Puts what the queue brought that is no text, and so no id, among the dead letters: `bodies` as JSON.
pub async fn unreadable(db: &Db, bodies: &[String], now: Instant) -> Result<(), DbError> {
    write_down(db, vec![outbox::stray(QUEUE, (bodies, Form::Json), "it is no id of a message", now)]).await
}

/// The messages that the queue should be nudged for now.
pub async fn due(db: &Db, now: Instant) -> Result<Vec<String>, DbError> {
    Ok(db.read(store::due(now, NUDGES_MAX)).await?.into_iter().map(|due| due.id).collect())
}

/// Deletes what was sent and told long ago.
pub async fn forget(db: &Db, now: Instant) -> Result<(), DbError> {
    let days_ago = |days: i64| now.plus_minutes(-days * 24 * 60);
    let old = vec![
        store::forget(days_ago(KEPT_DAYS), FORGOTTEN_MAX),
        own::forget_inbox(days_ago(KEPT_DAYS), FORGOTTEN_MAX),
        own::forget_pushes(days_ago(PUSHES_KEPT_DAYS), FORGOTTEN_MAX),
        own::forget_digests(days_ago(KEPT_DAYS), FORGOTTEN_MAX),
        outbox::forget_strays(days_ago(KEPT_DAYS), FORGOTTEN_MAX),
        own::forget_soft(days_ago(SOFT_DAYS), FORGOTTEN_MAX),
    ];
    db.commit(old).await.map(|_| ())
}

/// For how long whoever sends something again has it alone: a run that ends on the way leaves it to the next.
const REPLAY_SECONDS: i64 = 120;

/// What operators have sent to its queue again; whoever has sent it says so (`replayed`).
pub async fn replays(db: &Db, now: Instant) -> Result<Vec<Replay>, DbError> {
    db.read(outbox::take_replays(now, now.plus_seconds(REPLAY_SECONDS))).await
}

/// Its queue has it.
pub async fn replayed(db: &Db, replay: &Replay) -> Result<(), DbError> {
    write_down(db, vec![outbox::replayed(replay)]).await
}
