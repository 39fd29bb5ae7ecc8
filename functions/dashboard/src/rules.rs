//! What the dashboard makes of the facts. Pure: no clock, no database, no HTTP.
mod health;
mod money;

pub(crate) use health::health;
pub use money::{basket, benefits, billing, shared};

use crate::api::{LocationToday, NextBooking, NextVisitor, OpenRequest, WaitingDelivery};
use crate::store::{ClosureRow, DeliveryRow, LocationRow, NextRow, RequestRow, VisitorRow};
use access::{LocationName, Right, Section, Viewer, decide};
use kernel::hours::Calendar;
use kernel::{Day, Instant, Money, Zone};
use web::Problem;

/// The next bookings, for whom the section is.
pub fn next_bookings(viewer: &Viewer, rows: Vec<NextRow>, now: Instant) -> Result<Vec<NextBooking>, Problem> {
    if decide(viewer, Section::Bookings).is_err() {
        return Ok(Vec::new());
    }
    let may_edit = decide(viewer, Right::EditBookings).is_ok();
    rows.into_iter().map(|row| next_booking(row, may_edit, now)).collect()
}

fn next_booking(row: NextRow, may_edit: bool, now: Instant) -> Result<NextBooking, Problem> {
    Ok(NextBooking {
        id: row.id,
        title: row.title,
        resource_name: row.resource_name,
        kind_name: row.kind_name,
        location: LocationName {
            id: row.location_id,
            name: row.location_name.parse().map_err(Problem::internal)?,
            zone: row.zone,
            currency: row.currency,
        },
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        price: Money { minor: row.price_minor, currency: row.currency },
        can_cancel: may_edit && now <= row.cancel_until && now < row.starts_at,
    })
}

/// Who visits the viewer now or next, for whom the section is.
pub fn visitors(viewer: &Viewer, rows: Vec<VisitorRow>) -> Vec<NextVisitor> {
    if decide(viewer, Section::Visitors).is_err() {
        return Vec::new();
    }
    let visitor = |row: VisitorRow| NextVisitor {
        is_in: row.status == "in",
        waits: row.status == "awaiting_host",
        id: row.id,
        name: row.name,
        company: row.company,
        location_name: row.location_name,
        zone: row.zone,
        starts_at: row.starts_at,
        ends_at: row.ends_at,
    };
    rows.into_iter().map(visitor).collect()
}

/// The viewer's requests that are not solved, for whom the section is.
pub fn requests(viewer: &Viewer, rows: Vec<RequestRow>) -> Vec<OpenRequest> {
    if decide(viewer, Section::HelpDesk).is_err() {
        return Vec::new();
    }
    let request = |row: RequestRow| OpenRequest {
        waits: row.status == "waiting",
        id: row.id,
        number: row.number,
        subject: row.subject,
    };
    rows.into_iter().map(request).collect()
}

/// What waits for the viewer at a desk, for whom the section is.
pub fn deliveries(viewer: &Viewer, rows: Vec<DeliveryRow>, now: Instant) -> Result<Vec<WaitingDelivery>, Problem> {
    if decide(viewer, Section::Deliveries).is_err() {
        return Ok(Vec::new());
    }
    let waiting = |row: DeliveryRow| {
        let today = Day::new(db::json::<Zone>(&row.zone)?.date(now)).unwrap_or(Day::LAST);
        Ok(WaitingDelivery {
            id: row.id,
            number: row.number,
            kind: row.kind,
            sender: row.sender,
            location_name: row.location_name,
            free_until: row.free_until,
            days_left: row.free_until.map(|last| today.days_until(last)),
        })
    };
    rows.into_iter().map(waiting).collect()
}

/// What each location does on the day that it is there now.
pub fn today(locations: &[LocationRow], closures: &[ClosureRow], now: Instant) -> Result<Vec<LocationToday>, Problem> {
    locations.iter().map(|location| location_today(location, closures, now)).collect()
}

fn location_today(row: &LocationRow, closures: &[ClosureRow], now: Instant) -> Result<LocationToday, Problem> {
    let here = closures.iter().filter(|closure| closure.location_id == row.id);
    let zone: Zone = db::json(&row.zone)?;
    let name = LocationName {
        id: row.id.clone(),
        name: row.name.parse().map_err(Problem::internal)?,
        zone: zone.name.clone(),
        currency: row.currency,
    };
    let closures = here.map(|row| row.closure.clone()).collect();
    let calendar = Calendar { zone, hours: db::json(&row.hours)?, closures };
    let date = calendar.zone.date(now);
    let open = calendar.open_on(date);
    Ok(LocationToday {
        location: name,
        opens_at: open.first().map(|(opens, _)| *opens),
        closes_at: open.last().map(|(_, closes)| *closes),
        open_now: open.iter().any(|(opens, closes)| *opens <= now && now < *closes),
        closure: calendar.closure_on(date).map(|closure| closure.reason.clone()),
        people_in: row.people_in,
        capacity: row.capacity,
        in_since: row.in_since,
    })
}
