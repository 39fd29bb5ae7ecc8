//! What was written, what is attached to it, and the words by which it is found.
use super::word;
use crate::api::{File, MergedTicket, Message, MessageId, MessageKind, TicketId};
use crate::rules::MESSAGES_PER_HOUR_MAX;
use db::{Query, Statement};
use files::FileId;
use kernel::{AccountId, CustomerId, Instant, millis};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[MESSAGES, FILES, SEEN, BY_KEY, AUTHOR, GUARD_MANY, INSERT, INSERT_WORDS];

/// The first who wrote is shown first; of a long one the latest.
const MESSAGES: &str = "
SELECT id, kind, author, text, created_at, number, subject FROM (
  SELECT ticket_messages.id, ticket_messages.kind, v_accounts.name AS author, ticket_messages.text, ticket_messages.created_at,
    merged.number, merged.subject
  FROM ticket_messages JOIN v_accounts ON v_accounts.id = ticket_messages.account_id
  LEFT JOIN tickets AS merged ON merged.id = ticket_messages.ticket_id AND merged.merged_into = ?1
  WHERE ticket_messages.ticket_id IN (SELECT ?1 UNION ALL SELECT tickets.id FROM tickets WHERE tickets.merged_into = ?1)
    AND (?2 = 1 OR ticket_messages.kind <> 'note')
  ORDER BY ticket_messages.created_at DESC, ticket_messages.id DESC LIMIT 500)
ORDER BY created_at, id";
/// A message.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct MessageRow {
    id: MessageId,
    kind: MessageKind,
    author: String,
    text: String,
    #[serde(with = "millis")]
    created_at: Instant,
    number: Option<i64>,
    subject: Option<String>,
}

const FILES: &str = "
SELECT v_files.id, v_files.name, v_files.media_type, v_files.bytes, v_files.width, v_files.height, v_files.attached_to
FROM ticket_messages JOIN v_files ON v_files.attached_to = ticket_messages.id
WHERE ticket_messages.ticket_id IN (SELECT ?1 UNION ALL SELECT tickets.id FROM tickets WHERE tickets.merged_into = ?1)
  AND (?2 = 1 OR ticket_messages.kind <> 'note')
ORDER BY v_files.id LIMIT 2500";
/// A file, and the message that it is attached to.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct AttachedRow {
    attached_to: MessageId,
    #[serde(flatten)]
    file: File,
}

/// What was written about a request, and about what was merged into it, and what is attached; notes only for operators.
pub(crate) fn thread(ticket: &TicketId, with_notes: bool) -> (Query<MessageRow>, Query<AttachedRow>) {
    let params = || [ticket.as_str().into(), with_notes.into()];
    (Query::new(MESSAGES, params()), Query::new(FILES, params()))
}

/// Puts files to their messages.
pub(crate) fn messages(rows: Vec<MessageRow>, files: &[AttachedRow]) -> Vec<Message> {
    let with_files = |row: MessageRow| {
        let own = files.iter().filter(|file| file.attached_to == row.id);
        let files = own.map(|row| row.file.clone()).collect();
        let merged_from = row.number.zip(row.subject).map(|(number, subject)| MergedTicket { number, subject });
        let MessageRow { id, kind, author, text, created_at, .. } = row;
        Message { id, kind, author, text, created_at, files, merged_from }
    };
    rows.into_iter().map(with_files).collect()
}

const SEEN: &str = "
SELECT tickets.customer_id, ticket_messages.kind FROM ticket_messages JOIN tickets ON tickets.id = ticket_messages.ticket_id
WHERE ticket_messages.id = (SELECT attached_to FROM v_files WHERE v_files.id = ?1) LIMIT 1";
/// Whose request a file is attached to, and in whose words.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct SeenRow {
    /// Whose.
    pub(crate) customer_id: CustomerId,
    /// By whom, and for whom.
    pub(crate) kind: MessageKind,
}

/// What a file is attached to.
pub(crate) fn seen(file: &FileId) -> Query<SeenRow> {
    Query::new(SEEN, [file.as_str().into()])
}

const BY_KEY: &str = "SELECT id, ticket_id FROM ticket_messages WHERE key = ?1 LIMIT 1";
/// A message, and what it is about.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct EarlierRow {
    /// The message.
    pub(crate) id: MessageId,
    /// The request.
    pub(crate) ticket_id: TicketId,
}

/// The message that an earlier call with the same key wrote.
pub(crate) fn message_by_key(key: &str) -> Query<EarlierRow> {
    Query::new(BY_KEY, [key.into()])
}

const AUTHOR: &str = "SELECT name FROM v_accounts WHERE id = ?1 LIMIT 1";
/// A name.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct NameRow {
    /// The name.
    pub(crate) name: String,
}

/// The name of an account's owner.
pub(crate) fn author(account: &AccountId) -> Query<NameRow> {
    Query::new(AUTHOR, [account.as_str().into()])
}

const GUARD_MANY: &str = "
INSERT INTO support_guards (guard) SELECT 'too_many_messages'
WHERE ?3 <= (SELECT count(*) FROM ticket_messages WHERE account_id = ?1 AND ?2 < created_at AND kind = 'member')";
const INSERT: &str = "
INSERT INTO ticket_messages (id, key, ticket_id, account_id, kind, text, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const INSERT_WORDS: &str = "INSERT INTO ticket_words (text, ticket_id) VALUES (?1, ?2)";

/// A message to be written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Written<'a> {
    /// Its id.
    pub(crate) id: &'a MessageId,
    /// Under which it is written once.
    pub(crate) key: &'a str,
    /// About which request.
    pub(crate) ticket: &'a TicketId,
    /// The subject, if it is the first.
    pub(crate) subject: &'a str,
    /// By whom.
    pub(crate) by: &'a AccountId,
    /// For whom.
    pub(crate) kind: MessageKind,
    /// What.
    pub(crate) text: &'a str,
    /// What is attached.
    pub(crate) files: &'a [FileId],
}

/// Writes a message with its files, to be found by its words. One of that key breaks `ticket_messages.key`, too many of a
/// member `too_many_messages`, files that are not to be had `file_is_gone`.
pub(crate) fn write(message: Written<'_>, now: Instant) -> Vec<Statement> {
    let params = [
        message.id.as_str().into(),
        message.key.into(),
        message.ticket.as_str().into(),
        message.by.as_str().into(),
        word(message.kind).into(),
        message.text.into(),
        now.into(),
    ];
    let words = format!("{}\n{}", message.subject, message.text);
    let mut writes = Vec::new();
    if message.kind == MessageKind::Member {
        let guard = [message.by.as_str().into(), now.plus_minutes(-60).into(), MESSAGES_PER_HOUR_MAX.into()];
        writes.push(Statement::new(GUARD_MANY, guard));
    }
    writes.push(Statement::new(INSERT, params));
    writes.push(Statement::new(INSERT_WORDS, [words.trim().into(), message.ticket.as_str().into()]));
    writes.extend(files::rows::attach(message.files, message.by, message.id.as_str()));
    writes
}
