//! What is forgotten of somebody who is no more: the visits that they are host of, and that they came to others.
use db::Statement;
use erasure::{BLANK, Erased};

pub(super) const ALL_SQL: &[&str] = &[CODES, ABSENCES, HOSTED, GUEST];

const CODES: &str = "
DELETE FROM visit_codes WHERE guest_id IN (SELECT guest_id FROM visits WHERE host_id IN (SELECT value FROM json_each(?1)))";
const ABSENCES: &str = "
DELETE FROM visit_absences WHERE visit_id IN (
  SELECT id FROM visits WHERE host_id IN (SELECT value FROM json_each(?1)))";
const HOSTED: &str = "DELETE FROM visits WHERE host_id IN (SELECT value FROM json_each(?1))";
// The visit is its host's; who came is nobody any more.
const GUEST: &str = "
UPDATE visits SET name = ?4, sought = ?4, email = NULL, company = '', reason = '', note = '', signature = NULL
WHERE email = ?1 AND ?2 < created_at AND created_at <= ?3";

/// What this function erases of somebody.
pub fn erase(erased: &Erased) -> Vec<Statement> {
    let mut writes =
        [CODES, ABSENCES, HOSTED].map(|sql| Statement::new(sql, [erased.customers_json().into()])).to_vec();
    writes.extend(erased.addresses.iter().map(|own| {
        let params = [own.email.as_str().into(), own.since.into(), own.until.into(), BLANK.into()];
        Statement::new(GUEST, params)
    }));
    writes
}
