//! What `notices` reads and writes of the outbox.
use crate::gone;
use db::{Query, Statement};
use kernel::{Instant, millis, millis_option};
use serde::Deserialize;

/// Every SQL text here, for the tests that prepare and plan them.
pub const ALL_SQL: &[&str] = &[
    crate::owe::ALL_SQL[0],
    crate::owe::ALL_SQL[1],
    crate::owe::ALL_SQL[2],
    crate::owe::ALL_SQL[3],
    crate::owe::ALL_SQL[4],
    crate::owe::ALL_SQL[5],
    crate::owe::ALL_SQL[6],
    CAME_BACK,
    crate::stray::ALL_SQL[0],
    crate::stray::ALL_SQL[1],
    crate::stray::ALL_SQL[2],
    crate::stray::ALL_SQL[3],
    crate::stray::ALL_SQL[4],
    crate::stray::ALL_SQL[5],
    crate::stray::ALL_SQL[6],
    crate::stray::ALL_SQL[7],
    crate::stray::ALL_SQL[8],
    crate::stray::ALL_SQL[9],
    crate::stray::ALL_SQL[10],
    FORGET_SENT_TO,
    WAITING_ANYWHERE,
    WAITING_WORD,
    DEAD_ANYWHERE,
    DEAD_WORD,
    TAKE,
    SENT,
    SETTLED,
    PUT_OFF,
    FAILED,
    DEAD,
    BURY,
    DUE,
    FORGET,
    IS_DEAD,
    REPLAY,
    REPLAY_MANY,
    COUNTS,
    WAITING,
    WERE_SENT,
    ARE_DEAD,
];

/// A message as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Stored {
    /// Its id, which is also its mail's Message-ID.
    pub id: String,
    /// What about.
    pub topic: String,
    /// To whom.
    pub recipient: String,
    /// In which language.
    pub locale: String,
    /// All that its text needs, as JSON.
    pub payload: String,
    /// When it was owed.
    #[serde(with = "millis")]
    pub created_at: Instant,
    /// How often it was taken, this time included. It also tells this lease from every other.
    pub attempts: i64,
}

const TAKE: &str = "
UPDATE outbox SET attempts = attempts + 1, due_at = ?3
WHERE id = ?1 AND sent_at IS NULL AND dead_at IS NULL AND due_at <= ?2
RETURNING id, topic, recipient, locale, payload, created_at, attempts";

/// Takes a message on lease until `leased_until`, unless it was sent, is dead, or is on lease to
/// another: at most one consumer at a time sends it, however often the queue delivers it.
pub fn take(id: &str, now: Instant, leased_until: Instant) -> Query<Stored> {
    Query::new(TAKE, [id.into(), now.into(), leased_until.into()])
}

const SENT: &str = "
UPDATE outbox SET sent_at = ?2, dead_at = NULL, payload = '{}', last_error = NULL
WHERE id = ?1 AND sent_at IS NULL";

/// Notes that a message was sent, and forgets what it said. Whoever sent it says so, lease or not:
/// it is true.
pub fn sent(id: &str, now: Instant) -> Statement {
    Statement::new(SENT, [id.into(), now.into()])
}

const CAME_BACK: &str = "UPDATE outbox SET last_error = ?2 WHERE id = ?1 AND dead_at IS NULL";

/// Notes that a mail that was sent did not arrive, and why, where operators see what became of it.
pub fn came_back(id: &str, why: &str) -> Statement {
    Statement::new(CAME_BACK, [id.into(), format!("came back: {why}").into()])
}

const SETTLED: &str = "
UPDATE outbox SET sent_at = ?3, payload = '{}', last_error = ?4
WHERE id = ?1 AND attempts = ?2 AND sent_at IS NULL AND dead_at IS NULL";

/// Notes, on that lease, that a message was told without a mail, and why there was none; forgets what it said.
pub fn settled(taken: &Stored, now: Instant, why: &str) -> Statement {
    Statement::new(SETTLED, [taken.id.as_str().into(), taken.attempts.into(), now.into(), why.into()])
}

const PUT_OFF: &str = "
UPDATE outbox SET due_at = ?3, attempts = attempts - 1, last_error = NULL
WHERE id = ?1 AND attempts = ?2 AND sent_at IS NULL AND dead_at IS NULL";

/// Lets a message wait until `due_at`, on that lease. Waiting is no attempt.
pub fn put_off(taken: &Stored, due_at: Instant) -> Statement {
    Statement::new(PUT_OFF, [taken.id.as_str().into(), taken.attempts.into(), due_at.into()])
}

const FAILED: &str = "
UPDATE outbox SET due_at = ?3, last_error = ?4
WHERE id = ?1 AND attempts = ?2 AND sent_at IS NULL AND dead_at IS NULL";

/// Notes that the attempt of that lease failed; the next is due at `due_at`. A lease that was lost
/// to another consumer has nothing to say any more.
pub fn failed(taken: &Stored, due_at: Instant, error: &str) -> Statement {
    Statement::new(FAILED, [taken.id.as_str().into(), taken.attempts.into(), due_at.into(), error.into()])
}

const DEAD: &str = "
UPDATE outbox SET dead_at = ?3, last_error = ?4
WHERE id = ?1 AND attempts = ?2 AND sent_at IS NULL AND dead_at IS NULL";

/// Gives a message up, on that lease, until an operator replays it.
pub fn dead(taken: &Stored, now: Instant, error: &str) -> Statement {
    Statement::new(DEAD, [taken.id.as_str().into(), taken.attempts.into(), now.into(), error.into()])
}

const BURY: &str = "
UPDATE outbox SET dead_at = ?2, last_error = ?3
WHERE id IN (SELECT value FROM json_each(?1)) AND attempts > 0 AND sent_at IS NULL AND dead_at IS NULL";

/// Gives up, of those messages, the ones that were tried and not sent. One that never was tried has
/// done nothing wrong: it stays due.
pub fn bury(ids: &[String], now: Instant, error: &str) -> Statement {
    Statement::new(BURY, [serde_json::json!(ids).into(), now.into(), error.into()])
}

/// A message that is due.
#[derive(Debug, Clone, Deserialize)]
pub struct Due {
    /// Its id.
    pub id: String,
}

const DUE: &str = "
SELECT id FROM outbox WHERE sent_at IS NULL AND dead_at IS NULL AND due_at <= ?1 ORDER BY due_at LIMIT ?2";

/// What the queue should be nudged for, longest due first.
pub fn due(now: Instant, items_max: u32) -> Query<Due> {
    Query::new(DUE, [now.into(), items_max.into()])
}

const FORGET: &str = "
DELETE FROM outbox WHERE id IN (
  SELECT id FROM outbox WHERE sent_at IS NOT NULL AND created_at < ?1 ORDER BY created_at LIMIT ?2)";

/// Deletes messages that were sent, of those owed before `before`, oldest first.
pub fn forget(before: Instant, items_max: u32) -> Statement {
    Statement::new(FORGET, [before.into(), items_max.into()])
}

const FORGET_SENT_TO: &str = "DELETE FROM outbox WHERE recipient = ?1 AND ?2 < created_at AND created_at <= ?3";
// What waits, or was given up, keeps what it is to say to others: without the name it still can be said.
const WAITING_ANYWHERE: &str = concat!(
    "UPDATE outbox SET payload = ",
    anywhere!("payload", "coalesce(?2 ->> locale, ?2 ->> 'en')"),
    " WHERE sent_at IS NULL AND dead_at IS NULL AND 0 < due_at AND ?4 < created_at AND created_at <= ?3 AND 0 < instr(payload, ?1)"
);
const WAITING_WORD: &str = concat!(
    "UPDATE outbox SET payload = ",
    by_itself!("payload", "coalesce(?2 ->> locale, ?2 ->> 'en')"),
    " WHERE sent_at IS NULL AND dead_at IS NULL AND 0 < due_at AND ?4 < created_at AND created_at <= ?3 AND 0 < instr(payload, ?1)"
);
const DEAD_ANYWHERE: &str = concat!(
    "UPDATE outbox SET payload = ",
    anywhere!("payload", "coalesce(?2 ->> locale, ?2 ->> 'en')"),
    " WHERE dead_at IS NOT NULL AND ?4 < created_at AND created_at <= ?3 AND 0 < instr(payload, ?1)"
);
const DEAD_WORD: &str = concat!(
    "UPDATE outbox SET payload = ",
    by_itself!("payload", "coalesce(?2 ->> locale, ?2 ->> 'en')"),
    " WHERE dead_at IS NOT NULL AND ?4 < created_at AND created_at <= ?3 AND 0 < instr(payload, ?1)"
);

/// Forgets every message to an address that was owed after `since`, until then: while it was that of an account which is no more.
pub fn forget_sent_to(email: &str, since: Instant, until: Instant) -> Statement {
    Statement::new(FORGET_SENT_TO, [email.into(), since.into(), until.into()])
}

/// Takes a name of somebody who is no more out of what others are still to be told, of what was owed after `since`, until then.
pub fn unname(name: &str, since: Instant, until: Instant) -> [Statement; 2] {
    let all = if gone::stands_anywhere(name) { [WAITING_ANYWHERE, DEAD_ANYWHERE] } else { [WAITING_WORD, DEAD_WORD] };
    all.map(|sql| {
        let params = [gone::in_json(name).into(), gone::SOMEBODY.into(), until.into(), since.into()];
        Statement::new(sql, params)
    })
}

/// The guard of `is_dead`, as the schema calls it.
pub const NOT_DEAD: &str = "outbox_message_is_not_dead";

const IS_DEAD: &str = "
INSERT INTO outbox_guards (guard) SELECT 'outbox_message_is_not_dead'
WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE id = ?1 AND dead_at IS NOT NULL)";

/// Aborts its batch, refused by `NOT_DEAD`, unless the message is dead.
pub fn is_dead(id: &str) -> Statement {
    Statement::new(IS_DEAD, [id.into()])
}

const REPLAY: &str = "
UPDATE outbox SET dead_at = NULL, attempts = 0, due_at = ?2, last_error = NULL
WHERE id = ?1 AND dead_at IS NOT NULL";

/// Makes a dead message due again.
pub fn replay(id: &str, now: Instant) -> Statement {
    Statement::new(REPLAY, [id.into(), now.into()]).nudging(id)
}

const REPLAY_MANY: &str = "
UPDATE outbox SET dead_at = NULL, attempts = 0, due_at = ?2, last_error = NULL
WHERE id IN (SELECT value FROM json_each(?1)) AND dead_at IS NOT NULL RETURNING id";

/// Makes those of the messages that are dead due again, and gives their ids back. The queue is nudged for the first; the
/// sweep finds the others within a minute.
pub fn replay_many(ids: &[String], now: Instant) -> Statement {
    let replay = Statement::new(REPLAY_MANY, [serde_json::json!(ids).into(), now.into()]);
    match ids.first() {
        Some(first) => replay.nudging(first),
        None => replay,
    }
}

/// How many messages are where. Each count ends at its bound, so that asking costs the same on the worst of days.
#[derive(Debug, Clone, Deserialize)]
pub struct Counts {
    /// Due or not yet due.
    pub waiting: u32,
    /// The longest due of them, if it is due.
    #[serde(with = "millis_option")]
    pub due_since: Option<Instant>,
    /// Given up.
    pub dead: u32,
    /// Sent since the instant that was asked for.
    pub sent: u32,
}

/// What a count ends at.
pub const COUNTED_MAX: u32 = 1000;

const COUNTS: &str = "
SELECT
  (SELECT count(*) FROM (SELECT 1 FROM outbox WHERE sent_at IS NULL AND dead_at IS NULL LIMIT 1000)) AS waiting,
  (SELECT min(due_at) FROM outbox WHERE sent_at IS NULL AND dead_at IS NULL AND due_at <= ?1) AS due_since,
  (SELECT count(*) FROM (SELECT 1 FROM outbox WHERE dead_at IS NOT NULL LIMIT 1000)) AS dead,
  (SELECT count(*) FROM (SELECT 1 FROM outbox WHERE sent_at IS NOT NULL AND sent_at >= ?2 LIMIT 1000)) AS sent";

/// The counts now, and of what was sent since `since`.
pub fn counts(now: Instant, since: Instant) -> Query<Counts> {
    Query::new(COUNTS, [now.into(), since.into()])
}

/// A message as operators see it: everything but what it says.
#[derive(Debug, Clone, Deserialize)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// What about.
    pub topic: String,
    /// To whom.
    pub recipient: String,
    /// How often it was tried.
    pub attempts: u32,
    /// When it was owed.
    #[serde(with = "millis")]
    pub created_at: Instant,
    /// When it is tried next, if it waits.
    #[serde(with = "millis")]
    pub due_at: Instant,
    /// When it was sent, if it was.
    #[serde(with = "millis_option")]
    pub sent_at: Option<Instant>,
    /// Why the last attempt failed, if it did.
    pub last_error: Option<String>,
}

// Each list follows the partial index of its state, and goes on after the (instant, id) of the
// last message on the page before.
const WAITING: &str = "
SELECT id, topic, recipient, attempts, created_at, due_at, sent_at, last_error FROM outbox
WHERE sent_at IS NULL AND dead_at IS NULL AND (due_at, id) > (?1, ?2) ORDER BY due_at, id LIMIT ?3";

/// Messages that wait, the next due first. `after` is the `due_at` and id to go on after.
pub fn waiting(after: (Instant, &str), items_max: u32) -> Query<Listed> {
    Query::new(WAITING, [after.0.into(), after.1.into(), items_max.into()])
}

const WERE_SENT: &str = "
SELECT id, topic, recipient, attempts, created_at, due_at, sent_at, last_error FROM outbox
WHERE sent_at IS NOT NULL AND (created_at, id) < (?1, ?2) ORDER BY created_at DESC, id DESC LIMIT ?3";

/// Messages that were sent, the newest first. `before` is the `created_at` and id to go on before.
pub fn were_sent(before: (Instant, &str), items_max: u32) -> Query<Listed> {
    Query::new(WERE_SENT, [before.0.into(), before.1.into(), items_max.into()])
}

const ARE_DEAD: &str = "
SELECT id, topic, recipient, attempts, created_at, due_at, sent_at, last_error FROM outbox
WHERE dead_at IS NOT NULL AND (created_at, id) < (?1, ?2) ORDER BY created_at DESC, id DESC LIMIT ?3";

/// Messages that were given up, the newest first. `before` is the `created_at` and id to go on before.
pub fn are_dead(before: (Instant, &str), items_max: u32) -> Query<Listed> {
    Query::new(ARE_DEAD, [before.0.into(), before.1.into(), items_max.into()])
}
