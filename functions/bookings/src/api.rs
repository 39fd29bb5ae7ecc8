//! What goes over the wire.
mod booking;
mod cost;
mod find;
mod import;
mod setup;

pub use booking::*;
pub use cost::*;
pub use find::*;
pub use import::*;
pub use setup::*;
