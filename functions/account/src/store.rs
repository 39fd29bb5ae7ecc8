//! All SQL of accounts. Owns `profiles`, `skills`, `profile_skills`, `customer_files`, `exports` and `account_guards`; files are
//! written by `files`, erasures by `erasure`.
mod ending;
mod exports;
mod gather;
mod given;
mod never;
mod profile;

pub use ending::erase;
pub(crate) use ending::*;
pub(crate) use exports::*;
pub(crate) use gather::*;
pub(crate) use given::*;
pub use never::never;
pub(crate) use profile::*;

/// Items on one page of a list.
pub(crate) const PAGE_ITEMS_MAX: usize = 20;
/// One more than a page, to learn whether there is a next one.
const ASKED: i64 = 21;

/// Every SQL text here, for the test that prepares and plans them.
pub fn all_sql() -> Vec<&'static str> {
    let parts = [ending::ALL_SQL, exports::ALL_SQL, given::ALL_SQL, profile::ALL_SQL];
    let mut all = parts.concat();
    all.extend(gather::SECTIONS.iter().map(|section| section.sql));
    all.extend(gather::ALL_SQL);
    all
}

/// A word as a column has it.
fn word(value: impl serde::Serialize) -> String {
    serde_json::json!(value).as_str().unwrap_or_default().to_owned()
}

/// A word of a column as what it stands for.
fn meant<T: serde::de::DeserializeOwned>(word: &str) -> Result<T, db::DbError> {
    serde_json::from_value(serde_json::json!(word)).map_err(|e| db::DbError::Failed(format!("unexpected word: {e}")))
}
