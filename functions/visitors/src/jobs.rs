//! What happens to visits by themselves, every ten minutes: who comes within a day is reminded, visits go where their bookings
//! went and are called off with them, who is still in after closing is taken to have left, what was kept long enough is erased.
//!
//! Each step is guarded by where its visit stood, so that a run that is killed, doubled or late does nothing twice; a run is
//! bounded, and the next goes on.
mod follow;

use crate::api::VisitId;
use crate::events::{self, Whereabouts};
use crate::rules::{StoredVisit, left_at};
use crate::store::{self, ClosureRow, HoursRow};
use crate::{App, problems};
use db::{DbError, Statement, json};
use kernel::hours::Calendar;
use kernel::{Instant, LocationId, Zone};
use outbox::Topic;
use web::Problem;

/// What this function erases of an account that is no more.
pub const ERASURE: erasure::Part =
    erasure::Part { name: "visitors", after_minutes: erasure::SIGNED_OUT_MINUTES, statements: store::erase_account };

/// What a run has done, for the log and for tests.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Done {
    /// Visitors who were reminded.
    pub reminded: usize,
    /// Visits that were called off with their booking.
    pub called_off: usize,
    /// Visits that went along with their booking.
    pub moved: usize,
    /// Visitors who are taken to have left.
    pub left: usize,
    /// Visits that were erased.
    pub erased: usize,
    /// What went wrong.
    pub log: Vec<String>,
}

impl Done {
    fn note(&mut self, what: &str, outcome: Result<usize, Problem>) -> usize {
        outcome.unwrap_or_else(|problem| {
            let cause = problem.internal.unwrap_or_else(|| problem.kind.slug.to_owned());
            self.log.push(format!("{what}: {cause}"));
            0
        })
    }
}

/// One run.
pub async fn run(app: &App) -> Done {
    let mut done = Done::default();
    // What has moved is reminded of where it is.
    follow::follow(app, &mut done).await;
    let reminded = remind(app).await;
    done.reminded = done.note("remind", reminded);
    let (left, erased) = (close(app).await, erase(app).await);
    done.left = done.note("close", left);
    done.erased = done.note("erase", erased);
    let forgotten = erasure::sweep(&app.db, &ERASURE, app.clock.now()).await.map_err(Problem::from);
    done.note("erasure", forgotten);
    done
}

/// A location, as visitors are told of it.
struct Place {
    id: LocationId,
    name: String,
    address: String,
    zone: Zone,
}

fn places(rows: Vec<HoursRow>) -> Result<Vec<Place>, DbError> {
    rows.into_iter()
        .map(|row| Ok(Place { id: row.id, name: row.name, address: row.address, zone: json(&row.zone)? }))
        .collect()
}

fn whereabouts<'a>(visit: &'a StoredVisit, places: &'a [Place]) -> Option<Whereabouts<'a>> {
    let place = places.iter().find(|place| place.id == visit.location_id)?;
    Some(Whereabouts { location: &visit.location_name, address: &place.address, zone: &place.zone })
}

/// Commits what is due to so many visits; if one of them has moved on meanwhile, they are looked at anew by the next run.
async fn together(app: &App, visits: usize, writes: Vec<Statement>) -> Result<usize, Problem> {
    match app.db.commit(writes).await {
        Ok(_) => Ok(visits),
        Err(error) if error.is_refused_by("visit_moved") => Ok(0),
        Err(error) => Err(problems::lost(error)),
    }
}

async fn remind(app: &App) -> Result<usize, Problem> {
    let now = app.clock.now();
    let (visits, rows) = app.db.read((store::to_remind(now), store::hours())).await?;
    let places = places(rows)?;
    let mut count = 0;
    for visit in &visits {
        let Some(place) = whereabouts(visit, &places) else { continue };
        let mut writes = vec![store::guard_stands(&[visit])];
        writes.extend(store::reminded(&visit.id, now));
        let times = events::times(&[visit], 0, place.zone);
        writes.extend(events::with_code(app, visit.visitor(), place, times, Topic::VisitReminder, now)?);
        count += together(app, 1, writes).await?;
    }
    Ok(count)
}

async fn close(app: &App) -> Result<usize, Problem> {
    let now = app.clock.now();
    let asked = (store::still_in(now), store::hours(), store::closures_lately(now));
    let (visits, rows, closures) = app.db.read(asked).await?;
    let calendars = calendars(rows, &closures)?;
    let gone = |visit: &StoredVisit| -> Option<Instant> {
        let (_, calendar) = calendars.iter().find(|(location, _)| *location == visit.location_id)?;
        Some(left_at(calendar, visit.in_since()?, visit.ends_at)).filter(|at| *at <= now)
    };
    let left: Vec<(&VisitId, Instant)> = visits.iter().filter_map(|visit| Some((&visit.id, gone(visit)?))).collect();
    if left.is_empty() {
        return Ok(0);
    }
    app.db.commit(vec![store::close(&left)]).await?;
    Ok(left.len())
}

fn calendars(rows: Vec<HoursRow>, closures: &[ClosureRow]) -> Result<Vec<(LocationId, Calendar)>, DbError> {
    let calendar = |row: HoursRow| {
        let here = closures.iter().filter(|closure| closure.location_id == row.id);
        let closures = here.map(|row| row.closure.clone()).collect();
        Ok((row.id, Calendar { zone: json(&row.zone)?, hours: json(&row.hours)?, closures }))
    };
    rows.into_iter().map(calendar).collect()
}

async fn erase(app: &App) -> Result<usize, Problem> {
    let old = app.db.read(store::to_erase(app.clock.now())).await?;
    if !old.is_empty() {
        app.db.commit(store::erase(&old)).await?;
    }
    Ok(old.len())
}
