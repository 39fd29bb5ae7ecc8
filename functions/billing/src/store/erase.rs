//! What billing forgets of somebody who is no more: where invoices went, and how they paid. What was issued and paid stays.
use super::MethodRow;
use db::{Query, Statement};
use erasure::Erased;
use kernel::{AccountId, Instant};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[METHODS, HELD, ACCOUNTS, LABELS];

macro_rules! kept {
    ($columns:literal, $tail:literal) => {
        concat!(
            "
SELECT ",
            $columns,
            "
FROM v_erased_accounts CROSS JOIN v_erased_customers ON v_erased_customers.account_id = v_erased_accounts.account_id
CROSS JOIN payment_methods ON payment_methods.customer_id = v_erased_customers.customer_id
WHERE finished_at IS NULL AND status <> 'revoked' ",
            $tail
        )
    };
}
const METHODS: &str = kept!(
    "payment_methods.id, payment_methods.customer_id, method, setup_ref, provider_ref, label, expires_on, mandate_id, mandate_ref, mandate_url, status,
  created_at, changed_at, erased_at",
    "AND ?1 <= erased_at ORDER BY erased_at LIMIT ?2"
);

/// A saved method of somebody who is no more, and since when.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ForgottenRow {
    #[serde(flatten)]
    pub(crate) method: MethodRow,
    #[serde(with = "kernel::millis")]
    pub(crate) erased_at: Instant,
}

/// Saved methods of customers who are no more, the longest first, from that place on: of somebody who has so many that a page ended among
/// them all once more.
pub(crate) fn methods_to_forget(after: (i64, &str), items_max: u32) -> Query<ForgottenRow> {
    Query::new(METHODS, [after.0.into(), items_max.into()])
}

/// An account that is no more, and one of whose methods is not revoked.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct HeldRow {
    pub(crate) account_id: AccountId,
}

const HELD: &str = kept!("v_erased_accounts.account_id", "LIMIT 5000");

/// Accounts that are no more, and whose methods could still be collected from; as often as there are such methods.
pub(crate) fn still_held() -> Query<HeldRow> {
    Query::new(HELD, [])
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
