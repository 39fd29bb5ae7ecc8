//! All SQL of this capability. Owns `kinds`, `policies`, `resources`, `resource_leaves`, `rates`,
//! `bookings` and `booking_guards`.
mod bookings;
mod erase;
mod facts;
mod import;
mod never;
mod own;
mod setup;

pub use bookings::*;
pub use erase::erase;
pub use facts::*;
pub use import::*;
pub use never::never;
pub use own::{OwnRow, all_own, guards, own_bookings};
pub use setup::*;

/// Every SQL text, for the tests that prepare and plan them.
pub fn all_sql() -> Vec<&'static str> {
    [bookings::ALL_SQL, erase::ALL_SQL, facts::ALL_SQL, import::ALL_SQL, own::ALL_SQL, setup::ALL_SQL].concat()
}
