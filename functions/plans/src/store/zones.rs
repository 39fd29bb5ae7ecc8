//! The days of locations: bookings count on the calendar of where they are (docs/money.md, part 7).
use db::{DbError, Query, json};
use kernel::{CustomerId, Day, Instant, LocationId, Zone};
use ledger::Books;
use serde::Deserialize;
use std::collections::BTreeMap;

pub(super) const ALL_SQL: &[&str] = &[ZONES];

/// The zone of a location.
#[derive(Debug, Deserialize)]
pub(crate) struct ZoneRow {
    id: LocationId,
    zone: String,
}

const ZONES: &str = "
SELECT id, zone FROM v_locations WHERE id IN (
  SELECT location_id FROM v_bookings WHERE customer_id = ?1 AND ?2 < ends_at AND starts_at < ?3 AND status = 'confirmed') LIMIT 200";

/// The zones of wherever `customer` has booked from one instant until another.
pub(super) fn zones(customer: &CustomerId, (from, until): (Instant, Instant)) -> Query<ZoneRow> {
    Query::new(ZONES, [customer.as_str().into(), from.into(), until.into()])
}

/// The zones of locations, and that of the books for any other.
pub(crate) struct Zones<'a> {
    of: BTreeMap<LocationId, Zone>,
    books: &'a Books,
}

impl<'a> Zones<'a> {
    /// Reads the answers of `zones`.
    pub(crate) fn read(rows: Vec<ZoneRow>, books: &'a Books) -> Result<Self, DbError> {
        let of = rows.into_iter().map(|row| Ok((row.id, json(&row.zone)?))).collect::<Result<_, DbError>>()?;
        Ok(Self { of, books })
    }

    /// The day that `at` lies in at `location`.
    pub(super) fn day(&self, location: &LocationId, at: Instant) -> Day {
        let zone = self.of.get(location).unwrap_or(&self.books.zone);
        Day::new(zone.date(at)).unwrap_or(Day::LAST)
    }
}
