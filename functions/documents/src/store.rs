//! All SQL of this capability. It owns `document_logo`; the rest it reads from what the others publish.
mod invoice;
mod list;
mod setting;
mod statement;

pub(crate) use invoice::*;
pub use list::ListedRow;
pub(crate) use list::{LISTED_ROWS_MAX, listed};
pub(crate) use setting::*;
pub(crate) use statement::*;

/// Every SQL text, for the tests that prepare and plan them.
pub const ALL_SQL: &[&str] = &[
    setting::SETTING,
    setting::LOGO,
    setting::SET_LOGO,
    setting::DELETE_LOGO,
    invoice::INVOICE,
    invoice::LINES,
    invoice::COLLECTED_FROM,
    statement::CUSTOMER,
    statement::OPENING,
    statement::ENTRIES,
    list::OF_CUSTOMER,
    list::OF_ALL,
    list::OPEN_OF_CUSTOMER,
    list::OPEN_OF_ALL,
];
