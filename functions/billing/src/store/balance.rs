use super::ASKED;
use crate::rules::{BalancePart, Part};
use db::Query;
use kernel::{Currency, CustomerId, Day};
use ledger::InvoiceId;
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[BALANCES, BALANCES_OF_DEBTORS, DEBTORS];

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

// A balance is what is open less what is unspent, waits for an order or goes back (docs/money.md, section 8): work lists, which are
// as short as a customer's affairs are settled, where the sum of an account would read all that ever happened on it.
macro_rules! balances {
    ($owners:literal) => {
        concat!(
            "
WITH owners (owner) AS (",
            $owners,
            ")
SELECT owner AS customer_id, 'open' AS part, v_invoices.currency, v_invoices.due_on, sum(gross_minor - settled_minor) AS minor
FROM owners JOIN v_open_invoices ON v_open_invoices.customer_id = owner JOIN v_invoices ON v_invoices.id = v_open_invoices.invoice_id
GROUP BY owner, v_invoices.currency, v_invoices.due_on
UNION ALL
SELECT owner, 'credit', currency, NULL, sum(unspent_minor)
FROM owners JOIN v_open_credits ON v_open_credits.customer_id = owner GROUP BY owner, currency
UNION ALL
SELECT owner, 'waiting', currency, NULL, sum((SELECT unspent_minor FROM v_unspent WHERE v_unspent.source_id = payment.id))
FROM owners JOIN v_payments AS payment ON payment.customer_id = owner AND payment.purpose ->> 'order' IS NOT NULL AND payment.status = 'succeeded'
  AND NOT EXISTS (SELECT 1 FROM v_open_credits WHERE v_open_credits.source_id = payment.id) GROUP BY owner, currency
UNION ALL
SELECT owner, 'going_back', currency, NULL, sum(amount_minor)
FROM owners JOIN v_refunds AS refund ON refund.customer_id = owner AND refund.status IN ('wanted', 'processing') GROUP BY owner, currency
UNION ALL
SELECT owner, 'known', (SELECT currency FROM v_account_entries WHERE v_account_entries.customer_id = owner ORDER BY at DESC LIMIT 1), NULL, 0
FROM owners WHERE EXISTS (SELECT 1 FROM v_account_entries WHERE v_account_entries.customer_id = owner)
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
