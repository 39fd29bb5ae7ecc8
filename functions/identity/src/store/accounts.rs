//! Accounts, and what the space says about them.
use crate::api::{self, OperatorAccount, StaffRole};
use crate::events::Reader;
use crate::rules::doors::{Comer, Door};
use access::SecondFactorOf;
use db::{DbError, Query, Statement};
use kernel::text::{Email, Name};
use kernel::{AccountId, CustomerId, Instant, Locale, millis_option};
use serde::Deserialize;

/// What the space says about signing up and about passwords.
#[derive(Debug, Deserialize)]
pub(crate) struct Space {
    pub name: String,
    pub terms_version: String,
    pub sign_up_open: u8,
    second_factor_of: SecondFactorOf,
    #[serde(with = "millis_option")]
    second_factor_from: Option<Instant>,
    sign_up_approval: u8,
    guests_welcome: u8,
}

impl Space {
    /// What decides how far somebody gets who has no account yet.
    pub(crate) fn newcomers_door(&self) -> Door {
        let awaits_approval = self.wants_approval();
        Door {
            wanted_of: self.second_factor_of,
            wanted_from: self.second_factor_from,
            has_factor: false,
            awaits_approval,
        }
    }

    /// Whether a visitor may check out as a guest.
    pub(crate) fn guests_welcome(&self) -> bool {
        self.guests_welcome == 1
    }

    /// Whether whoever signs up waits until an operator approves.
    pub(crate) fn wants_approval(&self) -> bool {
        self.sign_up_approval == 1
    }
}

pub(super) const SPACE: &str = "SELECT name, terms_version, sign_up_open, second_factor_of, second_factor_from, sign_up_approval, guests_welcome FROM v_settings LIMIT 1";

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
    /// `v_account_doors`; only asked where somebody comes in.
    #[serde(default)]
    door: Option<String>,
}

/// What `v_account_doors` holds of an account.
#[derive(Debug, Deserialize)]
struct DoorRow {
    wanted_of: SecondFactorOf,
    #[serde(with = "millis_option")]
    wanted_from: Option<Instant>,
    has_factor: u8,
    awaits_approval: u8,
}

/// Reads the column `door`.
pub(super) fn door(column: &str) -> Result<Door, DbError> {
    let row: DoorRow = db::json(column)?;
    Ok(Door {
        wanted_of: row.wanted_of,
        wanted_from: row.wanted_from,
        has_factor: row.has_factor == 1,
        awaits_approval: row.awaits_approval == 1,
    })
}

pub(super) const BY_EMAIL: &str = "
SELECT id, email, name, locale, password_hash, roles,
  (SELECT customers.id FROM account_customers JOIN customers ON customers.id = account_customers.customer_id
    WHERE account_customers.account_id = accounts.id ORDER BY customers.name, customers.id LIMIT 1) AS customer_id,
  EXISTS (SELECT 1 FROM totp_factors WHERE account_id = accounts.id AND confirmed_at IS NOT NULL) AS has_second_step,
  (SELECT door FROM v_account_doors AS doors WHERE doors.account_id = accounts.id) AS door
FROM accounts WHERE email = ?1 LIMIT 1";

/// The account with that e-mail address.
pub(crate) fn by_email(email: &Email) -> Query<AccountRow> {
    Query::new(BY_EMAIL, [email.as_str().into()])
}

pub(super) const BY_ID: &str =
    "SELECT id, email, name, locale, password_hash, roles, NULL AS customer_id,
  (SELECT door FROM v_account_doors AS doors WHERE doors.account_id = accounts.id) AS door FROM accounts WHERE id = ?1 LIMIT 1";

/// The account with that id, without its customers.
pub(crate) fn by_id(id: &AccountId) -> Query<AccountRow> {
    Query::new(BY_ID, [id.as_str().into()])
}

pub(super) const AT_THE_DOOR: &str = "
SELECT id, email, name, locale, password_hash, roles,
  (SELECT customers.id FROM account_customers JOIN customers ON customers.id = account_customers.customer_id
    WHERE account_customers.account_id = accounts.id ORDER BY customers.name, customers.id LIMIT 1) AS customer_id,
  (SELECT door FROM v_account_doors AS doors WHERE doors.account_id = accounts.id) AS door
FROM accounts WHERE id = ?1 LIMIT 1";

/// The account with that id, with whom it acts for.
pub(crate) fn at_the_door(id: &AccountId) -> Query<AccountRow> {
    Query::new(AT_THE_DOOR, [id.as_str().into()])
}

impl AccountRow {
    /// Whether its owner has left: nobody reads such an address.
    pub(crate) fn is_erased(&self) -> bool {
        self.email.as_str().ends_with("@erased.invalid")
    }

    /// Whether a code is shown after a password or a provider.
    pub(crate) fn has_second_step(&self) -> bool {
        self.has_second_step == 1
    }

    /// What decides how far its owner gets.
    pub(crate) fn door(&self) -> Result<Door, DbError> {
        door(self.door.as_deref().ok_or_else(|| DbError::Failed("no door was asked for".to_owned()))?)
    }

    /// Its owner, coming in with a second factor or without.
    pub(crate) fn comer(self, shown: bool, now: Instant) -> Result<Comer, DbError> {
        let (door, roles) = (self.door()?, self.roles()?);
        Ok(Comer::at(&door, self.id, self.customer_id, roles, shown, now))
    }

    /// The column `roles` as it was read, for a guard.
    pub(crate) fn roles_column(&self) -> &str {
        &self.roles
    }

    /// The roles as they are held.
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

/// The roles among those; one of another release is left out.
pub(crate) fn known_roles(held: &[String]) -> Vec<StaffRole> {
    StaffRole::ALL.iter().copied().filter(|role| held.iter().any(|held| held == role.name())).collect()
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
    /// The account and the roles that it has.
    pub(crate) fn into_operator(self) -> Result<OperatorAccount, DbError> {
        let roles = known_roles(&roles(&self.roles)?);
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
