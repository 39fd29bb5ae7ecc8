//! What is forgotten of somebody who is no more: that they were in a team, who invited them, and what the team was called that was
//! theirs alone, and pictures that they handed in or that are of their own teams.
use db::Statement;
use erasure::{BLANK, Erased};

pub(super) const ALL_SQL: &[&str] = &[INVITED, LEAVE, LOGOS, TEAMS];

const INVITED: &str = "DELETE FROM team_invitations WHERE email = ?1 AND ?2 < created_at AND created_at <= ?3";
const LEAVE: &str = "DELETE FROM team_members WHERE customer_id IN (SELECT value FROM json_each(?1))";
// Others can hand one in anew.
const LOGOS: &str = "UPDATE teams SET logo_id = NULL WHERE logo_id IN (SELECT id FROM v_files WHERE uploaded_by = ?1)";
const TEAMS: &str = "
UPDATE teams SET name = ?2, description = '', website = NULL, public = 0, rights = '{}', shares = 'none', logo_id = NULL
WHERE paying_customer_id IN (SELECT value FROM json_each(?1))";

/// What this function erases of somebody. Who pays for others is not erased before somebody else does.
pub fn erase(erased: &Erased) -> Vec<Statement> {
    let mut writes = vec![Statement::new(LOGOS, [erased.account.as_str().into()])];
    writes.extend(files::rows::erase(crate::AREA, &erased.account));
    writes.extend(erased.addresses.iter().map(|own| {
        let params = [own.email.as_str().into(), own.since.into(), own.until.into()];
        Statement::new(INVITED, params)
    }));
    writes.extend([
        Statement::new(LEAVE, [erased.customers_json().into()]),
        Statement::new(TEAMS, [erased.customers_json().into(), BLANK.into()]),
    ]);
    writes
}
