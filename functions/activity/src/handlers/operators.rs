//! The house as the front desk sees it.
use super::members::cursor;
use super::{Comer, at_doors, come_in, go, only, seen};
use crate::api::*;
use crate::rules::{StoredCheckIn, Way, admit, leave};
use crate::{App, problems, store};
use access::audit;
use access::customers::{CustomerName, FindCustomers};
use web::{Body, Created, Json, Operator, Page, Path, Problem, Query, role};

type Boss = Operator<role::Activity>;
type Reader = Operator<role::ActivityRead>;

pub(crate) async fn list_present(
    _: Reader,
    app: App,
    Query(wish): Query<ListPresent>,
) -> Result<Json<Present>, Problem> {
    let now = app.clock.now();
    let asked = (store::present(&wish.location, wish.cursor.as_ref()), store::places(None, Some(&wish.location), now));
    let (rows, places) = app.db.read(asked).await?;
    let place = only(places)?.into_facts(&[])?;
    let stays = rows.into_iter().map(|row| seen(&StoredCheckIn::from(row), now)).collect();
    let page = Page::cut(stays, store::PAGE_ITEMS_MAX, |last: &OperatorCheckIn| cursor(&last.check_in));
    Ok(Json(Present {
        people_in: place.people_in,
        capacity: place.reception.and_then(|reception| reception.capacity),
        items: page.items,
        next_cursor: page.next_cursor,
    }))
}

pub(crate) async fn list_all_check_ins(
    _: Reader,
    app: App,
    Query(wish): Query<ListAllCheckIns>,
) -> Result<Json<Page<OperatorCheckIn>>, Problem> {
    let now = app.clock.now();
    let rows = app.db.read(store::of_day(&wish.location, wish.day, wish.cursor.as_ref())).await?;
    let stays = rows.into_iter().map(|row| seen(&StoredCheckIn::from(row), now)).collect();
    Ok(Json(Page::cut(stays, store::PAGE_ITEMS_MAX, |last: &OperatorCheckIn| cursor(&last.check_in))))
}

pub(crate) async fn find_customers(
    _: Reader,
    app: App,
    Query(wish): Query<FindCustomers>,
) -> Result<Json<Page<CustomerName>>, Problem> {
    Ok(access::customers::page(app.db.read(access::customers::find(&wish)).await?))
}

pub(crate) async fn check_in_customer(
    boss: Boss,
    app: App,
    Body(wish): Body<CheckInCustomer>,
) -> Result<Created<OperatorCheckIn>, Problem> {
    let now = app.clock.now();
    let (customer, location) = (&wish.customer_id, &wish.location_id);
    let (names, answers) =
        app.db.read(db::Both(store::name(customer), at_doors(customer, Some(location), now))).await?;
    let unknown = |pointer, what| Problem::field(pointer, "unknown", format!("there is no such {what}"));
    let name = names.into_iter().next().ok_or_else(|| unknown("/customer_id", "customer"))?.name;
    let comer = Comer::read(answers)?;
    if let Some(open) = comer.open.as_ref().filter(|open| open.location.id == *location) {
        return Ok(Created(seen(open, now)));
    }
    let place = comer.places.first().ok_or_else(|| unknown("/location_id", "location"))?;
    let way = Way::Desk { courtesy: wish.courtesy };
    let admitted = admit(comer.at(place, now), way)?.accepted(wish.accepted_minor)?;
    let deed = |id: &CheckInId| Some(audit(&boss.claims, "check_in_customer", id.as_str(), &wish, now, &*app.ids));
    let stay = come_in(&app, &comer, (customer, name), (place, InBy::Desk, &admitted), deed).await?;
    Ok(Created(seen(&stay, now)))
}

pub(crate) async fn check_out_any(
    boss: Boss,
    app: App,
    Path(id): Path<CheckInId>,
) -> Result<Json<OperatorCheckIn>, Problem> {
    let now = app.clock.now();
    let (stays, grants) = app.db.read((store::one(&id), store::grants_of(&id, now))).await?;
    let stay = StoredCheckIn::from(only(stays)?);
    if stay.out_at.is_some() {
        return Err(problems::NOT_IN.because(""));
    }
    let leaving = leave(&stay, &grants, now, OutBy::Desk);
    let deed = audit(&boss.claims, "check_out_any", id.as_str(), (), now, &*app.ids);
    Ok(Json(seen(&go(&app, stay, &leaving, Some(deed)).await?, now)))
}
