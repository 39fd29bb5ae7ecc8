use super::{Host, Line, Visit, VisitPlace};
use kernel::text::{Email, Name, Note};
use kernel::{BookingId, CustomerId, Day, Instant, Locale, LocationId};
use serde::{Deserialize, Serialize};

kernel::number!(
    /// How many days, weeks or months lie between one visit and the next.
    Interval, 1..=12, "must be 1 to 12"
);
kernel::number!(
    /// A day of the week: 1 for Monday to 7 for Sunday.
    Weekday, 1..=7, "must be 1 (Monday) to 7 (Sunday)"
);

/// Visitors of one registration at the most: more than that come by a list at the door.
pub const VISITORS_MAX: usize = 20;
/// Visits of one registration at the most.
pub const VISITS_MAX: usize = 200;

/// How a visit repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Every {
    /// Every so many days.
    Day,
    /// Every so many weeks, on given days.
    Week,
    /// Every so many months, on the same day of the month; months that lack it are left out.
    Month,
}

/// A visit that repeats, at the same time on the wall clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Repeat {
    /// By what.
    pub every: Every,
    /// By how many of it.
    pub interval: Interval,
    /// For weeks: on which days; that of the first visit, if none is named.
    #[cfg_attr(feature = "openapi", schemars(length(max = 7)))]
    pub weekdays: Vec<Weekday>,
    /// The last day on which it may be.
    pub until: Day,
}

/// Somebody to invite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewVisitor {
    /// The visitor's name.
    pub name: Name,
    /// Where the invitation goes; nobody is written to without one.
    pub email: Option<Email>,
    /// For whom the visitor works; may be empty.
    pub company: Line,
    /// In which language to write; that of whoever registers, if none is named.
    pub locale: Option<Locale>,
}

/// Visitors to register.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RegisterVisitors {
    /// Where.
    pub location_id: LocationId,
    /// Whom they visit: oneself, if nobody is named, or somebody of one's team.
    pub host_id: Option<CustomerId>,
    /// The booking that they come for.
    pub booking_id: Option<BookingId>,
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
    /// How it repeats, if it does.
    pub repeat: Option<Repeat>,
    /// Why they come; may be empty.
    pub reason: Line,
    /// What the front desk is told; may be empty.
    pub note: Note,
    /// Who comes.
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = VISITORS_MAX)))]
    pub visitors: Vec<NewVisitor>,
}

/// A day that a repeating visit leaves out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SkippedDay {
    /// Which.
    pub day: Day,
    /// Why the location is closed then; empty where it is just not open at that time.
    pub closure: String,
}

/// What was registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Registered {
    /// The visits, by day.
    pub visits: Vec<Visit>,
    /// Days that it would have been on, had the location been open.
    pub skipped: Vec<SkippedDay>,
}

/// A limit on visits, and how much of it is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct CapLeft {
    /// Of what.
    pub per: Per,
    /// The most.
    pub visits_max: i64,
    /// What is left now, on this day, in this week or month.
    pub visits_left: i64,
}

/// Of what a cap is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// A day at the location.
    Day,
    /// A week at the location, Monday first.
    Week,
    /// A month at the location.
    Month,
    /// A day at all locations, as the plan says.
    PlanDay,
    /// A week at all locations, as the plan says.
    PlanWeek,
    /// A month at all locations, as the plan says.
    PlanMonth,
}

/// A location that can be visited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FormPlace {
    /// Which.
    #[serde(flatten)]
    pub place: VisitPlace,
    /// Whether an operator has to say yes first.
    pub approval: bool,
    /// The limits there.
    pub caps: Vec<CapLeft>,
}

/// A booking that visitors can come for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FormBooking {
    /// Its id.
    pub id: BookingId,
    /// What it is called; the resource's name, if nothing.
    pub title: String,
    /// Where.
    pub location_id: LocationId,
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
}

/// What there is to choose from when visitors are registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct VisitorForm {
    /// Where.
    pub places: Vec<FormPlace>,
    /// Whom to visit: oneself first, then those of one's teams.
    pub hosts: Vec<Host>,
    /// One's next bookings.
    pub bookings: Vec<FormBooking>,
}
