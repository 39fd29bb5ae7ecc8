use crate::api::*;
use crate::handlers::import::set;
use crate::rules::Changes;
use crate::{App, store};
use web::{Body, Json, LargeBody, Operator, Page, Path, Problem, Query, role};

pub(crate) async fn list_plans(
    _: Operator<role::Space>,
    app: App,
) -> Result<Json<Page<SetUp<PlanId, PlanSetup>>>, Problem> {
    let plans = app.db.read(store::plans()).await?.into_iter().map(store::PlanRow::into_plan);
    Ok(Json(Page::whole(plans.collect::<Result<_, _>>()?)))
}

pub(crate) async fn set_plan(
    operator: Operator<role::Space>,
    app: App,
    Path(id): Path<PlanId>,
    Body(setup): Body<PlanSetup>,
) -> Result<Json<SetUp<PlanId, PlanSetup>>, Problem> {
    let row = ImportRow { id: id.clone(), setup: setup.clone() };
    let audit = app.audit(&operator.claims, "set_plan", id.as_str(), &setup);
    set(&app, &Changes { plans: vec![row], ..Changes::default() }, "/plans", audit).await?;
    Ok(Json(SetUp { id, setup }))
}

pub(crate) async fn list_contracts(
    _: Operator<role::Space>,
    app: App,
    Query(wish): Query<ListContracts>,
) -> Result<Json<Page<SetUp<ContractId, ContractSetup>>>, Problem> {
    let rows = app.db.read(store::contracts(wish.customer.as_ref(), wish.cursor.as_ref())).await?;
    let contracts = rows.into_iter().map(SetUp::from).collect();
    Ok(Json(Page::cut(contracts, store::PAGE_ITEMS_MAX, |last| last.id.to_string())))
}

pub(crate) async fn set_contract(
    operator: Operator<role::Space>,
    app: App,
    Path(id): Path<ContractId>,
    Body(setup): Body<ContractSetup>,
) -> Result<Json<SetUp<ContractId, ContractSetup>>, Problem> {
    let row = ImportRow { id: id.clone(), setup: setup.clone() };
    let audit = app.audit(&operator.claims, "set_contract", id.as_str(), &setup);
    set(&app, &Changes { contracts: vec![row], ..Changes::default() }, "/contracts", audit).await?;
    Ok(Json(SetUp { id, setup }))
}

pub(crate) async fn list_teams(
    _: Operator<role::Space>,
    app: App,
    Query(wish): Query<ListTeams>,
) -> Result<Json<Page<SetUp<TeamId, TeamSetup>>>, Problem> {
    let rows = app.db.read(store::teams(wish.cursor.as_ref())).await?;
    let teams = rows.into_iter().map(store::TeamRow::into_team).collect::<Result<_, _>>()?;
    Ok(Json(Page::cut(teams, store::PAGE_ITEMS_MAX, |last| last.id.to_string())))
}

pub(crate) async fn set_team(
    operator: Operator<role::Space>,
    app: App,
    Path(id): Path<TeamId>,
    // A thousand members do not fit in a form's 64 KiB.
    LargeBody(setup): LargeBody<TeamSetup>,
) -> Result<Json<SetUp<TeamId, TeamSetup>>, Problem> {
    let row = ImportRow { id: id.clone(), setup: setup.clone() };
    let audit = app.audit(&operator.claims, "set_team", id.as_str(), &setup);
    set(&app, &Changes { teams: vec![row], ..Changes::default() }, "/teams", audit).await?;
    Ok(Json(SetUp { id, setup }))
}

pub(crate) async fn list_audit(
    _: Operator<role::Space>,
    app: App,
    Query(wish): Query<ListAudit>,
) -> Result<Json<Page<Deed>>, Problem> {
    let rows = app.db.read(store::deeds(wish.cursor.as_ref())).await?;
    let deeds = rows.into_iter().map(store::DeedRow::into_deed).collect::<Result<_, _>>()?;
    let cursor = |last: &Deed| AuditCursor { at: last.at, id: last.id.clone() }.to_string();
    Ok(Json(Page::cut(deeds, store::PAGE_ITEMS_MAX, cursor)))
}
