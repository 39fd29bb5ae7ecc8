//! What goes over the wire.
mod booking;
mod find;
mod import;
mod setup;

pub use booking::*;
pub use find::*;
pub use import::*;
pub use setup::*;
