//! What must never be true of what is owed, asked of the live database.
use db::Query;
use kernel::Instant;
use std::collections::BTreeMap;

const NEVER: &str = "
SELECT (SELECT count(*) FROM outbox WHERE sent_at IS NULL AND dead_at IS NULL AND due_at < ?1) AS notice_stuck_over_an_hour";

/// How many cases of each there are, by the rule's name: all zero, at all times. What is tried again is due later each time.
pub fn never(now: Instant) -> Query<BTreeMap<String, i64>> {
    Query::new(NEVER, [now.plus_minutes(-60).into()])
}
