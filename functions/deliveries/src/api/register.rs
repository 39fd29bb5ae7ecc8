use super::{Carrier, DeliveryId, DeliveryKind};
use files::FileId;
use kernel::{CustomerId, LocationId};
use serde::{Deserialize, Serialize};

kernel::text!(
    /// The carrier's number of a parcel, as it is scanned or typed.
    Tracking,
    0..=60
);
kernel::text!(
    /// A name that stands on something.
    Named,
    0..=120
);
kernel::text!(
    /// Where something lies.
    Shelf,
    0..=60
);
kernel::text!(
    /// What the desk says to itself.
    DeskNote,
    0..=500
);
kernel::text!(
    /// What is looked for.
    Search,
    0..=120
);

/// Things that are registered at once at the most: a cart.
pub const AT_ONCE_MAX: usize = 30;

/// What is known of something that has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// What it is.
    pub kind: DeliveryKind,
    /// Who brought it; may be empty.
    pub carrier: Carrier,
    /// The carrier's number; may be empty.
    pub tracking: Tracking,
    /// Who sent it; may be empty.
    pub sender: Named,
    /// Where it lies; may be empty.
    pub shelf: Shelf,
    /// For the desk alone; may be empty.
    pub note: DeskNote,
    /// The name that stands on it; may be empty where its customer is known.
    pub recipient: Named,
    /// Whose it is; null until somebody knows.
    pub customer_id: Option<CustomerId>,
    /// Whether the name that stands on it is another name of that customer from now on.
    pub remember: bool,
}

/// Something that has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewDelivery {
    /// What is known of it.
    pub label: Label,
    /// Its photo, handed in before by whoever registers it.
    pub photo_id: Option<FileId>,
}

/// Things that have come, registered all or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RegisterDeliveries {
    /// Where.
    pub location_id: LocationId,
    /// What.
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = AT_ONCE_MAX)))]
    pub deliveries: Vec<NewDelivery>,
}

/// Something that was registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct MadeDelivery {
    /// The delivery.
    pub id: DeliveryId,
    /// What people call it by: what is written on it.
    pub number: i64,
    /// The name of whose it is; null if nobody knows.
    pub customer_name: Option<String>,
}

/// All that was registered, in the order in which it was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Registered {
    /// What.
    pub deliveries: Vec<MadeDelivery>,
}

/// Who is looked for.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecipientSearch {
    /// A part of a name, of a team's or of another name; two letters at least.
    pub search: Search,
}

/// As what somebody was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FoundAs {
    /// By their own name or address.
    Customer,
    /// By another name of theirs.
    Name,
    /// By the name of a team that they pay for.
    Team,
}

/// For whom something may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Recipient {
    /// The customer.
    pub customer_id: CustomerId,
    /// The customer's name.
    pub customer_name: String,
    /// As what.
    pub found_as: FoundAs,
    /// The name that was found.
    pub name: String,
}
