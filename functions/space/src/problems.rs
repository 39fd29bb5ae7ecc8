//! Every way that the space says no, besides `web::problem`.
use db::DbError;
use web::{Problem, ProblemType, problem};

/// Another location has that slug.
pub const SLUG_TAKEN: ProblemType = ProblemType::new(409, "slug-taken", "Another location has that address");
/// The location is already closed on exactly those days.
pub const CLOSURE_EXISTS: ProblemType = ProblemType::new(409, "closure-exists", "Those days are closed already");

/// Names the schema's refusal of a write.
pub(crate) fn refused(error: DbError) -> Problem {
    if error.is_refused_by("locations.slug") {
        return SLUG_TAKEN.because("");
    }
    if error.is_refused_by("closures.location_id, closures.starts_on, closures.ends_on") {
        return CLOSURE_EXISTS.because("");
    }
    // Something that was there when we looked is gone.
    if error.is_refused_by("changed_meanwhile") || error.is_refused_by("foreign key") {
        return problem::CHANGED.because("");
    }
    error.into()
}
