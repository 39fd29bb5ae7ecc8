//! Signed-in devices.
use super::Row;
use crate::api;
use crate::rules::doors::Comer;
use crate::rules::sessions::{RefreshToken, SESSIONS_OPEN_MAX, Tried, idle_until};
use db::{DbError, Query, Statement};
use kernel::text::Email;
use kernel::{AccountId, CustomerId, Instant, SessionId, millis, millis_option};
use serde::Deserialize;

pub(super) const INSERT: &str = "
INSERT INTO sessions (id, account_id, customer_id, refresh_hash, rotated_at, created_at, last_used_at, expires_at,
  user_agent, second_factor_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?5, ?6, ?7, ?8)";

/// Starts a session of somebody who has, or has not, shown a second factor.
pub(crate) fn insert(
    token: &RefreshToken,
    account: &AccountId,
    customer: Option<&CustomerId>,
    user_agent: &str,
    shown: bool,
    now: Instant,
) -> Statement {
    let params = [
        token.session.as_str().into(),
        account.as_str().into(),
        customer.map(CustomerId::as_str).into(),
        token.secret.hash().into(),
        now.into(),
        idle_until(now).into(),
        user_agent.into(),
        shown.then_some(now).into(),
    ];
    Statement::new(INSERT, params)
}

pub(super) const END_BEYOND: &str = "
UPDATE sessions SET ended_at = ?2, expires_at = ?2 WHERE id IN (
  SELECT id FROM sessions WHERE account_id = ?1 AND ended_at IS NULL ORDER BY last_used_at DESC LIMIT -1 OFFSET ?3)";

/// Ends the sessions of an account that are beyond the number it may have, those unused for longest.
pub(crate) fn end_beyond(account: &AccountId, now: Instant) -> Statement {
    Statement::new(END_BEYOND, [account.as_str().into(), now.into(), SESSIONS_OPEN_MAX.into()])
}

// 7,776,000,000 ms are the 90 days of `SESSION_DAYS_MAX`.
pub(super) const ROTATE: &str = "
UPDATE sessions SET refresh_hash = ?3, rotated_at = ?4, last_used_at = ?4,
  expires_at = min(?5, created_at + 7776000000)
WHERE id = ?1 AND refresh_hash = ?2 AND ended_at IS NULL AND ?4 < expires_at";

/// Replaces a refresh token by its successor, if it is the good one. Ask `after_rotation` in the same trip.
pub(crate) fn rotate(token: &RefreshToken, successor_hash: &str, now: Instant) -> Query<Row> {
    let params = [
        token.session.as_str().into(),
        token.secret.hash().into(),
        successor_hash.into(),
        now.into(),
        idle_until(now).into(),
    ];
    Query::new(ROTATE, params)
}

/// A session with whom it is for.
#[derive(Debug, Deserialize)]
pub(crate) struct SessionRow {
    pub account_id: AccountId,
    pub customer_id: Option<CustomerId>,
    roles: String,
    refresh_hash: String,
    #[serde(with = "millis")]
    rotated_at: Instant,
    #[serde(with = "millis")]
    expires_at: Instant,
    #[serde(with = "millis_option")]
    ended_at: Option<Instant>,
    #[serde(with = "millis_option")]
    second_factor_at: Option<Instant>,
    door: String,
}

// The session's customer while the account still acts for it, else the account's first by name.
pub(super) const AFTER_ROTATION: &str = "
SELECT sessions.account_id, accounts.roles, refresh_hash, rotated_at, expires_at, ended_at,
  second_factor_at, (SELECT door FROM v_account_doors AS doors WHERE doors.account_id = accounts.id) AS door,
  coalesce(
    (SELECT customer_id FROM account_customers AS held
      WHERE held.account_id = sessions.account_id AND held.customer_id = sessions.customer_id),
    (SELECT customers.id FROM account_customers AS held JOIN customers ON customers.id = held.customer_id
      WHERE held.account_id = sessions.account_id ORDER BY customers.name, customers.id LIMIT 1)) AS customer_id
FROM sessions JOIN accounts ON accounts.id = sessions.account_id WHERE sessions.id = ?1 LIMIT 1";

/// The session as it is after `rotate`.
pub(crate) fn after_rotation(id: &SessionId) -> Query<SessionRow> {
    Query::new(AFTER_ROTATION, [id.as_str().into()])
}

impl SessionRow {
    /// What the rules judge.
    pub(crate) fn tried(&self) -> Tried {
        Tried {
            refresh_hash: self.refresh_hash.clone(),
            rotated_at: self.rotated_at,
            expires_at: self.expires_at,
            is_ended: self.ended_at.is_some(),
        }
    }

    /// Whom it is for, as its next token says it.
    pub(crate) fn comer(self, now: Instant) -> Result<Comer, DbError> {
        let (door, roles) = (super::accounts::door(&self.door)?, super::accounts::roles(&self.roles)?);
        let shown = self.second_factor_at.is_some();
        Ok(Comer::at(&door, self.account_id, self.customer_id, roles, shown, now))
    }
}

pub(super) const END: &str = "UPDATE sessions SET ended_at = ?2, expires_at = ?2 WHERE id = ?1 AND ended_at IS NULL";

/// Ends a session, whoever holds it.
pub(crate) fn end(id: &SessionId, now: Instant) -> Statement {
    Statement::new(END, [id.as_str().into(), now.into()])
}

pub(super) const SIGN_OUT: &str = "
UPDATE sessions SET ended_at = ?3, expires_at = ?3 WHERE id IN (?1, ?2) AND ended_at IS NULL
  AND (id = ?1 OR refresh_hash IN (?4, ?5))";

/// Ends the session that a verified access token names (`by_access`), and the one that a refresh token proves, its
/// successor included: an answer may have been lost.
pub(crate) fn sign_out(
    by_access: Option<&SessionId>,
    by_refresh: Option<&RefreshToken>,
    successor_hash: Option<&str>,
    now: Instant,
) -> Statement {
    let params = [
        by_access.map(SessionId::as_str).into(),
        by_refresh.map(|token| token.session.as_str()).into(),
        now.into(),
        by_refresh.map(|token| token.secret.hash()).into(),
        successor_hash.into(),
    ];
    Statement::new(SIGN_OUT, params)
}

pub(super) const END_OTHERS: &str = "
UPDATE sessions SET ended_at = ?3, expires_at = ?3 WHERE account_id = ?1 AND ended_at IS NULL AND id <> ?2";

/// Ends every session of an account but `kept`; all of them if there is none to keep.
pub(crate) fn end_others(account: &AccountId, kept: Option<&SessionId>, now: Instant) -> Statement {
    let kept = kept.map_or("", SessionId::as_str);
    Statement::new(END_OTHERS, [account.as_str().into(), kept.into(), now.into()])
}

pub(super) const END_ALL_OF_EMAIL: &str = "
UPDATE sessions SET ended_at = ?2, expires_at = ?2
WHERE account_id = (SELECT id FROM accounts WHERE email = ?1) AND ended_at IS NULL";

/// Ends every session of the account with that e-mail address, if there is one.
pub(crate) fn end_all_of_email(email: &Email, now: Instant) -> Statement {
    Statement::new(END_ALL_OF_EMAIL, [email.as_str().into(), now.into()])
}

pub(super) const SHOW_FACTOR: &str = "
UPDATE sessions SET second_factor_at = ?3 WHERE id = ?1 AND account_id = ?2 AND ended_at IS NULL";

/// A session has shown a second factor. What it held back comes with its next token.
pub(crate) fn show_factor(id: &SessionId, account: &AccountId, now: Instant) -> Statement {
    Statement::new(SHOW_FACTOR, [id.as_str().into(), account.as_str().into(), now.into()])
}

#[derive(Debug, Deserialize)]
pub(crate) struct OpenRow {
    id: SessionId,
    #[serde(with = "millis")]
    created_at: Instant,
    #[serde(with = "millis")]
    last_used_at: Instant,
    user_agent: String,
}

impl OpenRow {
    /// The session as its owner sees it from the session `current`.
    pub(crate) fn into_session(self, current: &SessionId) -> api::Session {
        let is_current = self.id == *current;
        api::Session {
            id: self.id,
            created_at: self.created_at,
            last_used_at: self.last_used_at,
            user_agent: self.user_agent,
            current: is_current,
        }
    }
}

pub(super) const OPEN: &str = "
SELECT id, created_at, last_used_at, user_agent FROM sessions
WHERE account_id = ?1 AND ended_at IS NULL AND ?2 < expires_at ORDER BY last_used_at DESC LIMIT ?3";

/// The open sessions of an account, the one used last first: all of them, for there are at most `SESSIONS_OPEN_MAX`.
pub(crate) fn open(account: &AccountId, now: Instant) -> Query<OpenRow> {
    Query::new(OPEN, [account.as_str().into(), now.into(), SESSIONS_OPEN_MAX.into()])
}

pub(super) const END_ONE: &str = "
UPDATE sessions SET ended_at = ?3, expires_at = ?3 WHERE id = ?1 AND account_id = ?2 AND ended_at IS NULL";

pub(super) const IS_OWN: &str = "SELECT 1 FROM sessions WHERE id = ?1 AND account_id = ?2 LIMIT 1";

/// Ends one of an account's own sessions; the last statement gives a row if it is or was one.
pub(crate) fn end_own(id: &SessionId, account: &AccountId, now: Instant) -> Vec<Statement> {
    vec![
        Statement::new(END_ONE, [id.as_str().into(), account.as_str().into(), now.into()]),
        Statement::new(IS_OWN, [id.as_str().into(), account.as_str().into()]),
    ]
}
