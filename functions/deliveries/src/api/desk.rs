use super::{DeliveryFile, DeliveryId, ListCursor, Past, Search, Tracking};
use files::FileId;
use kernel::text::Name;
use kernel::{CustomerId, Day, Instant, LocationId};
use serde::{Deserialize, Serialize};

kernel::id!(
    /// Things handed over at once.
    CollectionId,
    "col"
);
kernel::text!(
    /// A code as it is typed or scanned.
    TypedCode,
    1..=120
);

/// Things that are handed over at once at the most.
pub const HANDED_MAX: usize = 50;

/// Which deliveries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Queue {
    /// What lies here.
    #[default]
    Here,
    /// What the desk is to do something with.
    ToDo,
    /// What is nobody's yet.
    Unassigned,
    /// What lies here for longer than it may for nothing; the longest first, the first 100.
    Overdue,
    /// Every one, whatever has become of it.
    All,
}

/// Which deliveries to list.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeliveryFilter {
    /// Which of the queues.
    #[serde(default)]
    pub queue: Queue,
    /// At this location alone.
    pub location: Option<LocationId>,
    /// That came on this day, in the location's calendar; of the queue `all`.
    pub day: Option<Day>,
    /// Of this customer alone; of the queue `all`.
    pub customer: Option<CustomerId>,
    /// With that number or tracking number, whatever has become of it; or, of what lies here, with that in a name, a sender
    /// or the place where it lies.
    pub search: Option<Search>,
    /// The page after this.
    pub cursor: Option<ListCursor>,
}

/// A delivery as operators see it in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct OperatorDeliveryLine {
    /// What its customer sees of it.
    #[serde(flatten)]
    pub line: super::DeliveryLine,
    /// Where it is.
    pub location_id: LocationId,
    /// Where it lies; may be empty.
    pub shelf: String,
    /// For the desk alone; may be empty.
    pub note: String,
    /// Whose it is; null until somebody knows.
    pub customer_id: Option<CustomerId>,
    /// The customer's name.
    pub customer_name: Option<String>,
    /// Where it is to be forwarded to, if that was chosen.
    pub address: Option<String>,
}

/// A delivery as operators see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct OperatorDelivery {
    /// What the list says of it.
    pub delivery: OperatorDeliveryLine,
    /// What became of it, the first first.
    pub history: Vec<Past>,
    /// Its files.
    pub files: Vec<DeliveryFile>,
}

/// What the desk has done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "done", rename_all = "snake_case", deny_unknown_fields)]
pub enum Completion {
    /// Sent on.
    Forwarded {
        /// Under which number; may be empty.
        tracking: Tracking,
    },
    /// Opened and scanned: it waits again, for what is to become of the paper.
    Scanned {
        /// What is in it, handed in before by whoever did.
        file_id: FileId,
    },
    /// Sent back.
    Returned,
    /// Put to the waste paper.
    Recycled,
    /// Shredded.
    Shredded,
    /// Nothing: it was registered by mistake.
    Mistake,
}

/// Whose things are to be handed over: by the code that somebody shows, or by the customer.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CollectableFilter {
    /// The code as it was typed or scanned.
    pub code: Option<TypedCode>,
    /// The customer, where somebody has none with them.
    pub customer: Option<CustomerId>,
}

/// What can be handed over to whoever stands at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Collectable {
    /// Whose.
    pub customer_id: CustomerId,
    /// The customer's name.
    pub customer_name: String,
    /// What lies here for them, wherever; at most 50.
    pub deliveries: Vec<OperatorDeliveryLine>,
}

/// How somebody shows that they may take it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Proof {
    /// By the customer's code, which is spent with it.
    Code {
        /// As it was typed or scanned.
        code: TypedCode,
    },
    /// By their signature.
    Signature {
        /// The picture, handed in before by whoever hands over.
        file_id: FileId,
    },
}

/// One of the things that are handed over, as it was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Handed {
    /// The delivery.
    pub id: DeliveryId,
    /// The version that was looked at.
    pub version: u32,
}

/// Things that are handed over, all or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    /// What, all of one customer.
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = HANDED_MAX)))]
    pub deliveries: Vec<Handed>,
    /// The name of who takes them.
    pub handed_to: Name,
    /// How they show that they may.
    pub proof: Proof,
    /// A photo of it, handed in before by whoever hands over.
    pub photo_id: Option<FileId>,
}

/// Things that were handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Collection {
    /// The handing over.
    pub id: CollectionId,
    /// Whose they were.
    pub customer_id: CustomerId,
    /// Who took them.
    pub handed_to: Name,
    /// When.
    pub at: Instant,
}
