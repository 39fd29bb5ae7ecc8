//! The rules of the house and of the year. Pure: no clock, no database, no HTTP.
mod admission;
mod facts;
mod import;
mod leaving;
mod refusal;
mod year;

pub use admission::{Admitted, Entrance, Way, admit, day_spans};
pub use facts::{CountedDay, PlaceFacts, Reception, StoredCheckIn};
pub use import::{Known, check as check_import, told as import_told};
pub use leaving::{Leaving, leave};
pub use refusal::Refusal;
pub use year::{Count, Paid, YEAR_MONTHS, months_of, year_of};

/// How long before a booking its member is let in by it.
pub const EARLY_MINUTES: i64 = 30;
