use crate::api::*;
use crate::{App, problems, rules, store};
use kernel::LocationId;
use web::{AtVersion, Body, Created, Json, NoContent, Operator, Page, Path, Problem, Query, problem, refuse_any, role};

pub(crate) async fn list_locations(_: Operator<role::Space>, app: App) -> Result<Json<Page<Location>>, Problem> {
    let asked = (store::locations(), store::coming_closures(app.clock.now()));
    let (locations, closures) = app.db.read(asked).await?;
    Ok(Json(Page::whole(store::with_closures(locations, closures)?)))
}

pub(crate) async fn create_location(
    operator: Operator<role::Space>,
    app: App,
    Body(setup): Body<LocationSetup>,
) -> Result<Created<Location>, Problem> {
    refuse_any(rules::check_hours(&setup.hours, "/hours"))?;
    let row = ImportLocation { id: LocationId::new(&*app.ids), setup, closures: Vec::new() };
    let audit = app.audit(&operator.claims, "create_location", row.id.as_str(), &row.setup);
    let writes = vec![store::upsert_locations(std::slice::from_ref(&row)), audit];
    app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(Created(Location { id: row.id, setup: row.setup, closures: Vec::new(), version: 1 }))
}

pub(crate) async fn change_location(
    operator: Operator<role::Space>,
    app: App,
    Path(id): Path<LocationId>,
    Query(AtVersion { version }): Query<AtVersion>,
    Body(setup): Body<LocationSetup>,
) -> Result<Json<Location>, Problem> {
    refuse_any(rules::check_hours(&setup.hours, "/hours"))?;
    let asked = (store::location(&id), store::coming_closures(app.clock.now()));
    let (known, closures) = app.db.read(asked).await?;
    let known = store::with_closures(known, closures)?.pop().ok_or_else(|| problem::NOT_FOUND.because(""))?;
    let row = ImportLocation { id, setup, closures: Vec::new() };
    let audit = app.audit(&operator.claims, "change_location", row.id.as_str(), &row.setup);
    let guard = store::guard_location(&row.id, version);
    let writes = vec![guard, store::upsert_locations(std::slice::from_ref(&row)), audit];
    app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(Json(Location { setup: row.setup, version: version + 1, ..known }))
}

pub(crate) async fn create_closure(
    operator: Operator<role::Space>,
    app: App,
    Path(location): Path<LocationId>,
    Body(setup): Body<ClosureSetup>,
) -> Result<Created<NewClosure>, Problem> {
    refuse_any(rules::check_closure(&setup, ""))?;
    let row = app.db.read_one(store::location(&location)).await?.ok_or_else(|| problem::NOT_FOUND.because(""))?;
    let span = rules::span(&setup, &row.zone()?);
    let closure = Closure { id: ClosureId::new(&*app.ids), setup };
    let writes = vec![
        store::insert_closure(&location, &closure),
        store::bump_location(&location),
        app.audit(&operator.claims, "create_closure", location.as_str(), &closure),
        store::affected_bookings(&location, span),
    ];
    let answers = app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(Created(NewClosure { closure, affected_bookings: store::affected(&answers)? }))
}

pub(crate) async fn delete_closure(
    operator: Operator<role::Space>,
    app: App,
    Path(id): Path<ClosureId>,
) -> Result<NoContent, Problem> {
    let known = app.db.read_one(store::closure(&id)).await?.ok_or_else(|| problem::NOT_FOUND.because(""))?;
    let location = known.location_id;
    let audit = app.audit(&operator.claims, "delete_closure", location.as_str(), &id);
    let writes = vec![store::delete_closure(&id), store::bump_location(&location), audit];
    app.db.commit(writes).await?;
    Ok(NoContent)
}
