//! What billing forgets of somebody who is no more: where invoices went, and how they paid. What was issued and paid stays.
use super::MethodRow;
use db::{Query, Statement};
use erasure::Erased;

pub(super) const ALL_SQL: &[&str] = &[METHODS, ACCOUNTS, LABELS];

const METHODS: &str = "
SELECT payment_methods.id, payment_methods.customer_id, method, setup_ref, provider_ref, label, expires_on, mandate_id, mandate_ref, mandate_url, status,
  created_at, changed_at
FROM v_erased_accounts CROSS JOIN v_erased_customers ON v_erased_customers.account_id = v_erased_accounts.account_id
CROSS JOIN payment_methods ON payment_methods.customer_id = v_erased_customers.customer_id
WHERE finished_at IS NULL AND status <> 'revoked' LIMIT 50";

/// Saved methods of customers who are no more.
pub(crate) fn methods_to_forget() -> Query<MethodRow> {
    Query::new(METHODS, [])
}

const ACCOUNTS: &str = "
UPDATE billing_accounts SET party = NULL, default_method_id = NULL, collects = 0, version = version + 1
WHERE customer_id IN (SELECT value FROM json_each(?1))";
const LABELS: &str = "
UPDATE payment_methods SET label = '', expires_on = NULL, mandate_id = NULL, mandate_ref = NULL, mandate_url = NULL
WHERE customer_id IN (SELECT value FROM json_each(?1))";

/// What this function erases of somebody.
pub(crate) fn erase(erased: &Erased) -> Vec<Statement> {
    [ACCOUNTS, LABELS].map(|sql| Statement::new(sql, [erased.customers_json().into()])).to_vec()
}
