//! The rules of the help desk. Pure: no clock, no database, no HTTP.
mod canned;
mod due;
mod merge;
mod search;
mod sight;
mod thread;

pub use canned::{Names, fill, unknown_placeholder};
pub use due::first_answer_due;
pub use merge::{Merged, Party, Unmergeable, merged};
pub use search::{Wanted, wanted};
pub use sight::{admitted, may_see_file, reads_faq};
pub use thread::{Moved, Refusal, Stand, answered, member_wrote, put, solved, status_of};

/// How many requests a customer makes within an hour: more is a slip, or a flood.
pub const TICKETS_PER_HOUR_MAX: u32 = 10;
/// How many messages an account writes as a member within an hour.
pub const MESSAGES_PER_HOUR_MAX: u32 = 60;
