//! Every way this capability says no.
use db::DbError;
use web::{Problem, ProblemType};

/// Nobody checks in there.
pub const NO_CHECK_IN: ProblemType = ProblemType::new(409, "no-check-in", "Nobody checks in at this location");
/// The doors are shut.
pub const HOUSE_CLOSED: ProblemType = ProblemType::new(409, "house-closed", "The location is not open now");
/// It takes being there.
pub const AT_THE_DOOR: ProblemType =
    ProblemType::new(403, "check-in-at-the-door", "Check in by the sign at the door of this location");
/// There is another one at the door by now.
pub const SIGN_OLD: ProblemType =
    ProblemType::new(403, "door-sign-old", "That is not the sign that is at the door now");
/// It takes an operator.
pub const AT_THE_DESK: ProblemType =
    ProblemType::new(403, "check-in-at-the-desk", "The front desk checks members in at this location");
/// As many as fit in.
pub const HOUSE_FULL: ProblemType = ProblemType::new(409, "house-full", "As many are in as there is room for");
/// Nothing covers it.
pub const PASS_NEEDED: ProblemType = ProblemType::new(409, "pass-needed", "This takes a pass or a plan");
/// Something is to be paid that nobody accepted.
pub const PRICE_NOT_ACCEPTED: ProblemType =
    ProblemType::new(409, "day-price-not-accepted", "The price of the day was not accepted");
/// As many days as the plans allow.
pub const CAP_REACHED: ProblemType =
    ProblemType::new(409, "check-in-cap-reached", "The plan allows no more days in this time");
/// They have left.
pub const NOT_IN: ProblemType = ProblemType::new(409, "not-checked-in", "Nobody is checked in");

/// What the schema refuses of a batch, by its own names.
pub fn lost(error: DbError) -> Problem {
    let DbError::Refused { rule } = &error else { return error.into() };
    match rule.as_str() {
        "house_is_full" => HOUSE_FULL.because(""),
        "check_in_cap_reached" => CAP_REACHED.because(""),
        "check_in_is_over" => NOT_IN.because(""),
        // Somebody draws the same pass, checks in the same person or sets the house up: look again.
        "check_in_setup_changed"
        | "benefit_overdrawn"
        | "benefit_not_shared"
        | "benefit_capped"
        | "check_ins.customer_id" => web::problem::CHANGED.because(""),
        _ => error.into(),
    }
}
