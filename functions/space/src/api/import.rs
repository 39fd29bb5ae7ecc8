use crate::api::{ClosureSetup, LocationSetup};
use kernel::LocationId;
use serde::{Deserialize, Serialize};
use web::Row;

/// Rows to bring in, at most 1,000 of them, closures counted: all or none. A row whose
/// id is known replaces what was there.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Import {
    /// Locations.
    #[cfg_attr(feature = "openapi", schemars(length(max = 200)))]
    pub locations: Vec<Row<ImportLocation>>,
}

/// A location with the id that it has or is to have.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportLocation {
    /// Its id.
    pub id: LocationId,
    /// What it is.
    pub setup: LocationSetup,
    /// Closures to add to those that it has.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(length(max = 1000)))]
    pub closures: Vec<ClosureSetup>,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Imported {
    /// Whether nothing was written.
    pub dry_run: bool,
    /// Rows written, closures counted.
    pub written: usize,
}
