//! Every way this capability says no. How a file is refused stands in `files::problems`.
use crate::rules::{CUSTOMER_FILES_MAX, EXPORT_HOURS_MIN};
use db::DbError;
use web::{Problem, ProblemType};

/// Signed in too long ago.
pub const SIGN_IN_AGAIN: ProblemType =
    ProblemType::new(403, "sign-in-again", "Please sign in again before you change this");
/// One export a day.
pub const EXPORT_ASKED_LATELY: ProblemType =
    ProblemType::new(429, "export-asked-lately", "You have asked for your data lately");
/// What was not asked for, or has happened.
pub const ERASURE_NOT_ASKED: ProblemType = ProblemType::new(409, "erasure-not-asked", "There is nothing to take back");
/// Something runs or is owed.
pub const ERASURE_BLOCKED: ProblemType =
    ProblemType::new(409, "erasure-blocked", "Something stands in the way of erasing your account");
/// Enough for one customer.
pub const TOO_MANY_CUSTOMER_FILES: ProblemType =
    ProblemType::new(409, "too-many-customer-files", "This customer has enough files");

/// What the schema refuses of a batch, by its own names.
pub fn lost(error: DbError) -> Problem {
    if let Some(problem) = files::problems::lost(&error) {
        return problem;
    }
    let DbError::Refused { rule } = &error else { return error.into() };
    match rule.as_str() {
        "profile_changed" | "export_moved" => web::problem::CHANGED.because(""),
        "person_is_not_of_customer" => nobody_of_the_customer(),
        "customer_file_is_gone" => web::problem::NOT_FOUND.because(""),
        "export_asked_lately" => export_asked_lately(EXPORT_HOURS_MIN * 60 * 60),
        "too_many_customer_files" => {
            TOO_MANY_CUSTOMER_FILES.because(format!("At most {CUSTOMER_FILES_MAX} files; take one back first."))
        }
        // Asked twice at once: the other request has it, and a repetition will show it.
        "erasures.account_id" => web::problem::CHANGED.because("The same request is being answered; repeat it."),
        "erasure_is_asked" => ERASURE_NOT_ASKED.because(""),
        "erasure_is_blocked" => ERASURE_BLOCKED.because(""),
        _ => error.into(),
    }
}

/// Another one so many seconds from now.
pub fn export_asked_lately(seconds: i64) -> Problem {
    EXPORT_ASKED_LATELY.because("One a day can be made.").retry_after_seconds(seconds.max(1))
}

/// Whom a file is to be for does not act for the customer.
pub fn nobody_of_the_customer() -> Problem {
    Problem::field("/account_id", "not-of-customer", "this person does not act for the customer")
}

/// The address is not the account's.
pub fn other_address() -> Problem {
    Problem::field("/email", "other-address", "this is not the address of your account")
}
