//! Accounts that wait until an operator approves.
use super::accounts::AccountRow;
use super::fields::all_asked;
use crate::api::{Approval, ApprovalState, ToApprove};
use db::{DbError, Query, Statement};
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
    answers: String,
}

impl ToApproveRow {
    /// As operators see it.
    pub(crate) fn into_line(self) -> Result<ToApprove, DbError> {
        let answers = all_asked(db::json(&self.answers)?)?;
        let (since, words) = (self.approval_at, self.approval_words);
        Ok(ToApprove { account_id: self.id, email: self.email, name: self.name, since, words, answers })
    }
}

/// Accounts in one state, with what each has answered, as rows of `fields` in JSON.
macro_rules! in_state {
    ($state:literal) => {
        concat!(
            "
SELECT id, email, name, approval_at, approval_words, (
  SELECT json_group_array(json_object('id', id, 'kind', kind, 'asked', asked, 'is_required', is_required, 'position', position,
    'labels', labels, 'choices', choices, 'archived', archived, 'version', version, 'answer', answer))
  FROM (SELECT profile_fields.*, answer FROM field_answers JOIN profile_fields ON profile_fields.id = field_id
    WHERE account_id = accounts.id ORDER BY position, id)) AS answers
FROM accounts
WHERE approval = '",
            $state,
            "' AND (approval_at, id) > (?1, ?2) ORDER BY approval_at, id LIMIT ?3"
        )
    };
}

pub(super) const WAITING: &str = in_state!("waits");
pub(super) const DECLINED: &str = in_state!("declined");

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
