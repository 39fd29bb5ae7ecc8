//! Accounts and their ways in, as operators see them.
use super::{ApiToken, LinkedIdentity, Passkey, Session, StaffRole};
use kernel::text::Email;
use kernel::{AccountId, Instant};
use serde::{Deserialize, Serialize};

/// Which accounts, from where on.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ListAccounts {
    /// Part of the name or the e-mail address, in any case.
    #[serde(default)]
    pub search: Option<String>,
    /// `next_cursor` of the page before.
    #[serde(default)]
    pub cursor: Option<AccountId>,
}

/// An account in a list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct AccountLine {
    pub account_id: AccountId,
    pub email: String,
    pub name: String,
    /// Whether it has a role.
    pub is_operator: bool,
    /// Whether it has a second factor: codes, or a passkey.
    pub has_factor: bool,
}

/// Whose ways in. What is counted against an address is kept under its digest alone, so the address comes along.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct WaysOf {
    pub email: Email,
}

/// How an account is got into.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct AccountWays {
    pub account_id: AccountId,
    pub email: String,
    pub name: String,
    pub roles: Vec<StaffRole>,
    pub has_password: bool,
    /// The company that speaks for the address, if it is the only way in.
    pub company: Option<String>,
    pub identities: Vec<LinkedIdentity>,
    pub passkeys: Vec<Passkey>,
    /// Since when an app makes codes for it; null if none does.
    pub codes_since: Option<Instant>,
    /// How many recovery codes are left.
    pub recovery_codes_left: u32,
    /// Where it is signed in, the one used last first.
    pub sessions: Vec<Session>,
    /// What programs may act for it.
    pub tokens: Vec<ApiToken>,
    /// Until when wrong passwords or codes keep everybody out; null if they do not.
    pub locked_until: Option<Instant>,
    /// Whether the space wants a second factor of it.
    pub wanted: bool,
}
