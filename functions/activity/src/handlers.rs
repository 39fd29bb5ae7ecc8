//! One function an endpoint, by topic; and what several of them need.
mod import;
mod members;
mod operators;
mod settings;
mod year;

pub(crate) use import::*;
pub(crate) use members::*;
pub(crate) use operators::*;
pub(crate) use settings::*;
pub(crate) use year::*;

use crate::api::{CheckIn, InBy, OperatorCheckIn, OutBy};
use crate::rules::{Admitted, CountedDay, Entrance, Leaving, PlaceFacts, StoredCheckIn, leave};
use crate::store::{self, CheckInRow, ClosureRow, DayRow, NewCheckIn, PlaceRow};
use crate::{App, api, problems};
use access::customer_of;
use db::{Query, Statement};
use kernel::{CustomerId, Instant, LocationId};
use ledger::{Purse, PurseAnswers, PurseQueries};
use web::Problem;
use web::only;

/// A stay as it is shown.
fn shown(stay: &StoredCheckIn, now: Instant) -> CheckIn {
    CheckIn {
        id: stay.id.clone(),
        location: stay.location.clone(),
        day: stay.local_day,
        in_at: stay.in_at,
        out_at: stay.out_at,
        out_by: stay.out_by,
        minutes: stay.minutes(now),
        covered_by: stay.covered_by,
        cover_name: stay.cover_name.clone(),
        cover_of: stay.cover_of.clone(),
        uncovered_minutes: stay.uncovered_minutes,
    }
}

/// A stay as the front desk sees it.
fn seen(stay: &StoredCheckIn, now: Instant) -> OperatorCheckIn {
    OperatorCheckIn {
        check_in: shown(stay, now),
        customer_id: stay.customer_id.clone(),
        customer_name: stay.customer_name.clone(),
        in_by: stay.in_by,
    }
}

/// What decides at the doors: the places, their closures, where the customer is, on which days they were, what they spend with.
type DoorQueries = db::Both<(Query<PlaceRow>, Query<ClosureRow>, Query<CheckInRow>, Query<DayRow>), PurseQueries>;
type DoorAnswers = ((Vec<PlaceRow>, Vec<ClosureRow>, Vec<CheckInRow>, Vec<DayRow>), PurseAnswers);

fn at_doors(customer: &CustomerId, only: Option<&LocationId>, now: Instant) -> DoorQueries {
    let place = (
        store::places(Some(customer), only, now),
        store::closures(now),
        store::open(customer),
        store::days(customer, now),
    );
    db::Both(place, store::purse(customer, now))
}

/// The customer, and the doors that they could stand at.
struct Comer {
    places: Vec<PlaceFacts>,
    open: Option<StoredCheckIn>,
    days: Vec<CountedDay>,
    purse: Purse,
}

impl Comer {
    fn read(((places, closures, open, days), purse): DoorAnswers) -> Result<Self, Problem> {
        let places: Result<_, db::DbError> = places.into_iter().map(|row| row.into_facts(&closures)).collect();
        Ok(Self {
            places: places?,
            open: open.into_iter().next().map(StoredCheckIn::from),
            days: days.into_iter().map(CountedDay::from).collect(),
            purse: Purse::read(purse)?,
        })
    }

    fn at<'a>(&'a self, place: &'a PlaceFacts, now: Instant) -> Entrance<'a> {
        Entrance { purse: &self.purse, days: &self.days, place, now }
    }
}

/// Lets somebody in, out of wherever else they are, with `beside` in the same batch.
async fn come_in(
    app: &App,
    comer: &Comer,
    (customer, name): (&CustomerId, String),
    (place, by, admitted): (&PlaceFacts, InBy, &Admitted),
    beside: impl FnOnce(&api::CheckInId) -> Option<Statement>,
) -> Result<StoredCheckIn, Problem> {
    let now = app.clock.now();
    let id = api::CheckInId::new(&*app.ids);
    let mut writes = Vec::new();
    if let Some(elsewhere) = &comer.open {
        writes.extend(store::end(elsewhere, &leave(elsewhere, &comer.purse.grants, now, OutBy::Elsewhere), now));
    }
    writes.extend(store::begin(NewCheckIn { id: &id, customer, place, by, admitted, now }, &comer.purse));
    let charge = admitted.charge(&id, customer, comer.at(place, now));
    writes.extend(ledger::charge(charge.as_slice(), &*app.ids).1);
    writes.extend(beside(&id));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(StoredCheckIn {
        id,
        customer_id: customer.clone(),
        customer_name: name,
        location: place.name(),
        local_day: place.day(now),
        in_at: now,
        in_by: by,
        out_at: None,
        out_by: None,
        covered_by: admitted.covered_by,
        cover_name: admitted.name.clone(),
        cover_of: admitted.of.clone(),
        uncovered_minutes: 0,
    })
}

/// Lets somebody go, with `beside` in the same batch.
async fn go(
    app: &App,
    stay: StoredCheckIn,
    leaving: &Leaving,
    beside: Option<Statement>,
) -> Result<StoredCheckIn, Problem> {
    let mut writes = store::end(&stay, leaving, app.clock.now());
    writes.extend(beside);
    app.db.commit(writes).await.map_err(problems::lost)?;
    let uncovered_minutes = leaving.uncovered_minutes;
    Ok(StoredCheckIn { out_at: Some(leaving.at), out_by: Some(leaving.by), uncovered_minutes, ..stay })
}

fn not_found() -> Problem {
    web::problem::NOT_FOUND.because("")
}
