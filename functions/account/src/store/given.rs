//! Files that operators have given to customers.
use super::{ASKED, meant, word};
use crate::api::{CustomerFile, CustomerFileId, CustomerName, ListCursor, NewCustomerFile};
use crate::rules::CUSTOMER_FILES_MAX;
use db::{DbError, Query, Statement};
use files::{FileId, Media};
use kernel::{AccountId, CustomerId, Instant, millis, millis_option};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] =
    &[LIST, ONE, GUARD_MANY, INSERT, FETCHED, GUARD_GONE, DELETE, CUSTOMER, FILE, FIND_CUSTOMERS];

const LIST: &str = "
SELECT customer_files.id, customer_id, file_id, title, kind, media_type, bytes, given_at, fetched_at
FROM customer_files JOIN v_files ON v_files.id = customer_files.file_id
WHERE customer_id = ?1 AND (given_at, customer_files.id) < (?2, ?3) ORDER BY given_at DESC, customer_files.id DESC LIMIT ?4";
const ONE: &str = "
SELECT customer_files.id, customer_id, file_id, title, kind, media_type, bytes, given_at, fetched_at
FROM customer_files JOIN v_files ON v_files.id = customer_files.file_id WHERE customer_files.id = ?1 LIMIT 1";
/// A file that a customer was given.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct GivenRow {
    id: CustomerFileId,
    /// To whom.
    pub(crate) customer_id: CustomerId,
    /// Its bytes.
    pub(crate) file_id: FileId,
    /// What it is called.
    pub(crate) title: String,
    kind: String,
    /// Of which sort it is.
    pub(crate) media_type: Media,
    bytes: i64,
    #[serde(with = "millis")]
    given_at: Instant,
    #[serde(with = "millis_option")]
    fetched_at: Option<Instant>,
}

impl GivenRow {
    /// As it is shown.
    pub(crate) fn into_file(self) -> Result<CustomerFile, DbError> {
        Ok(CustomerFile {
            id: self.id,
            title: self.title,
            kind: meant(&self.kind)?,
            media_type: self.media_type,
            bytes: self.bytes,
            given_at: self.given_at,
            fetched_at: self.fetched_at,
        })
    }
}

/// A page of a customer's files, the latest first.
pub(crate) fn given(customer: &CustomerId, after: Option<&ListCursor>) -> Query<GivenRow> {
    // Later than anything that is.
    let (at, id) = after.map_or((4_102_444_800_000, "~"), |cursor| (cursor.at.as_millis(), cursor.id.as_str()));
    Query::new(LIST, [customer.as_str().into(), at.into(), id.into(), ASKED.into()])
}

/// One of them.
pub(crate) fn given_one(id: &CustomerFileId) -> Query<GivenRow> {
    Query::new(ONE, [id.as_str().into()])
}

const FILE: &str = "
SELECT v_file_keys.id, key, media_type, name, sizes, uploaded_by, attached_to
FROM customer_files JOIN v_file_keys ON v_file_keys.id = customer_files.file_id WHERE customer_files.id = ?1 LIMIT 1";

/// Where its bytes lie.
pub(crate) fn given_row(id: &CustomerFileId) -> Query<files::rows::FileRow> {
    Query::new(FILE, [id.as_str().into()])
}

const CUSTOMER: &str = "SELECT name FROM v_customers WHERE id = ?1 LIMIT 1";
/// What somebody is called.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct NameRow {
    /// The name.
    pub(crate) name: String,
}

/// What a customer is called.
pub(crate) fn customer(id: &CustomerId) -> Query<NameRow> {
    Query::new(CUSTOMER, [id.as_str().into()])
}

// The index gives them by name; each page ends where the next one begins.
const FIND_CUSTOMERS: &str = "
SELECT id, name, email FROM v_customers
WHERE (?2 IS NULL OR (name, id) > ((SELECT name FROM v_customers AS last WHERE last.id = ?2), ?2))
  AND (?1 = '' OR instr(lower(name), lower(?1)) > 0 OR instr(lower(email), lower(?1)) > 0)
ORDER BY name, id LIMIT ?3";

/// Customers whose name or address holds that text.
pub(crate) fn customers(search: &str, after: Option<&CustomerId>) -> Query<CustomerName> {
    Query::new(FIND_CUSTOMERS, [search.into(), after.map(CustomerId::as_str).into(), ASKED.into()])
}

const GUARD_MANY: &str = "
INSERT INTO account_guards (guard) SELECT 'too_many_customer_files'
WHERE ?2 <= (SELECT count(*) FROM customer_files WHERE customer_id = ?1)";
const INSERT: &str = "
INSERT INTO customer_files (id, customer_id, file_id, kind, title, given_by, given_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

/// Gives a file to a customer; breaks `too_many_customer_files` above the limit.
pub(crate) fn give(
    (id, file): (&CustomerFileId, &FileId),
    customer: &CustomerId,
    new: &NewCustomerFile,
    by: &AccountId,
    now: Instant,
) -> Vec<Statement> {
    let params = [
        id.as_str().into(),
        customer.as_str().into(),
        file.as_str().into(),
        word(new.kind).into(),
        new.title.as_str().into(),
        by.as_str().into(),
        now.into(),
    ];
    let guard = [customer.as_str().into(), CUSTOMER_FILES_MAX.into()];
    vec![Statement::new(GUARD_MANY, guard), Statement::new(INSERT, params)]
}

const FETCHED: &str = "
UPDATE customer_files SET fetched_at = ?3 WHERE id = ?1 AND fetched_at IS NULL AND customer_id = ?2
RETURNING id, customer_id, file_id, title, kind, given_at, fetched_at";

/// Notes that somebody of the customer had it, once: part of the one trip that looks at it.
pub(crate) fn fetched(id: &CustomerFileId, customer: &CustomerId, now: Instant) -> Query<FetchedRow> {
    Query::new(FETCHED, [id.as_str().into(), customer.as_str().into(), now.into()])
}

/// A row of which it only matters that it is there.
#[derive(Debug, Deserialize)]
pub(crate) struct FetchedRow {}

const GUARD_GONE: &str = "
INSERT INTO account_guards (guard) SELECT 'customer_file_is_gone' WHERE NOT EXISTS (SELECT 1 FROM customer_files WHERE id = ?1)";
const DELETE: &str = "DELETE FROM customer_files WHERE id = ?1";

/// Takes a file back; breaks `customer_file_is_gone` if it is gone already.
pub(crate) fn take_back(id: &CustomerFileId) -> Vec<Statement> {
    [GUARD_GONE, DELETE].map(|sql| Statement::new(sql, [id.as_str().into()])).to_vec()
}
