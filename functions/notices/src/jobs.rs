//! What happens when the queue delivers, when it gives up, and when the minute strikes.
//!
//! The outbox is the truth and the queue only a nudge: a nudge that is lost, doubled, late or about
//! something long done changes nothing. So no job fails; each hands back what belongs in the log.
use crate::Office;
use crate::letter::Letterhead;
use crate::letter::mail;
use crate::mailer::NotSent;
use crate::rules::{self, KEPT_DAYS, LEASE_SECONDS, Verdict};
use db::{Db, DbError, Statement};
use kernel::Instant;
use outbox::store::{self, Stored};

/// How many nudges one sweep sends: 300 a minute is 18,000 an hour, and three calls to the queue.
const NUDGES_MAX: u32 = 300;
/// How many nudges one call to the queue may carry (the platform's limit).
pub const NUDGES_PER_CALL_MAX: usize = 100;
/// How many old messages one sweep forgets.
const FORGOTTEN_MAX: u32 = 500;
/// How often an outcome is written down before the log is all that knows it. What was sent and not
/// noted is sent again, so this is worth insisting on.
const NOTES_MAX: u32 = 3;

/// What this function erases of an account that is no more: every mail to it. The last one has two days to arrive.
pub const ERASURE: erasure::Part =
    erasure::Part { name: "notices", after_minutes: 2 * 24 * 60, statements: forget_whom };

fn forget_whom(erased: &erasure::Erased) -> Vec<Statement> {
    store::forget_whom(&erased.email, &erased.name, erased.erased_at)
}

/// Erases it, a bounded number of accounts in a run.
pub async fn erase(db: &Db, now: Instant) -> Result<usize, DbError> {
    erasure::sweep(db, &ERASURE, now).await
}

/// Sends the messages of one batch, in turn; gives what went wrong, for the log.
pub async fn deliver(office: &Office, ids: &[String]) -> Vec<String> {
    let mut log = Vec::new();
    for id in ids {
        if let Err(cause) = deliver_one(office, id).await {
            log.push(format!("{id}: {cause}"));
        }
    }
    office.mailer.close().await;
    log
}

async fn deliver_one(office: &Office, id: &str) -> Result<(), String> {
    let now = office.clock.now();
    let asked = (store::take(id, now, now.plus_seconds(LEASE_SECONDS)), crate::store::space());
    let (taken, space) = office.db.read(asked).await.map_err(|e| e.to_string())?;
    // Nothing to take: it was sent, is dead, or is on lease to another.
    let Some(stored) = taken.into_iter().next() else { return Ok(()) };
    let head = space.first().map_or_else(|| office.letterhead.clone(), |row| office.letterhead.signed_by(&row.name));
    let outcome = attempt(office, &head, &stored, now).await;
    let (note, trouble) = note(&stored, outcome, office.clock.now());
    write_down(&office.db, note).await.map_err(|e| format!("not noted: {e}"))?;
    trouble.map_or(Ok(()), Err)
}

async fn attempt(office: &Office, head: &Letterhead, stored: &Stored, now: Instant) -> Result<(), NotSent> {
    rules::may_try(stored.attempts)?;
    let mail = mail(stored, head, now).map_err(NotSent::Never)?;
    office.mailer.send(&mail).await
}

/// What to write down of an attempt, and what to say in the log.
fn note(stored: &Stored, outcome: Result<(), NotSent>, now: Instant) -> (Statement, Option<String>) {
    match rules::verdict(outcome, stored.attempts, now) {
        Verdict::Sent => (store::sent(&stored.id, now), None),
        Verdict::Again { due_at, why } => {
            let trouble = format!("attempt {} failed, the next is due at {due_at}: {why}", stored.attempts);
            (store::failed(stored, due_at, &why), Some(trouble))
        }
        Verdict::Dead { why } => (store::dead(stored, now, &why), Some(format!("given up: {why}"))),
    }
}

/// Every note may be written twice: its WHERE makes the second nothing.
async fn write_down(db: &Db, note: Statement) -> Result<(), DbError> {
    let mut outcome = db.commit(vec![note.clone()]).await;
    for _ in 1..NOTES_MAX {
        if outcome.is_ok() {
            break;
        }
        outcome = db.commit(vec![note.clone()]).await;
    }
    outcome.map(|_| ())
}

/// Gives up messages that the queue gave up: each time they were delivered, their consumer ended
/// without a word. One that was never even taken stays due, and the sweep sends it again.
pub async fn bury(db: &Db, ids: &[String], now: Instant) -> Result<(), DbError> {
    let why = "the consumer ended without a word each time the queue delivered it";
    write_down(db, store::bury(ids, now, why)).await
}

/// The messages that the queue should be nudged for now.
pub async fn due(db: &Db, now: Instant) -> Result<Vec<String>, DbError> {
    Ok(db.read(store::due(now, NUDGES_MAX)).await?.into_iter().map(|due| due.id).collect())
}

/// Deletes what was sent long ago.
pub async fn forget(db: &Db, now: Instant) -> Result<(), DbError> {
    let before = now.plus_minutes(-KEPT_DAYS * 24 * 60);
    db.commit(vec![store::forget(before, FORGOTTEN_MAX)]).await.map(|_| ())
}
