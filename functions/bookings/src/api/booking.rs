use crate::api::Cost;
use access::LocationName;
use kernel::{BookingId, Instant, Money, ResourceId};
use serde::{Deserialize, Serialize};

kernel::text!(
    /// What a booking is called; may be empty.
    Title,
    0..=120
);

/// A wish to book.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateBooking {
    /// What.
    pub resource_id: ResourceId,
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
    /// For how many people; one, unless said.
    #[serde(default = "one")]
    pub people: People,
    /// What to call it.
    pub title: Option<Title>,
    /// What was left to pay of it, with tax, as it was seen: `cost.gross` of the offer. If it comes to anything else by now, nothing is booked
    /// and the answer is `price-changed` with the `offer` as it is. Whoever leaves it out takes whatever it comes to.
    pub expected_gross: Option<Money>,
}

/// A number of people, 1 to 10,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct People(u32);

impl TryFrom<u32> for People {
    type Error = &'static str;
    fn try_from(people: u32) -> Result<Self, Self::Error> {
        if (1..=10_000).contains(&people) { Ok(Self(people)) } else { Err("must be 1 to 10000 people") }
    }
}

impl From<People> for u32 {
    fn from(people: People) -> Self {
        people.0
    }
}

kernel::schema!(People, schemars::json_schema!({ "type": "integer", "minimum": 1, "maximum": 10_000 }));

impl People {
    /// One person.
    pub const ONE: Self = Self(1);
}

pub(crate) fn one() -> People {
    People::ONE
}

/// Whether a booking stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BookingStatus {
    /// It stands.
    Confirmed,
    /// It was cancelled.
    Cancelled,
}

/// A booking.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Booking {
    /// Its id.
    pub id: BookingId,
    /// Whether it stands.
    pub status: BookingStatus,
    /// What it is called; empty for nothing.
    pub title: String,
    /// For how many people.
    pub people: u32,
    /// What is booked.
    pub resource: BookedResource,
    /// Where.
    pub location: LocationName,
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
    /// The full price, locked when it was made.
    pub price: Money,
    /// How the price came about.
    pub price_why: Vec<PriceLine>,
    /// What was left to pay of it; null for a booking that was imported.
    pub cost: Option<Cost>,
    /// When it was made.
    pub created_at: Instant,
    /// When it was cancelled.
    pub cancelled_at: Option<Instant>,
    /// Whether its owner can cancel it now.
    pub cancellable: Cancellable,
}

/// What a booking books.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct BookedResource {
    /// Its id.
    pub id: ResourceId,
    /// Its name.
    pub name: String,
    /// Its kind's name.
    pub kind_name: String,
}

/// Whether a booking can be cancelled, and until when or why not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Cancellable {
    /// Whether it can.
    pub allowed: bool,
    /// The rule that forbids it.
    pub rule: Option<String>,
    /// Until when it could or can be.
    pub until: Instant,
}

/// One line of a price's derivation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PriceLine {
    /// The rate's name.
    pub rate: String,
    /// What the rate counts.
    pub unit: RateUnit,
    /// The booked minutes.
    pub minutes: i64,
    /// How many units they come to, in hundredths.
    pub quantity_hundredths: i64,
    /// What one unit costs.
    pub unit_price: Money,
    /// What the line comes to.
    pub amount: Money,
    /// Whether the rate's cap lowered it.
    pub capped: bool,
}

/// What a rate counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RateUnit {
    /// Hours, to the minute.
    Hour,
    /// Started stretches of four hours.
    HalfDay,
    /// Started calendar days at the location.
    Day,
    /// The booking, however long.
    Use,
}

/// Which bookings to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// Those that have not ended, soonest first.
    #[default]
    Upcoming,
    /// Those that have ended or were cancelled, latest first.
    Past,
}

/// Which of my bookings.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListBookings {
    /// Upcoming, unless said.
    #[serde(default)]
    pub when: When,
    /// The page after this.
    pub cursor: Option<Cursor>,
}

/// Which day's bookings.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListDay {
    /// Where.
    pub location: kernel::LocationId,
    /// On which day of the location's calendar they start.
    pub date: kernel::Day,
    /// The page after this.
    pub cursor: Option<Cursor>,
}

/// A place in a list of bookings: an instant in milliseconds and an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The end of the last booking seen (its start, where a day's are listed), in milliseconds since the epoch.
    pub at: Instant,
    /// Its id.
    pub id: BookingId,
}

impl std::str::FromStr for Cursor {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const RULE: &str = "not a cursor that this list gave out";
        let (at, id) = text.split_once('.').ok_or(RULE)?;
        let at = Instant::from_digits(at).ok_or(RULE)?;
        Ok(Self { at, id: id.parse().map_err(|_| RULE)? })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.at.as_millis(), self.id)
    }
}

impl<'de> Deserialize<'de> for Cursor {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

kernel::schema!(
    Cursor,
    schemars::json_schema!({ "type": "string", "pattern": "^[0-9]{1,13}\\.bkg_[0-9A-Za-z_-]{1,40}$" })
);

/// A booking as operators see it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct OperatorBooking {
    /// The booking.
    pub booking: Booking,
    /// Whose it is.
    pub customer_id: kernel::CustomerId,
    /// The customer's name.
    pub customer_name: String,
}
