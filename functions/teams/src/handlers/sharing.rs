//! What a team's payer shares with its people: what is left of it, who drew what, how much one of them may draw.
use super::running;
use crate::api::{SavedTeam, SetShareCaps, Sharing};
use crate::store::{DrawnRow, SharedRow, TeamRow};
use crate::{App, problems, store};
use access::customer_of;
use db::DbError;
use kernel::{Instant, TeamId};
use ledger::Books;
use web::{AtVersion, Body, Json, Path, Problem, Query, SignedIn};

/// What is shared in a team, on the calendar of the books; of what was `drawn`, all that whoever asks may see.
pub(super) fn what_is_shared(
    team: &TeamRow,
    benefits: Vec<SharedRow>,
    drawn: impl Iterator<Item = DrawnRow>,
    (books, now): (&Books, Instant),
) -> Result<Sharing, DbError> {
    let (month, _) = books.day(now).month();
    Ok(Sharing {
        benefits: benefits.into_iter().map(|row| row.shown(books)).collect(),
        share_caps: team.share_caps()?,
        month,
        drawn: drawn.filter_map(|row| row.shown_in(month)).collect(),
    })
}

pub(crate) async fn set_share_caps(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<TeamId>,
    Query(AtVersion { version }): Query<AtVersion>,
    Body(SetShareCaps { caps }): Body<SetShareCaps>,
) -> Result<Json<SavedTeam>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let viewer = access::store::viewer(Some(&claims), now);
    let (viewer, teams) = app.db.read((viewer, store::standing(&id, Some(customer), now))).await?;
    running(viewer, teams)?;
    let mut writes = vec![store::guard_administrator(&id, customer)];
    writes.extend(store::set_share_caps(&id, &caps, version.into()));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Json(SavedTeam { id, version: i64::from(version) + 1 }))
}
