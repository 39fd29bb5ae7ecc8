//! The facts that decide at a door.
use crate::api::{CoveredBy, SelfCheckIn};
use crate::rules::{CountedDay, EARLY_MINUTES, PlaceFacts, Reception};
use db::{DbError, Query, json};
use kernel::hours::{Calendar, Closure};
use kernel::{Currency, CustomerId, Day, Instant, LocationId};
use ledger::{GrantId, PurseQueries, TaxClass};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[PLACES, CLOSURES, DAYS];

// The customer's own bookings that have not ended are looked through, not the location's (`+`), and of the stays only those that
// have not ended (`INDEXED BY`): without statistics the planner takes either way for as good.
const PLACES: &str = "
SELECT v_locations.id, v_locations.name, v_locations.currency, v_locations.zone, v_locations.hours,
  v_locations.version AS location_version, self_check_in, capacity, plan_ids, day_price_minor, tax_class, door_code,
  check_in_settings.version,
  (SELECT count(*) FROM check_ins INDEXED BY check_ins_present WHERE check_ins.location_id = v_locations.id AND out_at IS NULL) AS people_in,
  EXISTS (SELECT 1 FROM v_bookings WHERE v_bookings.customer_id = ?1 AND ?2 < v_bookings.ends_at AND v_bookings.starts_at <= ?3
    AND +v_bookings.location_id = v_locations.id AND v_bookings.status = 'confirmed') AS has_booking
FROM v_locations LEFT JOIN check_in_settings ON check_in_settings.location_id = v_locations.id
WHERE ?4 IS NULL OR v_locations.id = ?4
ORDER BY v_locations.name LIMIT 200";

/// A location with how members check in there.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct PlaceRow {
    id: LocationId,
    name: String,
    currency: Currency,
    zone: String,
    hours: String,
    location_version: i64,
    self_check_in: Option<SelfCheckIn>,
    capacity: Option<i64>,
    plan_ids: Option<String>,
    day_price_minor: Option<i64>,
    tax_class: Option<TaxClass>,
    door_code: Option<String>,
    version: Option<i64>,
    people_in: i64,
    has_booking: u8,
}

impl PlaceRow {
    /// Reads it, with those of `closures` that are its own.
    pub(crate) fn into_facts(self, closures: &[ClosureRow]) -> Result<PlaceFacts, DbError> {
        let closures = closures.iter().filter(|closure| closure.location_id == self.id);
        let closures = closures.map(|row| row.closure.clone()).collect();
        let reception = match (self.self_check_in, self.tax_class, self.door_code, self.version) {
            (Some(self_check_in), Some(tax_class), Some(door_code), Some(version)) => Some(Reception {
                self_check_in,
                capacity: self.capacity,
                plan_ids: json(self.plan_ids.as_deref().unwrap_or("[]"))?,
                day_price_minor: self.day_price_minor,
                tax_class,
                door_code,
                version,
            }),
            _ => None,
        };
        Ok(PlaceFacts {
            id: self.id,
            name: self.name,
            currency: self.currency,
            calendar: Calendar { zone: json(&self.zone)?, hours: json(&self.hours)?, closures },
            location_version: self.location_version,
            reception,
            people_in: self.people_in,
            has_booking: self.has_booking == 1,
        })
    }
}

/// Every location, or the one that is named, as `customer` comes to it.
pub(crate) fn places(customer: Option<&CustomerId>, only: Option<&LocationId>, now: Instant) -> Query<PlaceRow> {
    let soon = now.plus_minutes(EARLY_MINUTES);
    let customer = customer.map(CustomerId::as_str);
    Query::new(PLACES, [customer.into(), now.into(), soon.into(), only.map(LocationId::as_str).into()])
}

const CLOSURES: &str = "
SELECT v_closures.location_id, v_closures.starts_on, v_closures.ends_on, v_closures.reason
FROM v_locations CROSS JOIN v_closures ON v_closures.location_id = v_locations.id
WHERE ?1 <= v_closures.ends_on AND v_closures.starts_on <= ?2 LIMIT 1000";

/// A closure, and where.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ClosureRow {
    location_id: LocationId,
    #[serde(flatten)]
    closure: Closure,
}

/// The closures around now, at all locations.
pub(crate) fn closures(now: Instant) -> Query<ClosureRow> {
    const DAY: i64 = 24 * 60;
    let day = |minutes: i64| now.plus_minutes(minutes).utc_date().to_string();
    Query::new(CLOSURES, [day(-7 * DAY).into(), day(DAY).into()])
}

const DAYS: &str = "
SELECT location_id, local_day, covered_by, grant_id, cover_name, counts FROM check_ins
WHERE customer_id = ?1 AND ?2 <= in_at ORDER BY in_at DESC LIMIT 500";

/// A day on which somebody was in.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct DayRow {
    location_id: LocationId,
    local_day: Day,
    covered_by: CoveredBy,
    grant_id: Option<GrantId>,
    cover_name: String,
    counts: u8,
}

impl From<DayRow> for CountedDay {
    fn from(row: DayRow) -> Self {
        Self {
            location_id: row.location_id,
            local_day: row.local_day,
            covered_by: row.covered_by,
            grant_id: row.grant_id,
            cover_name: row.cover_name,
            counts: row.counts == 1,
        }
    }
}

/// The longest month, and a week that began before it, and a day for the zones.
const COUNTED_DAYS: i64 = 39;

/// The customer's latest days: those of this month and this week, and somewhat more.
pub(crate) fn days(customer: &CustomerId, now: Instant) -> Query<DayRow> {
    Query::new(DAYS, [customer.as_str().into(), now.plus_minutes(-COUNTED_DAYS * 24 * 60).into()])
}

/// What a customer checks in, and out, with: the passes that hold now, and those that held when they came.
pub(crate) fn purse(customer: &CustomerId, now: Instant) -> PurseQueries {
    ledger::purse(Some(customer), (now.plus_minutes(-7 * 24 * 60), now.plus_minutes(1)), now)
}
