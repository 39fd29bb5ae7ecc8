//! What goes over the wire.
mod health;
mod money;

pub use health::{Broken, FunctionHealth, Health};
pub use money::{
    BasketCard, BenefitLeft, BenefitToCome, BillingCard, CapLeft, InvoicePayment, NextInvoice, SharedLeft,
    UnpaidInvoice,
};

use access::{LocationName, ViewerCard};
use kernel::{BookingId, Day, Instant, Money};
use serde::Serialize;

/// Everything that the dashboard shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Dashboard {
    /// Who looks, and what they may see and do.
    pub viewer: ViewerCard,
    /// How many notices in their inbox they have not read; 100 for that and more. What the bell begins with.
    pub unread: u32,
    /// The next bookings, soonest first; empty if the section is not for the viewer.
    pub next_bookings: Vec<NextBooking>,
    /// How many bookings have not ended.
    pub open_bookings: u32,
    /// What each location does today, on its own calendar.
    pub today: Vec<LocationToday>,
    /// What is owed and what will be; null for whom billing is not.
    pub billing: Option<BillingCard>,
    /// What is left of benefits that hold now, what expires first first.
    pub benefits: Vec<BenefitLeft>,
    /// What teams share with the viewer, by whose it is; empty if none does.
    pub shared: Vec<SharedLeft>,
    /// What waits in the basket; null if nothing does.
    pub basket: Option<BasketCard>,
    /// Who visits the viewer now or next, soonest first; empty if the section is not for the viewer.
    pub visitors: Vec<NextVisitor>,
    /// The viewer's requests to the staff that are not solved, the latest change first; empty if the section is not for the viewer.
    pub requests: Vec<OpenRequest>,
    /// What waits for the viewer at a desk, the latest first; empty if the section is not for the viewer.
    pub deliveries: Vec<WaitingDelivery>,
}

/// A request that is not solved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct OpenRequest {
    /// The request.
    pub id: String,
    /// What people call it by.
    pub number: i64,
    /// What it is about.
    pub subject: String,
    /// Whether the staff wait for the viewer's answer.
    pub waits: bool,
}

/// Mail or a parcel that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct WaitingDelivery {
    /// The delivery.
    pub id: String,
    /// What people call it by.
    pub number: i64,
    /// What it is: `mail`, `parcel`, `cheque`, `publicity` or `other`.
    pub kind: String,
    /// Who sent it; may be empty.
    pub sender: String,
    /// The location's name.
    pub location_name: String,
    /// The last day on which lying there costs nothing; null for as long as it takes.
    pub free_until: Option<Day>,
    /// Days until then; 0 on the last, below 0 after it.
    pub days_left: Option<i64>,
}

/// Somebody who is in, is at the door, or is expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NextVisitor {
    /// The visit.
    pub id: String,
    /// The visitor's name.
    pub name: String,
    /// For whom the visitor works; may be empty.
    pub company: String,
    /// The location's name.
    pub location_name: String,
    /// The IANA name of its zone.
    pub zone: String,
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
    /// Whether the visitor is in.
    pub is_in: bool,
    /// Whether the visitor is at the door and waits for the viewer's yes.
    pub waits: bool,
}

/// A booking that has not ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NextBooking {
    /// Its id.
    pub id: BookingId,
    /// What it is called; empty for nothing.
    pub title: String,
    /// What is booked.
    pub resource_name: String,
    /// The kind of it.
    pub kind_name: String,
    /// Where.
    pub location: LocationName,
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
    /// What it costs.
    pub price: Money,
    /// Whether it can be cancelled now.
    pub can_cancel: bool,
}

/// What a location does today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct LocationToday {
    /// Which.
    pub location: LocationName,
    /// When it opens, if it does.
    pub opens_at: Option<Instant>,
    /// When it closes.
    pub closes_at: Option<Instant>,
    /// Whether it is open now.
    pub open_now: bool,
    /// Why it is closed all day, if a closure says so.
    pub closure: Option<String>,
    /// How many members are in; null where nobody checks in.
    pub people_in: Option<i64>,
    /// How many fit in; null where nobody counts.
    pub capacity: Option<i64>,
    /// Since when the viewer is in; null for who is not.
    pub in_since: Option<Instant>,
}
