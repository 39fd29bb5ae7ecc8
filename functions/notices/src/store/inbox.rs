use super::ASKED;
use crate::api::{InboxItem, NoticeId};
use db::{Query, Statement};
use kernel::{AccountId, Instant, millis, millis_option};
use serde::Deserialize;
use web::ListCursor;

pub(super) const SQL: &[&str] = &[LIST, UNREAD, READ, READ_ALL, FORGET];

/// What a count of what is unread ends at.
const UNREAD_MAX: i64 = 100;

/// The place that a list begins at or goes on from, the newest first.
pub(super) fn newest_before(cursor: Option<&ListCursor>) -> (Instant, String) {
    let first = || (Instant::from_seconds(i64::MAX), String::new());
    cursor.map_or_else(first, |cursor| (cursor.at, cursor.id.clone()))
}

/// A notice of an inbox as it is stored.
#[derive(Debug, Deserialize)]
pub(crate) struct InboxRow {
    message_id: NoticeId,
    topic: String,
    title: String,
    text: String,
    page: Option<String>,
    #[serde(with = "millis")]
    created_at: Instant,
    #[serde(with = "millis_option")]
    read_at: Option<Instant>,
}

impl From<InboxRow> for InboxItem {
    fn from(row: InboxRow) -> Self {
        let InboxRow { message_id: id, topic, title, text, page, created_at, read_at } = row;
        Self { id, topic, title, text, page, created_at, read_at }
    }
}

const LIST: &str = "
SELECT message_id, topic, title, text, page, created_at, read_at FROM inbox
WHERE account_id = ?1 AND (created_at, message_id) < (?2, ?3) ORDER BY created_at DESC, message_id DESC LIMIT ?4";

/// What an account was told, the newest first.
pub(crate) fn inbox(account: &AccountId, cursor: Option<&ListCursor>) -> Query<InboxRow> {
    let (at, id) = newest_before(cursor);
    Query::new(LIST, [account.as_str().into(), at.into(), id.into(), ASKED.into()])
}

/// How many an account has not read.
#[derive(Debug, Deserialize)]
pub(crate) struct UnreadRow {
    pub(crate) unread: u32,
}

const UNREAD: &str = "
SELECT count(*) AS unread FROM (SELECT 1 FROM inbox WHERE account_id = ?1 AND read_at IS NULL LIMIT ?2)";

/// How many an account has not read; 100 for that and more.
pub(crate) fn unread(account: &AccountId) -> Query<UnreadRow> {
    Query::new(UNREAD, [account.as_str().into(), UNREAD_MAX.into()])
}

const READ: &str =
    "UPDATE inbox SET read_at = coalesce(read_at, ?3) WHERE account_id = ?1 AND message_id = ?2 RETURNING 1 AS found";

/// Marks one as read; gives a row if there is one.
pub(crate) fn read(account: &AccountId, message: &NoticeId, now: Instant) -> Statement {
    Statement::new(READ, [account.as_str().into(), message.as_str().into(), now.into()])
}

const READ_ALL: &str = "
UPDATE inbox SET read_at = ?3 WHERE account_id = ?1 AND read_at IS NULL AND created_at <= ?2";

/// Marks all as read that were owed until then.
pub(crate) fn read_until(account: &AccountId, until: Instant, now: Instant) -> Statement {
    Statement::new(READ_ALL, [account.as_str().into(), until.into(), now.into()])
}

const FORGET: &str = "
DELETE FROM inbox WHERE (account_id, message_id) IN (
  SELECT account_id, message_id FROM inbox WHERE created_at < ?1 ORDER BY created_at LIMIT ?2)";

/// Forgets what was told before `before`, the oldest first.
pub(crate) fn forget_inbox(before: Instant, items_max: u32) -> Statement {
    Statement::new(FORGET, [before.into(), items_max.into()])
}
