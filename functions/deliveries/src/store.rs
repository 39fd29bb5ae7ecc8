//! All SQL of deliveries. Owns `delivery_settings`, `delivery_policies`, `delivery_names`, `delivery_codes`,
//! `delivery_collections`, `deliveries`, `delivery_events` and `delivery_guards`; files are written by `files`, charges by
//! `ledger`.
mod collections;
mod desk;
mod erase;
mod jobs;
mod lists;
mod never;
mod one;
mod terms;
mod write;

pub(crate) use collections::*;
pub(crate) use desk::*;
pub use erase::erase;
pub(crate) use jobs::*;
pub(crate) use lists::*;
pub use never::never;
pub(crate) use one::*;
pub(crate) use terms::*;
pub(crate) use write::*;

/// Items on one page of a list.
pub(crate) const PAGE_ITEMS_MAX: usize = 20;
/// One more than a page, to learn whether there is a next one.
const ASKED: i64 = 21;

/// Every SQL text here, for the test that prepares and plans them.
pub fn all_sql() -> Vec<&'static str> {
    let parts = [
        collections::ALL_SQL,
        desk::ALL_SQL,
        erase::ALL_SQL,
        jobs::ALL_SQL,
        lists::ALL_SQL,
        one::ALL_SQL,
        terms::ALL_SQL,
        write::ALL_SQL,
    ];
    parts.concat()
}

/// A word as a column has it.
fn word(value: impl serde::Serialize) -> String {
    serde_json::json!(value).as_str().unwrap_or_default().to_owned()
}
