//! Visits go where their bookings went, and are called off with them: those of one host for one booking in one batch, so that
//! the host is told once of all of them, and each visitor of their own.
use super::{Done, Place, places, together, whereabouts};
use crate::App;
use crate::api::VisitStatus;
use crate::events::{self, Followed, Whereabouts};
use crate::rules::{StoredVisit, taken_along};
use crate::store::{self, BookingChangedRow, BookingRow};
use db::Statement;
use kernel::Day;
use outbox::Topic;
use web::Problem;

/// Visits that go in one batch: as many as are registered at once, three statements each.
const TOGETHER_MAX: usize = 20;

/// Lets visits go with the bookings that they are for.
pub(super) async fn follow(app: &App, done: &mut Done) {
    let found = app.db.read((store::booking_changed(app.clock.now()), store::hours())).await.map_err(Problem::from);
    let found = found.and_then(|(rows, hours)| Ok((rows, places(hours)?)));
    let (rows, places) = match found {
        Ok(found) => found,
        Err(problem) => {
            done.note("follow", Err(problem));
            return;
        }
    };
    for rows in grouped(&rows) {
        if rows.iter().all(|row| row.is_off == 1) {
            let off = call_off(app, &rows, &places).await;
            done.called_off += done.note("call off", off);
        } else {
            let moved = take_along(app, &rows, &places).await;
            done.moved += done.note("take along", moved);
        }
    }
}

/// Those of one host for one booking together, each group where its first one was.
fn grouped(rows: &[BookingChangedRow]) -> Vec<Vec<&BookingChangedRow>> {
    let mut groups: Vec<Vec<&BookingChangedRow>> = Vec::new();
    let whose = |row: &BookingChangedRow| (row.visit.booking_id.clone(), row.visit.host_id.clone());
    for row in rows {
        let fits = |group: &&mut Vec<&BookingChangedRow>| group.len() < TOGETHER_MAX && whose(group[0]) == whose(row);
        match groups.iter_mut().find(fits) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups
}

async fn call_off(app: &App, rows: &[&BookingChangedRow], places: &[Place]) -> Result<usize, Problem> {
    let now = app.clock.now();
    let visits: Vec<_> = rows.iter().map(|row| &row.visit).collect();
    let mut writes = vec![store::guard_stands(&visits), store::set_status(&visits, VisitStatus::Cancelled, "")];
    let mut told = Vec::new();
    for visit in &visits {
        let Some(place) = whereabouts(visit, places) else { return Ok(0) };
        // Who was not invited yet is not told that it is off.
        if visit.status == VisitStatus::Expected {
            let times = events::times(&[visit], 1, place.zone);
            writes.extend(events::cancelled(visit.visitor(), place, times, now, &*app.ids));
        }
        told.push(Followed { visit, was: place.zone, now: None });
    }
    writes.extend(events::followed(&told, now, &*app.ids));
    together(app, visits.len(), writes).await
}

/// What was found when there was room for the booking needs no hours and no cap for its visitors.
async fn take_along(app: &App, rows: &[&BookingChangedRow], places: &[Place]) -> Result<usize, Problem> {
    let now = app.clock.now();
    let visits: Vec<_> = rows.iter().map(|row| &row.visit).collect();
    let changed: Option<Vec<_>> = rows.iter().map(|row| gone_along(row, places)).collect();
    let Some(changed) = changed else { return Ok(0) };
    let written: Vec<_> = changed.iter().map(|(visit, _)| visit.clone()).collect();
    let mut writes = vec![store::guard_stands(&visits), store::change(&written, now)];
    let mut told = Vec::new();
    for (row, (visit, place)) in rows.iter().zip(&changed) {
        writes.extend(moved(app, row, visit, place)?);
        let Some(before) = whereabouts(&row.visit, places) else { return Ok(0) };
        told.push(Followed { visit: &row.visit, was: before.zone, now: Some((visit, &place.zone)) });
    }
    writes.extend(events::followed(&told, now, &*app.ids));
    together(app, visits.len(), writes).await
}

/// A visit as it is where its booking is now, and where that is.
fn gone_along<'a>(row: &BookingChangedRow, places: &'a [Place]) -> Option<(StoredVisit, &'a Place)> {
    let visit = &row.visit;
    let place = places.iter().find(|place| place.id == row.now_at)?;
    let (before, after) = ((row.booked_from, row.booked_until), (row.now_from, row.now_until));
    let (starts_at, ends_at) = taken_along((visit.starts_at, visit.ends_at), before, after);
    let changed = StoredVisit {
        location_id: place.id.clone(),
        location_name: place.name.clone(),
        local_day: Day::new(place.zone.date(starts_at)).unwrap_or(Day::LAST),
        starts_at,
        ends_at,
        sequence: visit.sequence + 1,
        ..visit.clone()
    };
    Some((changed, place))
}

/// Where the booking of a visit is from now on, and the visitor's mail.
fn moved(app: &App, row: &BookingChangedRow, visit: &StoredVisit, place: &Place) -> Result<Vec<Statement>, Problem> {
    let now = app.clock.now();
    let booking = BookingRow {
        id: visit.booking_id.clone().ok_or_else(|| Problem::internal("a visit for no booking"))?,
        location_id: place.id.clone(),
        starts_at: row.now_from,
        ends_at: row.now_until,
    };
    let mut writes = vec![store::take_along(&visit.id, &booking)];
    if visit.status == VisitStatus::Expected {
        let whereabouts = Whereabouts { location: &place.name, address: &place.address, zone: &place.zone };
        let times = events::times(&[visit], 0, &place.zone);
        writes.extend(events::with_code(app, visit.visitor(), whereabouts, times, Topic::VisitChanged, now)?);
    }
    Ok(writes)
}
