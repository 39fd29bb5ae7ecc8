//! What contracts forget of somebody who is no more. Books are not changed: tax law wants them as they are.
use db::Statement;

pub(crate) const ALL_SQL: &[&str] = &[REASONS];

const REASONS: &str = "
UPDATE contracts SET leaving_reason = NULL WHERE leaving_reason IS NOT NULL AND customer_id IN (SELECT value FROM json_each(?1))";

/// Forgets why customers have left, as they said it. `customers` is a JSON array of their ids.
pub fn forget_reasons(customers: &str) -> Statement {
    Statement::new(REASONS, [customers.into()])
}
