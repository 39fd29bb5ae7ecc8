use crate::api::*;
use crate::rules::admission::Refusal;
use crate::rules::alternatives::nearest;
use crate::rules::book::booking;
use crate::rules::cost::Costing;
use crate::rules::offers::offered;
use crate::rules::quote::{Quote, quote};
use crate::rules::{self, Facts, Wish};
use crate::store::{self, Around};
use crate::{App, events, problems};
use access::customer_of;
use access::{Section, decide};
use db::{Both, DbError};
use kernel::{BookingId, CustomerId};
use ledger::Books;
use web::{Anyone, Body, Calendar, Claims, Created, IdempotencyKey, Json, Page, Path, Problem, Query, SignedIn};

/// How many bookings a page of a list holds.
const PAGE_ITEMS_MAX: usize = 20;
/// Lengths that people book, in minutes.
const LENGTHS_MINUTES: [i64; 8] = [30, 60, 90, 120, 180, 240, 480, 600];

pub(crate) async fn show_options(Anyone(claims): Anyone, app: App) -> Result<Json<Options>, Problem> {
    let viewer = access::store::viewer(claims.as_ref(), app.clock.now());
    let (viewer, locations, kinds, amenities) =
        app.db.read((viewer, store::locations(), store::kinds(), store::amenities())).await?;
    decide(&access::store::only(viewer)?, Section::Bookings)?;
    Ok(Json(Options {
        locations,
        kinds: kinds.into_iter().map(|row| KindName { id: row.id, name: row.name, category: row.category }).collect(),
        amenities: amenities.into_iter().map(|row| row.amenity).collect(),
        lengths_minutes: LENGTHS_MINUTES.to_vec(),
    }))
}

pub(crate) async fn find_offers(
    Anyone(claims): Anyone,
    app: App,
    Query(find): Query<Find>,
) -> Result<Json<Found>, Problem> {
    let around = Around::Day(&find.location, find.date.date(), find.length_minutes);
    let facts = facts_around(&app, claims.as_ref(), around).await?;
    Ok(Json(rules::find::find(&facts, &find)))
}

pub(crate) async fn show_day(
    Anyone(claims): Anyone,
    app: App,
    Query(day): Query<OneDay>,
) -> Result<Json<DayView>, Problem> {
    let facts = facts_around(&app, claims.as_ref(), Around::Day(&day.location, day.date.date(), 0)).await?;
    Ok(Json(rules::day::day(&facts, day.date)))
}

async fn facts_around(app: &App, claims: Option<&Claims>, around: Around<'_>) -> Result<Facts, Problem> {
    let now = app.clock.now();
    let answers = app.db.read(store::facts(claims, around, now)).await?;
    let facts = store::assemble(claims, around, answers, now)?;
    decide(&facts.viewer, Section::Bookings)?;
    Ok(facts)
}

pub(crate) async fn create_booking(
    SignedIn(claims): SignedIn,
    app: App,
    IdempotencyKey(key): IdempotencyKey,
    Body(wish): Body<CreateBooking>,
) -> Result<Created<Booking>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let around = Around::Stretch(&wish.resource_id, wish.starts_at, wish.ends_at);
    let others = (store::booking_by_key(customer, key.as_deref()), store::person(&claims));
    let (answers, (repeated, people)) = app.db.read(Both(store::facts(Some(&claims), around, now), others)).await?;
    let facts = store::assemble(Some(&claims), around, answers, now)?;
    if let Some(earlier) = repeated.into_iter().next() {
        return repeat(earlier, &wish, &facts).map(Created);
    }
    let place = store::place_in(&facts, &wish.resource_id)?;
    let quoted = quote(&facts, place, &wish);
    let (quote, costing) = quoted.map_err(|refusal| with_alternatives(&facts, &wish, refusal))?;
    if wish.expected_gross.is_some_and(|seen| seen != costing.cost.gross) {
        return Err(problems::price_changed(&offered(&quote, &costing)));
    }
    if costing.cost.pays == Pays::AtOnce {
        return Err(problems::payment_needed(&wish, &offered(&quote, &costing)));
    }
    let (id, idempotency_key) = (BookingId::new(&*app.ids), key.as_deref());
    let new = store::NewBooking { id: &id, quote: &quote, costing: &costing, customer, idempotency_key, now };
    let booking = booking(&quote, &costing, id.clone(), &facts.viewer, now);
    let mut writes = store::insert(&facts, new, &*app.ids);
    writes.extend(people.first().and_then(|p| events::confirmed(&booking, p, &facts.calendar.zone, now, &*app.ids)));
    match app.db.commit(writes).await {
        Ok(_) => Ok(Created(booking)),
        Err(error) => Err(lost(facts, &wish, (&quote, &costing), error)),
    }
}

/// The same request again gets the same answer; another request under its key gets none.
fn repeat(earlier: store::BookingRow, wish: &CreateBooking, facts: &Facts) -> Result<Booking, Problem> {
    if earlier.is_for(wish) {
        earlier.into_booking(&facts.viewer, facts.now)
    } else {
        Err(problems::KEY_REUSED.because("Use a new key for a new booking."))
    }
}

fn with_alternatives(facts: &Facts, wish: &CreateBooking, refusal: Refusal) -> Problem {
    let place = facts.place(wish.resource_id.as_str());
    let alternatives = place.map(|place| nearest(facts, place, Wish::from(wish))).unwrap_or_default();
    Problem::from(refusal).with("alternatives", alternatives)
}

/// Somebody was faster: says so with what is left, as far as the facts tell.
fn lost(facts: Facts, wish: &CreateBooking, (was, costing): (&Quote, &Costing), error: DbError) -> Problem {
    if ["benefit_overdrawn", "benefit_not_shared", "benefit_capped"].iter().any(|rule| error.is_refused_by(rule)) {
        // Which of them is spent, and how far, would be another trip; without any of them is the most that it can cost.
        let facts = facts.without_grants(&costing.grants());
        let place = facts.place(wish.resource_id.as_str());
        return match place.map(|place| quote(&facts, place, wish)) {
            Some(Ok((quote, again))) => problems::benefits_changed(&offered(&quote, &again)),
            Some(Err(refusal)) => refusal.into(),
            None => error.into(),
        };
    }
    match problems::refused_by_schema(error) {
        Ok(refusal) => with_alternatives(&facts.with_taken(was), wish, refusal),
        Err(problem) => problem,
    }
}

pub(crate) async fn list_bookings(
    SignedIn(claims): SignedIn,
    app: App,
    Query(list): Query<ListBookings>,
) -> Result<Json<Page<Booking>>, Problem> {
    let now = app.clock.now();
    let one_more = u32::try_from(PAGE_ITEMS_MAX + 1).unwrap_or(u32::MAX);
    let bookings = store::bookings_of(customer_of(&claims)?, list.when, list.cursor.as_ref(), now, one_more);
    let (viewer, rows) = app.db.read((access::store::viewer(Some(&claims), now), bookings)).await?;
    let viewer = access::store::only(viewer)?;
    decide(&viewer, Section::Bookings)?;
    let bookings = rows.into_iter().map(|row| row.into_booking(&viewer, now)).collect::<Result<Vec<_>, _>>()?;
    let cursor = |last: &Booking| Cursor { at: last.ends_at, id: last.id.clone() }.to_string();
    Ok(Json(Page::cut(bookings, PAGE_ITEMS_MAX, cursor)))
}

pub(crate) async fn show_booking(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<BookingId>,
) -> Result<Json<Booking>, Problem> {
    Ok(Json(own_booking(&claims, &app, &id).await?))
}

pub(crate) async fn show_booking_calendar(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<BookingId>,
) -> Result<Calendar, Problem> {
    let booking = own_booking(&claims, &app, &id).await?;
    let (resource, location) = (booking.resource.name.as_str(), booking.location.name.as_str());
    Ok(Calendar(ics::file(&ics::Entry {
        id: booking.id.as_str(),
        stamped_at: booking.cancelled_at.unwrap_or(booking.created_at),
        starts_at: booking.starts_at,
        ends_at: booking.ends_at,
        summary: ics::summary(&booking.title, resource),
        location: &ics::place(resource, location),
        sequence: u32::from(booking.cancelled_at.is_some()),
        cancelled: booking.cancelled_at.is_some(),
    })))
}

async fn own_booking(claims: &Claims, app: &App, id: &BookingId) -> Result<Booking, Problem> {
    let now = app.clock.now();
    let (viewer, rows) = app.db.read((access::store::viewer(Some(claims), now), store::booking(id))).await?;
    let row = owned(rows, customer_of(claims)?)?;
    row.into_booking(&access::store::only(viewer)?, now)
}

/// Somebody else's booking does not exist.
fn owned(rows: Vec<store::BookingRow>, customer: &CustomerId) -> Result<store::BookingRow, Problem> {
    rows.into_iter().find(|row| row.customer_id() == customer).ok_or_else(|| web::problem::NOT_FOUND.because(""))
}

pub(crate) async fn cancel_booking(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<BookingId>,
) -> Result<Json<Booking>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let viewer = access::store::viewer(Some(&claims), now);
    let (books, rates) = ledger::books();
    let asked = (viewer, store::booking(&id), store::person(&claims), store::zone_of(&id), books, rates);
    let (viewer, rows, people, zones, books, rates) = app.db.read(asked).await?;
    let (viewer, row) = (access::store::only(viewer)?, owned(rows, customer)?);
    rules::cancel::may_cancel(&viewer, row.cancelling(), now)?;
    let today = Books::alone((books, rates))?.day(now);
    let mut writes = store::cancel(&row, now, today, &*app.ids);
    let booking = row.cancelled(now).into_booking(&viewer, now)?;
    let zone = store::only_zone(zones)?;
    writes.extend(people.first().and_then(|person| events::cancelled(&booking, person, &zone, now, &*app.ids)));
    app.db.commit(writes).await.map_err(problems::cancelled_meanwhile)?;
    Ok(Json(booking))
}
