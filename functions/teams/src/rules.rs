//! The rules of teams. Pure: no clock, no database, no HTTP.
mod import;
mod joining;
mod leaving;
mod refusal;
mod sight;
mod standing;

pub use import::{Changes, Known, Names, check, count, names};
pub use joining::{InvitationFacts, OPEN_DAYS, join};
pub use leaving::{LeaverFacts, leaving};
pub use refusal::Refusal;
pub use sight::{Sight, look};
pub use standing::{Person, change, check_setup, leave, rights_of, withheld_of};

/// Invitations that a team makes in a day, those made again counted: no way to fill strangers' mailboxes.
pub const INVITATIONS_PER_DAY_MAX: i64 = 200;
