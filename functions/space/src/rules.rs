//! What may be set up. Pure: no clock, no database, no HTTP.
mod closure;
mod guests;
mod hours;
mod import;

pub(crate) use closure::{Span, check_closure, span};
pub(crate) use guests::check_guests;
pub(crate) use hours::check_hours;
pub(crate) use import::{Changes, check, count, slugs, told};
