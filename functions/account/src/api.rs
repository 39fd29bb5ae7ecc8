//! What goes over the wire.
mod ending;
mod exports;
mod given;
mod profile;

pub use ending::*;
pub use exports::*;
pub use given::*;
pub use profile::*;
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
    /// As it was read; 0 for a profile that was never written.
    pub version: u32,
}
