use db::Query;
use kernel::{Instant, millis_option};
use serde::Deserialize;

pub(crate) const ALL_SQL: &[&str] = &[HEALTH];

const HEALTH: &str = "SELECT function, ran_at, complaints, looked_at, broken FROM v_health ORDER BY function LIMIT 50";

/// How a function is that has jobs.
#[derive(Debug, Clone, Deserialize)]
pub struct HealthRow {
    pub(crate) function: String,
    #[serde(with = "millis_option")]
    pub(crate) ran_at: Option<Instant>,
    pub(crate) complaints: String,
    #[serde(with = "millis_option")]
    pub(crate) looked_at: Option<Instant>,
    pub(crate) broken: String,
}

/// How each function is that has jobs.
pub fn health() -> Query<HealthRow> {
    Query::new(HEALTH, [])
}
