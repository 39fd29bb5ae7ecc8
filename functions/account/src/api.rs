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
