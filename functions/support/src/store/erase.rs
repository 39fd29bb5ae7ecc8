//! What the help desk forgets of somebody who is no more: every word of their requests, by whomever, and the files.
use crate::AREA;
use db::Statement;
use erasure::{BLANK, Erased};

pub(super) const ALL_SQL: &[&str] = &[SUBJECTS, MESSAGES, WORDS];

const SUBJECTS: &str =
    "UPDATE tickets SET subject = ?2 WHERE customer_id IN (SELECT value FROM json_each(?1)) AND subject <> ?2";
const MESSAGES: &str = "
UPDATE ticket_messages SET text = ?2 WHERE text <> ?2 AND ticket_id IN (
  SELECT id FROM tickets WHERE customer_id IN (SELECT value FROM json_each(?1)))";
// The index of words knows its rows by words alone: it is walked, once for each account that is erased.
const WORDS: &str = "
UPDATE ticket_words SET text = '' WHERE ticket_id IN (
  SELECT id FROM tickets WHERE customer_id IN (SELECT value FROM json_each(?1)))";

/// What this function erases of somebody. That there was a request, and how it was seen to, stays.
pub fn erase(erased: &Erased) -> Vec<Statement> {
    let mut writes = files::rows::erase(AREA, &erased.account);
    writes.extend([
        Statement::new(SUBJECTS, [erased.customers_json().into(), BLANK.into()]),
        Statement::new(MESSAGES, [erased.customers_json().into(), BLANK.into()]),
        Statement::new(WORDS, [erased.customers_json().into()]),
    ]);
    writes
}
