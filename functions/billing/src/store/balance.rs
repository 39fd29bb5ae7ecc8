use crate::rules::{BalancePart, Part};
use db::Query;
use kernel::{Currency, CustomerId, Day};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[BALANCES];

/// A part of what decides how a customer stands.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct BalanceRow {
    /// Whose.
    pub(crate) customer_id: CustomerId,
    /// Which part.
    pub(crate) part: BalancePart,
    /// In which currency.
    pub(crate) currency: Currency,
    /// When it is due, for what is open.
    pub(crate) due_on: Option<Day>,
    /// How much.
    pub(crate) minor: i64,
}

const BALANCES: &str = "
WITH owners (owner) AS (SELECT value FROM json_each(?1))
SELECT owner AS customer_id, 'account' AS part, currency, NULL AS due_on, sum(amount_minor) AS minor
FROM owners JOIN v_account_entries ON v_account_entries.customer_id = owner GROUP BY owner, currency
UNION ALL
SELECT owner, 'open', v_invoices.currency, v_invoices.due_on, sum(gross_minor - settled_minor)
FROM owners JOIN v_open_invoices ON v_open_invoices.customer_id = owner JOIN v_invoices ON v_invoices.id = v_open_invoices.invoice_id
GROUP BY owner, v_invoices.currency, v_invoices.due_on
UNION ALL
SELECT owner, 'credit', currency, NULL, sum(unspent_minor)
FROM owners JOIN v_open_credits ON v_open_credits.customer_id = owner GROUP BY owner, currency
LIMIT 20000";

/// What decides how `customers` stand, at most a page of them.
pub(crate) fn balances<'a>(customers: impl IntoIterator<Item = &'a CustomerId>) -> Query<BalanceRow> {
    let customers: Vec<&str> = customers.into_iter().map(CustomerId::as_str).collect();
    Query::new(BALANCES, [serde_json::json!(customers).into()])
}

impl BalanceRow {
    /// As it is reckoned with.
    pub(crate) fn part(&self) -> Part {
        Part { part: self.part, currency: self.currency, due_on: self.due_on, minor: self.minor }
    }
}
