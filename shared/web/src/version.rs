//! Two who change the same thing at once: the second is told, and nothing of the first is lost.
use serde::Deserialize;

/// The version that a change was decided on, as the query `?version=`. What has changed since is not written over: the
/// function that owns it answers 409 `changed-meanwhile`.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AtVersion {
    /// As it was read; 0 for what was never written.
    pub version: u32,
}
