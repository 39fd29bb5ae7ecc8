//! Tokens that let programs act for an account.
use super::Row;
use crate::api::{self, ApiTokenId};
use crate::rules::doors::Comer;
use crate::rules::tokens::{ApiToken, TOKENS_MAX, USED_MINUTES_MIN};
use db::{DbError, Query, Statement};
use kernel::{AccountId, CustomerId, Instant, millis, millis_option};
use serde::Deserialize;

/// A token as its owner sees it.
#[derive(Debug, Deserialize)]
pub(crate) struct TokenRow {
    pub id: ApiTokenId,
    pub name: String,
    scopes: String,
    #[serde(with = "millis")]
    created_at: Instant,
    #[serde(with = "millis")]
    expires_at: Instant,
    #[serde(with = "millis_option")]
    last_used_at: Option<Instant>,
}

impl TokenRow {
    /// What its owner sees.
    pub(crate) fn into_token(self) -> Result<api::ApiToken, DbError> {
        Ok(api::ApiToken {
            id: self.id,
            name: self.name,
            scopes: scopes(&self.scopes)?,
            created_at: self.created_at,
            expires_at: self.expires_at,
            last_used_at: self.last_used_at,
        })
    }
}

fn scopes(column: &str) -> Result<Vec<String>, DbError> {
    serde_json::from_str(column).map_err(|e| DbError::Failed(format!("unexpected scopes: {e}")))
}

pub(super) const OF_ACCOUNT: &str = "
SELECT id, name, scopes, created_at, expires_at, last_used_at FROM api_tokens
WHERE account_id = ?1 AND revoked_at IS NULL AND ?2 < expires_at ORDER BY created_at DESC, id LIMIT ?3";

/// The tokens of an account that are good, the newest first: all of them.
pub(crate) fn of_account(account: &AccountId, now: Instant) -> Query<TokenRow> {
    Query::new(OF_ACCOUNT, [account.as_str().into(), now.into(), TOKENS_MAX.into()])
}

pub(super) const INSERT: &str = "
INSERT INTO api_tokens (id, account_id, secret_hash, name, scopes, created_at, expires_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

/// Keeps a token: its secret as a digest.
pub(crate) fn insert(token: &ApiToken, account: &AccountId, made: &api::ApiToken) -> Statement {
    let params = [
        token.id.as_str().into(),
        account.as_str().into(),
        token.secret.hash().into(),
        made.name.as_str().into(),
        serde_json::json!(made.scopes).into(),
        made.created_at.into(),
        made.expires_at.into(),
    ];
    Statement::new(INSERT, params)
}

pub(super) const REVOKE: &str =
    "UPDATE api_tokens SET revoked_at = ?3, expires_at = ?3 WHERE id = ?1 AND account_id = ?2 AND revoked_at IS NULL";

/// A token is good no more.
pub(crate) fn revoke(id: &ApiTokenId, account: &AccountId, now: Instant) -> Statement {
    Statement::new(REVOKE, [id.as_str().into(), account.as_str().into(), now.into()])
}

pub(super) const REVOKE_ALL: &str =
    "UPDATE api_tokens SET revoked_at = ?2, expires_at = ?2 WHERE account_id = ?1 AND revoked_at IS NULL";

/// None of an account's tokens is good any more.
pub(crate) fn revoke_all(account: &AccountId, now: Instant) -> Statement {
    Statement::new(REVOKE_ALL, [account.as_str().into(), now.into()])
}

pub(super) const IS_OWN: &str = "SELECT 1 AS own FROM api_tokens WHERE id = ?1 AND account_id = ?2 LIMIT 1";

/// A row if the token is or was the account's.
pub(crate) fn is_own(id: &ApiTokenId, account: &AccountId) -> Statement {
    Statement::new(IS_OWN, [id.as_str().into(), account.as_str().into()])
}

/// Whom a token acts for, as they are now.
#[derive(Debug, Deserialize)]
pub(crate) struct BearerRow {
    pub account_id: AccountId,
    pub customer_id: Option<CustomerId>,
    roles: String,
    scopes: String,
    door: String,
}

impl BearerRow {
    /// Whom the token acts for, and its scopes. A program shows no second factor: that its owner has one will do.
    pub(crate) fn reach(self, now: Instant) -> Result<(Comer, Vec<String>), DbError> {
        let (door, roles) = (super::accounts::door(&self.door)?, super::accounts::roles(&self.roles)?);
        let comer = Comer::at(&door, self.account_id, self.customer_id, roles, door.has_factor, now);
        Ok((comer, scopes(&self.scopes)?))
    }
}

pub(super) const BEARER: &str = "
SELECT api_tokens.account_id, accounts.roles, scopes,
  (SELECT customers.id FROM account_customers AS held JOIN customers ON customers.id = held.customer_id
    WHERE held.account_id = api_tokens.account_id ORDER BY customers.name, customers.id LIMIT 1) AS customer_id,
  (SELECT door FROM v_account_doors AS doors WHERE doors.account_id = accounts.id) AS door
FROM api_tokens JOIN accounts ON accounts.id = api_tokens.account_id
WHERE api_tokens.id = ?1 AND secret_hash = ?2 AND revoked_at IS NULL AND ?3 < expires_at LIMIT 1";

pub(super) const TOUCH: &str = "
UPDATE api_tokens SET last_used_at = ?3
WHERE id = ?1 AND secret_hash = ?2 AND revoked_at IS NULL AND ?3 < expires_at AND coalesce(last_used_at, 0) <= ?4";

/// Whom a token acts for, if it is good; and that it was used, once an hour at most.
pub(crate) fn exchange(token: &ApiToken, now: Instant) -> (Query<BearerRow>, Query<Row>) {
    let (id, hash) = (token.id.as_str(), token.secret.hash());
    let since = now.plus_minutes(-USED_MINUTES_MIN);
    let bearer = Query::new(BEARER, [id.into(), hash.as_str().into(), now.into()]);
    (bearer, Query::new(TOUCH, [id.into(), hash.into(), now.into(), since.into()]))
}
