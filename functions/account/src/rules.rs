//! The rules of an account. Pure: no clock, no database, no HTTP.
mod pack;
mod profile;
mod sight;

pub use pack::{Packed, Section, pack, read_me, split};
pub use profile::{Sought, sought, tidied};
pub use sight::{Seen, kept_seconds, recent, sees};

/// Minutes for which somebody who has just signed in may do what cannot be taken back lightly.
pub const RECENT_MINUTES_MAX: i64 = 15;
/// Hours between two exports: making one reads everything.
pub const EXPORT_HOURS_MIN: i64 = 24;
/// Days for which an export can be fetched.
pub const EXPORT_DAYS_MAX: i64 = 7;
/// Files of one customer at the most: a list that a person can read.
pub const CUSTOMER_FILES_MAX: u32 = 200;
