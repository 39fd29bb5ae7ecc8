//! What must never be true of bookings, asked of the live database.
use db::Query;
use kernel::Instant;
use std::collections::BTreeMap;

const NEVER: &str = include_str!("never.sql");

/// How many cases of each there are, by the rule's name: all zero, at all times. It walks every table: for a job and for tests.
pub fn never(now: Instant) -> Query<BTreeMap<String, i64>> {
    Query::new(NEVER, [now.into()])
}
