//! What goes over the wire.
mod deliveries;
mod desk;
mod policies;
mod register;

pub use deliveries::*;
pub use desk::*;
pub use files::api::{File, InSize, NewFile, SizeName};
pub use policies::*;
pub use register::*;
pub use web::ListCursor;
