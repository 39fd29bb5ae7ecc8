use crate::Page;
use kernel::{Day, Money};
use serde::{Deserialize, Serialize};

/// What has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliverySort {
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

/// Something that has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryItem {
    /// What people call it by; none in the batch that gives it one.
    pub number: Option<i64>,
    /// What it is.
    pub sort: DeliverySort,
    /// Who sent it; may be empty.
    pub sender: String,
    /// Who brought it; may be empty.
    pub carrier: String,
}

/// Mail or parcels that have come for a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveriesNotice {
    /// The customer's name.
    pub name: String,
    /// The location's name.
    pub location: String,
    /// What has come; one at least.
    pub items: Vec<DeliveryItem>,
    /// The first of their last days on which lying there costs nothing, if there is one.
    pub free_until: Option<Day>,
    /// Where to choose what becomes of it.
    pub page: Page,
}

/// How near the end of the free time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryTime {
    /// It is near.
    Before,
    /// It is today.
    LastDay,
    /// It has been.
    After,
}

/// That something still lies there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryReminder {
    /// The customer's name.
    pub name: String,
    /// The location's name.
    pub location: String,
    /// What.
    pub item: DeliveryItem,
    /// The last day on which lying there costs nothing.
    pub free_until: Day,
    /// How near that is.
    pub time: DeliveryTime,
    /// What each day after it costs, with tax; none for nothing.
    pub fee: Option<Money>,
    /// Where to choose what becomes of it.
    pub page: Page,
}

/// What the desk has done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DeliveryBecame {
    /// It was handed over.
    Collected {
        /// To whom.
        by: String,
    },
    /// It was sent on.
    Forwarded {
        /// Under which number; may be empty.
        tracking: String,
    },
    /// It was opened and scanned.
    Scanned,
    /// It went back to its sender.
    Returned,
    /// It went to the waste paper.
    Recycled,
    /// It was shredded.
    Shredded,
}

/// What has become of what came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryDone {
    /// The customer's name.
    pub name: String,
    /// The location's name.
    pub location: String,
    /// What; one at least.
    pub items: Vec<DeliveryItem>,
    /// What has become of it.
    pub became: DeliveryBecame,
    /// Where to look at it.
    pub page: Page,
}
