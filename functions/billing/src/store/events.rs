use db::{Query, Statement};
use kernel::Instant;
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[EVENT, INSERT];

/// An event that was heard.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct EventRow {
    #[serde(rename = "id")]
    _id: String,
}

const EVENT: &str = "SELECT id FROM provider_events WHERE id = ?1 LIMIT 1";

/// The event of that id, if it was heard.
pub(crate) fn event(id: &str) -> Query<EventRow> {
    Query::new(EVENT, [id.into()])
}

const INSERT: &str = "INSERT INTO provider_events (id, kind, received_at) VALUES (?1, ?2, ?3)";

/// Notes that an event was heard, in the batch of what it changes; once.
pub(crate) fn insert_event(id: &str, kind: &str, now: Instant) -> Statement {
    Statement::new(INSERT, [id.into(), kind.into(), now.into()])
}
