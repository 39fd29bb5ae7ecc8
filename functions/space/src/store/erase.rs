//! What is forgotten of somebody who is no more: that they were in a team, and what the team was called that was theirs alone.
use db::Statement;
use erasure::{BLANK, Erased};

pub(super) const LEAVE: &str = "DELETE FROM team_members WHERE customer_id IN (SELECT value FROM json_each(?1))";
pub(super) const TEAMS: &str =
    "UPDATE teams SET name = ?2, rights = '{}' WHERE paying_customer_id IN (SELECT value FROM json_each(?1))";

/// What this function erases of somebody. Who pays for others is not erased before somebody else does.
pub(crate) fn erase(erased: &Erased) -> Vec<Statement> {
    vec![
        Statement::new(LEAVE, [erased.customers_json().into()]),
        Statement::new(TEAMS, [erased.customers_json().into(), BLANK.into()]),
    ]
}
