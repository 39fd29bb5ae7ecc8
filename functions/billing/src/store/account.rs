use super::at_home::{guard_buyer, guard_number};
use super::word;
use crate::api::{BillingAccount, MethodId};
use db::{DbError, Query, Statement, json};
use kernel::{CustomerId, Instant};
use ledger::{Party, TaxTreatment};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[
    ACCOUNT,
    KNOWN_AS,
    GUARD_VERSION,
    PUT,
    GUARD_METHOD,
    PUT_DEFAULT,
    FORGET_DEFAULT,
    PUT_REF,
    FORGET_REF,
    UNSUSPEND,
    FREE,
    GUARD_SUSPENDED,
    REINSTATE,
];

/// A customer, as billing knows them.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct AccountRow {
    pub(crate) customer_id: CustomerId,
    pub(crate) name: String,
    pub(crate) email: String,
    party: Option<String>,
    tax_treatment: Option<TaxTreatment>,
    due_days: Option<i64>,
    pub(crate) collects: Option<u8>,
    pub(crate) default_method_id: Option<MethodId>,
    /// The provider's id of the customer.
    pub(crate) provider_ref: Option<String>,
    /// How often it knew them no more.
    pub(crate) refs_lost: Option<u32>,
    #[serde(with = "kernel::millis_option")]
    pub(crate) suspended_at: Option<Instant>,
    version: Option<i64>,
}

macro_rules! account_columns {
    ($where:literal) => {
        concat!(
            "
SELECT v_customers.id AS customer_id, name, email, party, tax_treatment, due_days, collects, default_method_id, provider_ref, refs_lost, suspended_at, version
FROM v_customers LEFT JOIN billing_accounts ON billing_accounts.customer_id = v_customers.id ",
            $where
        )
    };
}
pub(super) use account_columns;

const ACCOUNT: &str = account_columns!("WHERE v_customers.id = ?1 LIMIT 1");

/// What billing knows of a customer.
pub(crate) fn account(customer: &CustomerId) -> Query<AccountRow> {
    Query::new(ACCOUNT, [customer.as_str().into()])
}

/// A customer whom the provider knows.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct KnownAsRow {
    pub(crate) customer_id: CustomerId,
}

const KNOWN_AS: &str = "SELECT customer_id FROM billing_accounts WHERE provider_ref = ?1 LIMIT 1";

/// The customer whom the provider knows by that name.
pub(crate) fn known_as(provider_ref: Option<&str>) -> Query<KnownAsRow> {
    Query::new(KNOWN_AS, [provider_ref.into()])
}

impl AccountRow {
    /// The account, made of name and address where nothing was ever said.
    pub(crate) fn into_account(self) -> Result<BillingAccount, DbError> {
        let own: Option<Party> = self.party.as_deref().map(json).transpose()?;
        let is_own = own.is_some();
        let made = || Party { name: self.name.clone(), ..Party::default() };
        Ok(BillingAccount {
            party: own.unwrap_or_else(made).or_email(self.email),
            is_own,
            customer_id: self.customer_id,
            tax_treatment: self.tax_treatment.unwrap_or_default(),
            due_days: self.due_days,
            collects: self.collects == Some(1),
            default_method_id: self.default_method_id,
            suspended_at: self.suspended_at,
            version: self.version.unwrap_or(0),
        })
    }
}

// A version of 0 is an account that is not there yet.
const GUARD_VERSION: &str = "
INSERT INTO billing_guards (guard) SELECT 'billing_changed'
WHERE coalesce((SELECT version FROM billing_accounts WHERE customer_id = ?1), 0) <> ?2";
// The customer's own address is not kept a second time: invoices go wherever it goes.
const PUT: &str = "
INSERT INTO billing_accounts (customer_id, party, tax_treatment, due_days, default_method_id, collects, version) VALUES (?1,
  CASE WHEN lower(?2 ->> 'email') = (SELECT email FROM v_customers WHERE id = ?1) THEN json_remove(?2, '$.email') ELSE ?2 END, ?3, ?4, ?5, ?6, 1)
ON CONFLICT (customer_id) DO UPDATE SET party = excluded.party, tax_treatment = excluded.tax_treatment, due_days = excluded.due_days,
  default_method_id = excluded.default_method_id, collects = excluded.collects, version = billing_accounts.version + 1";

/// Sets an account, if it still is at the version that it carries, where it was as `known` says. Who is taxed as before is held to nothing
/// anew: whatever is wrong with that was so, and keeps nobody from changing all the rest.
pub(crate) fn put_account(account: &BillingAccount, known: &BillingAccount) -> Vec<Statement> {
    let customer = account.customer_id.as_str();
    let params = [
        customer.into(),
        account.is_own.then(|| serde_json::json!(account.party)).into(),
        word(account.tax_treatment).into(),
        account.due_days.into(),
        account.default_method_id.as_ref().map(MethodId::as_str).into(),
        account.collects.into(),
    ];
    let guard = Statement::new(GUARD_VERSION, [customer.into(), account.version.into()]);
    let guards = [Some(guard), account.default_method_id.as_ref().map(|method| guard_method(customer, method))];
    let mut statements: Vec<Statement> = guards.into_iter().flatten().chain([Statement::new(PUT, params)]).collect();
    let is_renumbered = account.party.vat_number != known.party.vat_number;
    if is_renumbered {
        statements.push(guard_number(&account.customer_id));
    }
    if is_renumbered || account.tax_treatment != known.tax_treatment {
        statements.push(guard_buyer(&account.customer_id));
    }
    statements
}

const GUARD_METHOD: &str = "
INSERT INTO billing_guards (guard) SELECT 'method_is_gone' WHERE NOT EXISTS (
  SELECT 1 FROM payment_methods WHERE id = ?2 AND customer_id = ?1 AND status IN ('active', 'pending'))";

fn guard_method(customer: &str, method: &MethodId) -> Statement {
    Statement::new(GUARD_METHOD, [customer.into(), method.as_str().into()])
}

const PUT_DEFAULT: &str = "
INSERT INTO billing_accounts (customer_id, tax_treatment, default_method_id, collects, version) VALUES (?1, 'as_usual', ?2, 1, 1)
ON CONFLICT (customer_id) DO UPDATE SET default_method_id = excluded.default_method_id, collects = 1, version = billing_accounts.version + 1";

/// Collects from `method` from now on; breaks `method_is_gone` if it cannot be used.
pub(crate) fn put_default(customer: &CustomerId, method: &MethodId) -> Vec<Statement> {
    let params = [customer.as_str().into(), method.as_str().into()];
    vec![guard_method(customer.as_str(), method), Statement::new(PUT_DEFAULT, params)]
}

const FORGET_DEFAULT: &str = "
UPDATE billing_accounts SET default_method_id = NULL, version = version + 1 WHERE customer_id = ?1 AND default_method_id = ?2";

/// Collects from `method` no more, if that was the one.
pub(crate) fn forget_default(customer: &CustomerId, method: &MethodId) -> Statement {
    Statement::new(FORGET_DEFAULT, [customer.as_str().into(), method.as_str().into()])
}

const PUT_REF: &str = "
INSERT INTO billing_accounts (customer_id, tax_treatment, collects, provider_ref, version) VALUES (?1, 'as_usual', 0, ?2, 1)
ON CONFLICT (customer_id) DO UPDATE SET provider_ref = excluded.provider_ref";

/// Notes what the provider calls a customer.
pub(crate) fn put_ref(customer: &CustomerId, provider_ref: &str) -> Statement {
    Statement::new(PUT_REF, [customer.as_str().into(), provider_ref.into()])
}

const FORGET_REF: &str = "UPDATE billing_accounts SET provider_ref = NULL, refs_lost = refs_lost + 1 WHERE customer_id = ?1 AND provider_ref IS NOT NULL";

/// Forgets what the provider called a customer whom it knows no more.
pub(crate) fn forget_ref(customer: &CustomerId) -> Statement {
    Statement::new(FORGET_REF, [customer.as_str().into()])
}

const UNSUSPEND: &str = "
UPDATE billing_accounts SET suspended_at = NULL WHERE customer_id IN (SELECT value FROM json_each(?1))
  AND EXISTS (SELECT 1 FROM v_free_again WHERE v_free_again.customer_id = billing_accounts.customer_id)";

/// Ends the suspension of those of `customers` who owe none of the invoices any more for which it happened.
pub(crate) fn unsuspend(customers: &[&CustomerId]) -> Statement {
    Statement::new(UNSUSPEND, [serde_json::json!(customers).into()])
}

/// Somebody who is suspended.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct SuspendedRow {
    pub(crate) customer_id: CustomerId,
}

const FREE: &str = "SELECT customer_id FROM v_free_again ORDER BY suspended_at LIMIT ?1";

/// Customers who are suspended still and owe none of the invoices for which it happened, the longest first.
pub(crate) fn still_suspended(customers_max: u32) -> Query<SuspendedRow> {
    Query::new(FREE, [customers_max.into()])
}

const GUARD_SUSPENDED: &str = "
INSERT INTO billing_guards (guard) SELECT 'billing_changed' WHERE EXISTS (
  SELECT 1 FROM json_each(?1) WHERE NOT EXISTS (SELECT 1 FROM billing_accounts WHERE customer_id = value AND suspended_at IS NOT NULL))";

/// Breaks `billing_changed` if one of `customers` is not suspended any more.
pub(crate) fn guard_suspended(customers: &[&CustomerId]) -> Statement {
    Statement::new(GUARD_SUSPENDED, [serde_json::json!(customers).into()])
}

const REINSTATE: &str = "UPDATE billing_accounts SET suspended_at = NULL WHERE customer_id = ?1";

/// Ends a customer's suspension, whatever is owed.
pub(crate) fn reinstate(customer: &CustomerId) -> Statement {
    Statement::new(REINSTATE, [customer.as_str().into()])
}
