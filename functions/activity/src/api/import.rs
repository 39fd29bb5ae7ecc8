use super::CheckInId;
use kernel::text::Name;
use kernel::{CustomerId, Instant, LocationId};
use serde::{Deserialize, Serialize};
use web::Row;

/// Stays of an import at the most.
pub const IMPORTED_MAX: usize = 1000;

/// What a space that moves in knows of who was in the house.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Import {
    /// Stays that are over.
    #[cfg_attr(feature = "openapi", schemars(length(max = IMPORTED_MAX)))]
    pub check_ins: Vec<Row<ImportCheckIn>>,
}

/// A stay that is over. It draws no pass and charges nothing: that was done where it was.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportCheckIn {
    /// Its id. One that is known stays as it is.
    pub id: CheckInId,
    /// Whose.
    pub customer_id: CustomerId,
    /// Where.
    pub location_id: LocationId,
    /// When they came.
    pub in_at: Instant,
    /// When they left.
    pub out_at: Instant,
    /// What let them in, such as the name of their plan.
    pub cover_name: Name,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Imported {
    /// Whether nothing was written.
    pub dry_run: bool,
    /// Stays written.
    pub written: usize,
    /// Stays that were known already.
    pub unchanged: usize,
}
