//! Passkeys.
use super::accounts::AccountRow;
use super::providers::{ClaimRow, claim_on};
use crate::api::{self, Encoded, PasskeyId, Transport};
use crate::rules::passkeys::{Known, NewPasskey, PASSKEYS_MAX, Used};
use db::{Query, Statement};
use kernel::text::Name;
use kernel::{AccountId, Instant, millis};
use serde::Deserialize;

/// A passkey as its owner sees it.
#[derive(Debug, Deserialize)]
pub(crate) struct PasskeyRow {
    pub id: PasskeyId,
    pub credential_id: String,
    pub transports: String,
    pub name: String,
    #[serde(with = "millis")]
    created_at: Instant,
    #[serde(with = "millis")]
    last_used_at: Instant,
    is_backed_up: u8,
}

impl PasskeyRow {
    /// What its owner sees.
    pub(crate) fn into_passkey(self) -> api::Passkey {
        api::Passkey {
            id: self.id,
            name: self.name,
            created_at: self.created_at,
            last_used_at: self.last_used_at,
            is_backed_up: self.is_backed_up == 1,
        }
    }

    /// What a browser finds it by.
    pub(crate) fn into_known(self) -> api::KnownPasskey {
        let transports = serde_json::from_str(&self.transports).unwrap_or_default();
        api::KnownPasskey { credential_id: self.credential_id, transports }
    }
}

pub(super) const OF_ACCOUNT: &str = "
SELECT id, credential_id, transports, name, created_at, last_used_at, is_backed_up FROM passkeys
WHERE account_id = ?1 ORDER BY created_at, id LIMIT ?2";

/// The passkeys of an account, the oldest first: all of them.
pub(crate) fn of_account(account: &AccountId) -> Query<PasskeyRow> {
    Query::new(OF_ACCOUNT, [account.as_str().into(), PASSKEYS_MAX.into()])
}

pub(super) const INSERT: &str = "
INSERT INTO passkeys (id, account_id, credential_id, public_key, sign_count, backup_eligible, is_backed_up, transports,
  name, created_at, last_used_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10)";

/// What the schema says where a device's key is known already.
pub(crate) const TAKEN: &str = "passkeys.credential_id";

/// Keeps a passkey.
pub(crate) fn insert(
    id: &PasskeyId,
    account: &AccountId,
    made: &NewPasskey,
    (name, transports): (&Name, &[Transport]),
    now: Instant,
) -> Statement {
    let params = [
        id.as_str().into(),
        account.as_str().into(),
        made.credential_id.as_str().into(),
        made.public_key.as_str().into(),
        made.sign_count.into(),
        made.is_backup_eligible.into(),
        made.is_backed_up.into(),
        serde_json::json!(transports).into(),
        name.as_str().into(),
        now.into(),
    ];
    Statement::new(INSERT, params)
}

pub(super) const RENAME: &str = "
UPDATE passkeys SET name = ?3 WHERE id = ?1 AND account_id = ?2
RETURNING id, credential_id, transports, name, created_at, last_used_at, is_backed_up";

/// Calls a passkey something else; gives it, if it is the account's.
pub(crate) fn rename(id: &PasskeyId, account: &AccountId, name: &Name) -> Query<PasskeyRow> {
    Query::new(RENAME, [id.as_str().into(), account.as_str().into(), name.as_str().into()])
}

pub(super) const REMOVE: &str = "DELETE FROM passkeys WHERE id = ?1 AND account_id = ?2";

/// Forgets a passkey.
pub(crate) fn remove(id: &PasskeyId, account: &AccountId) -> Statement {
    Statement::new(REMOVE, [id.as_str().into(), account.as_str().into()])
}

pub(super) const BY_ID: &str = "
SELECT id, credential_id, transports, name, created_at, last_used_at, is_backed_up FROM passkeys WHERE id = ?1 LIMIT 1";

/// The passkey with that id.
pub(crate) fn by_id(id: &PasskeyId) -> Query<PasskeyRow> {
    Query::new(BY_ID, [id.as_str().into()])
}

pub(super) const OWNER_OF: &str = "
SELECT accounts.id, email, accounts.name, locale, password_hash, roles, NULL AS customer_id
FROM passkeys JOIN accounts ON accounts.id = passkeys.account_id WHERE passkeys.id = ?1 LIMIT 1";

/// The account that it opens.
pub(crate) fn owner_of(id: &PasskeyId) -> Query<AccountRow> {
    Query::new(OWNER_OF, [id.as_str().into()])
}

/// A passkey as the rules judge it.
#[derive(Debug, Deserialize)]
pub(crate) struct KnownRow {
    pub id: PasskeyId,
    pub account_id: AccountId,
    pub name: String,
    public_key: String,
    sign_count: u32,
    backup_eligible: u8,
}

impl KnownRow {
    /// What the rules judge.
    pub(crate) fn known(&self) -> Known {
        Known {
            account: self.account_id.as_str().to_owned(),
            public_key: self.public_key.clone(),
            sign_count: self.sign_count,
            is_backup_eligible: self.backup_eligible == 1,
        }
    }
}

pub(super) const KNOWN: &str = "
SELECT id, account_id, name, public_key, sign_count, backup_eligible FROM passkeys WHERE credential_id = ?1 LIMIT 1";

/// The passkey that a device calls so.
pub(crate) fn known(credential_id: &str) -> Query<KnownRow> {
    Query::new(KNOWN, [credential_id.into()])
}

pub(super) const OWNER: &str = "
SELECT accounts.id, accounts.email, accounts.name, locale, password_hash, roles,
  (SELECT customers.id FROM account_customers JOIN customers ON customers.id = account_customers.customer_id
    WHERE account_customers.account_id = accounts.id ORDER BY customers.name, customers.id LIMIT 1) AS customer_id,
  (SELECT door FROM v_account_doors AS doors WHERE doors.account_id = accounts.id) AS door
FROM passkeys JOIN accounts ON accounts.id = passkeys.account_id WHERE credential_id = ?1 LIMIT 1";

/// The account that it opens.
pub(crate) fn owner(credential_id: &Encoded) -> Query<AccountRow> {
    Query::new(OWNER, [credential_id.as_str().into()])
}

pub(super) const OWNER_CLAIM: &str =
    claim_on!("accounts.email", "passkeys JOIN accounts ON accounts.id = passkeys.account_id", "credential_id = ?1");

/// Who speaks for the domain of that account's address.
pub(crate) fn owner_claim(credential_id: &Encoded) -> Query<ClaimRow> {
    Query::new(OWNER_CLAIM, [credential_id.as_str().into()])
}

pub(super) const TOUCH: &str =
    "UPDATE passkeys SET sign_count = ?2, is_backed_up = ?3, last_used_at = ?4 WHERE id = ?1";

/// The passkey was shown. The guard `passkey_is_as_seen` goes before.
pub(crate) fn touch(id: &PasskeyId, used: &Used, now: Instant) -> Statement {
    Statement::new(TOUCH, [id.as_str().into(), used.sign_count.into(), used.is_backed_up.into(), now.into()])
}
