//! What goes over the wire.
mod desk;
mod operators;
mod tickets;

pub use desk::*;
pub use files::api::{File, InSize, NewFile, SizeName};
pub use operators::*;
pub use tickets::*;
pub use web::ListCursor;

use serde::Deserialize;

/// Which page of a list.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Pages {
    /// The page after this.
    pub cursor: Option<ListCursor>,
}

/// Files of one message at the most.
pub const FILES_MAX: usize = 5;
