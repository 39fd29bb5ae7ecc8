//! A team and its people, for themselves.
use super::{customer_of, in_team, only, running, what_is_shared};
use crate::api::*;
use crate::rules::{change, check_setup, leave, leaving};
use crate::{App, events, problems, store};
use access::{Section, decide};
use db::{Both, DbError};
use kernel::TeamId;
use ledger::Books;
use web::{AtVersion, Body, Json, NoContent, Path, Problem, Query, SignedIn};

pub(crate) async fn list_my_teams(SignedIn(claims): SignedIn, app: App) -> Result<Json<MyTeams>, Problem> {
    let customer = customer_of(&claims)?;
    let viewer = access::store::viewer(Some(&claims), app.clock.now());
    let (viewer, rows) = app.db.read((viewer, store::mine(customer))).await?;
    decide(&access::store::only(viewer)?, Section::Team)?;
    Ok(Json(MyTeams { items: rows.into_iter().map(MyTeam::from).collect() }))
}

pub(crate) async fn show_team(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<TeamId>,
) -> Result<Json<Team>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let asked = (
        access::store::viewer(Some(&claims), now),
        store::standing(&id, Some(customer), now),
        store::members(&id),
        store::open_invitations(&id, now),
        store::bookings(&id, now),
        store::shared(&id, now),
        store::drawn(&id, now),
    );
    let (read, books) = app.db.read(Both(asked, ledger::books())).await?;
    let (viewer, teams, members, invitations, bookings, benefits, drawn) = read;
    let books = Books::alone(books)?;
    let team = in_team(viewer, teams)?;
    let runs = team.is_administrator();
    let members: Result<_, DbError> = members.into_iter().map(|row| row.seen(Some(customer), runs)).collect();
    let invitations: Result<_, DbError> = invitations.into_iter().map(store::InvitationRow::shown).collect();
    let administration = Administration {
        seats_max: team.seats_max,
        seats_taken: team.seats_taken(),
        invitations: invitations?,
        bookings,
    };
    let drawn = drawn.into_iter().filter(|row| runs || row.is_of(customer));
    Ok(Json(Team {
        shared_kinds: team.shared_kinds()?,
        sharing: what_is_shared(&team, benefits, drawn, (&books, now))?,
        profile: team.profile(),
        is_administrator: runs,
        caller_pays: team.paying_customer_id == *customer,
        shares: team.shares,
        logo_id: team.logo_id.clone(),
        members: members?,
        administration: runs.then_some(administration),
        version: team.version,
        payer_name: team.payer_name,
        id,
    }))
}

pub(crate) async fn change_team(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<TeamId>,
    Query(AtVersion { version }): Query<AtVersion>,
    Body(profile): Body<TeamProfile>,
) -> Result<Json<SavedTeam>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let viewer = access::store::viewer(Some(&claims), now);
    let (viewer, teams) = app.db.read((viewer, store::standing(&id, Some(customer), now))).await?;
    running(viewer, teams)?;
    let mut writes = vec![store::guard_administrator(&id, customer)];
    writes.extend(store::set_profile(&id, &profile, version.into()));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Json(SavedTeam { id, version: i64::from(version) + 1 }))
}

pub(crate) async fn change_member(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<TeamId>,
    Query(OfMember { customer: member }): Query<OfMember>,
    Body(setup): Body<MemberSetup>,
) -> Result<Json<SavedMember>, Problem> {
    check_setup(&setup)?;
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let viewer = access::store::viewer(Some(&claims), now);
    let standing = store::standing(&id, Some(customer), now);
    let (viewer, teams, people) = app.db.read((viewer, standing, store::leaver(&id, &member, now))).await?;
    running(viewer, teams)?;
    change(only(people)?.person(), &setup)?;
    let mut writes = vec![store::guard_administrator(&id, customer)];
    writes.extend(store::update_member(&id, &member, &setup));
    writes.push(store::guard_last(&id));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Json(SavedMember { customer_id: member, setup }))
}

pub(crate) async fn show_leaving(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<TeamId>,
    Query(OfMember { customer: member }): Query<OfMember>,
) -> Result<Json<Leaving>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let asked = (
        access::store::viewer(Some(&claims), now),
        store::standing(&id, Some(customer), now),
        store::leaver(&id, &member, now),
        store::contracts(&id, &member, now),
    );
    let (viewer, teams, people, contracts) = app.db.read(asked).await?;
    let is_me = member == *customer;
    let team = if is_me { in_team(viewer, teams)? } else { running(viewer, teams)? };
    Ok(Json(leaving(only(people)?.facts(contracts)?, is_me, team.is_administrator())))
}

pub(crate) async fn delete_member(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<TeamId>,
    Query(OfMember { customer: member }): Query<OfMember>,
) -> Result<NoContent, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let asked = (
        access::store::viewer(Some(&claims), now),
        store::standing(&id, Some(customer), now),
        store::leaver(&id, &member, now),
        store::contracts(&id, &member, now),
    );
    let (viewer, teams, people, contracts) = app.db.read(asked).await?;
    let team = in_team(viewer, teams)?;
    let is_me = member == *customer;
    // Whoever may not remove anybody is told that before whether there is somebody to remove.
    if !is_me && !team.is_administrator() {
        return Err(crate::rules::Refusal::AdministratorsOnly.into());
    }
    let person = only(people)?;
    let of = person.person();
    leave(of, is_me, team.is_administrator())?;
    let mut writes = Vec::new();
    if !is_me {
        writes.push(store::guard_administrator(&id, customer));
    }
    writes.extend(store::delete_member(&id, &member));
    if of.is_administrator {
        writes.push(store::guard_last(&id));
    }
    let gone =
        events::Gone { team: &team, member: &member, name: &person.name, contracts: &contracts, removed: !is_me };
    writes.extend(events::left(&gone, now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(NoContent)
}
