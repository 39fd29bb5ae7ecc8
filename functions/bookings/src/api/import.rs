use crate::api::{BookingStatus, KindSetup, People, PolicyId, PolicySetup, RateId, RateSetup, ResourceSetup, Title};
use kernel::{BookingId, CustomerId, Instant, KindId, Money, ResourceId};
use serde::{Deserialize, Serialize};

/// Rows to bring in: all of them or none. A row whose id is known replaces it; a booking whose id
/// is known is left as it is.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Import {
    /// Kinds.
    pub kinds: Vec<ImportRow<KindId, KindSetup>>,
    /// Policies.
    pub policies: Vec<ImportRow<PolicyId, PolicySetup>>,
    /// Resources; parts before what they are parts of.
    pub resources: Vec<ImportRow<ResourceId, ResourceSetup>>,
    /// Rates.
    pub rates: Vec<ImportRow<RateId, RateSetup>>,
    /// Bookings, past and to come. They are held to conflicts, not to policies.
    pub bookings: Vec<ImportBooking>,
}

/// A row with the id that it has or is to have.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportRow<I, T> {
    /// Its id.
    pub id: I,
    /// What it is.
    pub setup: T,
}

/// A booking made elsewhere.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportBooking {
    /// Its id.
    pub id: BookingId,
    /// What is booked.
    pub resource_id: ResourceId,
    /// Whose it is.
    pub customer_id: CustomerId,
    /// From when, on a quarter-hour.
    pub starts_at: Instant,
    /// Until when, on a quarter-hour.
    pub ends_at: Instant,
    /// Whether it stands.
    pub status: BookingStatus,
    /// What it is called.
    pub title: Title,
    /// For how many people.
    pub people: People,
    /// What it cost.
    pub price: Money,
}

/// What an import did, or would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Imported {
    /// Whether nothing was written.
    pub dry_run: bool,
    /// Rows written.
    pub written: usize,
    /// Bookings that were known already.
    pub unchanged: usize,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportError {
    /// The row, as a JSON pointer into the request.
    pub pointer: String,
    /// The rule that it breaks.
    pub rule: String,
    /// The rule in words.
    pub detail: String,
}
