//! Accounts that wait until an operator approves.
use super::AskedField;
use kernel::{AccountId, Instant};
use serde::{Deserialize, Serialize};
use web::ListCursor;

kernel::text!(
    /// Why an account was declined, for its owner.
    ApprovalWords,
    1..=1000
);

/// Whether an operator had to approve of an account, and what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum ApprovalState {
    /// Nobody had to.
    NotWanted,
    /// It waits.
    Waits,
    /// An operator approved.
    Approved,
    /// An operator said no; one can still approve.
    Declined,
}

/// How far one's own account is.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct Approval {
    pub state: ApprovalState,
    /// Since when.
    pub since: Option<Instant>,
    /// Why it was declined, in the operator's words.
    pub words: Option<String>,
    pub email: String,
}

/// Which accounts, from where on.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ListApprovals {
    /// Those that were declined, in place of those that wait.
    #[serde(default)]
    pub declined: bool,
    /// `next_cursor` of the page before.
    #[serde(default)]
    pub cursor: Option<ListCursor>,
}

/// An account that waits, or was declined.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct ToApprove {
    pub account_id: AccountId,
    pub email: String,
    pub name: String,
    /// Since when.
    pub since: Instant,
    /// Why it was declined.
    pub words: Option<String>,
    /// What its owner has answered, the fields that are asked no more included.
    pub answers: Vec<AskedField>,
}

/// Say no, and why.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct DeclineAccount {
    pub words: ApprovalWords,
}
