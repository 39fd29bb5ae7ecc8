//! A member's visits.
use super::{customer_of, mine, only, place_in};
use crate::api::*;
use crate::rules::{self, Caps, Refusal, StoredVisit, Wish, caps_left, check_caps, permission, to_manage, views};
use crate::{App, events, problems, store};
use access::Viewer;
use db::{Both, Statement};
use kernel::Instant;
use outbox::Topic;
use web::{Body, Claims, Json, Page, Path, Problem, Query, SignedIn};

pub(crate) async fn show_form(SignedIn(claims): SignedIn, app: App) -> Result<Json<VisitorForm>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let asked = (
        access::store::viewer(Some(&claims), now),
        store::places(),
        store::counted(customer, now, now),
        store::plan_caps(customer, now),
        store::hosts(customer),
        store::next_bookings(customer, now),
    );
    let (viewer, places, counted, plan_caps, hosts, bookings) = app.db.read(asked).await?;
    permission(&access::store::only(viewer)?)?;
    let plan_caps = plan_caps.first().copied().unwrap_or_default();
    let shown = |row: store::PlaceRow| {
        let place = row.into_facts(Vec::new())?;
        let caps = Caps::of(&place.reception, plan_caps);
        let caps = caps_left(caps, &counted, &place.id, place.day(now));
        let zone = place.calendar.zone.name;
        let approval = place.reception.operator_approves;
        Ok(FormPlace { place: VisitPlace { id: place.id, name: place.name, zone }, approval, caps })
    };
    let places: Result<_, Problem> = places.into_iter().map(shown).collect();
    Ok(Json(VisitorForm { places: places?, hosts, bookings: bookings.into_iter().map(FormBooking::from).collect() }))
}

/// A cursor after a visit.
pub(super) fn cursor(last: &Visit) -> String {
    Cursor { at: last.starts_at, id: last.id.clone() }.to_string()
}

pub(crate) async fn list_visits(
    SignedIn(claims): SignedIn,
    app: App,
    Query(wish): Query<ListVisits>,
) -> Result<Json<Page<Visit>>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let asked =
        (access::store::viewer(Some(&claims), now), store::mine(customer, wish.when, wish.cursor.as_ref(), now));
    let (viewer, visits) = app.db.read(asked).await?;
    let viewer = access::store::only(viewer)?;
    access::decide(&viewer, access::Section::Visitors)?;
    let may = to_manage(&viewer).is_ok();
    let visits = visits.iter().map(|visit| views(visit, may, now)).collect();
    Ok(Json(Page::cut(visits, store::PAGE_ITEMS_MAX, cursor)))
}

/// The viewer and a visit of theirs.
async fn found(app: &App, claims: &Claims, id: &VisitId) -> Result<(Viewer, StoredVisit), Problem> {
    let (now, customer) = (app.clock.now(), customer_of(claims)?);
    let (viewer, visits) = app.db.read((access::store::viewer(Some(claims), now), store::visit(id))).await?;
    let viewer = access::store::only(viewer)?;
    access::decide(&viewer, access::Section::Visitors)?;
    Ok((viewer, mine(visits, customer)?))
}

pub(crate) async fn show_visit(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<VisitId>,
) -> Result<Json<Visit>, Problem> {
    let (viewer, visit) = found(&app, &claims, &id).await?;
    Ok(Json(views(&visit, to_manage(&viewer).is_ok(), app.clock.now())))
}

/// A visit as somebody wants it; the others of the same person are said the same of.
fn changed(visit: &StoredVisit, wish: &ChangeVisit) -> StoredVisit {
    StoredVisit {
        name: wish.name.as_str().to_owned(),
        sought: rules::sought(wish.name.as_str()),
        email: wish.email.as_ref().map(|email| email.as_str().to_owned()),
        company: wish.company.as_str().to_owned(),
        reason: wish.reason.as_str().to_owned(),
        note: wish.note.as_str().to_owned(),
        sequence: visit.sequence + 1,
        ..visit.clone()
    }
}

pub(crate) async fn change_visit(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<VisitId>,
    Body(wish): Body<ChangeVisit>,
) -> Result<Json<Visit>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    // Those that follow are within what can be registered ahead.
    let days = if wish.following { i64::from(rules::AHEAD_DAYS_MAX) } else { 2 };
    let (from, until) = (wish.starts_at, wish.starts_at.plus_minutes(days * 24 * 60));
    let asked = (
        access::store::viewer(Some(&claims), now),
        store::visit(&id),
        store::place_of(&id),
        store::closures_of(&id, from, until),
        store::counted_beside(&id, wish.following, from, until),
        store::plan_caps_of(&id, now),
        store::following(&id),
    );
    let (viewer, visits, places, closures, counted, plan_caps, following) = app.db.read(asked).await?;
    let visit = mine(visits, customer)?;
    permission(&access::store::only(viewer)?)?;
    if !views(&visit, true, now).may.change {
        return Err(Refusal::Moved(visit.status_at(now)).into());
    }
    let place = place_in(places, closures)?;
    let before: Vec<StoredVisit> =
        std::iter::once(visit.clone()).chain(following.into_iter().filter(|_| wish.following)).collect();
    let mut after: Vec<StoredVisit> = before.iter().map(|visit| changed(visit, &wish)).collect();
    let mut guards = Vec::new();
    let (here, others) = ((wish.starts_at, wish.ends_at), before.get(1..).unwrap_or_default());
    if (visit.starts_at, visit.ends_at) != here || others.iter().any(|other| !rules::is_at(&place, other, here)) {
        let times = Wish { starts_at: wish.starts_at, ends_at: wish.ends_at, repeat: None, visitors: 1 };
        let slots = rules::change(&place, times, (visit.local_day, others), now)?;
        let caps = Caps::of(&place.reception, plan_caps.first().copied().unwrap_or_default());
        let days: Vec<_> = slots.iter().map(|slot| slot.day).collect();
        // A visit that stays on its day is one of those that count already.
        check_caps(caps, &counted, &place.id, &days, 1)?;
        for (visit, slot) in after.iter_mut().zip(&slots) {
            (visit.starts_at, visit.ends_at, visit.local_day) = (slot.starts_at, slot.ends_at, slot.day);
        }
        guards.push(store::guard_setup(&place));
        guards.extend(store::guard_caps(&visit.customer_id, &place.id, caps, &days));
    }
    let mut writes = vec![store::guard_stands(&before.iter().collect::<Vec<_>>()), store::change(&after, now)];
    writes.extend(guards);
    writes.extend(told_of_change(&app, &before, &after, &place, now)?);
    app.db.commit(writes).await.map_err(problems::lost)?;
    after.first().map(|visit| Json(views(visit, true, now))).ok_or_else(|| Problem::internal("no visit was changed"))
}

/// What a visitor is told of a change: who was invited at another address before is told there that it is off.
fn told_of_change(
    app: &App,
    before: &[StoredVisit],
    after: &[StoredVisit],
    place: &rules::PlaceFacts,
    now: Instant,
) -> Result<Vec<Statement>, Problem> {
    let invited = |visits: &'_ [StoredVisit]| -> Vec<StoredVisit> {
        visits.iter().filter(|visit| visit.status == VisitStatus::Expected).cloned().collect()
    };
    let (before, after) = (invited(before), invited(after));
    let (Some(first_before), Some(first_after)) = (before.first(), after.first()) else { return Ok(Vec::new()) };
    let has_moved = |(before, after): (&StoredVisit, &StoredVisit)| {
        (before.starts_at, before.ends_at) != (after.starts_at, after.ends_at)
    };
    let moves = before.iter().zip(&after).any(has_moved);
    if !moves && first_before.email == first_after.email {
        return Ok(Vec::new());
    }
    let (whereabouts, zone) = (place.whereabouts(), &place.calendar.zone);
    let times = |visits: &[StoredVisit], later| events::times(&visits.iter().collect::<Vec<_>>(), later, zone);
    if first_before.email == first_after.email {
        let times = times(&after, 0);
        return events::with_code(app, first_after.visitor(), whereabouts, times, Topic::VisitChanged, now);
    }
    let gone = events::cancelled(first_before.visitor(), whereabouts, times(&before, 1), now, &*app.ids);
    let invited =
        events::with_code(app, first_after.visitor(), whereabouts, times(&after, 0), Topic::VisitorInvited, now)?;
    Ok(gone.into_iter().chain(invited).collect())
}

/// Calls visits of one person off, and tells them.
pub(super) fn called_off(
    app: &App,
    visits: &[&StoredVisit],
    whereabouts: events::Whereabouts<'_>,
    now: Instant,
) -> Vec<Statement> {
    let mut writes = vec![store::guard_stands(visits), store::set_status(visits, VisitStatus::Cancelled, "")];
    // Who was not invited yet is not told that it is off.
    let invited: Vec<&StoredVisit> =
        visits.iter().filter(|visit| visit.status == VisitStatus::Expected).copied().collect();
    if let Some(first) = invited.first() {
        let times = events::times(&invited, 1, whereabouts.zone);
        writes.extend(events::cancelled(first.visitor(), whereabouts, times, now, &*app.ids));
    }
    writes
}

pub(crate) async fn cancel_visit(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<VisitId>,
    Body(wish): Body<CancelVisit>,
) -> Result<Json<Visit>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let asked = (access::store::viewer(Some(&claims), now), store::visit(&id), store::place_of(&id));
    let ((viewer, visits, places), following) = app.db.read(Both(asked, store::following(&id))).await?;
    let visit = mine(visits, customer)?;
    to_manage(&access::store::only(viewer)?)?;
    if !views(&visit, true, now).may.cancel {
        return Err(Refusal::Moved(visit.status_at(now)).into());
    }
    let place = place_in(places, Vec::new())?;
    let mut off = vec![&visit];
    off.extend(following.iter().filter(|_| wish.following));
    app.db.commit(called_off(&app, &off, place.whereabouts(), now)).await.map_err(problems::lost)?;
    let cancelled = StoredVisit { status: VisitStatus::Cancelled, sequence: visit.sequence + 1, ..visit };
    Ok(Json(views(&cancelled, true, now)))
}

pub(crate) async fn make_link(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<VisitId>,
) -> Result<Json<InvitationLink>, Problem> {
    let now = app.clock.now();
    let (viewer, visit) = found(&app, &claims, &id).await?;
    to_manage(&viewer)?;
    if !views(&visit, true, now).may.link {
        return Err(Refusal::Moved(visit.status_at(now)).into());
    }
    let (path, kept) = events::new_code(&app, &visit.guest_id, now)?;
    app.db.commit(vec![store::guard_stands(&[&visit]), kept]).await.map_err(problems::lost)?;
    let code = path.rsplit('/').next().unwrap_or_default().to_uppercase();
    Ok(Json(InvitationLink { path, code }))
}

pub(crate) async fn decide_visit(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<VisitId>,
    Body(wish): Body<DecideVisit>,
) -> Result<Json<Visit>, Problem> {
    let now = app.clock.now();
    let (viewer, visit) = found(&app, &claims, &id).await?;
    to_manage(&viewer)?;
    if !views(&visit, true, now).may.decide {
        return Err(Refusal::Moved(visit.status_at(now)).into());
    }
    let status = if wish.approved { VisitStatus::Expected } else { VisitStatus::Refused };
    let writes = vec![store::guard_stands(&[&visit]), store::set_status(&[&visit], status, wish.because.as_str())];
    app.db.commit(writes).await.map_err(problems::lost)?;
    let refusal = wish.because.as_str().to_owned();
    Ok(Json(views(&StoredVisit { status, refusal, sequence: visit.sequence + 1, ..visit }, true, now)))
}

pub(crate) async fn check_out_visitor(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<VisitId>,
) -> Result<Json<Visit>, Problem> {
    let now = app.clock.now();
    let (viewer, visit) = found(&app, &claims, &id).await?;
    to_manage(&viewer)?;
    let left = left(&app, visit, OutBy::Host, Vec::new()).await?;
    Ok(Json(views(&left, true, now)))
}

/// Lets a visitor go, with `beside` in the same batch.
pub(super) async fn left(
    app: &App,
    visit: StoredVisit,
    by: OutBy,
    beside: Vec<Statement>,
) -> Result<StoredVisit, Problem> {
    let now = app.clock.now();
    rules::may_leave(&visit, now)?;
    let mut writes = vec![store::guard_stands(&[&visit]), store::leave(&visit.id, now, by)];
    writes.extend(beside);
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(StoredVisit { status: VisitStatus::Left, out_at: Some(now), out_by: Some(by), ..visit })
}

/// A visit, whosever it is.
pub(super) async fn any(app: &App, id: &VisitId) -> Result<StoredVisit, Problem> {
    only(app.db.read(store::visit(id)).await?)
}
