//! All SQL of this capability. It owns no table; it reads what the others publish.
mod health;
mod money;

pub use health::{HealthRow, health};
pub use money::{BasketRow, BenefitRow, CollectedRow, MoneyQuestions, PaymentRow, SharedRow, UnpaidRow, money};

use db::Query;
use kernel::hours::Closure;
use kernel::{BookingId, Currency, CustomerId, Day, Instant, LocationId, millis};
use serde::Deserialize;
use web::Claims;

/// Every SQL text, for the tests that prepare and plan them.
pub fn all_sql() -> Vec<&'static str> {
    [&[NEXT, OPEN, LOCATIONS, CLOSURES, VISITORS, DELIVERIES, REQUESTS, UNREAD], health::ALL_SQL, money::ALL_SQL]
        .concat()
}

/// How many of the next bookings show.
const NEXT_ITEMS_MAX: u32 = 5;

const NEXT: &str = "
SELECT v_bookings.id, v_bookings.title, v_resources.name AS resource_name, v_resources.kind_name, v_bookings.location_id,
  v_locations.name AS location_name, v_locations.zone ->> 'name' AS zone, v_bookings.currency, v_bookings.starts_at,
  v_bookings.ends_at, v_bookings.price_minor, v_bookings.cancel_until
FROM v_bookings
JOIN v_resources ON v_resources.id = v_bookings.resource_id
JOIN v_locations ON v_locations.id = v_bookings.location_id
WHERE v_bookings.customer_id = ?1 AND ?2 < v_bookings.ends_at AND v_bookings.status = 'confirmed'
ORDER BY v_bookings.ends_at, v_bookings.id LIMIT ?3";
/// A booking that has not ended.
#[derive(Debug, Clone, Deserialize)]
pub struct NextRow {
    pub(crate) id: BookingId,
    pub(crate) title: String,
    pub(crate) resource_name: String,
    pub(crate) kind_name: String,
    pub(crate) location_id: LocationId,
    pub(crate) location_name: String,
    pub(crate) zone: String,
    pub(crate) currency: Currency,
    #[serde(with = "millis")]
    pub(crate) starts_at: Instant,
    #[serde(with = "millis")]
    pub(crate) ends_at: Instant,
    pub(crate) price_minor: i64,
    #[serde(with = "millis")]
    pub(crate) cancel_until: Instant,
}

const OPEN: &str = "
SELECT count(*) AS count FROM v_bookings WHERE customer_id = ?1 AND ?2 < ends_at AND status = 'confirmed'";
/// A count.
#[derive(Debug, Clone, Deserialize)]
pub struct CountRow {
    pub(crate) count: u32,
}

const LOCATIONS: &str = "
SELECT v_locations.id, v_locations.name, v_locations.currency, v_locations.zone, v_locations.hours, v_check_in_settings.capacity,
  iif(v_check_in_settings.location_id IS NULL, NULL, coalesce(v_people_in.people_in, 0)) AS people_in,
  (SELECT in_at FROM v_check_ins WHERE v_check_ins.customer_id = ?1 AND out_at IS NULL AND v_check_ins.location_id = v_locations.id) AS in_since
FROM v_locations LEFT JOIN v_check_in_settings ON v_check_in_settings.location_id = v_locations.id
LEFT JOIN v_people_in ON v_people_in.location_id = v_locations.id
ORDER BY v_locations.name LIMIT 200";
/// A location.
#[derive(Debug, Clone, Deserialize)]
pub struct LocationRow {
    pub(crate) id: LocationId,
    pub(crate) name: String,
    pub(crate) currency: Currency,
    pub(crate) zone: String,
    pub(crate) hours: String,
    pub(crate) capacity: Option<i64>,
    pub(crate) people_in: Option<i64>,
    #[serde(with = "kernel::millis_option")]
    pub(crate) in_since: Option<Instant>,
}

const CLOSURES: &str = "
SELECT location_id, starts_on, ends_on, reason FROM v_locations CROSS JOIN v_closures ON v_closures.location_id = v_locations.id
WHERE ?1 <= v_closures.ends_on AND v_closures.starts_on <= ?2 LIMIT 500";
/// A closure, and where.
#[derive(Debug, Clone, Deserialize)]
pub struct ClosureRow {
    pub(crate) location_id: LocationId,
    #[serde(flatten)]
    pub(crate) closure: Closure,
}

// The longest visit has a day: none that has not ended began before.
const VISITORS: &str = "
SELECT v_visits.id, v_visits.name, v_visits.company, v_locations.name AS location_name, v_locations.zone ->> 'name' AS zone, v_visits.starts_at,
  v_visits.ends_at, v_visits.status
FROM v_visits JOIN v_locations ON v_locations.id = v_visits.location_id
WHERE v_visits.host_id = ?1 AND ?3 < v_visits.starts_at AND (v_visits.status = 'in' OR ?2 < v_visits.ends_at)
  AND v_visits.status IN ('expected', 'in', 'awaiting_host')
ORDER BY v_visits.starts_at, v_visits.id LIMIT ?4";
/// Who visits.
#[derive(Debug, Clone, Deserialize)]
pub struct VisitorRow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) company: String,
    pub(crate) location_name: String,
    pub(crate) zone: String,
    #[serde(with = "millis")]
    pub(crate) starts_at: Instant,
    #[serde(with = "millis")]
    pub(crate) ends_at: Instant,
    pub(crate) status: String,
}

// The index is of what lies there; what was chosen for needs nobody's attention.
const DELIVERIES: &str = "
SELECT v_deliveries.id, v_deliveries.number, v_deliveries.kind, v_deliveries.sender, v_locations.name AS location_name, v_locations.zone,
  v_deliveries.free_until
FROM v_deliveries JOIN v_locations ON v_locations.id = v_deliveries.location_id
WHERE v_deliveries.customer_id = ?1 AND v_deliveries.status IN ('waiting', 'chosen') AND v_deliveries.status = 'waiting'
ORDER BY v_deliveries.received_at DESC, v_deliveries.id DESC LIMIT ?2";
/// What waits at a desk.
#[derive(Debug, Clone, Deserialize)]
pub struct DeliveryRow {
    pub(crate) id: String,
    pub(crate) number: i64,
    pub(crate) kind: String,
    pub(crate) sender: String,
    pub(crate) location_name: String,
    pub(crate) zone: String,
    pub(crate) free_until: Option<Day>,
}

// Those that were solved lately stand among them; the reader's last fifty are looked through.
const REQUESTS: &str = "
SELECT id, number, subject, status FROM (
  SELECT id, number, subject, status, changed_at FROM v_tickets WHERE customer_id = ?1 ORDER BY changed_at DESC, id DESC LIMIT 50)
WHERE status IN ('open', 'waiting') ORDER BY changed_at DESC, id DESC LIMIT ?2";
/// A request that is not solved.
#[derive(Debug, Clone, Deserialize)]
pub struct RequestRow {
    pub(crate) id: String,
    pub(crate) number: i64,
    pub(crate) subject: String,
    pub(crate) status: String,
}

// The same count as the bell asks `notices` for, with the same end.
const UNREAD: &str = "
SELECT count(*) AS count FROM (SELECT 1 FROM v_inbox WHERE account_id = ?1 AND read_at IS NULL LIMIT 100)";

/// What `today` asks, in order.
pub type Questions = (
    Query<NextRow>,
    Query<CountRow>,
    Query<LocationRow>,
    Query<ClosureRow>,
    Query<VisitorRow>,
    Query<DeliveryRow>,
    Query<RequestRow>,
    Query<CountRow>,
);

/// What is next for `claims`, and what today brings: today somewhere is yesterday, today or
/// tomorrow in UTC.
pub fn today(claims: &Claims, now: Instant) -> Questions {
    let customer = || claims.customer.as_ref().map(CustomerId::as_str).into();
    (
        Query::new(NEXT, [customer(), now.into(), NEXT_ITEMS_MAX.into()]),
        Query::new(OPEN, [customer(), now.into()]),
        Query::new(LOCATIONS, [customer()]),
        Query::new(
            CLOSURES,
            [
                now.plus_minutes(-24 * 60).utc_date().to_string().into(),
                now.plus_minutes(24 * 60).utc_date().to_string().into(),
            ],
        ),
        Query::new(VISITORS, [customer(), now.into(), now.plus_minutes(-48 * 60).into(), NEXT_ITEMS_MAX.into()]),
        Query::new(DELIVERIES, [customer(), NEXT_ITEMS_MAX.into()]),
        Query::new(REQUESTS, [customer(), NEXT_ITEMS_MAX.into()]),
        Query::new(UNREAD, [claims.account.as_str().into()]),
    )
}
