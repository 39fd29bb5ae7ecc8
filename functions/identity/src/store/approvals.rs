//! Accounts that wait until an operator approves.
use super::accounts::AccountRow;
use crate::api::{Approval, ApprovalState, ToApprove};
use db::{Query, Statement};
use kernel::{AccountId, Instant, millis, millis_option};
use serde::Deserialize;
use web::ListCursor;

/// How far an account is.
#[derive(Debug, Deserialize)]
pub(crate) struct ApprovalRow {
    pub approval: ApprovalState,
    #[serde(with = "millis_option")]
    approval_at: Option<Instant>,
    approval_words: Option<String>,
    email: String,
}

impl ApprovalRow {
    /// As its owner sees it.
    pub(crate) fn into_approval(self) -> Approval {
        Approval { state: self.approval, since: self.approval_at, words: self.approval_words, email: self.email }
    }
}

pub(super) const OF: &str = "SELECT approval, approval_at, approval_words, email FROM accounts WHERE id = ?1 LIMIT 1";

/// How far that account is.
pub(crate) fn of(id: &AccountId) -> Query<ApprovalRow> {
    Query::new(OF, [id.as_str().into()])
}

/// An account in the list.
#[derive(Debug, Deserialize)]
pub(crate) struct ToApproveRow {
    id: AccountId,
    email: String,
    name: String,
    #[serde(with = "millis")]
    approval_at: Instant,
    approval_words: Option<String>,
}

impl ToApproveRow {
    /// As operators see it.
    pub(crate) fn into_line(self) -> ToApprove {
        let (since, words) = (self.approval_at, self.approval_words);
        ToApprove { account_id: self.id, email: self.email, name: self.name, since, words }
    }
}

pub(super) const WAITING: &str = "
SELECT id, email, name, approval_at, approval_words FROM accounts
WHERE approval = 'waits' AND (approval_at, id) > (?1, ?2) ORDER BY approval_at, id LIMIT ?3";
pub(super) const DECLINED: &str = "
SELECT id, email, name, approval_at, approval_words FROM accounts
WHERE approval = 'declined' AND (approval_at, id) > (?1, ?2) ORDER BY approval_at, id LIMIT ?3";

/// The accounts that wait, or those that were declined, for longest first.
pub(crate) fn list(declined: bool, cursor: Option<&ListCursor>, items_max: u32) -> Query<ToApproveRow> {
    let (at, id) = cursor.map_or((0, ""), |cursor| (cursor.at.as_millis(), cursor.id.as_str()));
    Query::new(if declined { DECLINED } else { WAITING }, [at.into(), id.into(), items_max.into()])
}

/// Whether the account waits, or was declined, as it did when it was looked at.
pub(crate) const AS_SEEN: &str = "approval_is_as_seen";

pub(super) const IS_AS_SEEN: &str = "
INSERT INTO identity_guards (guard) SELECT 'approval_is_as_seen' WHERE NOT EXISTS (
  SELECT 1 FROM accounts WHERE id = ?1 AND approval = ?2)";
pub(super) const DECIDE: &str = "
UPDATE accounts SET approval = ?2, approval_at = ?3, approval_words = ?4 WHERE id = ?1";

/// Decides about an account that was `seen` to wait, or to be declined; with words if it is declined.
pub(crate) fn decide(account: &AccountRow, seen: ApprovalState, words: Option<&str>, now: Instant) -> [Statement; 2] {
    let id = || account.id.as_str();
    let seen = if seen == ApprovalState::Declined { "declined" } else { "waits" };
    let becomes = if words.is_some() { "declined" } else { "approved" };
    [
        Statement::new(IS_AS_SEEN, [id().into(), seen.into()]),
        Statement::new(DECIDE, [id().into(), becomes.into(), now.into(), words.into()]),
    ]
}
