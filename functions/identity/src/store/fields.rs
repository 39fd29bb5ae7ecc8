//! What an operator asks of people, and what they answered.
use crate::api::{Answers, AskedField, AskedWhen, FieldChoice, FieldId, FieldKind, FieldSetup, Labels, ProfileField};
use crate::rules::fields::FIELDS_MAX;
use db::{DbError, Query, Statement, json};
use kernel::{AccountId, CustomerId, Instant};
use serde::Deserialize;
use serde_json::Value;

/// A field, with an answer where one was asked for.
#[derive(Debug, Deserialize)]
pub(crate) struct FieldRow {
    id: FieldId,
    kind: FieldKind,
    asked: AskedWhen,
    is_required: u8,
    position: u16,
    labels: String,
    choices: String,
    archived: u8,
    version: u32,
    #[serde(default)]
    answered: u8,
    #[serde(default)]
    answer: Option<String>,
}

impl FieldRow {
    /// As it is asked.
    pub(crate) fn asked(self) -> Result<AskedField, DbError> {
        Ok(AskedField {
            id: self.id,
            kind: self.kind,
            asked: self.asked,
            required: self.is_required == 1,
            labels: json::<Labels>(&self.labels)?,
            choices: json::<Vec<FieldChoice>>(&self.choices)?,
            answer: self.answer.as_deref().map(json::<Value>).transpose()?,
        })
    }

    /// As operators see it.
    pub(crate) fn set_up(self) -> Result<ProfileField, DbError> {
        let setup = FieldSetup {
            kind: self.kind,
            asked: self.asked,
            required: self.is_required == 1,
            position: self.position,
            labels: json(&self.labels)?,
            choices: json(&self.choices)?,
            archived: self.archived == 1,
        };
        Ok(ProfileField { id: self.id, setup, answered: self.answered == 1, version: self.version })
    }
}

/// The fields of `rows` as they are asked.
pub(crate) fn all_asked(rows: Vec<FieldRow>) -> Result<Vec<AskedField>, DbError> {
    rows.into_iter().map(FieldRow::asked).collect()
}

pub(super) const AT_SIGN_UP: &str = "
SELECT id, kind, asked, is_required, position, labels, choices, archived, version FROM profile_fields
WHERE asked = 'sign_up' AND archived = 0 ORDER BY position, id LIMIT ?1";

/// What whoever signs up is asked.
pub(crate) fn at_sign_up() -> Query<FieldRow> {
    Query::new(AT_SIGN_UP, [FIELDS_MAX.into()])
}

pub(super) const OF_ACCOUNT: &str = "
SELECT id, kind, asked, is_required, position, labels, choices, archived, version,
  (SELECT answer FROM field_answers WHERE account_id = ?1 AND field_id = profile_fields.id) AS answer
FROM profile_fields WHERE archived = 0 ORDER BY position, id LIMIT ?2";

/// Every field that is asked, with what an account answered.
pub(crate) fn of_account(account: &AccountId) -> Query<FieldRow> {
    Query::new(OF_ACCOUNT, [account.as_str().into(), FIELDS_MAX.into()])
}

pub(super) const OF_CUSTOMER: &str = "
SELECT id, kind, asked, is_required, position, labels, choices, archived, version, answer
FROM account_customers JOIN field_answers ON field_answers.account_id = account_customers.account_id
JOIN profile_fields ON profile_fields.id = field_id
WHERE customer_id = ?1 ORDER BY position, id, field_answers.account_id LIMIT ?2";

/// What those who act for a customer have answered, the fields that are asked no more included.
pub(crate) fn of_customer(customer: &CustomerId) -> Query<FieldRow> {
    Query::new(OF_CUSTOMER, [customer.as_str().into(), FIELDS_MAX.into()])
}

pub(super) const ALL: &str = "
SELECT id, kind, asked, is_required, position, labels, choices, archived, version,
  EXISTS (SELECT 1 FROM field_answers WHERE field_id = profile_fields.id) AS answered
FROM profile_fields ORDER BY archived, position, id LIMIT ?1";

/// Every field there is, those that are asked first.
pub(crate) fn all() -> Query<FieldRow> {
    Query::new(ALL, [FIELDS_MAX.into()])
}

pub(super) const BY_ID: &str = "
SELECT id, kind, asked, is_required, position, labels, choices, archived, version,
  EXISTS (SELECT 1 FROM field_answers WHERE field_id = profile_fields.id) AS answered
FROM profile_fields WHERE id = ?1 LIMIT 1";

/// The field with that id.
pub(crate) fn by_id(id: &FieldId) -> Query<FieldRow> {
    Query::new(BY_ID, [id.as_str().into()])
}

/// Another field may be there.
pub(crate) const FEW: &str = "fields_are_few";
/// The field is as it was read.
pub(crate) const AS_SEEN: &str = "field_is_as_seen";

pub(super) const ARE_FEW: &str = "
INSERT INTO identity_guards (guard) SELECT 'fields_are_few' WHERE ?1 <= (SELECT count(*) FROM profile_fields)";
pub(super) const INSERT: &str = "
INSERT INTO profile_fields (id, kind, asked, is_required, position, labels, choices, archived, version)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1)";

fn columns(id: &FieldId, setup: &FieldSetup) -> [db::Value; 8] {
    let kind = serde_json::json!(setup.kind).as_str().unwrap_or_default().to_owned();
    [
        id.as_str().into(),
        kind.into(),
        setup.asked.word().into(),
        setup.required.into(),
        u32::from(setup.position).into(),
        serde_json::json!(setup.labels).into(),
        serde_json::json!(setup.choices).into(),
        setup.archived.into(),
    ]
}

/// Asks something new.
pub(crate) fn insert(id: &FieldId, setup: &FieldSetup) -> [Statement; 2] {
    [Statement::new(ARE_FEW, [FIELDS_MAX.into()]), Statement::new(INSERT, columns(id, setup))]
}

pub(super) const IS_AS_SEEN: &str = "
INSERT INTO identity_guards (guard) SELECT 'field_is_as_seen' WHERE NOT EXISTS (
  SELECT 1 FROM profile_fields WHERE id = ?1 AND version = ?2)";
pub(super) const UPDATE: &str = "
UPDATE profile_fields SET kind = ?2, asked = ?3, is_required = ?4, position = ?5, labels = ?6, choices = ?7, archived = ?8,
  version = version + 1
WHERE id = ?1";

/// Changes a field that is at `version`.
pub(crate) fn update(id: &FieldId, setup: &FieldSetup, version: u32) -> [Statement; 2] {
    let guard = Statement::new(IS_AS_SEEN, [id.as_str().into(), version.into()]);
    [guard, Statement::new(UPDATE, columns(id, setup))]
}

pub(super) const DELETE: &str = "DELETE FROM profile_fields WHERE id = ?1";

/// Deletes a field; the schema refuses one that somebody has answered.
pub(crate) fn delete(id: &FieldId) -> Statement {
    Statement::new(DELETE, [id.as_str().into()])
}

pub(super) const FORGET: &str = "
DELETE FROM field_answers WHERE account_id = ?1
  AND field_id IN (SELECT key FROM json_each(?2) WHERE type = 'null')";
pub(super) const ANSWER: &str = "
INSERT INTO field_answers (account_id, field_id, answer, answered_at)
SELECT ?1, key, ?2 -> fullkey, ?3 FROM json_each(?2) WHERE type <> 'null'
ON CONFLICT (account_id, field_id) DO UPDATE SET answer = excluded.answer, answered_at = excluded.answered_at";

/// Keeps what an account answered; what is null is taken back.
pub(crate) fn answer(account: &AccountId, answers: &Answers, now: Instant) -> [Statement; 2] {
    let given = || serde_json::json!(answers);
    [
        Statement::new(FORGET, [account.as_str().into(), given().into()]),
        Statement::new(ANSWER, [account.as_str().into(), given().into(), now.into()]),
    ]
}

pub(super) const ANSWER_AS_SIGNED_UP: &str = "
INSERT INTO field_answers (account_id, field_id, answer, answered_at)
SELECT account_id, key, sign_ups.answers -> fullkey, ?3 FROM sign_ups, json_each(sign_ups.answers)
WHERE token_hash = ?1 AND account_id = ?2 AND json_each.type <> 'null' AND EXISTS (SELECT 1 FROM profile_fields WHERE profile_fields.id = key)";

/// Keeps what was answered at sign-up, for the account that it has just become.
pub(crate) fn answer_as_signed_up(token_hash: &str, account: &AccountId, now: Instant) -> Statement {
    Statement::new(ANSWER_AS_SIGNED_UP, [token_hash.into(), account.as_str().into(), now.into()])
}
