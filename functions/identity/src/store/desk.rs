//! Accounts as operators look for them.
use super::providers::{ClaimRow, claim_on};
use crate::api::AccountLine;
use db::Query;
use kernel::AccountId;
use serde::Deserialize;

/// An account in a list.
#[derive(Debug, Deserialize)]
pub(crate) struct LineRow {
    id: AccountId,
    email: String,
    name: String,
    is_operator: u8,
    has_factor: u8,
}

impl LineRow {
    /// As it is shown.
    pub(crate) fn into_line(self) -> AccountLine {
        let (is_operator, has_factor) = (self.is_operator == 1, self.has_factor == 1);
        AccountLine { account_id: self.id, email: self.email, name: self.name, is_operator, has_factor }
    }
}

// Walks the index by address from the cursor on; `lower` knows ASCII letters only, and so does the caller. Whoever was erased has no
// ways in.
pub(super) const LIST: &str = "
SELECT id, email, name, roles <> '[]' AS is_operator,
  (SELECT door ->> 'has_factor' FROM v_account_doors AS doors WHERE doors.account_id = accounts.id) AS has_factor
FROM accounts
WHERE email > coalesce((SELECT email FROM accounts AS last WHERE last.id = ?1), '')
  AND email NOT LIKE '%@erased.invalid' AND instr(lower(name || ' ' || email), ?2) > 0
ORDER BY email LIMIT ?3";

/// Accounts by address, after the one with id `cursor`, that have `search` in their name or address.
pub(crate) fn list(cursor: Option<&AccountId>, search: &str, items_max: u32) -> Query<LineRow> {
    let search = search.to_ascii_lowercase();
    Query::new(LIST, [cursor.map(AccountId::as_str).into(), search.into(), items_max.into()])
}

pub(super) const CLAIM_OF: &str = claim_on!("accounts.email", "accounts", "accounts.id = ?1");

/// Who speaks for the domain of an account's address now.
pub(crate) fn claim_of(id: &AccountId) -> Query<ClaimRow> {
    Query::new(CLAIM_OF, [id.as_str().into()])
}
