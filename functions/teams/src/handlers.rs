//! One function an endpoint, by topic; and what several of them need.
mod invitations;
mod joining;
mod members;
mod operators;
mod profile;
mod sharing;

pub(crate) use invitations::*;
pub(crate) use joining::*;
pub(crate) use members::*;
pub(crate) use operators::*;
pub(crate) use profile::*;
pub(crate) use sharing::*;

use crate::rules::Refusal;
use crate::store::TeamRow;
use access::customer_of;
use access::store::ViewerRow;
use access::{Section, decide};
use web::Problem;
use web::only;

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
