//! Every way this capability says no. How a file is refused stands in `files::problems`.
use db::DbError;
use web::{FieldError, Problem, ProblemType};

/// It was handed over, sent on or chosen for meanwhile.
pub const DELIVERY_MOVED: ProblemType = ProblemType::new(409, "delivery-moved", "The delivery is past that");
/// Its plan does not allow that.
pub const HANDLING_NOT_OFFERED: ProblemType =
    ProblemType::new(409, "handling-not-offered", "That cannot be chosen for this delivery");
/// Another price than the one that was shown.
pub const FEE_CHANGED: ProblemType = ProblemType::new(409, "delivery-fee-changed", "It costs something else now");
/// Nobody has asked for it.
pub const NOT_ASKED_FOR: ProblemType = ProblemType::new(
    409,
    "handling-not-asked-for",
    "Its customer has not asked for that, and it has not lain here for too long",
);
/// Another code, or a spent one.
pub const WRONG_CODE: ProblemType = ProblemType::new(409, "wrong-collection-code", "That code collects nothing here");
/// The same number lies here.
pub const SCANNED_BEFORE: ProblemType =
    ProblemType::new(409, "delivery-scanned-before", "Something with that tracking number lies here already");
/// Another policy for the same.
pub const POLICY_TAKEN: ProblemType =
    ProblemType::new(409, "delivery-policy-taken", "There is a policy for that plan and currency");
/// The same key with another wish.
pub const KEY_REUSED: ProblemType =
    ProblemType::new(422, "idempotency-key-reused", "That key was used for something else");

/// What the schema refuses of a batch, by its own names.
pub fn lost(error: DbError) -> Problem {
    if let Some(problem) = files::problems::lost(&error) {
        return problem;
    }
    let DbError::Refused { rule } = &error else { return error.into() };
    match rule.as_str() {
        "delivery_code_spent" => WRONG_CODE.because("It was used meanwhile."),
        "delivery_moved" => DELIVERY_MOVED.because(""),
        "deliveries.tracking" => SCANNED_BEFORE.because(""),
        "delivery_setup_changed" => web::problem::CHANGED.because(""),
        "delivery_policies.plan_id, delivery_policies.currency" => POLICY_TAKEN.because(""),
        // The same request twice at once: the other one has it, and a repetition will show it.
        "deliveries.request_key, deliveries.request_place"
        | "deliveries.number"
        | "delivery_collections.key"
        | "delivery_codes.code"
        | "charges.key" => web::problem::CHANGED.because("The same request is being answered; repeat it."),
        _ => error.into(),
    }
}

/// Which of the things that are registered lie here already, by their places.
pub fn scanned_before(places: impl IntoIterator<Item = (usize, i64)>) -> Problem {
    let error = |(place, number)| FieldError {
        pointer: format!("/deliveries/{place}/label/tracking"),
        rule: "scanned-before",
        detail: format!("lies here as #{number}"),
    };
    Problem { errors: places.into_iter().map(error).collect(), ..SCANNED_BEFORE.because("") }
}
