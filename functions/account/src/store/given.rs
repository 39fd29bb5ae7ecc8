//! Files that operators have given to customers.
use super::{ASKED, meant, word};
use crate::api::{CustomerFile, CustomerFileId, CustomerName, ListCursor, NewCustomerFile, Person};
use crate::rules::CUSTOMER_FILES_MAX;
use db::{DbError, Query, Statement};
use files::{FileId, Media};
use kernel::text::Email;
use kernel::{AccountId, CustomerId, Instant, millis, millis_option};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[
    LIST,
    OWN_LIST,
    ONE,
    GUARD_MANY,
    GUARD_PERSON,
    INSERT,
    FETCHED,
    GUARD_GONE,
    DELETE,
    CUSTOMER,
    PEOPLE,
    FILE,
    FIND_CUSTOMERS,
];

const LIST: &str = "
SELECT customer_files.id, customer_id, file_id, title, kind, media_type, bytes, given_at, fetched_at, account_id,
  (SELECT name FROM v_accounts WHERE v_accounts.id = customer_files.account_id) AS person_name
FROM customer_files JOIN v_files ON v_files.id = customer_files.file_id
WHERE customer_id = ?1 AND (given_at, customer_files.id) < (?2, ?3) ORDER BY given_at DESC, customer_files.id DESC LIMIT ?4";
const OWN_LIST: &str = "
SELECT customer_files.id, customer_id, file_id, title, kind, media_type, bytes, given_at, fetched_at, account_id,
  (SELECT name FROM v_accounts WHERE v_accounts.id = customer_files.account_id) AS person_name
FROM customer_files JOIN v_files ON v_files.id = customer_files.file_id
WHERE customer_id = ?1 AND (given_at, customer_files.id) < (?2, ?3) AND (account_id IS NULL OR account_id = ?5)
ORDER BY given_at DESC, customer_files.id DESC LIMIT ?4";
const ONE: &str = "
SELECT customer_files.id, customer_id, file_id, title, kind, media_type, bytes, given_at, fetched_at, account_id,
  (SELECT name FROM v_accounts WHERE v_accounts.id = customer_files.account_id) AS person_name
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
    media_type: Media,
    bytes: i64,
    #[serde(with = "millis")]
    given_at: Instant,
    #[serde(with = "millis_option")]
    fetched_at: Option<Instant>,
    account_id: Option<AccountId>,
    person_name: Option<String>,
}

impl GivenRow {
    /// Whether it is for that account of that customer.
    pub(crate) fn is_for(&self, customer: &CustomerId, account: &AccountId) -> bool {
        self.customer_id == *customer && self.account_id.as_ref().is_none_or(|one| one == account)
    }

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
            person: self.account_id.map(|id| Person { id, name: self.person_name.unwrap_or_default() }),
        })
    }
}

/// Where a page begins, the latest first: later than anything that is.
fn place(after: Option<&ListCursor>) -> (i64, &str) {
    after.map_or((4_102_444_800_000, "~"), |cursor| (cursor.at.as_millis(), cursor.id.as_str()))
}

/// A page of a customer's files that are for that account as well.
pub(crate) fn given_to(customer: &CustomerId, account: &AccountId, after: Option<&ListCursor>) -> Query<GivenRow> {
    let (at, id) = place(after);
    let account = account.as_str().into();
    Query::new(OWN_LIST, [customer.as_str().into(), at.into(), id.into(), ASKED.into(), account])
}

/// A page of a customer's files, whomever they are for.
pub(crate) fn given(customer: &CustomerId, after: Option<&ListCursor>) -> Query<GivenRow> {
    let (at, id) = place(after);
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

const PEOPLE: &str = "
SELECT v_accounts.id, v_accounts.name, v_accounts.email, v_accounts.locale FROM v_account_customers
JOIN v_accounts ON v_accounts.id = v_account_customers.account_id WHERE v_account_customers.customer_id = ?1 ORDER BY v_accounts.name LIMIT 100";
/// One of those who act for a customer.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct PersonRow {
    /// The account.
    pub(crate) id: AccountId,
    /// The name.
    pub(crate) name: String,
    /// The mailbox.
    pub(crate) email: Email,
    /// The tag of the language.
    pub(crate) locale: String,
}

/// Those who act for a customer.
pub(crate) fn people(customer: &CustomerId) -> Query<PersonRow> {
    Query::new(PEOPLE, [customer.as_str().into()])
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
const GUARD_PERSON: &str = "
INSERT INTO account_guards (guard) SELECT 'person_is_not_of_customer' WHERE ?2 IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM v_account_customers WHERE account_id = ?2 AND customer_id = ?1)";
const INSERT: &str = "
INSERT INTO customer_files (id, customer_id, file_id, kind, title, given_by, given_at, account_id)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

/// Gives a file to a customer, or to one of its people; breaks `too_many_customer_files` above the limit, and
/// `person_is_not_of_customer` where that one no longer acts for it.
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
        new.account_id.as_ref().map(AccountId::as_str).into(),
    ];
    let guard = [customer.as_str().into(), CUSTOMER_FILES_MAX.into()];
    let person = [customer.as_str().into(), new.account_id.as_ref().map(AccountId::as_str).into()];
    vec![Statement::new(GUARD_MANY, guard), Statement::new(GUARD_PERSON, person), Statement::new(INSERT, params)]
}

const FETCHED: &str = "
UPDATE customer_files SET fetched_at = ?3 WHERE id = ?1 AND fetched_at IS NULL AND customer_id = ?2 AND (account_id IS NULL OR account_id = ?4)
RETURNING id, customer_id, file_id, title, kind, given_at, fetched_at";

/// Notes that somebody of the customer had it, once: part of the one trip that looks at it.
pub(crate) fn fetched(
    id: &CustomerFileId,
    customer: &CustomerId,
    account: &AccountId,
    now: Instant,
) -> Query<FetchedRow> {
    Query::new(FETCHED, [id.as_str().into(), customer.as_str().into(), now.into(), account.as_str().into()])
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
