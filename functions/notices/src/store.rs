//! The SQL of this capability beside the outbox's own (`outbox::store`).
use db::Query;
use serde::Deserialize;

/// Every SQL text here, for the tests that prepare and plan them.
pub const ALL_SQL: &[&str] = &[SPACE];

const SPACE: &str = "SELECT name FROM v_settings LIMIT 1";
/// The space, as it signs.
#[derive(Debug, Deserialize)]
pub struct SpaceRow {
    /// Its name.
    pub name: String,
}

/// The space's name now: an operator's change shows in the next mail.
pub fn space() -> Query<SpaceRow> {
    Query::new(SPACE, [])
}
