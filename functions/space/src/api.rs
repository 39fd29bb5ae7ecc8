//! What goes over the wire.
mod import;
mod lists;
mod portal;
mod setup;

pub use import::*;
pub use lists::*;
pub use portal::*;
pub use setup::*;
pub use zones::ZoneName;
