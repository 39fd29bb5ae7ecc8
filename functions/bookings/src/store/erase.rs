//! What is forgotten of bookings of somebody who is no more: what they called them.
use db::Statement;
use erasure::Erased;

pub(super) const ALL_SQL: &[&str] = &[TITLES];

const TITLES: &str = "
UPDATE bookings SET title = '' WHERE title <> '' AND customer_id IN (SELECT value FROM json_each(?1))";

/// What this function erases of somebody. That a room was taken, and for how much, stays.
pub fn erase(erased: &Erased) -> Vec<Statement> {
    vec![Statement::new(TITLES, [erased.customers_json().into()])]
}
