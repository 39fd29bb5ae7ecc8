use super::ASKED;
use crate::api::PayerName;
use crate::rules::{BalancePart, Part};
use db::Query;
use kernel::{Currency, CustomerId, Day};
use ledger::InvoiceId;
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[BALANCES, BALANCES_OF_DEBTORS, DEBTORS, PAYERS];

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

macro_rules! balances {
    ($owners:literal) => {
        concat!(
            "
WITH owners (owner) AS (",
            $owners,
            ")
SELECT owner AS customer_id, 'account' AS part, currency, NULL AS due_on, sum(amount_minor) AS minor
FROM owners JOIN v_account_entries ON v_account_entries.customer_id = owner GROUP BY owner, currency
UNION ALL
SELECT owner, 'open', v_invoices.currency, v_invoices.due_on, sum(gross_minor - settled_minor)
FROM owners JOIN v_open_invoices ON v_open_invoices.customer_id = owner JOIN v_invoices ON v_invoices.id = v_open_invoices.invoice_id
GROUP BY owner, v_invoices.currency, v_invoices.due_on
UNION ALL
SELECT owner, 'credit', currency, NULL, sum(unspent_minor)
FROM owners JOIN v_open_credits ON v_open_credits.customer_id = owner GROUP BY owner, currency
LIMIT 20000"
        )
    };
}
const BALANCES: &str = balances!("SELECT value FROM json_each(?1)");
const BALANCES_OF_DEBTORS: &str = balances!(
    "SELECT customer_id FROM v_open_invoices WHERE ?1 < customer_id GROUP BY customer_id ORDER BY customer_id LIMIT ?2"
);

/// What decides how `customers` stand, at most a page of them.
pub(crate) fn balances<'a>(customers: impl IntoIterator<Item = &'a CustomerId>) -> Query<BalanceRow> {
    let customers: Vec<&str> = customers.into_iter().map(CustomerId::as_str).collect();
    Query::new(BALANCES, [serde_json::json!(customers).into()])
}

impl BalanceRow {
    /// As it is reckoned with.
    pub(crate) fn part(&self) -> Part {
        Part { of: self.part, currency: self.currency, due_on: self.due_on, minor: self.minor }
    }
}

/// A customer who owes something.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct DebtorRow {
    pub(crate) customer_id: CustomerId,
    pub(crate) customer_name: String,
    pub(crate) suspended: u8,
    pub(crate) due_on: Day,
    pub(crate) id: InvoiceId,
    pub(crate) series: String,
    pub(crate) number: i64,
}

const DEBTORS: &str = "
WITH owners (owner) AS (
  SELECT customer_id FROM v_open_invoices WHERE ?1 < customer_id GROUP BY customer_id ORDER BY customer_id LIMIT ?2)
SELECT owner AS customer_id, v_customers.name AS customer_name, oldest.due_on, oldest.id, oldest.series, oldest.number,
  EXISTS (SELECT 1 FROM billing_accounts WHERE billing_accounts.customer_id = owner AND suspended_at IS NOT NULL) AS suspended
FROM owners JOIN v_customers ON v_customers.id = owner JOIN v_invoices AS oldest ON oldest.id = (
  SELECT invoice_id FROM v_open_invoices WHERE v_open_invoices.customer_id = owner ORDER BY due_on LIMIT 1)
ORDER BY owner LIMIT 100";

/// A page of customers who owe something, and what decides how they stand.
pub(crate) fn debtors(after: Option<&CustomerId>) -> (Query<DebtorRow>, Query<BalanceRow>) {
    let params = || [after.map_or("", CustomerId::as_str).into(), ASKED.into()];
    (Query::new(DEBTORS, params()), Query::new(BALANCES_OF_DEBTORS, params()))
}

// Walks the index by name from the cursor on; `lower` knows ASCII letters only, and so does the caller.
const PAYERS: &str = "
SELECT id, name, email FROM v_customers
WHERE (name, id) > (coalesce((SELECT name FROM v_customers WHERE id = ?1), ''), coalesce(?1, ''))
  AND instr(lower(name || ' ' || email), ?2) > 0
ORDER BY name, id LIMIT ?3";

/// A page of customers by name that have `search` in their name or e-mail address.
pub(crate) fn payers(after: Option<&CustomerId>, search: &str) -> Query<PayerName> {
    let search = search.trim().to_ascii_lowercase();
    Query::new(PAYERS, [after.map(CustomerId::as_str).into(), search.into(), ASKED.into()])
}
