//! What the desk chooses from, and what it sets up.
use super::{Desk, Reader, not_found};
use crate::api::*;
use crate::rules::broken_policy;
use crate::store;
use crate::{App, problems};
use access::audit;
use db::DbError;
use web::{AtVersion, Body, Created, Json, NoContent, Page, Path, Problem, Query};

pub(crate) async fn list_known(_: Reader, app: App) -> Result<Json<KnownDeliveries>, Problem> {
    let (books, rates) = ledger::books();
    let questions = (store::locations(), store::plans(), store::settings(), books, rates);
    let (locations, plans, settings, books, rates) = app.db.read(questions).await?;
    let row = super::only(settings)?;
    let prices_include_tax = ledger::Books::alone((books, rates))?.includes_tax;
    Ok(Json(KnownDeliveries { locations, plans, settings: row.settings()?, prices_include_tax, version: row.version }))
}

pub(crate) async fn put_settings(
    desk: Desk,
    app: App,
    Query(at): Query<AtVersion>,
    Body(settings): Body<DeskSettings>,
) -> Result<Json<DeskSettings>, Problem> {
    if CARRIERS_MAX < settings.carriers.len() {
        return Err(Problem::field("/carriers", "length", format!("must have at most {CARRIERS_MAX} items")));
    }
    let mut writes = store::put_settings(&settings, at.version);
    writes.push(audit(&desk.claims, "put_settings", "deliveries", &settings, app.clock.now(), &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Json(settings))
}

pub(crate) async fn list_policies(_: Reader, app: App) -> Result<Json<Page<Policy>>, Problem> {
    let rows = app.db.read(store::policies()).await?;
    let policies: Result<_, DbError> = rows.into_iter().map(store::PolicyRow::into_policy).collect();
    Ok(Json(Page::whole(policies?)))
}

/// Every sort and every handling stands there once, and the plan is there. Gives the plan's name.
async fn sound(app: &App, setup: &PolicySetup) -> Result<String, Problem> {
    if let Some((pointer, rule, words)) = broken_policy(setup) {
        return Err(Problem::field(pointer, rule, words));
    }
    let Some(plan) = &setup.plan_id else { return Ok(String::new()) };
    let plans = app.db.read(store::plans()).await?;
    let known = plans.into_iter().find(|one| one.id == *plan).map(|one| one.name);
    known.ok_or_else(|| Problem::field("/plan_id", "unknown", "there is no such plan"))
}

pub(crate) async fn create_policy(
    desk: Desk,
    app: App,
    Body(setup): Body<PolicySetup>,
) -> Result<Created<Policy>, Problem> {
    let (now, id) = (app.clock.now(), PolicyId::new(&*app.ids));
    let plan_name = sound(&app, &setup).await?;
    let writes = vec![
        store::insert_policy(&id, &setup),
        audit(&desk.claims, "create_policy", id.as_str(), &setup, now, &*app.ids),
    ];
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Created(Policy { id, setup, plan_name, version: 1 }))
}

pub(crate) async fn put_policy(
    desk: Desk,
    app: App,
    Path(id): Path<PolicyId>,
    Query(at): Query<AtVersion>,
    Body(setup): Body<PolicySetup>,
) -> Result<Json<Policy>, Problem> {
    let now = app.clock.now();
    let plan_name = sound(&app, &setup).await?;
    let mut writes = store::update_policy(&id, &setup, at.version);
    writes.push(audit(&desk.claims, "put_policy", id.as_str(), &setup, now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Json(Policy { id, setup, plan_name, version: i64::from(at.version) + 1 }))
}

pub(crate) async fn delete_policy(desk: Desk, app: App, Path(id): Path<PolicyId>) -> Result<NoContent, Problem> {
    let mut writes = store::delete_policy(&id);
    writes.push(audit(&desk.claims, "delete_policy", id.as_str(), (), app.clock.now(), &*app.ids));
    app.db.commit(writes).await.map_err(|error| match error {
        error if error.is_refused_by("delivery_setup_changed") => not_found(),
        other => problems::lost(other),
    })?;
    Ok(NoContent)
}

pub(crate) async fn list_names(_: Reader, app: App) -> Result<Json<Page<KnownName>>, Problem> {
    Ok(Json(Page::whole(app.db.read(store::names()).await?)))
}

pub(crate) async fn delete_name(desk: Desk, app: App, Path(id): Path<NameId>) -> Result<NoContent, Problem> {
    let deed = audit(&desk.claims, "delete_name", id.as_str(), (), app.clock.now(), &*app.ids);
    app.db.commit(vec![store::delete_name(&id), deed]).await.map_err(problems::lost)?;
    Ok(NoContent)
}
