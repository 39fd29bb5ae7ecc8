//! The facts that the rules decide upon.
use crate::api::FormBooking;
use crate::rules::{Counted, PlaceFacts, PlanCaps, Reception, TermsFacts};
use db::{DbError, Query, json};
use kernel::hours::{Calendar, Closure};
use kernel::{BookingId, CustomerId, Day, Instant, Locale, LocationId};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[
    PLACE,
    PLACE_OF_VISIT,
    PLACES,
    CLOSURES,
    CLOSURES_OF_VISIT,
    COUNTED,
    COUNTED_OF_VISIT,
    PLAN_CAP,
    PLAN_CAP_OF_VISIT,
    HOSTS,
    BOOKING,
    NEXT_BOOKINGS,
    PERSON,
];

macro_rules! select_places {
    ($tail:literal) => {
        concat!(
            "
SELECT v_locations.id, v_locations.name, v_addresses.address, v_locations.zone, v_locations.hours,
  v_locations.version AS location_version, visitor_settings.place, visitor_settings.version, day_max, week_max, month_max,
  operator_approves, walk_ins, terms_version, signature, badge_fields,
  (SELECT text FROM visitor_terms WHERE visitor_terms.place = visitor_settings.place
    AND visitor_terms.version = visitor_settings.terms_version) AS terms_text
FROM v_locations
JOIN v_addresses ON v_addresses.location_id = v_locations.id
JOIN visitor_settings ON visitor_settings.place = coalesce(
  (SELECT own.place FROM visitor_settings AS own WHERE own.place = v_locations.id), 'space')
",
            $tail
        )
    };
}
pub(super) const PLACE: &str = select_places!("WHERE v_locations.id = ?1 LIMIT 1");
const PLACE_OF_VISIT: &str =
    select_places!("WHERE v_locations.id = (SELECT location_id FROM visits WHERE visits.id = ?1) LIMIT 1");
const PLACES: &str = select_places!("ORDER BY v_locations.name LIMIT 200");

/// A location with what holds there.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct PlaceRow {
    id: LocationId,
    name: String,
    address: String,
    zone: String,
    hours: String,
    location_version: i64,
    place: String,
    version: i64,
    day_max: Option<i64>,
    week_max: Option<i64>,
    month_max: Option<i64>,
    operator_approves: u8,
    walk_ins: crate::api::WalkIns,
    terms_version: i64,
    signature: u8,
    badge_fields: String,
    terms_text: Option<String>,
}

impl PlaceRow {
    /// Reads it, with the closures that were asked for beside it.
    pub(crate) fn into_facts(self, closures: Vec<Closure>) -> Result<PlaceFacts, DbError> {
        let terms = self.terms_text.map(|text| TermsFacts { version: self.terms_version, text });
        Ok(PlaceFacts {
            id: self.id,
            name: self.name,
            address: self.address,
            calendar: Calendar { zone: json(&self.zone)?, hours: json(&self.hours)?, closures },
            location_version: self.location_version,
            reception: Reception {
                place: self.place,
                version: self.version,
                day_max: self.day_max,
                week_max: self.week_max,
                month_max: self.month_max,
                operator_approves: self.operator_approves == 1,
                walk_ins: self.walk_ins,
                terms,
                signature: self.signature == 1,
                badge_fields: json(&self.badge_fields)?,
            },
        })
    }
}

/// A location by its id.
pub(crate) fn place(location: &LocationId) -> Query<PlaceRow> {
    Query::new(PLACE, [location.as_str().into()])
}

/// The location of a visit.
pub(crate) fn place_of(visit: &crate::api::VisitId) -> Query<PlaceRow> {
    Query::new(PLACE_OF_VISIT, [visit.as_str().into()])
}

/// Every location.
pub(crate) fn places() -> Query<PlaceRow> {
    Query::new(PLACES, [])
}

const CLOSURES: &str = "
SELECT starts_on, ends_on, reason FROM v_closures WHERE location_id = ?1 AND ?2 <= ends_on AND starts_on <= ?3 LIMIT 500";
const CLOSURES_OF_VISIT: &str = "
SELECT starts_on, ends_on, reason FROM v_closures
WHERE location_id = (SELECT location_id FROM visits WHERE visits.id = ?1) AND ?2 <= ends_on AND starts_on <= ?3 LIMIT 500";

/// The days of a location's calendar on which something between two instants can be.
fn days_around(from: Instant, until: Instant) -> (String, String) {
    const DAY: i64 = 24 * 60;
    (from.plus_minutes(-DAY).utc_date().to_string(), until.plus_minutes(DAY).utc_date().to_string())
}

/// The closures of a location around a stretch of time.
pub(crate) fn closures(location: &LocationId, from: Instant, until: Instant) -> Query<Closure> {
    let (first, last) = days_around(from, until);
    Query::new(CLOSURES, [location.as_str().into(), first.into(), last.into()])
}

/// The closures of a visit's location around a stretch of time.
pub(crate) fn closures_of(visit: &crate::api::VisitId, from: Instant, until: Instant) -> Query<Closure> {
    let (first, last) = days_around(from, until);
    Query::new(CLOSURES_OF_VISIT, [visit.as_str().into(), first.into(), last.into()])
}

const COUNTED: &str = "
SELECT location_id, local_day, count(*) AS count FROM visits
WHERE customer_id = ?1 AND ?2 <= local_day AND local_day < ?3 AND status NOT IN ('refused', 'cancelled')
GROUP BY location_id, local_day LIMIT 2000";
// But for those that move.
const COUNTED_OF_VISIT: &str = "
SELECT location_id, local_day, count(*) AS count FROM visits
WHERE customer_id = (SELECT customer_id FROM visits AS moved WHERE moved.id = ?1) AND ?2 <= local_day AND local_day < ?3
  AND status NOT IN ('refused', 'cancelled') AND NOT (visits.id = ?1 OR ?4 AND EXISTS (
    SELECT 1 FROM visits AS moved WHERE moved.id = ?1 AND moved.guest_id = visits.guest_id AND moved.starts_at < visits.starts_at
      AND visits.status IN ('expected', 'awaiting_operator')))
GROUP BY location_id, local_day LIMIT 2000";

/// Days around which visits count: the months of both, and two more to find room in.
fn counted_days(from: Instant, until: Instant) -> (String, String) {
    const DAY: i64 = 24 * 60;
    (from.plus_minutes(-33 * DAY).utc_date().to_string(), until.plus_minutes(95 * DAY).utc_date().to_string())
}

/// A customer's visits day by day, around a stretch of time.
pub(crate) fn counted(customer: &CustomerId, from: Instant, until: Instant) -> Query<Counted> {
    let (first, last) = counted_days(from, until);
    Query::new(COUNTED, [customer.as_str().into(), first.into(), last.into()])
}

/// Those of the customer of a visit, without that visit, nor, where they move too, those of the same person that follow it.
pub(crate) fn counted_beside(
    visit: &crate::api::VisitId,
    following: bool,
    from: Instant,
    until: Instant,
) -> Query<Counted> {
    let (first, last) = counted_days(from, until);
    Query::new(COUNTED_OF_VISIT, [visit.as_str().into(), first.into(), last.into(), following.into()])
}

macro_rules! plan_cap {
    ($customer:literal) => {
        concat!(
            "
SELECT CASE WHEN count(*) = count(day) THEN sum(day * quantity) END AS day_max,
  CASE WHEN count(*) = count(week) THEN sum(week * quantity) END AS week_max,
  CASE WHEN count(*) = count(month) THEN sum(month * quantity) END AS month_max
FROM (SELECT terms ->> '$.caps.visitors_per_day' AS day, terms ->> '$.caps.visitors_per_week' AS week,
    terms ->> '$.caps.visitors_per_month' AS month, quantity
  FROM v_agreements
  WHERE customer_id = ",
            $customer,
            " AND status = 'agreed' AND sold_as = 'plan' AND starts_at <= ?2 AND (ends_at IS NULL OR ?2 < ends_at))"
        )
    };
}
const PLAN_CAP: &str = plan_cap!("?1");
const PLAN_CAP_OF_VISIT: &str = plan_cap!("(SELECT visits.customer_id FROM visits WHERE visits.id = ?1)");

/// The caps of a customer's plans, products by the cycle left out: each the sum over the contracts that hold; none where one of them has none.
pub(crate) fn plan_caps(customer: &CustomerId, at: Instant) -> Query<PlanCaps> {
    Query::new(PLAN_CAP, [customer.as_str().into(), at.into()])
}

/// The same of the customer of a visit.
pub(crate) fn plan_caps_of(visit: &crate::api::VisitId, at: Instant) -> Query<PlanCaps> {
    Query::new(PLAN_CAP_OF_VISIT, [visit.as_str().into(), at.into()])
}

const HOSTS: &str = "
SELECT id, name FROM (
  SELECT id, name, 0 AS place FROM v_customers WHERE id = ?1
  UNION
  SELECT v_customers.id, v_customers.name, 1 FROM v_team_members AS own
  JOIN v_team_members AS mates ON mates.team_id = own.team_id
  JOIN v_customers ON v_customers.id = mates.customer_id
  WHERE own.customer_id = ?1 AND mates.customer_id <> ?1)
ORDER BY place, name LIMIT 500";

/// Whom a customer may name as host: themselves first, then those of their teams.
pub(crate) fn hosts(customer: &CustomerId) -> Query<crate::api::Host> {
    Query::new(HOSTS, [customer.as_str().into()])
}

const BOOKING: &str = "
SELECT v_bookings.id, v_bookings.location_id, v_bookings.starts_at, v_bookings.ends_at FROM v_bookings
WHERE v_bookings.id = ?1 AND v_bookings.status = 'confirmed' AND v_bookings.customer_id IN (?2, ?3) LIMIT 1";
/// A booking that visitors come for.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct BookingRow {
    /// Which.
    pub(crate) id: BookingId,
    /// Where.
    pub(crate) location_id: LocationId,
    /// From when.
    #[serde(with = "kernel::millis")]
    pub(crate) starts_at: Instant,
    /// Until when.
    #[serde(with = "kernel::millis")]
    pub(crate) ends_at: Instant,
}

/// A booking of the customer's or of the host's that still stands.
pub(crate) fn booking(booking: Option<&BookingId>, customer: &CustomerId, host: &CustomerId) -> Query<BookingRow> {
    Query::new(BOOKING, [booking.map(BookingId::as_str).into(), customer.as_str().into(), host.as_str().into()])
}

const NEXT_BOOKINGS: &str = "
SELECT v_bookings.id, coalesce(nullif(v_bookings.title, ''), v_resources.name) AS title, v_bookings.location_id,
  v_bookings.starts_at, v_bookings.ends_at
FROM v_bookings JOIN v_resources ON v_resources.id = v_bookings.resource_id
WHERE v_bookings.customer_id = ?1 AND ?2 < v_bookings.ends_at AND v_bookings.status = 'confirmed'
ORDER BY v_bookings.ends_at, v_bookings.id LIMIT 50";
/// A booking to choose.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct NextBookingRow {
    id: BookingId,
    title: String,
    location_id: LocationId,
    #[serde(with = "kernel::millis")]
    starts_at: Instant,
    #[serde(with = "kernel::millis")]
    ends_at: Instant,
}

impl From<NextBookingRow> for FormBooking {
    fn from(row: NextBookingRow) -> Self {
        let NextBookingRow { id, title, location_id, starts_at, ends_at } = row;
        Self { id, title, location_id, starts_at, ends_at }
    }
}

/// A customer's next bookings.
pub(crate) fn next_bookings(customer: &CustomerId, now: Instant) -> Query<NextBookingRow> {
    Query::new(NEXT_BOOKINGS, [customer.as_str().into(), now.into()])
}

const PERSON: &str = "SELECT locale FROM v_accounts WHERE id = ?1 LIMIT 1";
/// Whoever acts.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct PersonRow {
    /// The language that they chose.
    pub(crate) locale: Locale,
}

/// The account that acts.
pub(crate) fn person(account: &kernel::AccountId) -> Query<PersonRow> {
    Query::new(PERSON, [account.as_str().into()])
}

/// The first of the days, as text, for a query.
pub(super) fn text_of(day: Day) -> db::Value {
    day.to_string().into()
}
