//! What the shop forgets of somebody who is no more: what they typed, and what operators wrote to them.
use db::Statement;
use erasure::Erased;

pub(super) const ALL_SQL: &[&str] = &[TITLES, PROPOSALS];

// What is held is let go of as for everybody, and the basket is forgotten once nobody has touched it for weeks.
const TITLES: &str = "
UPDATE basket_items SET
  wish = CASE WHEN wish ->> 'title' IS NULL THEN wish ELSE json_set(wish, '$.title', '') END,
  quote = CASE WHEN quote ->> 'title' IS NULL THEN quote ELSE json_set(quote, '$.title', '') END
WHERE basket_id IN (SELECT id FROM baskets WHERE customer_id IN (SELECT value FROM json_each(?1)))";
const PROPOSALS: &str =
    "UPDATE proposals SET message = '' WHERE customer_id IN (SELECT value FROM json_each(?1)) AND message <> ''";

/// What this function erases of somebody. Orders stay: invoices rest on them.
pub fn erase(erased: &Erased) -> Vec<Statement> {
    [TITLES, PROPOSALS].map(|sql| Statement::new(sql, [erased.customers_json().into()])).to_vec()
}
