use crate::api::{Category, RateUnit};
pub use access::Audience;
use kernel::hours::TimeOfDay;
use kernel::text::{Name, Note};
use kernel::{KindId, LocationId, ResourceId};
use ledger::TaxClass;
use serde::{Deserialize, Serialize};

kernel::id!(
    /// How a resource may be booked.
    PolicyId,
    "pol"
);
kernel::id!(
    /// What a kind costs somewhere.
    RateId,
    "rat"
);
kernel::text!(
    /// Something that a resource has, such as `whiteboard`.
    Amenity,
    1..=40
);

kernel::number!(
    /// Minutes, none to 32 days.
    Minutes, 0..=46_080, "must be 0 to 46080 minutes"
);
kernel::number!(
    /// Days, one to two years.
    Days, 1..=731, "must be 1 to 731 days"
);
kernel::number!(
    /// A count, one to 10,000.
    Count, 1..=10_000, "must be 1 to 10000"
);
kernel::number!(
    /// Units of a resource that nobody tells apart, 1 to 500.
    Units, 1..=500, "must be 1 to 500 units"
);
kernel::number!(
    /// Minor units of a currency, none to ten million major ones.
    Minor, 0..=1_000_000_000, "must be 0 to 1000000000 minor units"
);
kernel::number!(
    /// A place in a list.
    Position, 0..=100_000, "must be 0 to 100000"
);
kernel::number!(
    /// 1 for Monday to 7 for Sunday (ISO 8601).
    Weekday, 1..=7, "must be 1 (Monday) to 7 (Sunday)"
);

/// A list of amenities reads no better for being longer.
pub const AMENITIES_MAX: usize = 30;
/// How many plans, or teams, a resource is kept for.
pub const AUDIENCES_MAX: usize = 50;
/// How many rooms make up another.
pub const PARTS_MAX: usize = 20;

/// A kind, as operators set it up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KindSetup {
    /// Its name.
    pub name: Name,
    /// What all spaces call it.
    pub category: Category,
}

/// A policy, as operators set it up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PolicySetup {
    /// Its name.
    pub name: Name,
    /// The shortest booking.
    #[cfg_attr(feature = "openapi", schemars(range(min = 1)))]
    pub length_minutes_min: Minutes,
    /// The longest.
    #[cfg_attr(feature = "openapi", schemars(range(min = 1)))]
    pub length_minutes_max: Minutes,
    /// Bookings start and end on multiples of this on the wall clock: 15, 30 or 60.
    #[cfg_attr(feature = "openapi", schemars(extend("enum" = [15, 30, 60])))]
    pub grain_minutes: Minutes,
    /// How long before it starts a booking is made at the latest.
    pub lead_time_minutes: Minutes,
    /// How many days ahead a booking ends at the latest.
    pub horizon_days: Days,
    /// How many bookings under this policy a customer may have that have not ended; null for any.
    pub open_bookings_max: Option<Count>,
    /// How long a customer stays away between two bookings of the same resource.
    pub return_gap_same_resource_minutes: Minutes,
    /// How long a customer stays away between two bookings of any resource.
    pub return_gap_any_resource_minutes: Minutes,
    /// How long the resource is prepared before a booking: a multiple of 15.
    #[cfg_attr(feature = "openapi", schemars(extend("multipleOf" = 15, "maximum" = 240)))]
    pub buffer_before_minutes: Minutes,
    /// How long it is cleared up after one: a multiple of 15.
    #[cfg_attr(feature = "openapi", schemars(extend("multipleOf" = 15, "maximum" = 240)))]
    pub buffer_after_minutes: Minutes,
    /// How long before it starts a booking can be cancelled at the latest.
    pub cancel_until_minutes: Minutes,
}

/// A resource, as operators set it up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ResourceSetup {
    /// Where it is.
    pub location_id: LocationId,
    /// Its kind.
    pub kind_id: KindId,
    /// Its policy.
    pub policy_id: PolicyId,
    /// Its name.
    pub name: Name,
    /// What to know about it.
    pub description: Note,
    /// People in each unit.
    pub capacity: Count,
    /// How many of it there are that nobody tells apart.
    pub units: Units,
    /// What it has.
    #[cfg_attr(feature = "openapi", schemars(length(max = AMENITIES_MAX)))]
    pub amenities: Vec<Amenity>,
    /// Who may book it.
    pub audience: Audience,
    /// Only under these plans; empty for any.
    #[cfg_attr(feature = "openapi", schemars(length(max = AUDIENCES_MAX)))]
    pub plan_ids: Vec<Name>,
    /// Only for these teams; empty for any.
    #[cfg_attr(feature = "openapi", schemars(length(max = AUDIENCES_MAX)))]
    pub team_ids: Vec<Name>,
    /// The rooms that it is made of; empty for a room of its own.
    #[cfg_attr(feature = "openapi", schemars(length(max = PARTS_MAX)))]
    pub part_ids: Vec<ResourceId>,
    /// Where it stands in lists.
    pub position: Position,
    /// Whether it is out of use.
    pub archived: bool,
}

/// A rate, as operators set it up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RateSetup {
    /// Where it holds; amounts are in this location's currency.
    pub location_id: LocationId,
    /// For which kind.
    pub kind_id: KindId,
    /// Its name.
    pub name: Name,
    /// For whom.
    pub audience: Audience,
    /// On which days.
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = 7)))]
    pub weekdays: Vec<Weekday>,
    /// From which time on the wall clock.
    pub from: TimeOfDay,
    /// Until which.
    pub until: TimeOfDay,
    /// For bookings at least this long.
    pub length_minutes_min: Minutes,
    /// For bookings at most this long.
    pub length_minutes_max: Minutes,
    /// What it counts.
    pub unit: RateUnit,
    /// What one unit costs.
    pub amount_minor: Minor,
    /// No booking costs more than this at this rate; null for no cap.
    pub cap_minor: Option<Minor>,
    /// How it is taxed; as usual, unless said.
    #[serde(default = "standard")]
    pub tax_class: TaxClass,
}

fn standard() -> TaxClass {
    TaxClass::Standard
}

/// Something set up, with its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SetUp<I, T> {
    /// Its id.
    pub id: I,
    /// What it is.
    #[serde(flatten)]
    pub setup: T,
}
