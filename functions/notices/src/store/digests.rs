use db::{Query, Statement};
use kernel::{AccountId, Instant};
use serde::Deserialize;

pub(super) const SQL: &[&str] = &[DUE, TOLD, FORGET];

/// What is due to one account.
#[derive(Debug, Deserialize)]
pub(crate) struct DigestRow {
    pub(crate) account_id: AccountId,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) locale: String,
    /// JSON: [message, title, text], the oldest first.
    pub(crate) lines: String,
}

const DUE: &str = "
SELECT due.account_id, v_accounts.name, v_accounts.email, v_accounts.locale,
  (SELECT json_group_array(json_array(message_id, title, text)) FROM (
    SELECT message_id, title, text FROM digest_lines AS lines
    WHERE lines.account_id = due.account_id AND lines.due_at <= ?1 ORDER BY created_at, message_id LIMIT 200)) AS lines
FROM (SELECT DISTINCT account_id FROM (
    SELECT account_id FROM digest_lines WHERE due_at <= ?1 ORDER BY due_at, account_id LIMIT 500)) AS due
  JOIN v_accounts ON v_accounts.id = due.account_id
LIMIT ?2";

/// The digests that are due; of each account at most 200 lines at a time.
pub(crate) fn due_digests(now: Instant, accounts_max: u32) -> Query<DigestRow> {
    Query::new(DUE, [now.into(), accounts_max.into()])
}

const TOLD: &str = "
DELETE FROM digest_lines WHERE account_id = ?1 AND message_id IN (SELECT value FROM json_each(?2))";

/// Those lines stand in a mail now.
pub(crate) fn digest_told(account: &AccountId, messages: &[String]) -> Statement {
    Statement::new(TOLD, [account.as_str().into(), serde_json::json!(messages).into()])
}

const FORGET: &str = "
DELETE FROM digest_lines WHERE (account_id, message_id) IN (
  SELECT account_id, message_id FROM digest_lines WHERE due_at < ?1 ORDER BY due_at LIMIT ?2)";

/// Forgets lines that were due before `before` and that nobody was there to be told.
pub(crate) fn forget_digests(before: Instant, items_max: u32) -> Statement {
    Statement::new(FORGET, [before.into(), items_max.into()])
}
