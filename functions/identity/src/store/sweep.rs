//! What time has made worthless. Each statement removes a bounded number of rows, so that a run is short after an outage
//! too; the next run goes on.
use db::Statement;
use kernel::Instant;

/// Rows of each table that one run removes. 24 runs a day remove 24,000, more than a space makes in a month.
pub(crate) const ROWS_MAX: u32 = 1000;

pub(super) const SIGN_UPS: &str = "
DELETE FROM sign_ups WHERE token_hash IN (SELECT token_hash FROM sign_ups WHERE expires_at < ?1 LIMIT ?2)";

/// Removes sign-ups that became an account or never will.
pub(crate) fn sign_ups(before: Instant) -> Statement {
    Statement::new(SIGN_UPS, [before.into(), ROWS_MAX.into()])
}

pub(super) const INVITED: &str = "
DELETE FROM invited_sign_ups WHERE (invitation_id, place) IN (
  SELECT invitation_id, place FROM invited_sign_ups WHERE at < ?1 LIMIT ?2)";

/// Removes what invitations have let in that are long over.
pub(crate) fn invited(before: Instant) -> Statement {
    Statement::new(INVITED, [before.into(), ROWS_MAX.into()])
}

pub(super) const RESETS: &str = "
DELETE FROM password_resets WHERE token_hash IN (
  SELECT token_hash FROM password_resets WHERE expires_at < ?1 LIMIT ?2)";

/// Removes reset links that have expired.
pub(crate) fn resets(before: Instant) -> Statement {
    Statement::new(RESETS, [before.into(), ROWS_MAX.into()])
}

pub(super) const SESSIONS: &str = "
DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE expires_at < ?1 LIMIT ?2)";

/// Removes sessions that ended or expired (ending one sets its expiry).
pub(crate) fn sessions(before: Instant) -> Statement {
    Statement::new(SESSIONS, [before.into(), ROWS_MAX.into()])
}

pub(super) const THROTTLES: &str = "
DELETE FROM throttles WHERE subject IN (SELECT subject FROM throttles WHERE since < ?1 LIMIT ?2)";

/// Removes counts that would begin anew anyway, and with them the network addresses that they name.
pub(crate) fn throttles(before: Instant) -> Statement {
    Statement::new(THROTTLES, [before.into(), ROWS_MAX.into()])
}

pub(super) const PROVIDER_SIGN_INS: &str = "
DELETE FROM provider_sign_ins WHERE state_hash IN (
  SELECT state_hash FROM provider_sign_ins WHERE expires_at < ?1 LIMIT ?2)";

/// Removes ways to a provider that were gone to their end or never will be.
pub(crate) fn provider_sign_ins(before: Instant) -> Statement {
    Statement::new(PROVIDER_SIGN_INS, [before.into(), ROWS_MAX.into()])
}

pub(super) const CHALLENGES: &str = "
DELETE FROM used_challenges WHERE challenge_hash IN (
  SELECT challenge_hash FROM used_challenges WHERE expires_at < ?1 LIMIT ?2)";

/// Removes challenges that could not be answered any more.
pub(crate) fn challenges(before: Instant) -> Statement {
    Statement::new(CHALLENGES, [before.into(), ROWS_MAX.into()])
}

pub(super) const TOKENS: &str = "
DELETE FROM api_tokens WHERE id IN (SELECT id FROM api_tokens WHERE expires_at < ?1 LIMIT ?2)";

/// Removes tokens that were revoked or expired (revoking one sets its expiry).
pub(crate) fn tokens(before: Instant) -> Statement {
    Statement::new(TOKENS, [before.into(), ROWS_MAX.into()])
}

pub(super) const CHANGES: &str = "
DELETE FROM address_changes WHERE account_id IN (SELECT account_id FROM address_changes WHERE expires_at < ?1 LIMIT ?2)";

/// Removes addresses whose code, or link, never came back.
pub(crate) fn address_changes(before: Instant) -> Statement {
    Statement::new(CHANGES, [before.into(), ROWS_MAX.into()])
}

pub(super) const FORMER: &str = "
DELETE FROM former_addresses WHERE token_hash IN (
  SELECT token_hash FROM former_addresses AS former WHERE expires_at < ?1 AND NOT EXISTS (
    SELECT 1 FROM v_needed_addresses AS needed WHERE needed.token_hash = former.token_hash)
  LIMIT ?2)";

/// Removes addresses that could not be put back any more by then, and under which nothing is left anywhere of the time in which the account
/// had them. As long as something is, the account's erasure has to look for it.
pub(crate) fn former_addresses(before: Instant) -> Statement {
    Statement::new(FORMER, [before.into(), ROWS_MAX.into()])
}
