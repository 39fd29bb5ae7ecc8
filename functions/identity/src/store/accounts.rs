//! Accounts, and what the space says about them.
use crate::api::{self, OperatorAccount, StaffRole};
use crate::events::Reader;
use db::{DbError, Query, Statement};
use kernel::text::{Email, Name};
use kernel::{AccountId, CustomerId, Instant, Locale};
use serde::Deserialize;

/// What the space says about signing up and about passwords.
#[derive(Debug, Deserialize)]
pub(crate) struct Space {
    pub name: String,
    pub terms_version: String,
    pub sign_up_open: u8,
}

pub(super) const SPACE: &str = "SELECT name, terms_version, sign_up_open FROM v_settings LIMIT 1";

/// The settings of the space.
pub(crate) fn space() -> Query<Space> {
    Query::new(SPACE, [])
}

/// An account, with what signing in needs.
#[derive(Debug, Deserialize)]
pub(crate) struct AccountRow {
    pub id: AccountId,
    pub email: Email,
    pub name: String,
    pub locale: String,
    pub password_hash: Option<String>,
    roles: String,
    /// The first of its customers by name.
    pub customer_id: Option<CustomerId>,
    /// Whether it shows a code after a password or a provider; only asked where somebody signs in.
    #[serde(default)]
    has_second_step: u8,
}

pub(super) const BY_EMAIL: &str = "
SELECT id, email, name, locale, password_hash, roles,
  (SELECT customers.id FROM account_customers JOIN customers ON customers.id = account_customers.customer_id
    WHERE account_customers.account_id = accounts.id ORDER BY customers.name, customers.id LIMIT 1) AS customer_id,
  EXISTS (SELECT 1 FROM totp_factors WHERE account_id = accounts.id AND confirmed_at IS NOT NULL) AS has_second_step
FROM accounts WHERE email = ?1 LIMIT 1";

/// The account with that e-mail address.
pub(crate) fn by_email(email: &Email) -> Query<AccountRow> {
    Query::new(BY_EMAIL, [email.as_str().into()])
}

pub(super) const BY_ID: &str =
    "SELECT id, email, name, locale, password_hash, roles, NULL AS customer_id FROM accounts WHERE id = ?1 LIMIT 1";

/// The account with that id, without its customers.
pub(crate) fn by_id(id: &AccountId) -> Query<AccountRow> {
    Query::new(BY_ID, [id.as_str().into()])
}

pub(super) const AT_THE_DOOR: &str = "
SELECT id, email, name, locale, password_hash, roles,
  (SELECT customers.id FROM account_customers JOIN customers ON customers.id = account_customers.customer_id
    WHERE account_customers.account_id = accounts.id ORDER BY customers.name, customers.id LIMIT 1) AS customer_id
FROM accounts WHERE id = ?1 LIMIT 1";

/// The account with that id, with whom it acts for.
pub(crate) fn at_the_door(id: &AccountId) -> Query<AccountRow> {
    Query::new(AT_THE_DOOR, [id.as_str().into()])
}

impl AccountRow {
    /// Whether a code is shown after a password or a provider.
    pub(crate) fn has_second_step(&self) -> bool {
        self.has_second_step == 1
    }

    /// The roles as a token carries them.
    pub(crate) fn roles(&self) -> Result<Vec<String>, DbError> {
        roles(&self.roles)
    }

    /// Whom to write to.
    pub(crate) fn reader(&self) -> Reader {
        Reader { email: self.email.clone(), name: self.name.clone(), locale: Locale::from_tag(&self.locale) }
    }

    /// The account as its owner sees it.
    pub(crate) fn into_account(self) -> api::Account {
        let locale = Locale::from_tag(&self.locale);
        api::Account {
            id: self.id,
            email: self.email.as_str().to_owned(),
            name: self.name,
            locale,
            email_verified: true,
        }
    }
}

/// Reads the column `roles`.
pub(super) fn roles(column: &str) -> Result<Vec<String>, DbError> {
    serde_json::from_str(column).map_err(|e| DbError::Failed(format!("unexpected roles: {e}")))
}

pub(super) const UPDATE: &str = "UPDATE accounts SET name = ?2, locale = ?3 WHERE id = ?1
RETURNING id, email, name, locale, password_hash, roles, NULL AS customer_id";

/// Changes name and language; gives the account.
pub(crate) fn update(id: &AccountId, name: &Name, locale: Locale) -> Query<AccountRow> {
    Query::new(UPDATE, [id.as_str().into(), name.as_str().into(), locale.tag().into()])
}

pub(super) const SET_PASSWORD: &str = "UPDATE accounts SET password_hash = ?2 WHERE id = ?1";

/// Changes the password.
pub(crate) fn set_password(id: &AccountId, hash: &str) -> Statement {
    Statement::new(SET_PASSWORD, [id.as_str().into(), hash.into()])
}

#[derive(Debug, Deserialize)]
pub(crate) struct OperatorRow {
    id: AccountId,
    email: String,
    name: String,
    roles: String,
}

impl OperatorRow {
    /// The account and the roles that it has; a role of another release is left out.
    pub(crate) fn into_operator(self) -> Result<OperatorAccount, DbError> {
        let held = roles(&self.roles)?;
        let roles = StaffRole::ALL.iter().copied().filter(|role| held.iter().any(|held| held == role.name())).collect();
        Ok(OperatorAccount { account_id: self.id, email: self.email, name: self.name, roles })
    }
}

pub(super) const OPERATORS: &str =
    "SELECT id, email, name, roles FROM accounts WHERE roles <> '[]' ORDER BY email LIMIT ?1";

/// The accounts with roles, by e-mail address.
pub(crate) fn operators(items_max: u32) -> Query<OperatorRow> {
    Query::new(OPERATORS, [items_max.into()])
}

pub(super) const FOUND: &str = "SELECT id, email, name, roles FROM accounts WHERE email = ?1 LIMIT 1";

/// The account with that e-mail address, as operators see it.
pub(crate) fn found(email: &Email) -> Query<OperatorRow> {
    Query::new(FOUND, [email.as_str().into()])
}

pub(super) const SET_ROLES: &str = "UPDATE accounts SET roles = ?2 WHERE id = ?1";

/// Gives an account these roles and no others.
pub(crate) fn set_roles(id: &AccountId, roles: &[StaffRole]) -> Statement {
    Statement::new(SET_ROLES, [id.as_str().into(), serde_json::json!(roles).into()])
}

pub(super) const INSERT_FIRST_OPERATOR: &str = "
INSERT INTO accounts (id, email, name, locale, password_hash, roles, email_verified_at, created_at)
VALUES (?1, ?2, ?3, 'en', ?4, ?5, ?6, ?6)
ON CONFLICT (email) DO UPDATE SET name = excluded.name, password_hash = excluded.password_hash, roles = excluded.roles
RETURNING id, email, name, roles";

/// Makes the first operator, with every role. If somebody signed up with that address before, the account is taken over:
/// whoever holds the set-up token owns the deployment.
pub(crate) fn insert_first_operator(
    id: &AccountId,
    email: &Email,
    name: &Name,
    password_hash: &str,
    now: Instant,
) -> Statement {
    let roles = serde_json::json!(StaffRole::ALL);
    let params = [
        id.as_str().into(),
        email.as_str().into(),
        name.as_str().into(),
        password_hash.into(),
        roles.into(),
        now.into(),
    ];
    Statement::new(INSERT_FIRST_OPERATOR, params)
}
