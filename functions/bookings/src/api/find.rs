use crate::api::{Cost, People, PriceLine, one};
use access::LocationName;
use kernel::hours::TimeOfDay;
use kernel::{BookingId, Day, Instant, KindId, LocationId, Money, ResourceId};
use serde::{Deserialize, Serialize};

/// What is looked for.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Find {
    /// Where.
    pub location: LocationId,
    /// On which day of the location's calendar.
    pub date: Day,
    /// At which time on its clock; any, unless said.
    pub time: Option<TimeOfDay>,
    /// How long.
    #[serde(deserialize_with = "length")]
    #[cfg_attr(feature = "openapi", schemars(range(min = 15, max = 46_080)))]
    pub length_minutes: i64,
    /// For how many people; one, unless said.
    #[serde(default = "one")]
    pub people: People,
    /// Of which kind; any, unless said.
    pub kind: Option<KindId>,
    /// With all of these amenities, separated by commas.
    #[cfg_attr(feature = "openapi", schemars(length(max = 500)))]
    pub amenities: Option<String>,
}

fn length<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    let minutes = i64::deserialize(deserializer)?;
    let fits = (15..=46_080).contains(&minutes);
    if fits { Ok(minutes) } else { Err(serde::de::Error::custom("must be 15 to 46080 minutes")) }
}

/// What can be booked, and when.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Found {
    /// Where.
    pub location: LocationName,
    /// On which day.
    pub date: Day,
    /// At which time, if one was asked for.
    pub time: Option<TimeOfDay>,
    /// How long.
    pub length_minutes: i64,
    /// Why nothing at all can be booked that day, if one rule says so for every room.
    pub day_refusal: Option<RefusalView>,
    /// Every room that fits, bookable ones first.
    pub rooms: Vec<FoundRoom>,
    /// Where a time was asked for and no room has it: the nearest that can be booked instead, best first.
    pub alternatives: Vec<Offer>,
}

/// One room and when it can be booked.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FoundRoom {
    /// The room.
    pub resource: Resource,
    /// The offer at the time asked for.
    pub offer: Option<Offer>,
    /// Why there is no offer: at the time asked for, or at any.
    pub refusal: Option<RefusalView>,
    /// Every offer of the day, in order.
    pub starts: Vec<Offer>,
}

/// Something that can be booked: whoever books exactly this is admitted, unless somebody was faster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Offer {
    /// What.
    pub resource_id: ResourceId,
    /// Its name.
    pub resource_name: String,
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
    /// The full price.
    pub price: Money,
    /// How the price came about.
    pub price_why: Vec<PriceLine>,
    /// What is left to pay of it.
    pub cost: Cost,
    /// How it differs from what was asked for.
    pub change: Change,
}

/// How an offer differs from what was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Not at all.
    None,
    /// It starts earlier or later.
    Shift,
    /// It ends earlier.
    Shorten,
    /// It is another room.
    OtherRoom,
}

/// A no, and the rule behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct RefusalView {
    /// The rule's stable name.
    pub rule: String,
    /// The rule in words.
    pub detail: String,
}

/// A bookable thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Resource {
    /// Its id.
    pub id: ResourceId,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: KindName,
    /// Where it is.
    pub location_id: LocationId,
    /// People in each unit.
    pub capacity: u32,
    /// How many of it there are.
    pub units: u32,
    /// What it has.
    pub amenities: Vec<String>,
    /// What to know about it.
    pub description: String,
}

/// What sort of thing a resource is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct KindName {
    /// Its id.
    pub id: KindId,
    /// Its name.
    pub name: String,
    /// What all spaces call it.
    pub category: Category,
}

/// What all spaces call a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// A room to meet in.
    MeetingRoom,
    /// Any desk of a zone.
    HotDesk,
    /// One desk for one person.
    DedicatedDesk,
    /// A room to work in.
    Office,
    /// A booth for calls.
    PhoneBooth,
    /// Anything else.
    Other,
}

/// What the form that finds needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Options {
    /// The locations.
    pub locations: Vec<LocationName>,
    /// Every kind.
    pub kinds: Vec<KindName>,
    /// The amenities that some resource has.
    pub amenities: Vec<String>,
    /// Lengths that people book, in minutes.
    pub lengths_minutes: Vec<i64>,
}

/// Which day, and where.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OneDay {
    /// Where.
    pub location: LocationId,
    /// On which day of the location's calendar.
    pub date: Day,
}

/// A day at a location, resource by resource.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DayView {
    /// Where.
    pub location: LocationName,
    /// Which day.
    pub date: Day,
    /// When the location opens that day, if it does.
    pub opens_at: Option<Instant>,
    /// When it closes.
    pub closes_at: Option<Instant>,
    /// Why it is closed all day, if a closure says so.
    pub closure: Option<String>,
    /// Every resource that the viewer may see.
    pub resources: Vec<ResourceDay>,
}

/// A resource's day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ResourceDay {
    /// The resource.
    pub resource: Resource,
    /// When it cannot be had, in order; of several units, when none can.
    pub busy: Vec<Busy>,
}

/// A stretch in which a resource cannot be had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Busy {
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
    /// Whether it is the viewer's own booking.
    pub mine: bool,
    /// The viewer's own booking.
    pub booking_id: Option<BookingId>,
}
