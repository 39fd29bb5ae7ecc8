//! What the desk forgets of somebody who is no more: what came for them, from whom, who took it, and every picture of it. That
//! something came and what became of it stays.
use crate::AREA;
use db::Statement;
use erasure::{BLANK, Erased};

pub(super) const ALL_SQL: &[&str] = &[NAMES, CODES, EVENTS, COLLECTIONS, DELIVERIES];

const NAMES: &str = "DELETE FROM delivery_names WHERE customer_id IN (SELECT value FROM json_each(?1))";
const CODES: &str = "DELETE FROM delivery_codes WHERE customer_id IN (SELECT value FROM json_each(?1))";
const EVENTS: &str = "
UPDATE delivery_events SET detail = '' WHERE delivery_id IN (
  SELECT id FROM deliveries WHERE customer_id IN (SELECT value FROM json_each(?1)))";
const COLLECTIONS: &str =
    "UPDATE delivery_collections SET handed_to = ?2 WHERE customer_id IN (SELECT value FROM json_each(?1))";
const DELIVERIES: &str = "
UPDATE deliveries SET recipient = ?2, sender = '', sought = ?2, tracking = '', note = '', address = NULL
WHERE customer_id IN (SELECT value FROM json_each(?1))";

/// What this function erases of somebody.
pub fn erase(erased: &Erased) -> Vec<Statement> {
    let customers = || erased.customers_json().into();
    let mut writes = files::rows::erase(AREA, &erased.account);
    writes.extend([NAMES, CODES, EVENTS].map(|sql| Statement::new(sql, [customers()])));
    writes.extend([COLLECTIONS, DELIVERIES].map(|sql| Statement::new(sql, [customers(), BLANK.into()])));
    writes
}
