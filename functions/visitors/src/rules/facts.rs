use super::door::Entry;
use crate::api::{BadgeField, GuestId, OutBy, VisitId, VisitStatus, WalkIns};
use kernel::hours::Calendar;
use kernel::{BookingId, CustomerId, Day, Instant, Locale, LocationId, millis, millis_option};
use serde::Deserialize;

/// What visitors agree to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsFacts {
    /// Which version.
    pub version: i64,
    /// The text.
    pub text: String,
}

/// How visitors are received at a location.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reception {
    /// Whose settings these are: the space's or the location's own.
    pub place: String,
    /// The version that a decision is made on.
    pub version: i64,
    /// Visits of a customer on a day.
    pub day_max: Option<i64>,
    /// In a week.
    pub week_max: Option<i64>,
    /// In a month.
    pub month_max: Option<i64>,
    /// Whether a visit that is registered waits for an operator's yes.
    pub operator_approves: bool,
    /// How those are received who were not announced.
    pub walk_ins: WalkIns,
    /// What visitors agree to, if to anything.
    pub terms: Option<TermsFacts>,
    /// Whether they sign for it.
    pub signature: bool,
    /// What stands on a badge.
    pub badge_fields: Vec<BadgeField>,
}

/// A location, and how visitors are received there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceFacts {
    /// The location.
    pub id: LocationId,
    /// What people call it.
    pub name: String,
    /// Where it is.
    pub address: String,
    /// When it is open.
    pub calendar: Calendar,
    /// Grows with every change of hours or closures.
    pub location_version: i64,
    /// How visitors are received.
    pub reception: Reception,
}

impl PlaceFacts {
    /// The day on its calendar.
    pub fn day(&self, at: Instant) -> Day {
        Day::new(self.calendar.zone.date(at)).unwrap_or(Day::LAST)
    }
}

/// What a visitor has agreed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// Whose terms.
    pub place: String,
    /// Which version.
    pub version: i64,
}

/// A visit as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct StoredVisit {
    /// Its id.
    pub id: VisitId,
    /// The person.
    pub guest_id: GuestId,
    /// Where.
    pub location_id: LocationId,
    /// The location's name.
    pub location_name: String,
    /// The IANA name of its zone.
    pub zone: String,
    /// Whom they visit.
    pub host_id: CustomerId,
    /// The host's name.
    pub host_name: String,
    /// Who registered it.
    pub customer_id: CustomerId,
    /// The name of whom.
    pub customer_name: String,
    /// The booking that they come for.
    pub booking_id: Option<BookingId>,
    /// The visitor's name.
    pub name: String,
    /// The name as it is looked for.
    pub sought: String,
    /// The visitor's address.
    pub email: Option<String>,
    /// The language to write in.
    pub locale: Locale,
    /// For whom they work.
    pub company: String,
    /// Why they come.
    pub reason: String,
    /// What the front desk is told.
    pub note: String,
    /// From when.
    #[serde(with = "millis")]
    pub starts_at: Instant,
    /// Until when.
    #[serde(with = "millis")]
    pub ends_at: Instant,
    /// The day on the location's calendar.
    pub local_day: Day,
    /// Whether it is one of several.
    pub repeats: u8,
    /// Whether they came unannounced.
    pub walk_in: u8,
    /// Where it stands, time left out.
    pub status: VisitStatus,
    /// Why it was refused.
    pub refusal: String,
    /// When they came.
    #[serde(with = "millis_option")]
    pub in_at: Option<Instant>,
    /// When they came back last.
    #[serde(with = "millis_option")]
    pub back_at: Option<Instant>,
    /// When they left.
    #[serde(with = "millis_option")]
    pub out_at: Option<Instant>,
    /// Who said so.
    pub out_by: Option<OutBy>,
    /// Whose terms they agreed to.
    pub terms_place: Option<String>,
    /// Which version.
    pub terms_version: Option<i64>,
    /// When.
    #[serde(with = "millis_option")]
    pub accepted_at: Option<Instant>,
    /// Grows with every change.
    pub sequence: u32,
}

impl StoredVisit {
    /// Where it stands now: who did not come has missed it.
    pub fn status_at(&self, now: Instant) -> VisitStatus {
        let waits =
            matches!(self.status, VisitStatus::Expected | VisitStatus::AwaitingOperator | VisitStatus::AwaitingHost);
        if waits && self.ends_at <= now { VisitStatus::Missed } else { self.status }
    }

    /// As it is once its visitor has come in.
    #[must_use]
    pub fn entered(self, entry: Entry, now: Instant) -> Self {
        let (in_at, back_at) = match entry {
            Entry::First => (Some(now), None),
            Entry::Back => (self.in_at, Some(now)),
        };
        Self { status: VisitStatus::In, in_at, back_at, out_at: None, out_by: None, ..self }
    }

    /// Since when they are in, or were before they left.
    pub fn in_since(&self) -> Option<Instant> {
        self.back_at.or(self.in_at)
    }

    /// Whether a customer has to do with it: as who registered it, or as who is visited.
    pub fn is_of(&self, customer: &CustomerId) -> bool {
        self.host_id == *customer || self.customer_id == *customer
    }
}
