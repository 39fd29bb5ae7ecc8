//! How much of what a team's payer shares one of its people may draw.
use super::running;
use crate::api::{SavedTeam, SetShareCaps};
use crate::{App, problems, store};
use access::customer_of;
use kernel::TeamId;
use web::{AtVersion, Body, Json, Path, Problem, Query, SignedIn};

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
