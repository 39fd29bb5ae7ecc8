//! Departments, canned replies, and who and what the console chooses from.
use super::failed;
use crate::api::{
    CannedReply, CannedReplyId, CannedReplySetup, Department, DepartmentId, DepartmentSetup, OfferedDepartment,
    OfferedLocation, SupportOperator, TicketId,
};
use db::{DbError, Query, Statement, json};
use kernel::{AccountId, CustomerId};
use serde::Deserialize;
use serde_json::json;

pub(super) const ALL_SQL: &[&str] = &[
    OFFERED,
    LOCATIONS,
    DEPARTMENTS,
    DEPARTMENT,
    OPERATORS,
    INSERT_DEPARTMENT,
    GUARD_DEPARTMENT,
    UPDATE_DEPARTMENT,
    CANNED_REPLIES,
    CANNED_FOR,
    INSERT_CANNED,
    GUARD_CANNED,
    UPDATE_CANNED,
    DELETE_CANNED,
    CUSTOMER,
];

const OFFERED: &str =
    "SELECT id, name, description FROM departments WHERE archived = 0 ORDER BY position, name LIMIT 200";

/// The departments that take requests.
pub(crate) fn offered() -> Query<OfferedDepartment> {
    Query::new(OFFERED, [])
}

const LOCATIONS: &str = "SELECT id, name FROM v_locations ORDER BY name LIMIT 200";

/// Every location.
pub(crate) fn locations() -> Query<OfferedLocation> {
    Query::new(LOCATIONS, [])
}

macro_rules! select_departments {
    ($tail:literal) => {
        concat!(
            "
SELECT id, name, description, operators, first_answer_minutes, reopen_days, position, archived, version,
  (SELECT count(*) FROM tickets WHERE tickets.department_id = departments.id AND tickets.status IN ('open', 'waiting')) AS unsolved
FROM departments ",
            $tail
        )
    };
}

const DEPARTMENTS: &str = select_departments!("ORDER BY position, name LIMIT 200");
const DEPARTMENT: &str = select_departments!("WHERE id = ?1 LIMIT 1");
/// A department.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct DepartmentRow {
    id: DepartmentId,
    name: String,
    description: String,
    operators: String,
    first_answer_minutes: Option<i64>,
    reopen_days: i64,
    position: i64,
    archived: u8,
    version: i64,
    unsolved: i64,
}

impl DepartmentRow {
    /// Reads what it is.
    pub(crate) fn into_department(self) -> Result<Department, DbError> {
        let setup = DepartmentSetup {
            name: self.name.parse().map_err(failed)?,
            description: self.description.parse().map_err(failed)?,
            operators: json(&self.operators)?,
            first_answer_minutes: self.first_answer_minutes.map(TryInto::try_into).transpose().map_err(failed)?,
            reopen_days: self.reopen_days.try_into().map_err(failed)?,
            position: self.position.try_into().map_err(failed)?,
            archived: self.archived == 1,
        };
        Ok(Department { id: self.id, setup, unsolved: self.unsolved, version: self.version })
    }
}

/// Every department, archived ones too.
pub(crate) fn departments() -> Query<DepartmentRow> {
    Query::new(DEPARTMENTS, [])
}

/// The department of that id.
pub(crate) fn department(id: &DepartmentId) -> Query<DepartmentRow> {
    Query::new(DEPARTMENT, [id.as_str().into()])
}

const OPERATORS: &str = "
SELECT id, name FROM v_accounts WHERE roles <> '[]' AND EXISTS (SELECT 1 FROM json_each(roles) WHERE value = 'support:write')
ORDER BY name, id LIMIT 200";

/// Who answers requests.
pub(crate) fn operators() -> Query<SupportOperator> {
    Query::new(OPERATORS, [])
}

const INSERT_DEPARTMENT: &str = "
INSERT INTO departments (id, name, description, operators, first_answer_minutes, reopen_days, position, archived, version)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1)";

fn columns(id: &DepartmentId, setup: &DepartmentSetup) -> [db::Value; 8] {
    [
        id.as_str().into(),
        setup.name.as_str().into(),
        setup.description.as_str().into(),
        json!(setup.operators).into(),
        setup.first_answer_minutes.map(crate::api::AnswerMinutes::get).into(),
        setup.reopen_days.get().into(),
        setup.position.get().into(),
        setup.archived.into(),
    ]
}

/// Writes a new department; one of that name breaks `departments.name`.
pub(crate) fn insert_department(id: &DepartmentId, setup: &DepartmentSetup) -> Statement {
    Statement::new(INSERT_DEPARTMENT, columns(id, setup))
}

const GUARD_DEPARTMENT: &str = "
INSERT INTO support_guards (guard) SELECT 'department_changed'
WHERE NOT EXISTS (SELECT 1 FROM departments WHERE id = ?1 AND version = ?2)";
const UPDATE_DEPARTMENT: &str = "
UPDATE departments SET name = ?2, description = ?3, operators = ?4, first_answer_minutes = ?5, reopen_days = ?6, position = ?7,
  archived = ?8, version = version + 1
WHERE id = ?1";

/// Changes a department, if it still is at `version`.
pub(crate) fn update_department(id: &DepartmentId, setup: &DepartmentSetup, version: u32) -> Vec<Statement> {
    vec![
        Statement::new(GUARD_DEPARTMENT, [id.as_str().into(), version.into()]),
        Statement::new(UPDATE_DEPARTMENT, columns(id, setup)),
    ]
}

const CANNED_REPLIES: &str =
    "SELECT id, name, department_id, text, version FROM canned_replies ORDER BY name LIMIT 500";
// Those of the request's department, and those of all.
const CANNED_FOR: &str = "
SELECT id, name, department_id, text, version FROM canned_replies
WHERE department_id IS NULL OR department_id = (SELECT department_id FROM tickets WHERE tickets.id = ?1)
ORDER BY name LIMIT 500";
/// A canned reply.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct CannedRow {
    /// Which.
    pub(crate) id: CannedReplyId,
    /// What operators know it by.
    pub(crate) name: String,
    department_id: Option<DepartmentId>,
    /// What it says, not filled in.
    pub(crate) text: String,
    version: i64,
}

impl CannedRow {
    /// Reads what it is.
    pub(crate) fn into_reply(self) -> Result<CannedReply, DbError> {
        let (name, text) = (self.name.parse().map_err(failed)?, self.text.parse().map_err(failed)?);
        let setup = CannedReplySetup { name, department_id: self.department_id, text };
        Ok(CannedReply { id: self.id, setup, version: self.version })
    }
}

/// Every canned reply.
pub(crate) fn canned_replies() -> Query<CannedRow> {
    Query::new(CANNED_REPLIES, [])
}

/// The canned replies that a request can be answered with.
pub(crate) fn canned_for(ticket: &TicketId) -> Query<CannedRow> {
    Query::new(CANNED_FOR, [ticket.as_str().into()])
}

const INSERT_CANNED: &str =
    "INSERT INTO canned_replies (id, name, department_id, text, version) VALUES (?1, ?2, ?3, ?4, 1)";

fn canned_columns(id: &CannedReplyId, setup: &CannedReplySetup) -> [db::Value; 4] {
    let department = setup.department_id.as_ref().map(DepartmentId::as_str);
    [id.as_str().into(), setup.name.as_str().into(), department.into(), setup.text.as_str().into()]
}

/// Writes a new canned reply; one of that name breaks `canned_replies.name`.
pub(crate) fn insert_canned(id: &CannedReplyId, setup: &CannedReplySetup) -> Statement {
    Statement::new(INSERT_CANNED, canned_columns(id, setup))
}

const GUARD_CANNED: &str = "
INSERT INTO support_guards (guard) SELECT 'canned_reply_changed'
WHERE NOT EXISTS (SELECT 1 FROM canned_replies WHERE id = ?1 AND (?2 IS NULL OR version = ?2))";
const UPDATE_CANNED: &str =
    "UPDATE canned_replies SET name = ?2, department_id = ?3, text = ?4, version = version + 1 WHERE id = ?1";

/// Changes a canned reply, if it still is at `version`.
pub(crate) fn update_canned(id: &CannedReplyId, setup: &CannedReplySetup, version: u32) -> Vec<Statement> {
    vec![
        Statement::new(GUARD_CANNED, [id.as_str().into(), version.into()]),
        Statement::new(UPDATE_CANNED, canned_columns(id, setup)),
    ]
}

const DELETE_CANNED: &str = "DELETE FROM canned_replies WHERE id = ?1";

/// Forgets a canned reply, if it is there.
pub(crate) fn delete_canned(id: &CannedReplyId) -> Vec<Statement> {
    vec![
        Statement::new(GUARD_CANNED, [id.as_str().into(), db::Value::Null]),
        Statement::new(DELETE_CANNED, [id.as_str().into()]),
    ]
}

/// Whether all of `wanted` are among `known`; the first that is not, by its place.
pub(crate) fn first_unknown(wanted: &[AccountId], known: &[SupportOperator]) -> Option<usize> {
    wanted.iter().position(|id| !known.iter().any(|one| one.id == *id))
}

const CUSTOMER: &str = "SELECT name FROM v_customers WHERE id = ?1 LIMIT 1";
/// A customer by name.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct CustomerRow {
    /// The name.
    pub(crate) name: String,
}

/// A customer.
pub(crate) fn customer(id: &CustomerId) -> Query<CustomerRow> {
    Query::new(CUSTOMER, [id.as_str().into()])
}
