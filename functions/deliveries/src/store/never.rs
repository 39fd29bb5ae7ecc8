//! What must never be true of deliveries, asked of the live database.
use db::Query;
use kernel::Instant;
use std::collections::BTreeMap;

const NEVER: &str = include_str!("never.sql");

/// How many cases of each there are, by the rule's name: all zero, at all times. It walks every table: for a job and for tests.
pub fn never(now: Instant) -> Query<BTreeMap<String, i64>> {
    // A job runs each hour, and a day begins where it is latest before it does elsewhere: a day of grace.
    let day_before = now.plus_minutes(-36 * 60).utc_date().to_string();
    Query::new(NEVER, [day_before.into()])
}
