//! A member comes and goes.
use super::{Comer, at_doors, come_in, customer_of, go, only, shown};
use crate::api::*;
use crate::rules::{PlaceFacts, StoredCheckIn, Way, admit, leave};
use crate::{App, problems, store};
use access::Viewer;
use kernel::Instant;
use web::{Body, Created, Json, ListCursor, Page, Problem, Query, SignedIn};

/// A location where one checks in, as it would receive the caller; nothing for one where nobody does.
fn house(comer: &Comer, place: &PlaceFacts, viewer: &Viewer, now: Instant) -> Option<House> {
    let reception = place.reception.as_ref()?;
    // Whoever looks may stand at the door: what it says is asked for when they come in.
    let door = reception.door_code.parse::<DoorCode>().ok();
    let way = Way::Member { viewer, door: door.as_ref() };
    let admitted = admit(comer.at(place, now), way);
    Some(House {
        location: place.name(),
        self_check_in: reception.self_check_in,
        open_now: place.calendar.is_open_at(now),
        people_in: place.people_in,
        capacity: reception.capacity,
        offer: admitted.as_ref().ok().map(crate::rules::Admitted::offer),
        refusal: admitted.err().map(|refusal| refusal.slug().to_owned()),
    })
}

pub(crate) async fn list_houses(SignedIn(claims): SignedIn, app: App) -> Result<Json<Houses>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let asked = db::Both(access::store::viewer(Some(&claims), now), at_doors(customer, None, now));
    let (viewer, answers) = app.db.read(asked).await?;
    let (viewer, comer) = (access::store::only(viewer)?, Comer::read(answers)?);
    let items = comer.places.iter().filter_map(|place| house(&comer, place, &viewer, now)).collect();
    Ok(Json(Houses { current: comer.open.as_ref().map(|stay| shown(stay, now)), items }))
}

pub(crate) async fn create_check_in(
    SignedIn(claims): SignedIn,
    app: App,
    Body(wish): Body<CreateCheckIn>,
) -> Result<Created<CheckIn>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let asked = (access::store::viewer(Some(&claims), now), store::name(customer));
    let asked = db::Both(asked, at_doors(customer, Some(&wish.location_id), now));
    let ((viewer, names), answers) = app.db.read(asked).await?;
    let (viewer, comer) = (access::store::only(viewer)?, Comer::read(answers)?);
    // Whoever is in already has not come again.
    if let Some(open) = comer.open.as_ref().filter(|open| open.location.id == wish.location_id) {
        return Ok(Created(shown(open, now)));
    }
    let unknown = || Problem::field("/location_id", "unknown", "there is no such location");
    let place = comer.places.first().ok_or_else(unknown)?;
    let way = Way::Member { viewer: &viewer, door: wish.door_code.as_ref() };
    let admitted = admit(comer.at(place, now), way)?.accepted(wish.accepted_minor)?;
    let is_good = |code: &DoorCode| place.reception.as_ref().is_some_and(|known| known.door_code == code.as_str());
    let by = if wish.door_code.as_ref().is_some_and(is_good) { InBy::Door } else { InBy::Member };
    let who = (customer, only(names)?.name);
    let stay = come_in(&app, &comer, who, (place, by, &admitted), |_| None).await?;
    Ok(Created(shown(&stay, now)))
}

pub(crate) async fn check_out(SignedIn(claims): SignedIn, app: App) -> Result<Json<CheckIn>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let week = (now.plus_minutes(-7 * 24 * 60), now.plus_minutes(1));
    let (open, grants) = app.db.read((store::open(customer), ledger::holding(customer, week.0, week.1))).await?;
    let stay = open.into_iter().next().map(StoredCheckIn::from).ok_or_else(|| problems::NOT_IN.because(""))?;
    let leaving = leave(&stay, &grants, now, OutBy::Member);
    Ok(Json(shown(&go(&app, stay, &leaving, None).await?, now)))
}

/// A cursor after a stay.
pub(super) fn cursor(last: &CheckIn) -> String {
    ListCursor { at: last.in_at, id: last.id.to_string() }.to_string()
}

pub(crate) async fn list_check_ins(
    SignedIn(claims): SignedIn,
    app: App,
    Query(wish): Query<ListCheckIns>,
) -> Result<Json<Page<CheckIn>>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let rows = app.db.read(store::mine(customer, wish.cursor.as_ref())).await?;
    let stays = rows.into_iter().map(|row| shown(&StoredCheckIn::from(row), now)).collect();
    Ok(Json(Page::cut(stays, store::PAGE_ITEMS_MAX, cursor)))
}
