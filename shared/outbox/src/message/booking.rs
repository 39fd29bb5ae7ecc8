use kernel::{Instant, Money};
use serde::{Deserialize, Serialize};

/// What is told of a booking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookingNotice {
    /// The booking; also the UID of its calendar object.
    pub booking_id: String,
    /// The person's name.
    pub name: String,
    /// What the person called it; empty for nothing.
    pub title: String,
    /// The resource's name.
    pub resource: String,
    /// The location's name.
    pub location: String,
    /// When it starts.
    #[serde(with = "kernel::millis")]
    pub starts_at: Instant,
    /// When it ends.
    #[serde(with = "kernel::millis")]
    pub ends_at: Instant,
    /// The IANA name of the location's zone.
    pub zone: String,
    /// Seconds east of UTC at the start and at the end, to write wall-clock times with.
    pub offsets_seconds: (i32, i32),
    /// What it costs.
    pub price: Money,
    /// 0 when made, one more with every change: the SEQUENCE of its calendar object.
    pub sequence: u32,
}
