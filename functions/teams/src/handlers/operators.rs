//! Teams as operators set them up.
use super::{only, what_is_shared};
use crate::api::*;
use crate::rules::{self, Changes, check_setup};
use crate::store::KnownRow;
use crate::{App, problems, store};
use db::{Both, DbError, Statement};
use kernel::TeamId;
use ledger::Books;
use serde::Serialize;
use serde_json::json;
use web::{
    AtVersion, Body, Claims, Created, FieldError, ImportMode, Json, LargeBody, NoContent, Operator, Page, Path,
    Problem, Query, broken, refuse_any, role,
};

impl App {
    /// Says what an operator did, in the batch of the deed.
    fn audit(&self, who: &Claims, action: &str, subject: &str, detail: impl Serialize) -> Statement {
        access::audit(who, action, subject, detail, self.clock.now(), &*self.ids)
    }
}

pub(crate) async fn list_all_teams(
    _: Operator<role::TeamsRead>,
    app: App,
    Query(wish): Query<ListTeams>,
) -> Result<Json<Page<OperatorTeamLine>>, Problem> {
    let rows = app.db.read(store::list(&wish)).await?;
    let lines = rows.into_iter().map(store::TeamRow::line).collect::<Result<_, _>>()?;
    Ok(Json(Page::cut(lines, store::PAGE_ITEMS_MAX, |last: &OperatorTeamLine| last.id.to_string())))
}

pub(crate) async fn list_known(_: Operator<role::TeamsRead>, app: App) -> Result<Json<KnownPlans>, Problem> {
    Ok(Json(KnownPlans { plans: app.db.read(store::plans()).await? }))
}

pub(crate) async fn find_customers(
    _: Operator<role::TeamsRead>,
    app: App,
    Query(wish): Query<FindCustomers>,
) -> Result<Json<Page<CustomerName>>, Problem> {
    Ok(access::customers::page(app.db.read(access::customers::find(&wish)).await?))
}

pub(crate) async fn show_any_team(
    _: Operator<role::TeamsRead>,
    app: App,
    Path(id): Path<TeamId>,
) -> Result<Json<OperatorTeam>, Problem> {
    let now = app.clock.now();
    let without_plan = store::without_plan(&id, now);
    let asked = (
        store::any(&id, now),
        store::members(&id),
        store::open_invitations(&id, now),
        without_plan,
        store::shared(&id, now),
        store::drawn(&id, now),
    );
    let (read, books) = app.db.read(Both(asked, ledger::books())).await?;
    let (teams, members, invitations, without_plan, benefits, drawn) = read;
    let members: Result<_, DbError> = members.into_iter().map(|row| row.seen(None, true)).collect();
    let invitations: Result<_, DbError> = invitations.into_iter().map(store::InvitationRow::shown).collect();
    let without_plan = without_plan.into_iter().map(|row| row.customer_id).collect();
    let team = only(teams)?;
    let sharing = what_is_shared(&team, benefits, drawn.into_iter(), (&Books::alone(books)?, now))?;
    Ok(Json(OperatorTeam { team: team.line()?, members: members?, without_plan, invitations: invitations?, sharing }))
}

/// What a form names and there is not.
fn unknown(known: Option<KnownRow>, at: &str) -> Vec<FieldError> {
    let field = |there: u8, pointer: String, what: &str| {
        let detail = format!("there is no such {what}");
        (there == 0).then_some(broken(pointer, "unknown", detail))
    };
    let Some(known) = known else { return Vec::new() };
    [
        field(known.customer, format!("{at}/paying_customer_id"), "customer"),
        field(known.plan, format!("{at}/default_plan_id"), "plan"),
        field(known.administrator, "/administrator_id".to_owned(), "customer"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub(crate) async fn create_team(
    operator: Operator<role::Teams>,
    app: App,
    Body(wish): Body<CreateTeam>,
) -> Result<Created<SavedTeam>, Problem> {
    let details = &wish.details;
    let plan = details.default_plan_id.as_ref();
    let known = store::are_known(&details.paying_customer_id, plan, wish.administrator_id.as_ref());
    refuse_any(unknown(app.db.read_one(known).await?, "/details"))?;
    let id = TeamId::new(&*app.ids);
    let mut writes = vec![store::insert_team(&id, details)];
    let administrator = MemberSetup { is_administrator: true, withheld: [].into() };
    writes.extend(wish.administrator_id.iter().map(|customer| store::insert_member(&id, customer, &administrator)));
    writes.push(app.audit(&operator.claims, "create_team", id.as_str(), &wish));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Created(SavedTeam { id, version: 1 }))
}

pub(crate) async fn set_team(
    operator: Operator<role::Teams>,
    app: App,
    Path(id): Path<TeamId>,
    Query(AtVersion { version }): Query<AtVersion>,
    Body(details): Body<TeamDetails>,
) -> Result<Json<SavedTeam>, Problem> {
    let now = app.clock.now();
    let known = store::are_known(&details.paying_customer_id, details.default_plan_id.as_ref(), None);
    let (teams, known) = app.db.read((store::any(&id, now), known)).await?;
    only(teams)?;
    refuse_any(unknown(known.into_iter().next(), ""))?;
    let mut writes = store::update_team(&id, &details, version.into());
    writes.push(store::guard_seats(&[&id], now));
    writes.push(app.audit(&operator.claims, "set_team", id.as_str(), &details));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Json(SavedTeam { id, version: i64::from(version) + 1 }))
}

pub(crate) async fn set_member(
    operator: Operator<role::Teams>,
    app: App,
    Path(id): Path<TeamId>,
    Query(OfMember { customer: member }): Query<OfMember>,
    Body(setup): Body<MemberSetup>,
) -> Result<Json<SavedMember>, Problem> {
    check_setup(&setup)?;
    let now = app.clock.now();
    let (teams, known) = app.db.read((store::any(&id, now), store::are_known(&member, None, None))).await?;
    only(teams)?;
    if known.first().is_none_or(|known| known.customer == 0) {
        return Err(web::problem::NOT_FOUND.because(""));
    }
    let detail = json!({ "customer_id": member, "setup": setup });
    let writes = vec![
        store::upsert_member(&id, &member, &setup),
        store::guard_seats(&[&id], now),
        app.audit(&operator.claims, "set_member", id.as_str(), detail),
    ];
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Json(SavedMember { customer_id: member, setup }))
}

/// Operators may leave a team without anybody who runs it.
pub(crate) async fn remove_member(
    operator: Operator<role::Teams>,
    app: App,
    Path(id): Path<TeamId>,
    Query(OfMember { customer: member }): Query<OfMember>,
) -> Result<NoContent, Problem> {
    let mut writes = store::delete_member(&id, &member);
    writes.push(app.audit(&operator.claims, "remove_member", id.as_str(), json!({ "customer_id": member })));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(NoContent)
}

pub(crate) async fn import_teams(
    operator: Operator<role::Teams>,
    app: App,
    Query(ImportMode { dry_run }): Query<ImportMode>,
    LargeBody(import): LargeBody<Import>,
) -> Result<Json<Imported>, Problem> {
    let (changes, broken) = Changes::read(import);
    refuse_any(broken)?;
    let known = app.db.read(store::missing(&rules::names(&changes))).await?;
    refuse_any(rules::check(&changes, &store::into_known(known)))?;
    let written = rules::count(&changes);
    if !dry_run && 0 < written {
        let mut writes = store::write_import(&changes, app.clock.now());
        // The id of each, a thousand at most.
        let teams: Vec<_> = changes.teams.iter().map(|row| &row.id).collect();
        writes.push(app.audit(&operator.claims, "import_teams", "teams", json!({ "rows": written, "teams": teams })));
        app.db.commit(writes).await.map_err(problems::lost)?;
    }
    Ok(Json(Imported { dry_run, written }))
}
