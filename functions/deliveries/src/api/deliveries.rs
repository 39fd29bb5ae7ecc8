use super::File;
use kernel::{Day, Instant, Money};
use serde::{Deserialize, Serialize};

kernel::id!(
    /// Mail or a parcel that has come.
    DeliveryId,
    "dlv"
);
kernel::text!(
    /// Where something is forwarded to.
    Address,
    1..=500
);

/// What has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeliveryKind {
    /// A letter.
    Mail,
    /// A parcel.
    Parcel,
    /// A cheque.
    Cheque,
    /// Publicity.
    Publicity,
    /// Something else.
    Other,
}

/// What can be done with it beside collecting it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Handling {
    /// It lies here for longer.
    Store,
    /// It is sent on.
    Forward,
    /// It is opened, and what is in it can be read here.
    OpenAndScan,
    /// It goes back to its sender.
    Return,
    /// It goes to the waste paper.
    Recycle,
    /// It is shredded.
    Shred,
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeliveryStatus {
    /// Nobody knows yet whose it is.
    Unassigned,
    /// It can be collected, or something else be chosen.
    Waiting,
    /// The desk is to do what was chosen.
    Chosen,
    /// It was handed over.
    Collected,
    /// It was sent on.
    Forwarded,
    /// It went back to its sender.
    Returned,
    /// It went to the waste paper.
    Recycled,
    /// It was shredded.
    Shredded,
    /// It was registered by mistake.
    Mistake,
}

impl DeliveryStatus {
    /// Whether it lies here.
    pub const fn is_here(self) -> bool {
        matches!(self, Self::Unassigned | Self::Waiting | Self::Chosen)
    }
}

/// Which of a member's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// What lies here.
    #[default]
    Here,
    /// What is gone.
    Gone,
}

/// Which deliveries to list.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OwnFilter {
    /// What lies here, or what is gone.
    #[serde(default)]
    pub when: When,
    /// The page after this.
    pub cursor: Option<super::ListCursor>,
}

/// A delivery in its customer's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DeliveryLine {
    /// The delivery.
    pub id: DeliveryId,
    /// What people call it by.
    pub number: i64,
    /// What it is.
    pub kind: DeliveryKind,
    /// Who sent it; may be empty.
    pub sender: String,
    /// Who brought it; may be empty.
    pub carrier: String,
    /// The carrier's number; may be empty.
    pub tracking: String,
    /// The name that stands on it.
    pub recipient: String,
    /// The location's name.
    pub location_name: String,
    /// The IANA name of its zone.
    pub zone: String,
    /// Where it stands.
    pub status: DeliveryStatus,
    /// What was chosen, until it is done.
    pub handling: Option<Handling>,
    /// When it came.
    pub received_at: Instant,
    /// When something last became of it.
    pub changed_at: Instant,
    /// The last day on which lying here costs nothing; null for as long as it takes, and once it is gone.
    pub free_until: Option<Day>,
    /// Days until then; 0 on the last, below 0 after it.
    pub days_left: Option<i64>,
    /// Grows with every change; a change names the version that it was decided on.
    pub version: i64,
}

/// What something costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Priced {
    /// Before tax.
    pub net: Money,
    /// The tax.
    pub tax: Money,
    /// What is to be paid.
    pub gross: Money,
}

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Offer {
    /// What.
    pub handling: Handling,
    /// What it costs; null for nothing.
    pub price: Option<Priced>,
    /// Until when it would lie here for nothing, of storing.
    pub until: Option<Day>,
}

/// What became of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// It came.
    Registered,
    /// Somebody knew whose it is.
    Assigned,
    /// What is known of it was put right.
    Changed,
    /// Something was chosen.
    Chosen,
    /// What was chosen was taken back.
    Withdrawn,
    /// It lies here for longer.
    Stored,
    /// It was opened and scanned.
    Scanned,
    /// Its customer was reminded.
    Reminded,
    /// A day of lying here was charged.
    Charged,
    /// It was handed over.
    Collected,
    /// It was sent on.
    Forwarded,
    /// It went back.
    Returned,
    /// It went to the waste paper.
    Recycled,
    /// It was shredded.
    Shredded,
    /// It was registered by mistake.
    Mistake,
}

/// One of the things that became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Past {
    /// What.
    pub act: Act,
    /// When.
    pub at: Instant,
    /// The name of whoever did it; null for what happens by itself.
    pub by: Option<String>,
    /// To whom it was handed, under which number it was sent on, which handling, until which day; empty if there is nothing
    /// to say.
    pub detail: String,
}

/// What a file of a delivery shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FileRole {
    /// What came.
    Photo,
    /// What is in it.
    Scan,
    /// The signature of who took it.
    Signature,
    /// How it was handed over.
    Proof,
}

/// A file of a delivery.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DeliveryFile {
    /// What it shows.
    pub role: FileRole,
    /// The file.
    #[serde(flatten)]
    pub file: File,
}

/// A delivery as its customer sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Delivery {
    /// What the list says of it.
    pub delivery: DeliveryLine,
    /// What can be chosen; collecting it always can be, for nothing.
    pub offers: Vec<Offer>,
    /// What each day after the last free one costs; null for nothing.
    pub storage_fee: Option<Priced>,
    /// Where it is forwarded to, if that was chosen.
    pub address: Option<String>,
    /// Where the customer had something forwarded to last; null for nowhere yet.
    pub address_before: Option<String>,
    /// What became of it, the first first.
    pub history: Vec<Past>,
    /// Its files.
    pub files: Vec<DeliveryFile>,
}

/// What a member chooses.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChooseHandling {
    /// What.
    pub handling: Handling,
    /// Where to, of forwarding; null otherwise.
    pub address: Option<Address>,
    /// What is to be paid, in minor units, as it was shown; 0 for nothing.
    pub gross_minor: i64,
    /// The version that was looked at.
    pub version: u32,
}

/// What a member shows at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct CollectionCode {
    /// Eight letters and digits; null as long as nothing has come. Whoever shows it collects all that lies here.
    pub code: Option<String>,
    /// How many things lie here.
    pub here: i64,
}
