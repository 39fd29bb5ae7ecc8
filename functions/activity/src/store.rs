//! All SQL of the house and of the year. Owns `check_in_settings`, `check_ins` and `activity_guards`.
mod check_ins;
mod erase;
mod facts;
mod import;
mod never;
mod settings;
mod year;

pub(crate) use check_ins::*;
pub use erase::erase;
pub(crate) use facts::*;
pub(crate) use import::*;
pub use never::never;
pub(crate) use settings::*;
pub(crate) use year::*;

/// Items on one page of a list.
pub(crate) const PAGE_ITEMS_MAX: usize = 50;
/// One more than a page, to learn whether there is a next one.
const ASKED: u32 = 51;
/// Rows of a table at the most.
pub(crate) const TABLE_ROWS_MAX: usize = 10_000;

/// Every SQL text here, for the test that prepares and plans them.
pub fn all_sql() -> Vec<&'static str> {
    [check_ins::ALL_SQL, erase::ALL_SQL, facts::ALL_SQL, import::ALL_SQL, settings::ALL_SQL, year::ALL_SQL].concat()
}
