//! What a queue brought that names nothing: no message, no order. Nobody can do what it wants, so operators see it among the dead
//! letters, with where it came from and why it is there. A queue that carries ids and nothing else has one only by mistake; an operator
//! who has mended what made it one sends it again (`replay`), as it was.
use db::{Query, Statement};
use kernel::{Instant, millis};
use serde::Deserialize;

pub(crate) const ALL_SQL: &[&str] =
    &[NOTE, NOTE_UNKNOWN, LIST, COUNT, DISMISS, FORGET, GUARD_THERE, OWE_REPLAY, UNLIST, TAKE_REPLAYS, REPLAYED];

/// The longest text kept of one, in characters. What is longer is cut to one more, so that it shows that it was cut.
pub const BODY_CHARS_MAX: usize = 1000;

const NOTE: &str = "
INSERT INTO stray_messages (queue, body, is_json, why, first_at, last_at, times)
SELECT ?1, value, ?5, ?3, ?4, ?4, 1 FROM json_each(?2) WHERE true
ON CONFLICT DO UPDATE SET last_at = excluded.last_at, times = times + 1, is_json = excluded.is_json, why = excluded.why";

/// In what form a queue brought a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As a text.
    Text,
    /// As something else, here written as JSON.
    Json,
}

/// Notes messages of `queue` that name nothing; one that comes again is counted.
pub fn stray(queue: &str, (bodies, form): (&[String], Form), why: &str, now: Instant) -> Statement {
    let is_json = i64::from(form == Form::Json);
    Statement::new(NOTE, [queue.into(), cut(bodies).into(), why.into(), now.into(), is_json.into()])
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
    bodies.iter().map(|body| body.chars().take(BODY_CHARS_MAX + 1).collect::<String>()).collect()
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

const GUARD_THERE: &str = "
INSERT INTO outbox_guards (guard) SELECT 'stray_is_gone' WHERE NOT EXISTS (
  SELECT 1 FROM stray_messages WHERE queue = ?1 AND body = ?2 AND length(body) <= ?3)";
const OWE_REPLAY: &str = "
INSERT INTO stray_replays (queue, body, is_json, asked_at, due_at)
SELECT queue, body, is_json, ?3, ?3 FROM stray_messages WHERE queue = ?1 AND body = ?2 ON CONFLICT DO NOTHING";
const UNLIST: &str = "DELETE FROM stray_messages WHERE queue = ?1 AND body = ?2";

/// The rule that a replay breaks of what is no longer there, dismissed or replayed by somebody else, or was kept in part only.
pub const STRAY_IS_GONE: &str = "stray_is_gone";

/// Owes the queue a message once more, and takes it from the dead letters: what names nothing then comes back as a new one.
pub fn replay(queue: &str, body: &str, now: Instant) -> Vec<Statement> {
    let chars_max = i64::try_from(BODY_CHARS_MAX).unwrap_or(i64::MAX);
    vec![
        Statement::new(GUARD_THERE, [queue.into(), body.into(), chars_max.into()]),
        Statement::new(OWE_REPLAY, [queue.into(), body.into(), now.into()]),
        Statement::new(UNLIST, [queue.into(), body.into()]),
    ]
}

const TAKE_REPLAYS: &str = "
UPDATE stray_replays SET due_at = ?2 WHERE (queue, body) IN (
  SELECT queue, body FROM stray_replays WHERE due_at <= ?1 ORDER BY due_at LIMIT 100) RETURNING queue, body, is_json";

/// A message to be sent to its queue again.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Replay {
    /// Which queue.
    pub queue: String,
    /// What it says.
    pub body: String,
    /// 1 for what is JSON and was no text.
    pub is_json: u8,
}

/// Takes what is to be sent again, a hundred at a time: to nobody else before `until`.
pub fn take_replays(now: Instant, until: Instant) -> Query<Replay> {
    Query::new(TAKE_REPLAYS, [now.into(), until.into()])
}

const REPLAYED: &str = "DELETE FROM stray_replays WHERE queue = ?1 AND body = ?2";

/// A queue has it.
pub fn replayed(replay: &Replay) -> Statement {
    Statement::new(REPLAYED, [replay.queue.as_str().into(), replay.body.as_str().into()])
}
