mod desk;
mod faq;
mod members;
mod merge;
mod operators;
mod uploads;

pub(crate) use desk::*;
pub(crate) use faq::*;
pub(crate) use members::*;
pub(crate) use merge::*;
pub(crate) use operators::*;
pub(crate) use uploads::*;

use crate::api::FILES_MAX;
use crate::problems;
use access::customer_of;
use db::DbError;
use files::FileId;
use web::{Claims, IdempotencyKey, Problem};

/// Under which a repeated call is the same: the account's own key, or, without one, an id that nobody else has.
fn key_of(claims: &Claims, key: IdempotencyKey, id: &str) -> String {
    key.0.map_or_else(|| id.to_owned(), |key| format!("{}:{key}", claims.account))
}

fn few_enough(files: &[FileId]) -> Result<(), Problem> {
    if FILES_MAX < files.len() {
        return Err(Problem::field("/file_ids", "length", format!("must have at most {FILES_MAX} items")));
    }
    Ok(())
}

fn not_found() -> Problem {
    web::problem::NOT_FOUND.because("")
}

/// Why nothing was removed: it is not there, which `rule` says, or something else.
fn gone(error: DbError, rule: &str) -> Problem {
    if error.is_refused_by(rule) { not_found() } else { problems::lost(error) }
}
