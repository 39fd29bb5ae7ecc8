//! What goes over the wire.
mod basket;
mod codes;
mod goes_on;
mod known;
mod orders;
mod proposals;

pub use basket::*;
pub use codes::*;
pub use goes_on::*;
pub use known::*;
pub use orders::*;
pub use proposals::*;
pub use web::{ListCursor, Pages};
