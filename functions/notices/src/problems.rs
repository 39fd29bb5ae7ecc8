//! Every way this capability says no.
use db::DbError;
use web::{Problem, ProblemType, problem};

/// Enough devices.
pub const TOO_MANY_DEVICES: ProblemType =
    ProblemType::new(409, "too-many-devices", "At most 20 devices take notifications; remove one first");
/// The space sends no pushes.
pub const NO_PUSHES: ProblemType = ProblemType::new(409, "no-pushes", "This space sends no notifications to devices");
/// The address was tried a short while ago.
pub const TRIED_ALREADY: ProblemType =
    ProblemType::new(429, "address-tried", "That address was tried a short while ago; try again in an hour");

/// A mail that came back and is none.
pub const NOT_A_REPORT: ProblemType =
    ProblemType::new(422, "not-a-delivery-report", "This message does not report what became of a mail");

/// How long an address is left alone that was tried, in minutes.
pub(crate) const TRY_AGAIN_MINUTES: i64 = 60;

/// What the schema refuses of a batch, by its own names.
pub fn lost(error: DbError) -> Problem {
    let DbError::Refused { rule } = &error else { return error.into() };
    match rule.as_str() {
        "notice_settings_changed"
        | "notice_text_was_edited"
        | "notice_texts.topic, notice_texts.locale, notice_texts.version" => problem::CHANGED.because(""),
        "notice_location_is_unknown" => {
            Problem::field("/location_id", "unknown", "there is no such location".to_owned())
        }
        "too_many_push_devices" => TOO_MANY_DEVICES.because(""),
        "address_is_not_bounced" => problem::NOT_FOUND.because(""),
        "address_was_tried" => TRIED_ALREADY.because("").retry_after_seconds(60 * TRY_AGAIN_MINUTES),
        _ => error.into(),
    }
}
