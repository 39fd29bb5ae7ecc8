//! All SQL of visits. Owns `visitor_settings`, `visitor_terms`, `visits`, `visit_codes`, `kiosks` and `visitor_guards`.
mod erase;
mod facts;
mod jobs;
mod kiosks;
mod never;
mod settings;
mod visits;
mod write;

pub use erase::erase as erase_account;
pub(crate) use facts::*;
pub(crate) use jobs::*;
pub(crate) use kiosks::*;
pub use never::never;
pub(crate) use settings::*;
pub(crate) use visits::*;
pub(crate) use write::*;

/// Items on one page of a list.
pub(crate) const PAGE_ITEMS_MAX: usize = 20;
/// One more than a page, to learn whether there is a next one.
const ASKED: u32 = 21;
/// Items on one page of an operator's day.
pub(crate) const DAY_ITEMS_MAX: usize = 100;
/// One more.
const ASKED_OF_DAY: u32 = 101;
/// Rows of a table at the most: some years of a small space.
pub(crate) const TABLE_ROWS_MAX: usize = 10_000;

/// Every SQL text here, for the test that prepares and plans them.
pub fn all_sql() -> Vec<&'static str> {
    let own = [
        erase::ALL_SQL,
        facts::ALL_SQL,
        jobs::ALL_SQL,
        kiosks::ALL_SQL,
        settings::ALL_SQL,
        visits::ALL_SQL,
        write::ALL_SQL,
    ];
    own.concat()
}
