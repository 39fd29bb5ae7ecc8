use crate::api::{Closure, ClosureId, Location};
use crate::rules::Span;
use db::{DbError, Query, Row, Statement, json};
use kernel::{Instant, LocationId, Zone};
use serde::Deserialize;

/// A location, its zone and hours still as JSON.
#[derive(Debug, Deserialize)]
pub(crate) struct LocationRow {
    pub(crate) id: LocationId,
    slug: String,
    name: String,
    address: String,
    currency: String,
    zone: String,
    hours: String,
    version: u32,
}

impl LocationRow {
    /// Its zone.
    pub(crate) fn zone(&self) -> Result<Zone, DbError> {
        json(&self.zone)
    }

    fn into_location(self, closures: Vec<Closure>) -> Result<Location, DbError> {
        let setup = serde_json::json!({
            "name": self.name,
            "slug": self.slug,
            "zone": json::<Zone>(&self.zone)?.name,
            "currency": self.currency,
            "address": self.address,
            "hours": json::<serde_json::Value>(&self.hours)?,
        });
        let setup = serde_json::from_value(setup).map_err(|e| DbError::Failed(format!("unexpected location: {e}")))?;
        Ok(Location { id: self.id, setup, closures, version: self.version })
    }
}

pub(super) const LOCATIONS: &str = "
SELECT id, slug, name, address, currency, zone, hours, version FROM locations ORDER BY name, id LIMIT 200";

/// Every location by name.
pub(crate) fn locations() -> Query<LocationRow> {
    Query::new(LOCATIONS, [])
}

pub(super) const LOCATION: &str = "
SELECT id, slug, name, address, currency, zone, hours, version FROM locations WHERE id = ?1 LIMIT 1";

/// One location.
pub(crate) fn location(id: &LocationId) -> Query<LocationRow> {
    Query::new(LOCATION, [id.as_str().into()])
}

/// A closure and where it is.
#[derive(Debug, Deserialize)]
pub(crate) struct ClosureRow {
    id: ClosureId,
    pub(crate) location_id: LocationId,
    #[serde(flatten)]
    setup: crate::api::ClosureSetup,
}

pub(super) const COMING_CLOSURES: &str = "
SELECT closures.id, closures.location_id, closures.starts_on, closures.ends_on, closures.reason
FROM locations JOIN closures ON closures.location_id = locations.id AND ?1 <= closures.ends_on
ORDER BY closures.starts_on LIMIT 1000";

/// The closures that have not passed everywhere on earth.
pub(crate) fn coming_closures(now: Instant) -> Query<ClosureRow> {
    let today_in_the_west = Zone::fixed("Etc/GMT+12", -12 * 3600).date(now);
    Query::new(COMING_CLOSURES, [today_in_the_west.to_string().into()])
}

pub(super) const CLOSURE: &str = "
SELECT id, location_id, starts_on, ends_on, reason FROM closures WHERE id = ?1 LIMIT 1";

/// One closure.
pub(crate) fn closure(id: &ClosureId) -> Query<ClosureRow> {
    Query::new(CLOSURE, [id.as_str().into()])
}

/// The locations with their closures, out of the rows of both.
pub(crate) fn with_closures(rows: Vec<LocationRow>, closures: Vec<ClosureRow>) -> Result<Vec<Location>, DbError> {
    let mut closures = closures;
    let mut locations = Vec::with_capacity(rows.len());
    for row in rows {
        let (own, others) = closures.into_iter().partition(|closure| closure.location_id == row.id);
        closures = others;
        let own: Vec<ClosureRow> = own;
        let own = own.into_iter().map(|closure| Closure { id: closure.id, setup: closure.setup }).collect();
        locations.push(row.into_location(own)?);
    }
    Ok(locations)
}

pub(super) const GUARD_LOCATION: &str = "
INSERT INTO space_guards (guard)
SELECT 'changed_meanwhile' WHERE NOT EXISTS (SELECT 1 FROM locations WHERE id = ?1 AND version = ?2)";

/// Aborts the batch unless the location still is at `version`.
pub(crate) fn guard_location(id: &LocationId, version: u32) -> Statement {
    Statement::new(GUARD_LOCATION, [id.as_str().into(), version.into()])
}

pub(super) const BUMP_LOCATION: &str = "UPDATE locations SET version = version + 1 WHERE id = ?1";

/// Says that the location is not what it was.
pub(crate) fn bump_location(id: &LocationId) -> Statement {
    Statement::new(BUMP_LOCATION, [id.as_str().into()])
}

pub(super) const INSERT_CLOSURE: &str = "
INSERT INTO closures (id, location_id, starts_on, ends_on, reason) VALUES (?1, ?2, ?3, ?4, ?5)";

/// Closes the location on those days.
pub(crate) fn insert_closure(location: &LocationId, closure: &Closure) -> Statement {
    let Closure { id, setup } = closure;
    Statement::new(
        INSERT_CLOSURE,
        [
            id.as_str().into(),
            location.as_str().into(),
            setup.starts_on.to_string().into(),
            setup.ends_on.to_string().into(),
            setup.reason.as_str().into(),
        ],
    )
}

pub(super) const DELETE_CLOSURE: &str = "DELETE FROM closures WHERE id = ?1";

/// Opens those days again.
pub(crate) fn delete_closure(id: &ClosureId) -> Statement {
    Statement::new(DELETE_CLOSURE, [id.as_str().into()])
}

/// No booking is longer than 32 days (`bookings` says so), so that the index is not walked from its start.
const BOOKING_MINUTES_MAX: i64 = 32 * 24 * 60;

pub(super) const AFFECTED_BOOKINGS: &str = "
SELECT count(*) AS affected FROM v_bookings
WHERE location_id = ?1 AND ?2 <= starts_at AND starts_at < ?4 AND ?3 < ends_at AND status = 'confirmed'";

/// How many confirmed bookings lie in a stretch of time; joins the batch that closes it.
pub(crate) fn affected_bookings(id: &LocationId, span: Span) -> Statement {
    let earliest = span.starts_at.plus_minutes(-BOOKING_MINUTES_MAX);
    Statement::new(AFFECTED_BOOKINGS, [id.as_str().into(), earliest.into(), span.starts_at.into(), span.ends_at.into()])
}

/// The count out of the batch's answers, of which it is the last.
pub(crate) fn affected(answers: &[Vec<Row>]) -> Result<u32, DbError> {
    let count = answers.last().and_then(|rows| rows.first()).and_then(|row| row.get("affected"));
    let count = count.and_then(serde_json::Value::as_u64).and_then(|count| count.try_into().ok());
    count.ok_or_else(|| DbError::Failed("the bookings were not counted".to_owned()))
}
