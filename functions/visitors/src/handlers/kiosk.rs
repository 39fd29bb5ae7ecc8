//! What a tablet at a door may ask: who it is shows in its cookie, and it can do nothing else.
use super::members::left;
use super::register::stored;
use super::{only, place_in};
use crate::api::*;
use crate::rules::{
    self, Agreed, Caps, Door, PlaceFacts, Refusal, StoredVisit, agree, came, check_caps, find, may_come_in,
    may_walk_in, permission,
};
use crate::store::{self, KioskRow, NewVisit, Shared};
use crate::{App, cookies, events, problems, secrets};
use db::{Both, Queries};
use kernel::Instant;
use web::{Anyone, Body, Cookies, Created, IdempotencyKey, Json, Page, Path, Problem, Query, WithCookies, problem};

/// The hash of the secret that a tablet shows.
fn device(cookies: &Cookies) -> Result<String, Problem> {
    cookies.get(cookies::KIOSK).map(secrets::hash_of).ok_or_else(|| problems::KIOSK_CLOSED.because(""))
}

/// The kiosk, its location, and what else was asked in the same trip.
async fn at_door<Q: Queries>(
    app: &App,
    device: &str,
    beside: Q,
) -> Result<(KioskRow, PlaceFacts, Q::Answers), Problem> {
    let now = app.clock.now();
    let door = (store::kiosk_by_device(device), store::place_of_device(device), store::closures_of_device(device, now));
    let ((kiosks, places, closures), answers) = app.db.read(Both(door, beside)).await?;
    let kiosk = kiosks.into_iter().next().ok_or_else(|| problems::KIOSK_CLOSED.because(""))?;
    Ok((kiosk, place_in(places, closures)?, answers))
}

/// A visit as a kiosk shows it.
fn shown(visit: &StoredVisit, now: Instant) -> KioskVisit {
    KioskVisit {
        id: visit.id.clone(),
        status: visit.status_at(now),
        name: visit.name.clone(),
        company: visit.company.clone(),
        host_name: visit.host_name.clone(),
        day: visit.local_day,
        starts_at: visit.starts_at,
        ends_at: visit.ends_at,
        in_at: visit.in_at,
        terms_version: visit.terms_version,
    }
}

fn screen(kiosk: &KioskRow, place: PlaceFacts) -> KioskScreen {
    let reception = place.reception;
    let signature = reception.signature;
    KioskScreen {
        space: kiosk.space.clone(),
        name: kiosk.name.clone(),
        location: kiosk.place(),
        terms: reception.terms.map(|terms| VisitorTerms { version: terms.version, text: terms.text, signature }),
        walk_ins: reception.walk_ins,
        badge_fields: reception.badge_fields,
    }
}

pub(crate) async fn open_kiosk(
    _: Anyone,
    app: App,
    Body(wish): Body<OpenKiosk>,
) -> Result<WithCookies<Json<Kiosk>>, Problem> {
    let (now, link) = (app.clock.now(), secrets::hash_of(wish.secret.as_str()));
    let over = || problems::KIOSK_LINK_OVER.because("");
    let kiosk = app.db.read_one(store::kiosk_by_link(&link)).await?.ok_or_else(over)?;
    if kiosk.link_until.is_none_or(|until| until <= now) {
        return Err(over());
    }
    let secret = app.secrets.fresh().ok_or_else(|| Problem::internal("no randomness for a kiosk"))?;
    let text = secrets::to_text(secret);
    let writes = store::open_kiosk(&kiosk.id, &link, &secrets::hash_of(&text), now);
    app.db
        .commit(writes)
        .await
        .map_err(|error| if error.is_refused_by("kiosk_is_closed") { over() } else { problems::lost(error) })?;
    let view = Kiosk { status: KioskStatus::Open, opened_at: Some(now), ..kiosk.view(now) };
    Ok(WithCookies(Json(view), vec![cookies::kiosk(&text)]))
}

pub(crate) async fn show_kiosk(_: Anyone, app: App, cookies: Cookies) -> Result<Json<KioskScreen>, Problem> {
    let device = device(&cookies)?;
    let now = app.clock.now();
    let door =
        (store::kiosk_by_device(&device), store::place_of_device(&device), store::closures_of_device(&device, now));
    let (kiosks, places, closures) = app.db.read(door).await?;
    let kiosk = kiosks.into_iter().next().ok_or_else(|| problems::KIOSK_CLOSED.because(""))?;
    Ok(Json(screen(&kiosk, place_in(places, closures)?)))
}

pub(crate) async fn find_visit(
    _: Anyone,
    app: App,
    cookies: Cookies,
    Body(wish): Body<FindVisit>,
) -> Result<Json<KioskVisit>, Problem> {
    let (device, now) = (device(&cookies)?, app.clock.now());
    let code = wish.code.as_ref().map(Line::as_str).filter(|code| !code.is_empty());
    let name = wish.last_name.as_ref().map(Line::as_str).filter(|name| !name.is_empty());
    let (query, named) = match (code, name) {
        (Some(code), _) => {
            let code = secrets::read_code(code).ok_or(Refusal::NobodyExpected)?;
            (store::by_code(&secrets::hash_of(&code), now), None)
        }
        (None, Some(name)) => {
            (store::by_name(&device, name, now), Some((name, wish.first_name.as_ref().map(Line::as_str))))
        }
        (None, None) => return Err(Problem::field("/last_name", "required", "say the code or the last name")),
    };
    let (_, place, visits) = at_door(&app, &device, query).await?;
    let visit = find(&visits, named, &place, now)?;
    Ok(Json(shown(visit, now)))
}

pub(crate) async fn find_hosts(
    _: Anyone,
    app: App,
    cookies: Cookies,
    Query(wish): Query<FindHosts>,
) -> Result<Json<Page<Host>>, Problem> {
    let (device, now) = (device(&cookies)?, app.clock.now());
    if wish.search.as_str().chars().filter(|c| c.is_alphanumeric()).count() < rules::HOST_LETTERS_MIN {
        return Err(Problem::field("/search", "length", "must have three letters at least"));
    }
    let (_, _, found) = at_door(&app, &device, store::find_hosts(wish.search.as_str(), now)).await?;
    let mut hosts = Vec::new();
    for row in found {
        if permission(&row.viewer.into_viewer()?).is_ok() {
            hosts.push(Host { id: row.id, name: row.name });
        }
    }
    Ok(Json(Page::whole(hosts)))
}

pub(crate) async fn walk_in(
    _: Anyone,
    app: App,
    cookies: Cookies,
    IdempotencyKey(key): IdempotencyKey,
    Body(wish): Body<WalkIn>,
) -> Result<Created<KioskVisit>, Problem> {
    let (device, now) = (device(&cookies)?, app.clock.now());
    let key = format!("{}:{}", &device, key.unwrap_or_else(|| app.ids.next()));
    let asked = (
        store::host(&wish.host_id, now),
        store::counted(&wish.host_id, now, now),
        store::plan_caps(&wish.host_id, now),
        store::of_request(&key),
    );
    let (_, place, (hosts, counted, plan_caps, earlier)) = at_door(&app, &device, asked).await?;
    if let Some(earlier) = earlier.first() {
        return Ok(Created(shown(earlier, now)));
    }
    let nobody = || Problem::field("/host_id", "unknown", "must be somebody who receives visitors");
    let host = hosts.into_iter().next().ok_or_else(nobody)?;
    permission(&host.viewer.into_viewer()?).map_err(|_| nobody())?;
    let host = Host { id: host.id, name: host.name };
    let slot = may_walk_in(&place, now)?;
    let agreement = agree(&place.reception, None, &wish.agreed)?;
    let caps = Caps::of(&place.reception, plan_caps.first().copied().unwrap_or_default());
    check_caps(caps, &counted, &place.id, &[slot.day], 1)?;
    let status = came(place.reception.walk_ins);
    let new = NewVisit {
        id: VisitId::new(&*app.ids),
        guest: GuestId::new(&*app.ids),
        name: wish.name.as_str().to_owned(),
        email: wish.email.as_ref().map(|email| email.as_str().to_owned()),
        locale: wish.locale,
        company: wish.company.as_str().to_owned(),
        slot,
        is_booked: false,
    };
    let shared = Shared {
        location: &place.id,
        host: &host.id,
        customer: &host.id,
        booking: None,
        reason: "",
        note: "",
        repeats: false,
        walk_in: true,
        status,
        key: &key,
        now,
    };
    let visit = stored(&new, &shared, &place, (&host, &host));
    let mut writes = vec![store::guard_device(&device), store::insert(std::slice::from_ref(&new), &shared)];
    writes.extend(agreement.iter().map(|agreement| store::agree(&new.id, agreement, now)));
    writes.push(store::guard_setup(&place));
    writes.extend(store::guard_caps(&host.id, &place.id, caps, &[slot.day]));
    let tell = if status == VisitStatus::In { events::arrived } else { events::at_the_door };
    writes.push(tell(&visit, &place.calendar.zone, now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    let terms_version = agreement.map(|agreement| agreement.terms.version);
    Ok(Created(KioskVisit { terms_version, ..shown(&visit, now) }))
}

/// A visit at the location of the tablet; elsewhere there is none.
fn here(visits: Vec<StoredVisit>, place: &PlaceFacts) -> Result<StoredVisit, Problem> {
    only(visits.into_iter().filter(|visit| visit.location_id == place.id).collect())
}

pub(crate) async fn show_at_kiosk(
    _: Anyone,
    app: App,
    cookies: Cookies,
    Path(id): Path<VisitId>,
) -> Result<Json<KioskVisit>, Problem> {
    let (device, now) = (device(&cookies)?, app.clock.now());
    let (_, place, visits) = at_door(&app, &device, store::visit(&id)).await?;
    let visit = here(visits, &place)?;
    // A tablet shows who is here today, and nobody's yesterday.
    if visit.local_day != place.day(now) && visit.status != VisitStatus::In {
        return Err(problem::NOT_FOUND.because(""));
    }
    Ok(Json(shown(&visit, now)))
}

pub(crate) async fn check_in_at_kiosk(
    _: Anyone,
    app: App,
    cookies: Cookies,
    Path(id): Path<VisitId>,
    Body(wish): Body<CheckIn>,
) -> Result<Json<KioskVisit>, Problem> {
    let (device, now) = (device(&cookies)?, app.clock.now());
    let (_, place, visits) = at_door(&app, &device, store::visit(&id)).await?;
    let visit = here(visits, &place)?;
    let entry = may_come_in(&visit, &place, Door::Kiosk, now)?;
    let before = visit.terms_place.clone().zip(visit.terms_version).map(|(place, version)| Agreed { place, version });
    let agreement = agree(&place.reception, before.as_ref(), &wish)?;
    let mut writes = vec![store::guard_device(&device), store::guard_stands(&[&visit])];
    writes.extend(agreement.iter().map(|agreement| store::agree(&visit.id, agreement, now)));
    writes.extend(store::enter(&visit.id, entry, now));
    writes.push(events::arrived(&visit, &place.calendar.zone, now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    let terms_version = agreement.map(|agreement| agreement.terms.version).or(visit.terms_version);
    Ok(Json(shown(&StoredVisit { terms_version, ..visit.entered(entry, now) }, now)))
}

pub(crate) async fn check_out_at_kiosk(
    _: Anyone,
    app: App,
    cookies: Cookies,
    Path(id): Path<VisitId>,
) -> Result<Json<KioskVisit>, Problem> {
    let (device, now) = (device(&cookies)?, app.clock.now());
    let (_, place, visits) = at_door(&app, &device, store::visit(&id)).await?;
    let visit = here(visits, &place)?;
    let left = left(&app, visit, OutBy::Kiosk, vec![store::guard_device(&device)]).await?;
    Ok(Json(shown(&left, now)))
}
