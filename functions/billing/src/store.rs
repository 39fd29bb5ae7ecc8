//! All the SQL of billing that is not the ledger's.
mod account;
mod acts;
mod at_home;
mod back;
mod balance;
mod erase;
mod events;
mod exchange;
mod invoice;
mod invoices;
mod jobs;
mod methods;
mod news;
mod payments;
mod settings;
mod statement;
mod unheard;
mod upkeep;
mod wanted;

pub(crate) use account::*;
pub(crate) use acts::*;
pub(crate) use at_home::at_home;
pub(crate) use back::*;
pub(crate) use balance::*;
pub(crate) use erase::erase;
pub(crate) use erase::{ForgottenRow, methods_to_forget, still_held};
pub(crate) use events::*;
pub(crate) use exchange::*;
pub(crate) use invoice::*;
pub(crate) use invoices::*;
pub(crate) use jobs::*;
pub(crate) use methods::*;
pub(crate) use news::*;
pub(crate) use payments::*;
pub(crate) use settings::*;
pub(crate) use statement::*;
pub(crate) use unheard::*;
pub(crate) use upkeep::*;
pub(crate) use wanted::*;

use db::DbError;
use serde::Serialize;

/// How many items a page of a list holds.
pub(crate) const PAGE_ITEMS_MAX: usize = 50;
/// One more than that, to learn whether there is a next page.
const ASKED: i64 = 51;
/// Before every day there is, and after: days sort as text.
const FIRST_DAY: &str = "0000-00-00";
const LAST_DAY: &str = "9999-12-31";
/// After every instant there is.
const LAST_INSTANT: i64 = 9_000_000_000_000;

/// Every SQL text here, for the tests that prepare and plan them.
pub fn all_sql() -> Vec<&'static str> {
    [
        account::ALL_SQL,
        acts::ALL_SQL,
        at_home::ALL_SQL,
        back::ALL_SQL,
        balance::ALL_SQL,
        erase::ALL_SQL,
        events::ALL_SQL,
        exchange::ALL_SQL,
        invoice::ALL_SQL,
        invoices::ALL_SQL,
        jobs::ALL_SQL,
        methods::ALL_SQL,
        payments::ALL_SQL,
        settings::ALL_SQL,
        statement::ALL_SQL,
        unheard::ALL_SQL,
        upkeep::ALL_SQL,
        wanted::ALL_SQL,
    ]
    .concat()
}

/// The word of an enum in the database.
pub(crate) fn word(of: impl Serialize) -> String {
    match serde_json::json!(of) {
        serde_json::Value::String(word) => word,
        _ => String::new(),
    }
}

/// A row that must be there.
pub(crate) fn only<T>(rows: Vec<T>, what: &str) -> Result<T, DbError> {
    rows.into_iter().next().ok_or_else(|| DbError::Failed(format!("no {what}")))
}
