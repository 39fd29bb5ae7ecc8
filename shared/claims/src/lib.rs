//! Places in time.
//!
//! A claim holds one unit of a resource for a stretch of quarter-hours. Each of its quarter-hours
//! is a row whose primary key is (resource, unit, slot), so two claims that overlap cannot both be
//! written, whoever writes them and however many try at once. A combined room claims its parts.
//!
//! `take` and `release` are statements for the caller's own batch: a booking and its claims are
//! written together or not at all.
mod range;
mod store;

pub use range::{SLOT_MINUTES, SLOTS_MAX, SlotRange, slot_of};
pub use store::{ALL_SQL, Claim, claimed, is_taken, put, release, release_lapsed, take};
