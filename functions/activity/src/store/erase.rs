//! What the house forgets of somebody who is no more: when they came and went.
use db::Statement;
use erasure::Erased;

pub(super) const ALL_SQL: &[&str] = &[STAYS];

const STAYS: &str = "DELETE FROM check_ins WHERE customer_id IN (SELECT value FROM json_each(?1))";

/// What this function erases of somebody. What was drawn and charged stays in the books.
pub fn erase(erased: &Erased) -> Vec<Statement> {
    vec![Statement::new(STAYS, [erased.customers_json().into()])]
}
