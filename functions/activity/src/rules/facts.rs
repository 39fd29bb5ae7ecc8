//! What the rules decide upon.
use crate::api::{CheckInId, CheckInPlace, CoveredBy, InBy, OutBy, SelfCheckIn};
use kernel::hours::Calendar;
use kernel::{Currency, CustomerId, Day, Instant, LocationId};
use ledger::{GrantId, PlanId, TaxClass};

/// A location, as somebody comes to its door.
#[derive(Debug, Clone)]
pub struct PlaceFacts {
    /// Which.
    pub id: LocationId,
    /// What it is called.
    pub name: String,
    /// What is paid with there.
    pub currency: Currency,
    /// When it is open.
    pub calendar: Calendar,
    /// The version of the location.
    pub location_version: i64,
    /// How members check in; nobody does, if there is none.
    pub reception: Option<Reception>,
    /// How many are in.
    pub people_in: i64,
    /// Whether the customer has a booking here, now or soon.
    pub has_booking: bool,
}

/// How members check in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reception {
    /// Where they check themselves in.
    pub self_check_in: SelfCheckIn,
    /// How many fit in.
    pub capacity: Option<i64>,
    /// The plans that include the house.
    pub plan_ids: Vec<PlanId>,
    /// What a day costs without a pass, in minor units.
    pub day_price_minor: Option<i64>,
    /// How it is taxed.
    pub tax_class: TaxClass,
    /// What the sign at the door carries.
    pub door_code: String,
    /// The version of all this.
    pub version: i64,
}

/// A day on which the customer was in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedDay {
    /// Where.
    pub location_id: LocationId,
    /// When.
    pub local_day: Day,
    /// What let them in.
    pub covered_by: CoveredBy,
    /// By which pass.
    pub grant_id: Option<GrantId>,
    /// What that is called.
    pub cover_name: String,
    /// Whether it counts towards the caps of plans.
    pub counts: bool,
}

/// A stay as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCheckIn {
    /// Which.
    pub id: CheckInId,
    /// Whose.
    pub customer_id: CustomerId,
    /// Their name.
    pub customer_name: String,
    /// Where.
    pub location: CheckInPlace,
    /// The day on which it began.
    pub local_day: Day,
    /// From when.
    pub in_at: Instant,
    /// Who checked them in.
    pub in_by: InBy,
    /// Until when.
    pub out_at: Option<Instant>,
    /// Who checked them out.
    pub out_by: Option<OutBy>,
    /// What let them in.
    pub covered_by: CoveredBy,
    /// What that is called.
    pub cover_name: String,
    /// Whose pass it is, if a team shares it.
    pub cover_of: Option<String>,
    /// Minutes that the time passes did not reach for.
    pub uncovered_minutes: i64,
}

impl PlaceFacts {
    /// The day on its calendar.
    pub fn day(&self, at: Instant) -> Day {
        Day::new(self.calendar.zone.date(at)).unwrap_or(Day::LAST)
    }

    /// By name.
    pub fn name(&self) -> CheckInPlace {
        CheckInPlace { id: self.id.clone(), name: self.name.clone(), zone: self.calendar.zone.name.clone() }
    }
}

impl StoredCheckIn {
    /// How long it has lasted, in whole minutes that have begun.
    pub fn minutes(&self, now: Instant) -> i64 {
        let until = self.out_at.unwrap_or(now);
        ((until.as_millis() - self.in_at.as_millis()).max(0) + 59_999) / 60_000
    }
}
