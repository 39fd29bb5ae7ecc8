//! What goes over the wire.
mod desk;
mod faq;
mod operators;
mod tickets;

pub use desk::*;
pub use faq::*;
pub use files::api::{File, InSize, NewFile, SizeName};
pub use operators::*;
pub use tickets::*;
pub use web::{ListCursor, Pages};

/// Files of one message at the most.
pub const FILES_MAX: usize = 5;
