//! What goes over the wire.
mod deliveries;
mod desk;
mod files;
mod policies;
mod register;

pub use deliveries::*;
pub use desk::*;
pub use files::*;
pub use policies::*;
pub use register::*;
pub use web::ListCursor;

use serde::Deserialize;

/// The version that a change was decided on.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AtVersion {
    /// As it was read.
    pub version: u32,
}
