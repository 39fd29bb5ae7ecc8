//! Questions that are asked often.
use super::failed;
use crate::api::{AnsweredQuestion, FAQ_ENTRIES_MAX, FaqEntry, FaqEntryId, FaqEntrySetup};
use db::{DbError, Query, Statement};
use kernel::Locale;
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[ENTRIES, PUBLISHED, INSERT, GUARD_COUNT, GUARD, UPDATE, DELETE];

const ENTRIES: &str = "
SELECT id, language, question, answer, position, published, version FROM faq_entries
ORDER BY language, position, question LIMIT ?1";
const PUBLISHED: &str = "
SELECT id, language, question, answer, position, published, version FROM faq_entries WHERE published = 1
ORDER BY language, position, question LIMIT ?1";

/// A question with its answer.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct FaqRow {
    id: FaqEntryId,
    language: Locale,
    question: String,
    answer: String,
    position: i64,
    published: u8,
    version: i64,
}

fn html(answer: &str) -> String {
    markup::html(answer, markup::PAGE)
}

/// An entry as operators read it.
pub(crate) fn entry(id: FaqEntryId, setup: FaqEntrySetup, version: i64) -> FaqEntry {
    let answer_html = html(setup.answer.as_str());
    FaqEntry { id, setup, answer_html, version }
}

impl FaqRow {
    /// Reads what it is.
    pub(crate) fn into_entry(self) -> Result<FaqEntry, DbError> {
        let setup = FaqEntrySetup {
            language: self.language,
            question: self.question.parse().map_err(failed)?,
            answer: self.answer.parse().map_err(failed)?,
            position: self.position.try_into().map_err(failed)?,
            published: self.published == 1,
        };
        Ok(entry(self.id, setup, self.version))
    }

    /// As whoever asks reads it.
    pub(crate) fn into_answered(self) -> AnsweredQuestion {
        let answer_html = html(&self.answer);
        AnsweredQuestion { id: self.id, language: self.language, question: self.question, answer_html }
    }
}

/// As many as are written are read, all at once.
fn most() -> db::Value {
    FAQ_ENTRIES_MAX.into()
}

/// Every entry.
pub(crate) fn faq_entries() -> Query<FaqRow> {
    Query::new(ENTRIES, [most()])
}

/// What others than operators read.
pub(crate) fn published_faq() -> Query<FaqRow> {
    Query::new(PUBLISHED, [most()])
}

const INSERT: &str = "
INSERT INTO faq_entries (id, language, question, answer, position, published, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1)";
// After it is written, so that of two at once the second is refused.
const GUARD_COUNT: &str = "
INSERT INTO support_guards (guard) SELECT 'too_many_faq_entries' WHERE ?1 < (SELECT count(*) FROM faq_entries)";

fn columns(id: &FaqEntryId, setup: &FaqEntrySetup) -> [db::Value; 6] {
    [
        id.as_str().into(),
        setup.language.tag().into(),
        setup.question.as_str().into(),
        setup.answer.as_str().into(),
        setup.position.get().into(),
        setup.published.into(),
    ]
}

/// Writes a new entry, if there is room; one that asks the same in its language breaks `faq_entries.language,
/// faq_entries.question`.
pub(crate) fn insert_faq(id: &FaqEntryId, setup: &FaqEntrySetup) -> Vec<Statement> {
    vec![Statement::new(INSERT, columns(id, setup)), Statement::new(GUARD_COUNT, [most()])]
}

const GUARD: &str = "
INSERT INTO support_guards (guard) SELECT 'faq_entry_changed'
WHERE NOT EXISTS (SELECT 1 FROM faq_entries WHERE id = ?1 AND (?2 IS NULL OR version = ?2))";
const UPDATE: &str = "
UPDATE faq_entries SET language = ?2, question = ?3, answer = ?4, position = ?5, published = ?6, version = version + 1
WHERE id = ?1";

/// Changes an entry, if it still is at `version`.
pub(crate) fn update_faq(id: &FaqEntryId, setup: &FaqEntrySetup, version: u32) -> Vec<Statement> {
    vec![Statement::new(GUARD, [id.as_str().into(), version.into()]), Statement::new(UPDATE, columns(id, setup))]
}

const DELETE: &str = "DELETE FROM faq_entries WHERE id = ?1";

/// Forgets an entry, if it is there.
pub(crate) fn delete_faq(id: &FaqEntryId) -> Vec<Statement> {
    vec![Statement::new(GUARD, [id.as_str().into(), db::Value::Null]), Statement::new(DELETE, [id.as_str().into()])]
}
