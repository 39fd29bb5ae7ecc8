//! What changes in a team, each with what must hold.
use crate::api::{MemberSetup, Seats, TeamDetails, TeamProfile};
use crate::rules::rights_of;
use db::Statement;
use kernel::{CustomerId, Instant, TeamId};
use serde_json::json as value;

pub(super) const ALL_SQL: &[&str] = &[
    GUARD_VERSION,
    GUARD_ADMINISTRATOR,
    GUARD_LAST,
    GUARD_MEMBER,
    GUARD_SEATS,
    SET_PROFILE,
    INSERT_TEAM,
    UPDATE_TEAM,
    INSERT_MEMBER,
    UPDATE_MEMBER,
    UPSERT_MEMBER,
    DELETE_MEMBER,
];

const GUARD_VERSION: &str = "
INSERT INTO team_guards (guard) SELECT 'team_changed' WHERE NOT EXISTS (SELECT 1 FROM teams WHERE id = ?1 AND version = ?2)";
const GUARD_ADMINISTRATOR: &str = "
INSERT INTO team_guards (guard) SELECT 'not_an_administrator' WHERE NOT EXISTS (
  SELECT 1 FROM team_members WHERE team_id = ?1 AND customer_id = ?2 AND is_administrator = 1)";
const GUARD_LAST: &str = "
INSERT INTO team_guards (guard) SELECT 'last_administrator' WHERE NOT EXISTS (
  SELECT 1 FROM team_members WHERE team_id = ?1 AND is_administrator = 1)";
const GUARD_MEMBER: &str = "
INSERT INTO team_guards (guard) SELECT 'not_in_the_team' WHERE NOT EXISTS (
  SELECT 1 FROM team_members WHERE team_id = ?1 AND customer_id = ?2)";
// After what takes a seat.
const GUARD_SEATS: &str = "
INSERT INTO team_guards (guard) SELECT 'team_is_full' WHERE EXISTS (
  SELECT 1 FROM json_each(?1) AS wanted CROSS JOIN teams ON teams.id = wanted.value
  WHERE teams.seats_max < (SELECT count(*) FROM team_members WHERE team_id = teams.id)
    + (SELECT count(*) FROM team_invitations WHERE team_id = teams.id AND email IS NOT NULL AND revoked_at IS NULL AND uses = 0
      AND ?2 < expires_at))";

/// Breaks unless the team still is at `version`.
pub(super) fn guard_version(team: &TeamId, version: i64) -> Statement {
    Statement::new(GUARD_VERSION, [team.as_str().into(), version.into()])
}

/// Breaks unless the customer still runs the team.
pub(crate) fn guard_administrator(team: &TeamId, customer: &CustomerId) -> Statement {
    Statement::new(GUARD_ADMINISTRATOR, [team.as_str().into(), customer.as_str().into()])
}

/// Breaks unless somebody runs the team; for after a change.
pub(crate) fn guard_last(team: &TeamId) -> Statement {
    Statement::new(GUARD_LAST, [team.as_str().into()])
}

/// Breaks where a team has more members and open invitations by mail than seats; for after a change.
pub(crate) fn guard_seats(teams: &[&TeamId], now: Instant) -> Statement {
    Statement::new(GUARD_SEATS, [value!(teams).into(), now.into()])
}

const SET_PROFILE: &str = "
UPDATE teams SET name = ?2, description = ?3, website = ?4, public = ?5, version = version + 1 WHERE id = ?1";

/// What its people say of a team, if it still is at `version`.
pub(crate) fn set_profile(team: &TeamId, profile: &TeamProfile, version: i64) -> Vec<Statement> {
    let params = [
        team.as_str().into(),
        profile.name.as_str().into(),
        profile.description.as_str().into(),
        profile.website.as_ref().map(kernel::text::WebAddress::as_str).into(),
        i64::from(profile.public).into(),
    ];
    vec![guard_version(team, version), Statement::new(SET_PROFILE, params)]
}

const INSERT_TEAM: &str = "
INSERT INTO teams (id, name, description, website, public, paying_customer_id, rights, seats_max, default_plan_id, shares,
  shared_kinds)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
const UPDATE_TEAM: &str = "
UPDATE teams SET name = ?2, description = ?3, website = ?4, public = ?5, paying_customer_id = ?6, rights = ?7, seats_max = ?8,
  default_plan_id = ?9, shares = ?10, shared_kinds = ?11, version = version + 1
WHERE id = ?1";

fn columns(team: &TeamId, details: &TeamDetails) -> [db::Value; 11] {
    [
        team.as_str().into(),
        details.name.as_str().into(),
        details.description.as_str().into(),
        details.website.as_ref().map(kernel::text::WebAddress::as_str).into(),
        i64::from(details.public).into(),
        details.paying_customer_id.as_str().into(),
        value!(details.rights).into(),
        details.seats_max.map(Seats::get).into(),
        details.default_plan_id.as_ref().map(crate::api::PlanId::as_str).into(),
        details.shares.word().into(),
        value!(details.shared_kinds).into(),
    ]
}

/// A new team.
pub(crate) fn insert_team(team: &TeamId, details: &TeamDetails) -> Statement {
    Statement::new(INSERT_TEAM, columns(team, details))
}

/// A team as operators have it, if it still is at `version`.
pub(crate) fn update_team(team: &TeamId, details: &TeamDetails, version: i64) -> Vec<Statement> {
    vec![guard_version(team, version), Statement::new(UPDATE_TEAM, columns(team, details))]
}

const INSERT_MEMBER: &str = "
INSERT INTO team_members (team_id, customer_id, is_administrator, narrowed) VALUES (?1, ?2, ?3, ?4)";
const UPDATE_MEMBER: &str = "
UPDATE team_members SET is_administrator = ?3, narrowed = ?4 WHERE team_id = ?1 AND customer_id = ?2";
const UPSERT_MEMBER: &str = "
INSERT INTO team_members (team_id, customer_id, is_administrator, narrowed) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (team_id, customer_id) DO UPDATE SET is_administrator = excluded.is_administrator, narrowed = excluded.narrowed";
const DELETE_MEMBER: &str = "DELETE FROM team_members WHERE team_id = ?1 AND customer_id = ?2";

fn member(sql: &'static str, team: &TeamId, customer: &CustomerId, setup: &MemberSetup) -> Statement {
    let narrowed = value!(rights_of(&setup.withheld));
    let is_administrator = i64::from(setup.is_administrator);
    Statement::new(sql, [team.as_str().into(), customer.as_str().into(), is_administrator.into(), narrowed.into()])
}

/// Somebody new in a team.
pub(crate) fn insert_member(team: &TeamId, customer: &CustomerId, setup: &MemberSetup) -> Statement {
    member(INSERT_MEMBER, team, customer, setup)
}

/// Somebody in a team becomes something else, if they still are in it.
pub(crate) fn update_member(team: &TeamId, customer: &CustomerId, setup: &MemberSetup) -> Vec<Statement> {
    vec![guard_member(team, customer), member(UPDATE_MEMBER, team, customer, setup)]
}

/// Somebody is in a team from now on, or becomes something else in it.
pub(crate) fn upsert_member(team: &TeamId, customer: &CustomerId, setup: &MemberSetup) -> Statement {
    member(UPSERT_MEMBER, team, customer, setup)
}

fn guard_member(team: &TeamId, customer: &CustomerId) -> Statement {
    Statement::new(GUARD_MEMBER, [team.as_str().into(), customer.as_str().into()])
}

/// Somebody leaves, if they still are in it.
pub(crate) fn delete_member(team: &TeamId, customer: &CustomerId) -> Vec<Statement> {
    let ids = [team.as_str().into(), customer.as_str().into()];
    vec![guard_member(team, customer), Statement::new(DELETE_MEMBER, ids)]
}
