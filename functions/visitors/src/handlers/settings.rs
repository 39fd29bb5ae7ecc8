//! How visitors are received, and the tablets that receive them.
use super::only;
use crate::api::*;
use crate::rules::LINK_MINUTES;
use crate::{App, problems, secrets, store};
use access::audit;
use kernel::Instant;
use web::{AtVersion, Body, Created, Json, NoContent, Operator, Page, Path, Problem, Query, problem, role};

type Boss = Operator<role::Visitors>;
type Reader = Operator<role::VisitorsRead>;

pub(crate) async fn list_settings(_: Reader, app: App) -> Result<Json<Page<PlaceSettings>>, Problem> {
    let rows = app.db.read(store::settings()).await?;
    Ok(Json(Page::whole(rows.into_iter().map(store::SettingsRow::into_settings).collect::<Result<_, _>>()?)))
}

pub(crate) async fn put_settings(
    boss: Boss,
    app: App,
    Path(place): Path<Place>,
    Query(at): Query<AtVersion>,
    Body(reception): Body<Reception>,
) -> Result<Json<PlaceSettings>, Problem> {
    let twice =
        |n: usize| reception.badge_fields.iter().take(n).any(|field| reception.badge_fields.get(n) == Some(field));
    if let Some(n) = (0..reception.badge_fields.len()).find(|n| twice(*n)) {
        return Err(Problem::field(format!("/badge_fields/{n}"), "twice", "must stand there once"));
    }
    let now = app.clock.now();
    let row = only(app.db.read(store::settings_of(&place)).await?)?;
    let newest = row.own_terms;
    let known = row.into_settings()?;
    if known.version != i64::from(at.version) {
        return Err(problem::CHANGED.because(""));
    }
    let text = reception.terms_text.as_str();
    let same = known.own && known.reception.terms_text == reception.terms_text;
    let terms_version = match () {
        () if text.is_empty() => 0,
        () if same => known.terms_version,
        () => newest + 1,
    };
    let detail = serde_json::to_value(&reception).map_err(Problem::internal)?;
    let mut writes = vec![store::guard_version(&place, known.version)];
    if newest < terms_version {
        writes.push(store::insert_terms(&place, terms_version, text, now));
    }
    let settings = PlaceSettings { own: true, reception, terms_version, version: known.version + 1, ..known };
    writes.push(store::put_settings(&settings));
    writes.push(audit(&boss.claims, "put_settings", place.as_str(), detail, now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Json(settings))
}

pub(crate) async fn delete_settings(boss: Boss, app: App, Path(place): Path<Place>) -> Result<NoContent, Problem> {
    if place == Place::Space {
        return Err(problem::METHOD.because("Those of the space are for all that have none of their own."));
    }
    let deed = audit(&boss.claims, "delete_settings", place.as_str(), (), app.clock.now(), &*app.ids);
    app.db.commit(vec![store::delete_settings(&place), deed]).await?;
    Ok(NoContent)
}

pub(crate) async fn list_kiosks(_: Reader, app: App) -> Result<Json<Page<Kiosk>>, Problem> {
    let now = app.clock.now();
    let rows = app.db.read(store::kiosks()).await?;
    Ok(Json(Page::whole(rows.iter().map(|row| row.view(now)).collect())))
}

/// A new link: its path, the hash that is kept, and until when it opens the kiosk.
fn new_link(app: &App, now: Instant) -> Result<(String, String, Instant), Problem> {
    let secret = app.secrets.fresh().ok_or_else(|| Problem::internal("no randomness for a link"))?;
    let text = secrets::to_text(secret);
    // Behind the hash sign, so that no server's log ever has it.
    Ok((format!("/kiosk#{text}"), secrets::hash_of(&text), now.plus_minutes(LINK_MINUTES)))
}

pub(crate) async fn create_kiosk(
    boss: Boss,
    app: App,
    Body(new): Body<NewKiosk>,
) -> Result<Created<KioskLink>, Problem> {
    let now = app.clock.now();
    let unknown = || Problem::field("/location_id", "unknown", "there is no such location");
    let location = app.db.read_one(store::location(&new.location_id)).await?.ok_or_else(unknown)?;
    let (path, hash, until) = new_link(&app, now)?;
    let id = KioskId::new(&*app.ids);
    let writes = vec![
        store::insert_kiosk(&id, &new, (&hash, until), now),
        audit(&boss.claims, "create_kiosk", id.as_str(), &new, now, &*app.ids),
    ];
    app.db.commit(writes).await.map_err(problems::lost)?;
    let name = new.name.as_str().to_owned();
    let kiosk = Kiosk { id, location: location.into(), name, status: KioskStatus::Linked, opened_at: None };
    Ok(Created(KioskLink { kiosk, path, until }))
}

pub(crate) async fn link_kiosk(boss: Boss, app: App, Path(id): Path<KioskId>) -> Result<Json<KioskLink>, Problem> {
    let now = app.clock.now();
    let kiosk = only(app.db.read(store::kiosk(&id)).await?)?;
    if kiosk.is_revoked() {
        return Err(problems::KIOSK_CLOSED.because("It was taken off for good: set up another one."));
    }
    let (path, hash, until) = new_link(&app, now)?;
    let writes =
        vec![store::link_kiosk(&id, &hash, until), audit(&boss.claims, "link_kiosk", id.as_str(), (), now, &*app.ids)];
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Json(KioskLink { kiosk: Kiosk { status: KioskStatus::Linked, ..kiosk.view(now) }, path, until }))
}

pub(crate) async fn revoke_kiosk(boss: Boss, app: App, Path(id): Path<KioskId>) -> Result<Json<Kiosk>, Problem> {
    let now = app.clock.now();
    let kiosk = only(app.db.read(store::kiosk(&id)).await?)?;
    let writes =
        vec![store::revoke_kiosk(&id, now), audit(&boss.claims, "revoke_kiosk", id.as_str(), (), now, &*app.ids)];
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Json(Kiosk { status: KioskStatus::Revoked, ..kiosk.view(now) }))
}
