//! What shows who somebody is besides a password: codes of an app, recovery codes; and challenges that were answered.
use crate::rules::challenge::Answered;
use db::{Query, Statement};
use kernel::{AccountId, Instant, SessionId, millis_option};
use serde::Deserialize;

/// An app that makes codes.
#[derive(Debug, Deserialize)]
pub(crate) struct TotpRow {
    /// Sealed for the account.
    pub secret: String,
    #[serde(with = "millis_option")]
    pub confirmed_at: Option<Instant>,
    pub last_step: i64,
}

pub(super) const TOTP: &str = "SELECT secret, confirmed_at, last_step FROM totp_factors WHERE account_id = ?1 LIMIT 1";

/// The app of an account, whether or not it counts yet.
pub(crate) fn totp(account: &AccountId) -> Query<TotpRow> {
    Query::new(TOTP, [account.as_str().into()])
}

pub(super) const ENROL: &str = "
INSERT INTO totp_factors (account_id, secret, created_at, last_step) VALUES (?1, ?2, ?3, 0)
ON CONFLICT (account_id) DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at
WHERE confirmed_at IS NULL";

/// Keeps a secret that counts once a code of it was shown; in place of one that does not count. The guard `no_second_step`
/// goes before.
pub(crate) fn enrol(account: &AccountId, sealed: &str, now: Instant) -> Statement {
    Statement::new(ENROL, [account.as_str().into(), sealed.into(), now.into()])
}

pub(super) const CONFIRM: &str = "
UPDATE totp_factors SET confirmed_at = ?3, last_step = ?4 WHERE account_id = ?1 AND secret = ?2 AND confirmed_at IS NULL";

/// From now on codes of that secret count. The guard `no_second_step` goes before.
pub(crate) fn confirm(account: &AccountId, sealed: &str, now: Instant, step: i64) -> Statement {
    Statement::new(CONFIRM, [account.as_str().into(), sealed.into(), now.into(), step.into()])
}

pub(super) const TAKE_STEP: &str = "UPDATE totp_factors SET last_step = ?2 WHERE account_id = ?1";

/// Takes the code of a step. The guard `code_is_new` goes before.
pub(crate) fn take_step(account: &AccountId, step: i64) -> Statement {
    Statement::new(TAKE_STEP, [account.as_str().into(), step.into()])
}

pub(super) const REMOVE_TOTP: &str = "DELETE FROM totp_factors WHERE account_id = ?1";

/// Forgets the app.
pub(crate) fn remove_totp(account: &AccountId) -> Statement {
    Statement::new(REMOVE_TOTP, [account.as_str().into()])
}

/// A recovery code that was not used.
#[derive(Debug, Deserialize)]
pub(crate) struct RecoveryRow {
    pub code_hash: String,
}

// ?2: there are ten of an account.
pub(super) const UNUSED: &str =
    "SELECT code_hash FROM recovery_codes WHERE account_id = ?1 AND used_at IS NULL LIMIT ?2";

/// The recovery codes that are left.
pub(crate) fn unused(account: &AccountId) -> Query<RecoveryRow> {
    Query::new(UNUSED, [account.as_str().into(), 100.into()])
}

pub(super) const USE_RECOVERY: &str = "UPDATE recovery_codes SET used_at = ?3 WHERE account_id = ?1 AND code_hash = ?2";

/// Uses a recovery code up. The guard `recovery_code_is_good` goes before.
pub(crate) fn use_recovery(account: &AccountId, hash: &str, now: Instant) -> Statement {
    Statement::new(USE_RECOVERY, [account.as_str().into(), hash.into(), now.into()])
}

pub(super) const REMOVE_RECOVERY: &str = "DELETE FROM recovery_codes WHERE account_id = ?1";

/// Forgets the recovery codes of an account, used or not.
pub(crate) fn remove_recovery(account: &AccountId) -> Statement {
    Statement::new(REMOVE_RECOVERY, [account.as_str().into()])
}

pub(super) const INSERT_RECOVERY: &str = "
INSERT INTO recovery_codes (account_id, code_hash) SELECT ?1, value FROM json_each(?2)";

/// Gives an account recovery codes, in place of those that it had.
pub(crate) fn replace_recovery(account: &AccountId, hashes: &[String]) -> [Statement; 2] {
    let hashes = serde_json::json!(hashes);
    [remove_recovery(account), Statement::new(INSERT_RECOVERY, [account.as_str().into(), hashes.into()])]
}

/// What the schema says where a challenge was answered before.
pub(crate) const ANSWERED_TWICE: &str = "used_challenges.challenge_hash";

pub(super) const USE_CHALLENGE: &str = "INSERT INTO used_challenges (challenge_hash, expires_at) VALUES (?1, ?2)";

/// Answers a challenge, once: a second time is refused by the table's key.
pub(crate) fn use_challenge(answered: &Answered) -> Statement {
    Statement::new(USE_CHALLENGE, [answered.hash.as_str().into(), answered.expires_at.into()])
}

pub(super) const CONFIRM_SESSION: &str = "
UPDATE sessions SET confirmed_at = ?3 WHERE id = ?1 AND account_id = ?2 AND ended_at IS NULL RETURNING 1 AS confirmed";

/// Whoever is signed in has shown anew who they are; gives a row if the session has not ended.
pub(crate) fn confirm_session(session: &SessionId, account: &AccountId, now: Instant) -> Statement {
    Statement::new(CONFIRM_SESSION, [session.as_str().into(), account.as_str().into(), now.into()])
}
