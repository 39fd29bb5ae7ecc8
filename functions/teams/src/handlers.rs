//! One function an endpoint, by topic; and what several of them need.
mod invitations;
mod joining;
mod members;
mod operators;

pub(crate) use invitations::*;
pub(crate) use joining::*;
pub(crate) use members::*;
pub(crate) use operators::*;

use crate::rules::Refusal;
use crate::store::TeamRow;
use access::store::ViewerRow;
use access::{Section, decide};
use kernel::CustomerId;
use web::{Claims, Problem, problem};

/// The customer that the account acts for.
fn customer_of(claims: &Claims) -> Result<&CustomerId, Problem> {
    claims.customer.as_ref().ok_or_else(|| access::Rule::NoCustomer.into())
}

/// The first of what was found; 404 if nothing was.
fn only<T>(rows: Vec<T>) -> Result<T, Problem> {
    rows.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))
}

/// The team, for somebody who is in it; to others there is none.
fn in_team(viewer: Vec<ViewerRow>, teams: Vec<TeamRow>) -> Result<TeamRow, Problem> {
    decide(&access::store::only(viewer)?, Section::Team)?;
    only(teams.into_iter().filter(TeamRow::is_member).collect())
}

/// The team, for somebody who runs it.
fn running(viewer: Vec<ViewerRow>, teams: Vec<TeamRow>) -> Result<TeamRow, Problem> {
    let team = in_team(viewer, teams)?;
    if team.is_administrator() { Ok(team) } else { Err(Refusal::AdministratorsOnly.into()) }
}
