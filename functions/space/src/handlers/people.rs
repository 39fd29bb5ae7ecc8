use crate::api::*;
use crate::handlers::import::set;
use crate::rules::Changes;
use crate::{App, store};
use kernel::TeamId;
use web::{Json, LargeBody, Operator, Page, Path, Problem, Query, role};

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
