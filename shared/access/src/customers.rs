//! Customers by name, for an operator who looks for one while typing.
use db::Query;
use kernel::CustomerId;
use serde::{Deserialize, Serialize};
use web::{Json, Page};

/// Every SQL text here, for the tests that prepare and plan them.
pub const ALL_SQL: &[&str] = &[FIND];

/// Items on one page.
const PAGE_ITEMS_MAX: usize = 20;
/// One more than a page, to learn whether there is a next one.
const ASKED: u32 = 21;

/// Whom an operator looks for.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FindCustomers {
    /// A part of the name or e-mail address; everybody, if empty.
    #[serde(default)]
    pub search: String,
    /// The page after this.
    pub cursor: Option<CustomerId>,
}

/// A customer by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct CustomerName {
    /// Who.
    pub id: CustomerId,
    /// By name.
    pub name: String,
    /// The customer's e-mail address.
    pub email: String,
}

// The index gives them by name; each page ends where the next one begins.
const FIND: &str = "
SELECT id, name, email FROM v_customers
WHERE (name, id) > (coalesce((SELECT name FROM v_customers AS last WHERE last.id = ?2), ''), coalesce(?2, ''))
  AND instr(lower(name || ' ' || email), ?1) > 0
ORDER BY name, id LIMIT ?3";

/// Customers whose name or address holds that text; of letters that are no ASCII, SQL's `lower` knows no small ones, and so large ones are looked
/// for as they are.
pub fn find(wish: &FindCustomers) -> Query<CustomerName> {
    let search = wish.search.trim().to_ascii_lowercase();
    Query::new(FIND, [search.into(), wish.cursor.as_ref().map(CustomerId::as_str).into(), ASKED.into()])
}

/// A page of what was found.
pub fn page(found: Vec<CustomerName>) -> Json<Page<CustomerName>> {
    Json(Page::cut(found, PAGE_ITEMS_MAX, |last| last.id.to_string()))
}
