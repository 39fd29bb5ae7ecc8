use crate::api::{HeldWords, OwnParagraphs, OwnSubject, OwnWords, TextVersion, TopicName};
use db::{Query, Statement};
use kernel::{AccountId, Instant, Locale, millis};
use serde::Deserialize;

pub(super) const SQL: &[&str] = &[OF_MESSAGE, VERSIONS, EDITED, IS_SEEN, WRITE];

/// An operator's own words as they are stored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct WordsRow {
    pub(crate) subject: Option<String>,
    pub(crate) opening: Option<String>,
    pub(crate) closing: Option<String>,
}

const OF_MESSAGE: &str = "
SELECT notice_texts.subject, notice_texts.opening, notice_texts.closing
FROM v_outbox JOIN notice_texts ON notice_texts.topic = v_outbox.topic AND notice_texts.locale = v_outbox.locale
WHERE v_outbox.id = ?1 ORDER BY notice_texts.version DESC LIMIT 1";

/// What operators say of their own about that message.
pub(crate) fn words_of_message(message: &str) -> Query<WordsRow> {
    Query::new(OF_MESSAGE, [message.into()])
}

/// A version as it is stored.
#[derive(Debug, Deserialize)]
pub(crate) struct VersionRow {
    version: u32,
    subject: Option<String>,
    opening: Option<String>,
    closing: Option<String>,
    by: Option<String>,
    #[serde(with = "millis")]
    edited_at: Instant,
}

impl From<VersionRow> for TextVersion {
    fn from(row: VersionRow) -> Self {
        let VersionRow { version, subject, opening, closing, by, edited_at } = row;
        Self { version, by, edited_at, words: HeldWords { subject, opening, closing } }
    }
}

const VERSIONS: &str = "
SELECT version, subject, opening, closing, edited_at,
  (SELECT name FROM v_accounts WHERE v_accounts.id = notice_texts.account_id) AS by
FROM notice_texts WHERE topic = ?1 AND locale = ?2 ORDER BY version DESC LIMIT 10";

/// The last ten versions of a topic's words in a language, the newest first.
pub(crate) fn versions(topic: &TopicName, locale: Locale) -> Query<VersionRow> {
    Query::new(VERSIONS, [topic.as_str().into(), locale.tag().into()])
}

/// A topic in a language in which operators say something of their own.
#[derive(Debug, Deserialize)]
pub(crate) struct EditedRow {
    pub(crate) topic: String,
    pub(crate) locale: Locale,
}

const EDITED: &str = "
SELECT topic, locale FROM notice_texts AS last
WHERE version = (SELECT max(version) FROM notice_texts WHERE topic = last.topic AND locale = last.locale)
  AND coalesce(subject, opening, closing) IS NOT NULL LIMIT 1000";

/// Where operators say something of their own.
pub(crate) fn edited() -> Query<EditedRow> {
    Query::new(EDITED, [])
}

const IS_SEEN: &str = "
INSERT INTO notices_guards (guard) SELECT 'notice_text_was_edited'
WHERE coalesce((SELECT max(version) FROM notice_texts WHERE topic = ?1 AND locale = ?2), 0) <> ?3";
const WRITE: &str = "
INSERT INTO notice_texts (topic, locale, version, subject, opening, closing, account_id, edited_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

/// Writes the version after `seen`; refused by `notice_text_was_edited` unless that is the last one.
pub(crate) fn write_words(
    (topic, locale): (&TopicName, Locale),
    seen: u32,
    words: &OwnWords,
    by: &AccountId,
    now: Instant,
) -> [Statement; 2] {
    let (name, tag) = (topic.as_str(), locale.tag());
    let own = [
        words.subject.as_ref().map(OwnSubject::as_str),
        words.opening.as_ref().map(OwnParagraphs::as_str),
        words.closing.as_ref().map(OwnParagraphs::as_str),
    ];
    let [subject, opening, closing] = own.map(Into::into);
    let by = by.as_str().into();
    let is_seen = Statement::new(IS_SEEN, [name.into(), tag.into(), seen.into()]);
    let version = (seen + 1).into();
    [is_seen, Statement::new(WRITE, [name.into(), tag.into(), version, subject, opening, closing, by, now.into()])]
}
