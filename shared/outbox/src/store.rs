//! What `notices` reads and writes of the outbox.
use db::{Query, Statement};
use kernel::{Instant, millis, millis_option};
use serde::Deserialize;

/// Every SQL text here, for the tests that prepare and plan them.
pub const ALL_SQL: &[&str] = &[crate::message::ALL_SQL[0], TAKE, DUE, SENT, FAILED, DEAD, REPLAY, LIST];

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
    /// How often it was tried, this time included.
    pub attempts: i64,
}

const TAKE: &str = "
UPDATE outbox SET attempts = attempts + 1, due_at = ?3
WHERE id = ?1 AND sent_at IS NULL AND dead_at IS NULL AND due_at <= ?2
RETURNING id, topic, recipient, locale, payload, attempts";

/// Takes a message on lease until `leased_until`, unless it was sent, is dead, or is on lease to
/// another: at most one consumer at a time sends it, however often the queue delivers it.
pub fn take(id: &str, now: Instant, leased_until: Instant) -> Query<Stored> {
    Query::new(TAKE, [id.into(), now.into(), leased_until.into()])
}

/// A message that is due.
#[derive(Debug, Clone, Deserialize)]
pub struct Due {
    /// Its id.
    pub id: String,
}

const DUE: &str = "
SELECT id FROM outbox WHERE sent_at IS NULL AND dead_at IS NULL AND due_at <= ?1 ORDER BY due_at LIMIT ?2";

/// What the queue should be nudged for, oldest first.
pub fn due(now: Instant, items_max: u32) -> Query<Due> {
    Query::new(DUE, [now.into(), items_max.into()])
}

const SENT: &str =
    "UPDATE outbox SET sent_at = ?2, payload = '{}', last_error = NULL WHERE id = ?1 AND sent_at IS NULL";

/// Notes that a message was sent, and forgets what it said.
pub fn sent(id: &str, now: Instant) -> Statement {
    Statement::new(SENT, [id.into(), now.into()])
}

const FAILED: &str = "UPDATE outbox SET due_at = ?2, last_error = ?3 WHERE id = ?1 AND sent_at IS NULL";

/// Notes that an attempt failed; the next is due at `due_at`.
pub fn failed(id: &str, due_at: Instant, error: &str) -> Statement {
    Statement::new(FAILED, [id.into(), due_at.into(), error.into()])
}

const DEAD: &str =
    "UPDATE outbox SET dead_at = ?2, last_error = ?3 WHERE id = ?1 AND sent_at IS NULL AND dead_at IS NULL";

/// Gives a message up until an operator replays it.
pub fn dead(id: &str, now: Instant, error: &str) -> Statement {
    Statement::new(DEAD, [id.into(), now.into(), error.into()])
}

const REPLAY: &str = "
UPDATE outbox SET dead_at = NULL, attempts = 0, due_at = ?2, last_error = NULL WHERE id = ?1 AND dead_at IS NOT NULL
RETURNING id";

/// Makes a dead message due again.
pub fn replay(id: &str, now: Instant) -> Statement {
    Statement::new(REPLAY, [id.into(), now.into()]).nudging(id)
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
    pub attempts: i64,
    /// When it was owed.
    #[serde(with = "millis")]
    pub created_at: Instant,
    /// When it was sent, if it was.
    #[serde(with = "millis_option")]
    pub sent_at: Option<Instant>,
    /// When it was given up, if it was.
    #[serde(with = "millis_option")]
    pub dead_at: Option<Instant>,
    /// Why the last attempt failed, if it did.
    pub last_error: Option<String>,
}

// `?1` is the state; each arm uses its own partial index.
const LIST: &str = "
SELECT id, topic, recipient, attempts, created_at, sent_at, dead_at, last_error FROM outbox
WHERE CASE ?1 WHEN 'sent' THEN sent_at IS NOT NULL WHEN 'dead' THEN dead_at IS NOT NULL
  ELSE sent_at IS NULL AND dead_at IS NULL END AND id < ?2
ORDER BY id DESC LIMIT ?3";

/// Messages in one state (`waiting`, `sent` or `dead`), newest first, below the id `before`.
pub fn list(state: &str, before: &str, items_max: u32) -> Query<Listed> {
    Query::new(LIST, [state.into(), before.into(), items_max.into()])
}
