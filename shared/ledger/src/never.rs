//! What must never be true of the ledger, asked of the live database.
use db::Query;
use kernel::Day;
use std::collections::BTreeMap;

pub(crate) const NEVER: &str = include_str!("never.sql");

/// How many cases of each there are, by the rule's name: all zero, at all times. It walks every table: for a job and for tests.
pub fn never(today: Day) -> Query<BTreeMap<String, i64>> {
    Query::new(NEVER, [today.to_string().into()])
}
