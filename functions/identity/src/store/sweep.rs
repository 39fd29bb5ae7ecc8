//! What time has made worthless. Each statement removes a bounded number of rows, so that a run is short after an outage
//! too; the next run goes on.
use db::Statement;
use kernel::Instant;

/// Rows of each table that one run removes. 24 runs a day remove 24,000, more than a space makes in a month.
const ROWS_MAX: u32 = 1000;

/// SQL: rows of `$table` whose `$at` is before `?1`, `?2` of them, by the columns of its key.
macro_rules! old {
    ($table:literal, $key:literal, $at:literal) => {
        old!($table, $key, $at, "")
    };
    ($table:literal, $key:literal, $at:literal, $unless:literal) => {
        concat!(
            "DELETE FROM ",
            $table,
            " WHERE (",
            $key,
            ") IN (SELECT ",
            $key,
            " FROM ",
            $table,
            " AS old WHERE ",
            $at,
            " < ?1",
            $unless,
            " LIMIT ?2)"
        )
    };
}

/// Sign-ups that became an account or never will.
pub(crate) const SIGN_UPS: &str = old!("sign_ups", "token_hash", "expires_at");
/// Guests whose code was never shown.
pub(crate) const GUESTS: &str = old!("guest_sign_ups", "browser_hash", "expires_at");
/// What invitations have let in that are long over.
pub(crate) const INVITED: &str = old!("invited_sign_ups", "invitation_id, place", "at");
/// Invitations of operators whose time is over.
pub(crate) const INVITATIONS: &str = old!("operator_invitations", "id", "expires_at");
/// Reset links that have expired.
pub(crate) const RESETS: &str = old!("password_resets", "token_hash", "expires_at");
/// Sessions that ended or expired (ending one sets its expiry).
pub(crate) const SESSIONS: &str = old!("sessions", "id", "expires_at");
/// Counts that would begin anew anyway, and with them the network addresses that they name.
pub(crate) const THROTTLES: &str = old!("throttles", "subject", "since");
/// Ways to a provider that were gone to their end or never will be.
pub(crate) const PROVIDER_SIGN_INS: &str = old!("provider_sign_ins", "state_hash", "expires_at");
/// Challenges that could not be answered any more.
pub(crate) const CHALLENGES: &str = old!("used_challenges", "challenge_hash", "expires_at");
/// Tokens that were revoked or expired (revoking one sets its expiry).
pub(crate) const TOKENS: &str = old!("api_tokens", "id", "expires_at");
/// Addresses whose code, or link, never came back.
pub(crate) const CHANGES: &str = old!("address_changes", "account_id", "expires_at");
/// Addresses that could not be put back any more by then, and under which nothing is left anywhere of the time in which the account
/// had them. As long as something is, the account's erasure has to look for it.
pub(crate) const FORMER: &str = old!(
    "former_addresses",
    "token_hash",
    "expires_at",
    " AND NOT EXISTS (SELECT 1 FROM v_needed_addresses AS needed WHERE needed.token_hash = old.token_hash)"
);

/// Removes, by one of these, what was over before then.
pub(crate) fn of(old: &'static str, before: Instant) -> Statement {
    Statement::new(old, [before.into(), ROWS_MAX.into()])
}
