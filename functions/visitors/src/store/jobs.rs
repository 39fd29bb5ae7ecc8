//! What the job looks for, each by an index of its own and bounded.
use super::visits::{guests, select_visits};
use crate::api::GuestId;
use crate::rules::StoredVisit;
use db::{Query, Statement};
use kernel::{Instant, LocationId};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] =
    &[TO_REMIND, STILL_IN, BOOKING_CHANGED, PLACES_OF, CLOSURES_OF, TO_ERASE, ERASE_CODES, ERASE_ABSENCES, ERASE];

/// Visits of a kind that one run sees to.
pub(crate) const SEEN_MAX: u32 = 100;

const TO_REMIND: &str = select_visits!(
    "visits",
    "WHERE visits.status = 'expected' AND visits.reminded_at IS NULL AND visits.email IS NOT NULL AND ?1 < visits.starts_at AND visits.starts_at <= ?2
ORDER BY visits.starts_at LIMIT ?3"
);

/// Who comes within a day and has not been reminded.
pub(crate) fn to_remind(now: Instant) -> Query<StoredVisit> {
    let until = now.plus_minutes(crate::rules::REMINDED_HOURS_BEFORE * 60);
    Query::new(TO_REMIND, [now.into(), until.into(), SEEN_MAX.into()])
}

// Nobody is taken to have left in the first minutes, so that those who just came are not looked at.
const STILL_IN: &str = select_visits!(
    "visits",
    "WHERE visits.status = 'in' AND visits.in_at <= ?1 AND visits.ends_at <= ?1 ORDER BY visits.in_at LIMIT ?2"
);

/// Who is in though their visit is over.
pub(crate) fn still_in(now: Instant) -> Query<StoredVisit> {
    // More than are sent reminders: they fill the house, and all of them may be within its hours.
    Query::new(STILL_IN, [now.into(), (SEEN_MAX * 20).into()])
}

const BOOKING_CHANGED: &str = select_visits!(
    ", v_bookings.status = 'cancelled' AS is_off, v_bookings.location_id AS now_at, v_bookings.starts_at AS now_from,
  v_bookings.ends_at AS now_until, visits.booked_from, visits.booked_until",
    "visits CROSS JOIN v_bookings ON v_bookings.id = visits.booking_id",
    "WHERE visits.booking_id IS NOT NULL AND visits.status IN ('expected', 'awaiting_operator') AND ?1 < visits.starts_at
  AND (v_bookings.status = 'cancelled' OR v_bookings.starts_at <> visits.booked_from OR v_bookings.ends_at <> visits.booked_until
    OR v_bookings.location_id <> visits.location_id)
ORDER BY visits.starts_at LIMIT ?2"
);
/// A visit whose booking is not what it was.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct BookingChangedRow {
    /// The visit.
    #[serde(flatten)]
    pub(crate) visit: StoredVisit,
    /// Whether the booking is cancelled.
    pub(crate) is_off: u8,
    /// Where the booking is.
    pub(crate) now_at: LocationId,
    /// From when.
    #[serde(with = "kernel::millis")]
    pub(crate) now_from: Instant,
    /// Until when.
    #[serde(with = "kernel::millis")]
    pub(crate) now_until: Instant,
    /// From when it was.
    #[serde(with = "kernel::millis")]
    pub(crate) booked_from: Instant,
    /// Until when.
    #[serde(with = "kernel::millis")]
    pub(crate) booked_until: Instant,
}

/// Who comes for a booking that was cancelled, or is at another time or place.
pub(crate) fn booking_changed(now: Instant) -> Query<BookingChangedRow> {
    Query::new(BOOKING_CHANGED, [now.into(), SEEN_MAX.into()])
}

const PLACES_OF: &str = "
SELECT v_locations.id, v_locations.name, v_locations.zone, v_locations.hours, v_addresses.address
FROM v_locations JOIN v_addresses ON v_addresses.location_id = v_locations.id LIMIT 200";
/// A location, for the job.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct HoursRow {
    /// Which.
    pub(crate) id: LocationId,
    /// What people call it.
    pub(crate) name: String,
    /// Its zone.
    pub(crate) zone: String,
    /// Its week.
    pub(crate) hours: String,
    /// Where it is.
    pub(crate) address: String,
}

/// Every location, with its hours.
pub(crate) fn hours() -> Query<HoursRow> {
    Query::new(PLACES_OF, [])
}

const CLOSURES_OF: &str = "
SELECT v_closures.location_id, v_closures.starts_on, v_closures.ends_on, v_closures.reason
FROM v_locations CROSS JOIN v_closures ON v_closures.location_id = v_locations.id
WHERE ?1 <= v_closures.ends_on AND v_closures.starts_on <= ?2 LIMIT 1000";
/// A closure, and where.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ClosureRow {
    /// Where.
    pub(crate) location_id: LocationId,
    /// When.
    #[serde(flatten)]
    pub(crate) closure: kernel::hours::Closure,
}

/// The closures of a month back: nobody stays longer.
pub(crate) fn closures_lately(now: Instant) -> Query<ClosureRow> {
    const DAY: i64 = 24 * 60;
    let [first, last] = [-31 * DAY, DAY].map(|minutes| now.plus_minutes(minutes).utc_date().to_string());
    Query::new(CLOSURES_OF, [first.into(), last.into()])
}

// Oldest first, each by what its location keeps; none is looked at that is younger than what is kept shortest. D1 binds numbers
// as REAL: an instant is made whole again before it is reckoned with.
const TO_ERASE: &str = "
SELECT visits.id, visits.guest_id FROM visits
JOIN visitor_settings ON visitor_settings.place = coalesce(
  (SELECT own.place FROM visitor_settings AS own WHERE own.place = visits.location_id), 'space')
WHERE visits.ends_at < (SELECT CAST(?1 AS INTEGER) - min(kept_days) * 86400000 FROM visitor_settings)
  AND visits.ends_at + visitor_settings.kept_days * 86400000 < ?1 AND visits.status <> 'in'
ORDER BY visits.ends_at LIMIT ?2";
/// A visit that has been kept for long enough.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct OldRow {
    /// Which.
    pub(crate) id: crate::api::VisitId,
    /// Whose.
    pub(crate) guest_id: GuestId,
}

/// Visits that have been kept for long enough.
pub(crate) fn to_erase(now: Instant) -> Query<OldRow> {
    Query::new(TO_ERASE, [now.into(), (SEEN_MAX * 5).into()])
}

const ERASE_ABSENCES: &str = "DELETE FROM visit_absences WHERE visit_id IN (SELECT value FROM json_each(?1))";
const ERASE: &str = "DELETE FROM visits WHERE id IN (SELECT value FROM json_each(?1))";
const ERASE_CODES: &str = "
DELETE FROM visit_codes WHERE guest_id IN (SELECT value FROM json_each(?1))
  AND NOT EXISTS (SELECT 1 FROM visits WHERE visits.guest_id = visit_codes.guest_id)";

/// Erases visits, and the codes of those who have none left.
pub(crate) fn erase(old: &[OldRow]) -> Vec<Statement> {
    let ids: Vec<_> = old.iter().map(|row| &row.id).collect();
    let whose: Vec<_> = old.iter().map(|row| &row.guest_id).collect();
    let ids = serde_json::json!(ids);
    vec![
        Statement::new(ERASE_ABSENCES, [ids.clone().into()]),
        Statement::new(ERASE, [ids.into()]),
        Statement::new(ERASE_CODES, [guests(&whose).into()]),
    ]
}
