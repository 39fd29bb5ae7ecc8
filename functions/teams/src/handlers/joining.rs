//! Whoever has the link of an invitation.
use super::{customer_of, only};
use crate::api::*;
use crate::rules::join;
use crate::{App, events, problems, secrets, store};
use access::{Right, decide};
use web::{Anyone, Json, Path, Problem, SignedIn};

pub(crate) async fn show_joining(
    Anyone(claims): Anyone,
    app: App,
    Path(token): Path<Token>,
) -> Result<Json<Joining>, Problem> {
    let now = app.clock.now();
    let who = (claims.as_ref().map(|c| &c.account), claims.as_ref().and_then(|c| c.customer.as_ref()));
    let row = only(app.db.read(store::by_token(&secrets::hash_of(token.as_str()), who, now)).await?)?;
    let refusal = if row.is_member() { None } else { join(&row.facts(), row.address.as_deref(), now).err() };
    Ok(Json(row.shown(refusal)?))
}

pub(crate) async fn join_team(
    SignedIn(claims): SignedIn,
    app: App,
    Path(token): Path<Token>,
) -> Result<Json<MyTeam>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let by_token = store::by_token(&secrets::hash_of(token.as_str()), (Some(&claims.account), Some(customer)), now);
    let viewer = access::store::viewer(Some(&claims), now);
    let (viewer, rows) = app.db.read((viewer, by_token)).await?;
    decide(&access::store::only(viewer)?, Right::PrivateArea)?;
    let row = only(rows)?;
    let setup = MemberSetup {
        is_administrator: row.is_administrator == 1,
        withheld: crate::rules::withheld_of(&db::json(&row.narrowed)?),
    };
    let joined =
        MyTeam { id: row.team_id.clone(), name: row.team_name.clone(), is_administrator: setup.is_administrator };
    // Whoever is in has not come again: the first answer may have been lost.
    if row.is_member() {
        return Ok(Json(joined));
    }
    join(&row.facts(), row.address.as_deref(), now)?;
    let mut writes = store::use_invitation(&row.id, now);
    writes.push(store::insert_member(&row.team_id, customer, &setup));
    writes.push(store::guard_seats(&[&row.team_id], now));
    writes.extend(events::joined(&row, now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Json(joined))
}
