//! How members check in, as operators set it.
use super::{not_found, only};
use crate::api::*;
use crate::{App, problems, store};
use access::audit;
use kernel::LocationId;
use serde_json::json;
use web::{AtVersion, Body, Json, Operator, Page, Path, Problem, Query, problem, role};

pub(crate) async fn list_check_in_setups(
    _: Operator<role::ActivityRead>,
    app: App,
) -> Result<Json<Page<PlaceSetup>>, Problem> {
    let rows = app.db.read(store::setups(None)).await?;
    Ok(Json(Page::whole(rows.into_iter().map(store::SetupRow::into_setup).collect::<Result<_, _>>()?)))
}

pub(crate) async fn list_plans(_: Operator<role::ActivityRead>, app: App) -> Result<Json<Page<PlanName>>, Problem> {
    Ok(Json(Page::whole(app.db.read(store::plans()).await?)))
}

pub(crate) async fn put_check_in_setup(
    boss: Operator<role::Activity>,
    app: App,
    Path(location): Path<LocationId>,
    Query(at): Query<AtVersion>,
    Body(setup): Body<CheckInSetup>,
) -> Result<Json<PlaceSetup>, Problem> {
    let now = app.clock.now();
    let (rows, unknown) = app.db.read((store::setups(Some(&location)), store::unknown_plan(&setup))).await?;
    let row = only(rows)?;
    if let Some(unknown) = unknown.first() {
        let n = setup.plan_ids.iter().position(|plan| plan.as_str() == unknown.id).unwrap_or_default();
        return Err(Problem::field(format!("/plan_ids/{n}"), "unknown", "there is no such plan"));
    }
    let door_code = row.door_code.clone().unwrap_or_else(|| app.ids.next());
    let known = row.into_setup()?;
    if known.version != i64::from(at.version) {
        return Err(problem::CHANGED.because(""));
    }
    let mut writes = store::put_setup(&location, &setup, &door_code, known.version);
    writes.push(audit(&boss.claims, "put_check_in_setup", location.as_str(), &setup, now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Json(known.with(setup, store::door_path(&location, &door_code))))
}

/// A new sign for a door: what the one before says lets nobody in any more.
pub(crate) async fn create_door_sign(
    boss: Operator<role::Activity>,
    app: App,
    Path(location): Path<LocationId>,
    Query(at): Query<AtVersion>,
) -> Result<Json<PlaceSetup>, Problem> {
    let now = app.clock.now();
    let row = app.db.read(store::setups(Some(&location))).await?.into_iter().next().ok_or_else(not_found)?;
    // Where nobody checks in yet there is no sign to take the place of.
    if row.door_code.is_none() {
        return Err(not_found());
    }
    let door_code = app.ids.next();
    let mut writes = store::put_sign(&location, &door_code, at.version);
    writes.push(audit(&boss.claims, "create_door_sign", location.as_str(), json!({}), now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Json(row.into_setup()?.with_sign(store::door_path(&location, &door_code))))
}
