//! Customers, as operators see them.
use crate::api::Customer;
use access::{Rights, Standing};
use db::{DbError, Query, Statement};
use kernel::{CustomerId, Instant};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub(crate) struct CustomerRow {
    id: CustomerId,
    name: String,
    email: String,
    rights: String,
    is_member: u8,
}

impl CustomerRow {
    /// The customer; an error if its rights are not what the table promises.
    pub(crate) fn into_customer(self) -> Result<Customer, DbError> {
        let rights: Rights =
            serde_json::from_str(&self.rights).map_err(|e| DbError::Failed(format!("unexpected rights: {e}")))?;
        let standing = if self.is_member == 1 { Standing::Member } else { Standing::Contact };
        Ok(Customer { id: self.id, name: self.name, email: self.email, standing, rights })
    }
}

// Walks the index by name from the cursor on; `lower` knows ASCII letters only, and so does the caller.
pub(super) const LIST: &str = "
SELECT id, name, email, rights, EXISTS (SELECT 1 FROM v_contracts WHERE v_contracts.customer_id = customers.id
    AND sold_as = 'plan' AND starts_at <= ?4 AND (ends_at IS NULL OR ?4 < ends_at)) AS is_member
FROM customers
WHERE (name, id) > (coalesce((SELECT name FROM customers WHERE id = ?1), ''), coalesce(?1, ''))
  AND instr(lower(name || ' ' || email), ?2) > 0
ORDER BY name, id LIMIT ?3";

/// Customers by name, after the one with id `cursor`, that have `search` in their name or e-mail address.
pub(crate) fn list(cursor: Option<&CustomerId>, search: &str, items_max: u32, now: Instant) -> Query<CustomerRow> {
    let search = search.to_ascii_lowercase();
    Query::new(LIST, [cursor.map(CustomerId::as_str).into(), search.into(), items_max.into(), now.into()])
}

pub(super) const BY_ID: &str = "
SELECT id, name, email, rights, EXISTS (SELECT 1 FROM v_contracts WHERE v_contracts.customer_id = customers.id
    AND sold_as = 'plan' AND starts_at <= ?2 AND (ends_at IS NULL OR ?2 < ends_at)) AS is_member
FROM customers WHERE id = ?1 LIMIT 1";

/// The customer with that id.
pub(crate) fn by_id(id: &CustomerId, now: Instant) -> Query<CustomerRow> {
    Query::new(BY_ID, [id.as_str().into(), now.into()])
}

pub(super) const SET_RIGHTS: &str = "UPDATE customers SET rights = ?2 WHERE id = ?1";

/// Grants and withholds rights for one customer.
pub(crate) fn set_rights(id: &CustomerId, rights: &Rights) -> Statement {
    Statement::new(SET_RIGHTS, [id.as_str().into(), serde_json::json!(rights).into()])
}
