//! All SQL of the help desk. Owns `departments`, `tickets`, `ticket_messages`, `ticket_words`, `canned_replies`, `faq_entries`
//! and `support_guards`; files are written by `files`.
mod desk;
mod erase;
mod faq;
mod jobs;
mod merge;
mod messages;
mod never;
mod queues;
mod tickets;

pub(crate) use desk::*;
pub use erase::erase;
pub(crate) use faq::*;
pub(crate) use jobs::*;
pub(crate) use merge::*;
pub(crate) use messages::*;
pub use never::never;
pub(crate) use queues::*;
pub(crate) use tickets::*;

use db::DbError;

/// Items on one page of a list.
pub(crate) const PAGE_ITEMS_MAX: usize = 20;
/// One more than a page, to learn whether there is a next one.
const ASKED: i64 = 21;

/// Every SQL text here, for the test that prepares and plans them.
pub fn all_sql() -> Vec<&'static str> {
    [
        desk::ALL_SQL,
        erase::ALL_SQL,
        faq::ALL_SQL,
        jobs::ALL_SQL,
        merge::ALL_SQL,
        messages::ALL_SQL,
        queues::ALL_SQL,
        tickets::ALL_SQL,
    ]
    .concat()
}

/// A row that holds what the API would not have taken.
fn failed(rule: impl std::fmt::Display) -> DbError {
    DbError::Failed(rule.to_string())
}

/// A word as a column has it.
fn word(value: impl serde::Serialize) -> String {
    serde_json::json!(value).as_str().unwrap_or_default().to_owned()
}
