//! What contracts and grants forget of somebody who is no more. Books are not changed: tax law wants them as they are.
use db::Statement;

pub(crate) const ALL_SQL: &[&str] = &[REASONS, NOTES];

const REASONS: &str = "
UPDATE contracts SET leaving_reason = NULL WHERE leaving_reason IS NOT NULL AND customer_id IN (SELECT value FROM json_each(?1))";

/// Forgets why customers have left, as they said it. `customers` is a JSON array of their ids.
pub fn forget_reasons(customers: &str) -> Statement {
    Statement::new(REASONS, [customers.into()])
}

// That something was taken back stays, as an empty note.
const NOTES: &str = "
UPDATE draws SET note = '' WHERE note <> '' AND grant_id IN (SELECT id FROM grants WHERE customer_id IN (SELECT value FROM json_each(?1)))";

/// Forgets why benefits of customers were taken back by hand, as an operator said it. `customers` is a JSON array of their ids.
pub fn forget_notes(customers: &str) -> Statement {
    Statement::new(NOTES, [customers.into()])
}
