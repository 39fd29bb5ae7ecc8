//! Accounts and customers by the thousand: each list is one JSON parameter and one statement.
use crate::api::{ImportAccount, ImportCustomer};
use crate::rules::imports::Rows;
use db::{Query, Statement};
use kernel::{AccountId, CustomerId, Instant};
use serde::Deserialize;
use serde_json::json;

/// The e-mail address of an account.
#[derive(Debug, Deserialize)]
pub(crate) struct KnownAccount {
    pub id: AccountId,
    pub email: String,
}

pub(super) const KNOWN_ACCOUNTS: &str = "
SELECT id, email FROM accounts
WHERE id IN (SELECT value FROM json_each(?1)) OR email IN (SELECT value FROM json_each(?2)) LIMIT 2000";

/// The accounts that the rows of an import name, by id or by e-mail address: at most two for each of its 1,000.
pub(crate) fn known_accounts(rows: &Rows) -> Query<KnownAccount> {
    let ids: Vec<_> = rows.accounts.iter().filter_map(|account| account.id.as_ref()).collect();
    let emails: Vec<_> = rows.accounts.iter().map(|account| &account.email).collect();
    Query::new(KNOWN_ACCOUNTS, [json!(ids).into(), json!(emails).into()])
}

/// A customer that exists.
#[derive(Debug, Deserialize)]
pub(crate) struct KnownCustomer {
    pub id: CustomerId,
}

pub(super) const KNOWN_CUSTOMERS: &str =
    "SELECT id FROM customers WHERE id IN (SELECT value FROM json_each(?1)) LIMIT 51000";

/// Those of the customers in an import that exist: 1,000 rows, or 50 for each account of 1,000.
pub(crate) fn known_customers(rows: &Rows) -> Query<KnownCustomer> {
    let named = rows.accounts.iter().flat_map(|account| &account.customer_ids);
    let ids: Vec<_> = rows.customers.iter().map(|customer| &customer.id).chain(named).collect();
    Query::new(KNOWN_CUSTOMERS, [json!(ids).into()])
}

pub(super) const UPSERT_CUSTOMERS: &str = "
INSERT INTO customers (id, name, email, created_at)
SELECT json_extract(value, '$.id'), json_extract(value, '$.name'), json_extract(value, '$.email'), ?2
FROM json_each(?1) WHERE true
ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email";

pub(super) const SET_RIGHTS: &str = "
UPDATE customers SET rights = json_extract(value, '$.rights') FROM json_each(?1)
WHERE customers.id = json_extract(value, '$.id') AND json_extract(value, '$.rights') IS NOT NULL";

/// Makes customers, or changes those that exist; rights that are left out stay.
pub(crate) fn upsert_customers(customers: &[ImportCustomer], now: Instant) -> Vec<Statement> {
    let rows = json!(customers).to_string();
    vec![
        Statement::new(UPSERT_CUSTOMERS, [rows.as_str().into(), now.into()]),
        Statement::new(SET_RIGHTS, [rows.into()]),
    ]
}

pub(super) const UPSERT_ACCOUNTS: &str = "
INSERT INTO accounts (id, email, name, locale, password_hash, email_verified_at, created_at)
SELECT json_extract(value, '$.id'), json_extract(value, '$.email'), json_extract(value, '$.name'),
  json_extract(value, '$.locale'), json_extract(value, '$.password_hash'), ?2, ?2
FROM json_each(?1) WHERE true
ON CONFLICT (id) DO UPDATE SET email = excluded.email, name = excluded.name, locale = excluded.locale,
  password_hash = coalesce(password_hash, excluded.password_hash)";

pub(super) const INSERT_LINKS: &str = "
INSERT INTO account_customers (account_id, customer_id)
SELECT json_extract(account.value, '$.id'), customer.value
FROM json_each(?1) AS account, json_each(account.value, '$.customer_ids') AS customer WHERE true
ON CONFLICT DO NOTHING";

/// Makes accounts, or changes those that exist: a password that the owner has chosen and customers that they act for stay.
pub(crate) fn upsert_accounts(accounts: &[(AccountId, ImportAccount)], now: Instant) -> Vec<Statement> {
    let row = |(id, account): &(AccountId, ImportAccount)| {
        json!({
            "id": id, "email": account.email, "name": account.name, "locale": account.locale,
            "password_hash": account.password_hash, "customer_ids": account.customer_ids,
        })
    };
    let rows = json!(accounts.iter().map(row).collect::<Vec<_>>()).to_string();
    vec![
        Statement::new(UPSERT_ACCOUNTS, [rows.as_str().into(), now.into()]),
        Statement::new(INSERT_LINKS, [rows.into()]),
    ]
}
