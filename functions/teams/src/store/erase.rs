//! What is forgotten of somebody who is no more: that they were in a team, who invited them, and what the team was called that was
//! theirs alone.
use db::Statement;
use erasure::{BLANK, Erased};

pub(super) const ALL_SQL: &[&str] = &[INVITED, LEAVE, TEAMS];

const INVITED: &str = "DELETE FROM team_invitations WHERE email = ?1 AND created_at <= ?2";
const LEAVE: &str = "DELETE FROM team_members WHERE customer_id IN (SELECT value FROM json_each(?1))";
const TEAMS: &str = "
UPDATE teams SET name = ?2, description = '', website = NULL, public = 0, rights = '{}'
WHERE paying_customer_id IN (SELECT value FROM json_each(?1))";

/// What this function erases of somebody. Who pays for others is not erased before somebody else does.
pub fn erase(erased: &Erased) -> Vec<Statement> {
    vec![
        Statement::new(INVITED, [erased.email.as_str().into(), erased.erased_at.into()]),
        Statement::new(LEAVE, [erased.customers_json().into()]),
        Statement::new(TEAMS, [erased.customers_json().into(), BLANK.into()]),
    ]
}
