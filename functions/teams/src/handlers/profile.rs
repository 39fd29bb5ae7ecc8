//! A team's picture, and the team as others see it.
use super::{customer_of, only, running};
use crate::api::*;
use crate::rules::{Sight, look};
use crate::{AREA, App, problems, store};
use access::{Right, Section, decide};
use files::{CachedDownload, FileId, FileName, NewKept, Place, Size, rows, takes_more};
use kernel::TeamId;
use web::{Created, FileBody, Json, NoContent, Page, Path, Problem, Query, SignedIn};

/// What a picture is kept as: at the head of a page on a sharp screen, in a list.
const LOGO_SIZES: &[Size] =
    &[Size { name: "full", edge_pixels_max: 512 }, Size { name: "small", edge_pixels_max: 128 }];
/// For how long a browser keeps it without asking: its address changes with it, so what could be out of date is who may see it.
/// As long as a sign-out takes to reach everybody.
const KEPT_SECONDS: u32 = 300;

fn place(app: &App) -> Place<'_> {
    Place { area: AREA, store: &*app.files, db: &app.db, lost: problems::lost }
}

fn not_found() -> Problem {
    web::problem::NOT_FOUND.because("")
}

pub(crate) async fn put_logo(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<TeamId>,
    FileBody(bytes): FileBody,
) -> Result<Created<SavedLogo>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let asked = (
        access::store::viewer(Some(&claims), now),
        store::standing(&id, Some(customer), now),
        rows::lately(&claims.account, now),
    );
    let (viewer, teams, lately) = app.db.read(asked).await?;
    let team = running(viewer, teams)?;
    takes_more(&lately)?;
    let accepted = files::accept(&bytes, LOGO_SIZES)?;
    if !accepted.media.is_picture() {
        return Err(files::problems::not_a_picture());
    }
    let name: FileName = "logo".parse().map_err(Problem::internal)?;
    let belongs_to = store::logo_of(&id);
    let new = NewKept { id: FileId::new(&*app.ids), name: &name, by: &claims.account, now };
    let beside = |kept: &FileId| {
        let mut writes = vec![store::guard_administrator(&id, customer)];
        writes.extend(rows::attach(std::slice::from_ref(kept), &claims.account, &belongs_to));
        writes.extend(store::set_logo(&id, Some(kept), team.version));
        writes.extend(rows::drop_attached(team.logo_id.as_slice(), &belongs_to));
        writes
    };
    let kept = place(&app).take_in(new, accepted, beside).await?;
    Ok(Created(SavedLogo { logo_id: kept.id, version: team.version + 1 }))
}

/// Where there is none, nothing happens.
pub(crate) async fn delete_logo(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<TeamId>,
) -> Result<NoContent, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let viewer = access::store::viewer(Some(&claims), now);
    let (viewer, teams) = app.db.read((viewer, store::standing(&id, Some(customer), now))).await?;
    let team = running(viewer, teams)?;
    if let Some(logo) = team.logo_id {
        let mut writes = vec![store::guard_administrator(&id, customer)];
        writes.extend(store::set_logo(&id, None, team.version));
        writes.extend(rows::drop_attached(&[logo], &store::logo_of(&id)));
        app.db.commit(writes).await.map_err(problems::lost)?;
    }
    Ok(NoContent)
}

/// A team's picture, for whoever sees the team. What is not shown is not there.
pub(crate) async fn show_logo(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<FileId>,
    Query(at): Query<InSize>,
) -> Result<CachedDownload, Problem> {
    let viewer = access::store::viewer(Some(&claims), app.clock.now());
    let asked = (viewer, rows::file(&id), store::of_logo(&id, claims.customer.as_ref()));
    let (viewer, file, of) = app.db.read(asked).await?;
    let (is_member, public) = of.first().ok_or_else(not_found)?.sight();
    let file = file.into_iter().next().ok_or_else(not_found)?;
    if !look(&access::store::only(viewer)?, is_member, public).is_ok_and(|sight| sight != Sight::Nothing) {
        return Err(not_found());
    }
    let size = at.size.map(|size| match size {
        LogoSize::Full => "full",
        LogoSize::Small => "small",
    });
    let download = place(&app).hand_out(file, size).await?;
    Ok(CachedDownload { download, seconds: KEPT_SECONDS, shared: false })
}

pub(crate) async fn list_public_teams(
    SignedIn(claims): SignedIn,
    app: App,
    Query(wish): Query<ListPublicTeams>,
) -> Result<Json<Page<PublicTeamLine>>, Problem> {
    let viewer = access::store::viewer(Some(&claims), app.clock.now());
    let (viewer, rows) = app.db.read((viewer, store::public(wish.cursor.as_ref()))).await?;
    let viewer = access::store::only(viewer)?;
    decide(&viewer, Section::Directory)?;
    decide(&viewer, Right::UseDirectory)?;
    let lines = rows.into_iter().map(store::PublicRow::line).collect();
    Ok(Json(Page::cut(lines, store::PAGE_ITEMS_MAX, |last: &PublicTeamLine| last.id.to_string())))
}

pub(crate) async fn show_public_team(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<TeamId>,
) -> Result<Json<PublicTeam>, Problem> {
    let viewer = access::store::viewer(Some(&claims), app.clock.now());
    let asked = (viewer, store::seen(&id, claims.customer.as_ref()), store::people(&id));
    let (viewer, teams, people) = app.db.read(asked).await?;
    let team = only(teams)?;
    let (is_member, public) = team.sight();
    match look(&access::store::only(viewer)?, is_member, public)? {
        Sight::Nothing => Err(not_found()),
        Sight::Itself => Ok(Json(team.page(Vec::new()))),
        Sight::Whole => Ok(Json(team.page(people))),
    }
}
