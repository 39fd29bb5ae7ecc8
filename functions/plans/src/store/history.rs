use super::zones::{ZoneRow, Zones, zones};
use crate::rules::advisor::Past;
use db::Query;
use kernel::{Currency, CustomerId, Instant, KindId, LocationId};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[PAST];

/// A booking that was made.
#[derive(Debug, Deserialize)]
pub(crate) struct PastRow {
    #[serde(with = "kernel::millis")]
    starts_at: Instant,
    #[serde(with = "kernel::millis")]
    ends_at: Instant,
    price_minor: i64,
    currency: Currency,
    kind_id: KindId,
    location_id: LocationId,
}

const PAST: &str = "
SELECT starts_at, ends_at, price_minor, currency, kind_id, location_id
FROM v_bookings JOIN v_resource_kinds ON v_resource_kinds.resource_id = v_bookings.resource_id
WHERE customer_id = ?1 AND ?2 < ends_at AND starts_at < ?3 AND status = 'confirmed' ORDER BY starts_at LIMIT 10000";

/// More than a company of a hundred books in a year.
pub(crate) const PAST_READ: usize = 10_000;

/// The bookings of `customer` from one instant until another, the earliest first, and the zones of where.
pub(crate) fn past(customer: &CustomerId, from: Instant, until: Instant) -> (Query<PastRow>, Query<ZoneRow>) {
    let past = Query::new(PAST, [customer.as_str().into(), from.into(), until.into()]);
    (past, zones(customer, (from, until)))
}

impl PastRow {
    /// As it is replayed.
    pub(crate) fn into_past(self, zones: &Zones<'_>) -> Past {
        Past {
            day: zones.day(&self.location_id, self.starts_at),
            starts_at: self.starts_at,
            minutes: self.starts_at.minutes_until(self.ends_at),
            price_minor: self.price_minor,
            currency: self.currency,
            kind: self.kind_id,
            location: self.location_id,
        }
    }
}
