//! What the provider told and could not be acted on.
use crate::api::UnheardEvent;
use crate::provider::{Event, TheirId};
use db::{Query, Statement};
use kernel::{Instant, millis, millis_option};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] =
    &[SET_ASIDE, FAILED_AGAIN, UNHEARD, HEARD, DUE, WAITING, KNOWN, LIST, LIST_DUE, RETRY, DISMISS, FORGET];

/// What came of trying an event that could not be acted on.
#[derive(Debug, Clone)]
pub(crate) struct Tried {
    /// How many tries are used up.
    pub(crate) attempts: u32,
    /// Why it failed.
    pub(crate) why: String,
    /// When.
    pub(crate) at: Instant,
    /// When it is tried again; never, where it waits for an operator.
    pub(crate) due_at: Option<Instant>,
    /// Whether this key may not read what it names.
    pub(crate) barred: bool,
}

const SET_ASIDE: &str = "
INSERT INTO unheard_events (id, kind, about, happened_at, attempts, why, tried_at, due_at, barred) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
ON CONFLICT (id) DO NOTHING";

/// Notes that an event could not be acted on.
pub(crate) fn set_aside(event: &Event, tried: &Tried) -> Statement {
    let (kind, about) = (event.news.kind(), event.news.about());
    let event = [event.id.as_str().into(), kind.into(), about.into(), event.at.into()];
    Statement::new(SET_ASIDE, [event.to_vec(), tried.params().to_vec()].concat())
}

const FAILED_AGAIN: &str = "
UPDATE unheard_events SET attempts = ?3, why = ?4, tried_at = ?5, due_at = ?6, barred = ?7 WHERE id = ?1 AND attempts = ?2";

/// Notes that an event failed again; nothing, if another run or an operator was faster.
pub(crate) fn failed_again(row: &DueEventRow, tried: &Tried) -> Statement {
    let event = [row.id.as_str().into(), row.attempts.into()];
    Statement::new(FAILED_AGAIN, [event.to_vec(), tried.params().to_vec()].concat())
}

impl Tried {
    fn params(&self) -> [db::Value; 5] {
        [self.attempts.into(), self.why.as_str().into(), self.at.into(), self.due_at.into(), self.barred.into()]
    }
}

const HEARD: &str = "DELETE FROM unheard_events WHERE id IN (SELECT value FROM json_each(?1))";

/// Those events are heard after all.
pub(crate) fn heard_after_all<'a>(ids: impl IntoIterator<Item = &'a str>) -> Statement {
    Statement::new(HEARD, [serde_json::json!(ids.into_iter().collect::<Vec<_>>()).into()])
}

/// An event that is to be tried again.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct DueEventRow {
    pub(crate) id: TheirId,
    pub(crate) attempts: u32,
}

const DUE: &str = "
SELECT id, attempts FROM unheard_events INDEXED BY unheard_events_readable WHERE due_at IS NOT NULL AND due_at <= ?1 ORDER BY barred, due_at, id LIMIT ?2";

/// Events that are to be tried again, the longest due first; those that this key was not let read come last.
pub(crate) fn due_events(now: Instant, items_max: u32) -> Query<DueEventRow> {
    Query::new(DUE, [now.into(), items_max.into()])
}

/// How many wait for an operator.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct CountRow {
    pub(crate) count: u32,
}

const WAITING: &str = "SELECT count(*) AS count FROM (SELECT 1 FROM unheard_events WHERE due_at IS NULL LIMIT 1000)";

/// How many events wait for an operator; a thousand for that and more.
pub(crate) fn events_set_aside() -> Query<CountRow> {
    Query::new(WAITING, [])
}

/// An event as operators see it.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct UnheardRow {
    id: TheirId,
    kind: String,
    about: String,
    #[serde(with = "millis")]
    happened_at: Instant,
    attempts: u32,
    why: String,
    #[serde(with = "millis")]
    tried_at: Instant,
    #[serde(with = "millis_option")]
    due_at: Option<Instant>,
}

impl From<UnheardRow> for UnheardEvent {
    fn from(row: UnheardRow) -> Self {
        let UnheardRow { id, kind, about, happened_at, attempts, why, tried_at, due_at } = row;
        Self { id, kind, about, happened_at, attempts, why, tried_at, due_at }
    }
}

macro_rules! columns {
    ($where:literal) => {
        concat!("SELECT id, kind, about, happened_at, attempts, why, tried_at, due_at FROM unheard_events ", $where)
    };
}
const UNHEARD: &str = columns!("WHERE id = ?1 LIMIT 1");
const LIST: &str = columns!("WHERE due_at IS NULL ORDER BY happened_at DESC, id DESC LIMIT 50");
const LIST_DUE: &str = columns!("WHERE due_at IS NOT NULL ORDER BY due_at, id LIMIT 50");

/// The event of that id, if it could not be acted on.
pub(crate) fn unheard(id: &TheirId) -> Query<UnheardRow> {
    Query::new(UNHEARD, [id.as_str().into()])
}

/// Those that wait for an operator, the newest first, and those that are tried again, the next first; fifty of each.
pub(crate) fn unheard_events() -> (Query<UnheardRow>, Query<UnheardRow>) {
    (Query::new(LIST, []), Query::new(LIST_DUE, []))
}

const RETRY: &str = "UPDATE unheard_events SET attempts = 0, due_at = ?2, barred = 0 WHERE id = ?1";

/// Lets an event be tried again with the next run, as if it had never failed.
pub(crate) fn retry_event(id: &TheirId, now: Instant) -> Statement {
    Statement::new(RETRY, [id.as_str().into(), now.into()])
}

const DISMISS: &str = "
INSERT INTO provider_events (id, kind, received_at) SELECT id, kind, ?2 FROM unheard_events WHERE id = ?1 ON CONFLICT DO NOTHING";

/// Takes an event as heard of which nothing is to be written down.
pub(crate) fn dismiss_event(id: &TheirId, now: Instant) -> [Statement; 2] {
    [Statement::new(DISMISS, [id.as_str().into(), now.into()]), heard_after_all([id.as_str()])]
}

const FORGET: &str = "
DELETE FROM unheard_events WHERE id IN (SELECT id FROM unheard_events WHERE happened_at < ?1 ORDER BY happened_at LIMIT 500)";

/// Forgets events of long ago, the oldest first.
pub(crate) fn forget_unheard(before: Instant) -> Statement {
    Statement::new(FORGET, [before.into()])
}

const KNOWN: &str = "
SELECT id FROM provider_events WHERE id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT id FROM unheard_events WHERE id IN (SELECT value FROM json_each(?1)) LIMIT 10000";

/// An event of which nothing is to be done.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct KnownEventRow {
    pub(crate) id: String,
}

/// Those of these events that were heard, or are set aside.
pub(crate) fn known_events(ids: &[&str]) -> Query<KnownEventRow> {
    Query::new(KNOWN, [serde_json::json!(ids).into()])
}
