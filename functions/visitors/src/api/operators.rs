use super::{KioskId, OutBy, RegisterVisitors, Signature, Visit, VisitPlace};
use kernel::text::Name;
use kernel::{CustomerId, Day, Instant, LocationId};
use serde::{Deserialize, Serialize};

/// A visit as operators see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct OperatorVisit {
    /// As its host sees it; `may` says what the operator may.
    #[serde(flatten)]
    pub visit: Visit,
    /// The day of the visit on the location's calendar.
    pub day: Day,
    /// Who registered it, and towards whose caps it counts.
    pub customer_id: CustomerId,
    /// By name.
    pub customer_name: String,
    /// The version of the terms that the visitor agreed to.
    pub terms_version: Option<i64>,
    /// When.
    pub accepted_at: Option<Instant>,
}

/// A visit, and what was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct OperatorVisitDetail {
    /// The visit.
    #[serde(flatten)]
    pub visit: OperatorVisit,
    /// What the visitor agreed to, word for word.
    pub terms_text: Option<String>,
    /// The signature.
    pub signature: Option<Signature>,
    /// When they were away, in order.
    pub absences: Vec<Absence>,
}

/// A time that a visitor was away, on the day of their visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Absence {
    /// When they left.
    pub out_at: Instant,
    /// Who said so.
    pub out_by: OutBy,
    /// When they came back.
    pub back_at: Instant,
}

/// Visitors to register for a customer, by an operator: caps and opening hours bind members, not the operator's word.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RegisterForCustomer {
    /// Whose visitors they are.
    pub customer_id: CustomerId,
    /// Who comes, and when.
    pub registration: RegisterVisitors,
}

/// A kiosk to set up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewKiosk {
    /// At which location.
    pub location_id: LocationId,
    /// Which door.
    pub name: Name,
}

/// Where a kiosk stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum KioskStatus {
    /// Its link waits to be opened on the tablet.
    Linked,
    /// Its link was not opened in time.
    Closed,
    /// It is open on a tablet.
    Open,
    /// It was taken off, for good.
    Revoked,
}

/// A kiosk as operators see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Kiosk {
    /// Its id.
    pub id: KioskId,
    /// Where.
    pub location: VisitPlace,
    /// Which door.
    pub name: String,
    /// Where it stands.
    pub status: KioskStatus,
    /// When it was opened on its tablet.
    pub opened_at: Option<Instant>,
}

/// The link that opens a kiosk on its tablet, once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct KioskLink {
    /// The kiosk.
    pub kiosk: Kiosk,
    /// The path, which is shown this once.
    pub path: String,
    /// Until when it opens the kiosk.
    pub until: Instant,
}
