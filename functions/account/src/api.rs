//! What goes over the wire.
mod ending;
mod exports;
mod given;
mod profile;

pub use ending::*;
pub use exports::*;
pub use given::*;
pub use profile::*;
pub use web::{ListCursor, Pages};
