//! What goes over the wire.
mod check_in;
mod import;
mod operators;
mod year;

pub use check_in::*;
pub use import::*;
pub use operators::*;
pub use year::*;

kernel::id!(
    /// One stay in the house.
    CheckInId,
    "chk"
);
