//! Every way this capability says no.
use db::DbError;
use web::{Problem, ProblemType};

/// The location is not open then.
pub const LOCATION_CLOSED: ProblemType =
    ProblemType::new(409, "visit-outside-hours", "The location is not open all of that time");
/// Enough visitors.
pub const CAP_REACHED: ProblemType =
    ProblemType::new(409, "visitor-cap-reached", "There are as many visitors as there may be");
/// It was decided, called off, begun or ended meanwhile.
pub const VISIT_MOVED: ProblemType = ProblemType::new(409, "visit-moved", "The visit is past that");
/// Another day.
pub const NOT_TODAY: ProblemType = ProblemType::new(409, "not-today", "The visit is not today");
/// Other terms than those that were agreed to.
pub const TERMS_CHANGED: ProblemType =
    ProblemType::new(409, "visitor-terms-changed", "The terms have changed since they were read");
/// Only those who are expected.
pub const NO_WALK_INS: ProblemType =
    ProblemType::new(403, "no-walk-ins", "Only visitors who are expected are received here");
/// Two of one name.
pub const SEVERAL_OF_THAT_NAME: ProblemType =
    ProblemType::new(409, "several-of-that-name", "Several of that name are expected: say the first name too");
/// Nobody.
pub const NOBODY_EXPECTED: ProblemType =
    ProblemType::new(404, "nobody-expected", "Nobody of that name or with that code is expected here today");
/// A tablet that was never opened, or was taken off.
pub const KIOSK_CLOSED: ProblemType = ProblemType::new(401, "kiosk-closed", "This kiosk is not open");
/// A link that was used, or has waited too long.
pub const KIOSK_LINK_OVER: ProblemType =
    ProblemType::new(410, "kiosk-link-over", "That link has been used, or has waited too long");

/// What the schema refuses of a batch, by its own names.
pub fn lost(error: DbError) -> Problem {
    let DbError::Refused { rule } = &error else { return error.into() };
    match rule.as_str() {
        "visitor_cap_reached" => CAP_REACHED.because("Others were registered meanwhile."),
        "visitor_setup_changed" => web::problem::CHANGED.because(""),
        "visit_moved" | "visits.guest_id" => VISIT_MOVED.because(""),
        "visit_absences_are_few" => VISIT_MOVED.because("They have come and gone too often today."),
        "kiosk_is_closed" => KIOSK_CLOSED.because(""),
        // The same request twice at once: the other one has it, and a repetition will show it.
        "visits.request_key, visits.request_place" => {
            web::problem::CHANGED.because("The same request is being answered; repeat it.")
        }
        _ => error.into(),
    }
}
