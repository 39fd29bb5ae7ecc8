//! What a queue brought that names nothing: no message, no order. Nobody can do what it wants, so operators see it among the dead
//! letters, with where it came from and why it is there. A queue that carries ids and nothing else has one only by mistake.
use db::{Query, Statement};
use kernel::{Instant, millis};
use serde::Deserialize;

pub(crate) const ALL_SQL: &[&str] = &[NOTE, NOTE_UNKNOWN, LIST, COUNT, DISMISS, FORGET];

/// The longest text kept of one, in characters.
const BODY_CHARS_MAX: usize = 1000;

const NOTE: &str = "
INSERT INTO stray_messages (queue, body, why, first_at, last_at, times)
SELECT ?1, value, ?3, ?4, ?4, 1 FROM json_each(?2) WHERE true
ON CONFLICT DO UPDATE SET last_at = excluded.last_at, times = times + 1";

/// Notes messages of `queue` that name nothing; one that comes again is counted.
pub fn stray(queue: &str, bodies: &[String], why: &str, now: Instant) -> Statement {
    Statement::new(NOTE, [queue.into(), cut(bodies).into(), why.into(), now.into()])
}

const NOTE_UNKNOWN: &str = "
INSERT INTO stray_messages (queue, body, why, first_at, last_at, times)
SELECT ?1, value, ?3, ?4, ?4, 1 FROM json_each(?2) WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.id = value)
ON CONFLICT DO UPDATE SET last_at = excluded.last_at, times = times + 1";

/// Notes, of what `queue` brought, that which is the id of no message.
pub fn stray_ids(queue: &str, ids: &[String], now: Instant) -> Statement {
    let why = "there is no message of that id";
    Statement::new(NOTE_UNKNOWN, [queue.into(), cut(ids).into(), why.into(), now.into()])
}

fn cut(bodies: &[String]) -> serde_json::Value {
    bodies.iter().map(|body| body.chars().take(BODY_CHARS_MAX).collect::<String>()).collect()
}

/// A message that names nothing.
#[derive(Debug, Clone, Deserialize)]
pub struct Stray {
    /// The queue that brought it.
    pub queue: String,
    /// What it says, or its beginning.
    pub body: String,
    /// Why nothing could be done.
    pub why: String,
    /// When it came first.
    #[serde(with = "millis")]
    pub first_at: Instant,
    /// When it came last.
    #[serde(with = "millis")]
    pub last_at: Instant,
    /// How often.
    pub times: u32,
}

const LIST: &str =
    "SELECT queue, body, why, first_at, last_at, times FROM stray_messages ORDER BY last_at DESC LIMIT 50";

/// The fifty that came last.
pub fn strays() -> Query<Stray> {
    Query::new(LIST, [])
}

/// How many there are.
#[derive(Debug, Clone, Deserialize)]
pub struct StrayCount {
    /// A thousand for that and more.
    pub count: u32,
}

const COUNT: &str = "SELECT count(*) AS count FROM (SELECT 1 FROM stray_messages LIMIT 1000)";

/// How many there are.
pub fn stray_count() -> Query<StrayCount> {
    Query::new(COUNT, [])
}

const DISMISS: &str = "DELETE FROM stray_messages WHERE last_at <= ?1 RETURNING queue, body";

/// Dismisses those that came until then, and gives them back.
pub fn dismiss_strays(until: Instant) -> Statement {
    Statement::new(DISMISS, [until.into()])
}

const FORGET: &str = "
DELETE FROM stray_messages WHERE (queue, body) IN (
  SELECT queue, body FROM stray_messages WHERE last_at < ?1 ORDER BY last_at LIMIT ?2)";

/// Forgets those that came last before `before`.
pub fn forget_strays(before: Instant, items_max: u32) -> Statement {
    Statement::new(FORGET, [before.into(), items_max.into()])
}
