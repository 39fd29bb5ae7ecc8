//! What goes over the wire.
mod attached;
mod desk;
mod operators;
mod tickets;

pub use attached::*;
pub use desk::*;
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

/// The version that a change was decided on.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AtVersion {
    /// As it was read.
    pub version: u32,
}
