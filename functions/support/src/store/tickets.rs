//! Requests: one, a member's own, new ones, what becomes of them.
use super::{ASKED, word};
use crate::api::{
    DepartmentId, ListCursor, MadeTicket, NewTicket, OperatorTicketLine, Priority, StayingTicket, TicketId, TicketLine,
    TicketNumber, TicketSetup, TicketStatus,
};
use crate::rules::{Moved, Party, Stand, TICKETS_PER_HOUR_MAX, status_of};
use db::{DbError, Query, Statement, json};
use kernel::hours::{Calendar, Closure};
use kernel::{AccountId, CustomerId, Instant, LocationId, Zone, millis, millis_option};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[
    BY_ID,
    STANDING,
    BY_NUMBER,
    OF_CUSTOMER,
    BY_KEY,
    PLACE,
    PLACE_OF_TICKET,
    CLOSURES,
    CLOSURES_OF_TICKET,
    GUARD_MANY,
    GUARD_ARCHIVED,
    INSERT,
    GUARD_MERGED,
    GUARD_CLOSED,
    MOVE,
    NOTE_ANSWER,
    NOTE_MERGED,
    GUARD_VERSION,
    SET_UP,
];

/// A request with the names of all that it has to do with.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct TicketRow {
    pub(crate) id: TicketId,
    pub(crate) number: i64,
    pub(crate) subject: String,
    status: TicketStatus,
    priority: Priority,
    pub(crate) customer_id: CustomerId,
    pub(crate) customer_name: String,
    pub(crate) department_id: DepartmentId,
    pub(crate) department_name: String,
    department_operators: String,
    reopen_days: i64,
    location_id: LocationId,
    pub(crate) location_name: String,
    assignee_id: Option<AccountId>,
    assignee_name: Option<String>,
    #[serde(with = "millis")]
    pub(crate) created_at: Instant,
    #[serde(with = "millis")]
    changed_at: Instant,
    #[serde(with = "millis_option")]
    pub(crate) first_answer_due_at: Option<Instant>,
    #[serde(with = "millis_option")]
    pub(crate) first_answered_at: Option<Instant>,
    #[serde(with = "millis_option")]
    closes_at: Option<Instant>,
    pub(crate) version: u32,
    merged_into: Option<TicketId>,
    merged_into_number: Option<i64>,
    #[serde(with = "millis_option")]
    merged_due_at: Option<Instant>,
}

macro_rules! select_tickets {
    ($tail:literal) => {
        concat!(
            "
SELECT tickets.id, tickets.number, tickets.subject, tickets.status, tickets.priority, tickets.customer_id,
  v_customers.name AS customer_name, tickets.department_id, departments.name AS department_name,
  departments.operators AS department_operators, departments.reopen_days, tickets.location_id, v_locations.name AS location_name,
  tickets.assignee_id, v_accounts.name AS assignee_name, tickets.created_at, tickets.changed_at, tickets.first_answer_due_at,
  tickets.first_answered_at, tickets.closes_at, tickets.version, tickets.merged_into, stays.number AS merged_into_number, tickets.merged_due_at
FROM tickets
JOIN v_customers ON v_customers.id = tickets.customer_id
JOIN departments ON departments.id = tickets.department_id
JOIN v_locations ON v_locations.id = tickets.location_id
LEFT JOIN v_accounts ON v_accounts.id = tickets.assignee_id
LEFT JOIN tickets AS stays ON stays.id = tickets.merged_into
",
            $tail
        )
    };
}
pub(super) use select_tickets;

const BY_ID: &str = select_tickets!("WHERE tickets.id = ?1 AND (?2 IS NULL OR tickets.customer_id = ?2) LIMIT 1");
const STANDING: &str = select_tickets!(
    "WHERE tickets.id = (SELECT coalesce(asked.merged_into, asked.id) FROM tickets AS asked WHERE asked.id = ?1)
  AND (?2 IS NULL OR tickets.customer_id = ?2) LIMIT 1"
);
const BY_NUMBER: &str = select_tickets!("WHERE tickets.number = ?1 LIMIT 1");
const OF_CUSTOMER: &str = select_tickets!(
    "WHERE tickets.customer_id = ?1 AND (tickets.changed_at, tickets.id) < (?2, ?3) ORDER BY tickets.changed_at DESC, tickets.id DESC LIMIT ?4"
);

/// A request of a customer, or of anybody.
pub(crate) fn ticket(id: &TicketId, customer: Option<&CustomerId>) -> Query<TicketRow> {
    Query::new(BY_ID, [id.as_str().into(), customer.map(CustomerId::as_str).into()])
}

/// The same, or, of one that was merged, the one that stays.
pub(crate) fn standing(id: &TicketId, customer: Option<&CustomerId>) -> Query<TicketRow> {
    Query::new(STANDING, [id.as_str().into(), customer.map(CustomerId::as_str).into()])
}

/// The request of that number.
pub(crate) fn ticket_by_number(number: TicketNumber) -> Query<TicketRow> {
    Query::new(BY_NUMBER, [number.get().into()])
}

/// Where a list that has no cursor begins: later than any request.
pub(super) fn place(cursor: Option<&ListCursor>) -> (i64, String) {
    // The year 2242.
    let last = i64::from(u32::MAX) * 2000;
    cursor.map_or((last, "~".to_owned()), |cursor| (cursor.at.as_millis(), cursor.id.clone()))
}

/// A customer's requests, the one that something last became of first.
pub(crate) fn tickets_of(customer: &CustomerId, cursor: Option<&ListCursor>) -> Query<TicketRow> {
    let (at, id) = place(cursor);
    Query::new(OF_CUSTOMER, [customer.as_str().into(), at.into(), id.into(), ASKED.into()])
}

const BY_KEY: &str = "SELECT id, number FROM tickets WHERE key = ?1 LIMIT 1";

/// The request that an earlier call with the same key made.
pub(crate) fn ticket_by_key(key: &str) -> Query<MadeTicket> {
    Query::new(BY_KEY, [key.into()])
}

impl TicketRow {
    /// As far as it decides.
    pub(crate) fn stand(&self) -> Stand {
        Stand {
            status: self.status,
            closes_at: self.closes_at,
            assignee: self.assignee_id.clone(),
            reopen_days: self.reopen_days,
            is_merged: self.merged_into.is_some(),
        }
    }

    /// As far as it decides whether and how it is merged.
    pub(crate) fn party(&self) -> Party<'_> {
        Party {
            number: self.number,
            customer: &self.customer_id,
            stand: self.stand(),
            priority: self.priority,
            due: self.first_answer_due_at.filter(|_| self.first_answered_at.is_none()),
            merged_due: self.merged_due_at,
        }
    }

    /// Where it goes on, if it was merged.
    pub(crate) fn merged_into(&self) -> Option<StayingTicket> {
        Some(StayingTicket { id: self.merged_into.clone()?, number: self.merged_into_number? })
    }

    /// Who hears of what is written: whoever sees to it, else its department.
    pub(crate) fn hearers(&self) -> Result<Vec<AccountId>, DbError> {
        match &self.assignee_id {
            Some(assignee) => Ok(vec![assignee.clone()]),
            None => json(&self.department_operators),
        }
    }

    /// As its member sees it in a list.
    pub(crate) fn line(&self, now: Instant) -> TicketLine {
        let status = status_of(self.status, self.closes_at, now);
        TicketLine {
            id: self.id.clone(),
            number: self.number,
            subject: self.subject.clone(),
            status,
            department_name: self.department_name.clone(),
            location_name: self.location_name.clone(),
            created_at: self.created_at,
            changed_at: self.changed_at,
            closes_at: self.closes_at.filter(|_| status == TicketStatus::Solved),
            merged_into: self.merged_into(),
        }
    }

    /// As operators see it in a list.
    pub(crate) fn operator_line(self, now: Instant) -> OperatorTicketLine {
        let status = status_of(self.status, self.closes_at, now);
        let own = self.first_answer_due_at.filter(|_| self.first_answered_at.is_none());
        let is_late = [own, self.merged_due_at].into_iter().flatten().any(|due| due <= now);
        OperatorTicketLine {
            status,
            overdue: is_late && status == TicketStatus::Open,
            closes_at: self.closes_at.filter(|_| status == TicketStatus::Solved),
            merged_due_at: self.merged_due_at,
            merged_into: self.merged_into(),
            id: self.id,
            number: self.number,
            subject: self.subject,
            priority: self.priority,
            customer_id: self.customer_id,
            customer_name: self.customer_name,
            department_id: self.department_id,
            department_name: self.department_name,
            location_id: self.location_id,
            location_name: self.location_name,
            assignee_id: self.assignee_id,
            assignee_name: self.assignee_name,
            created_at: self.created_at,
            changed_at: self.changed_at,
            first_answer_due_at: self.first_answer_due_at,
            first_answered_at: self.first_answered_at,
            version: self.version.into(),
        }
    }
}

const PLACE: &str = "SELECT name, zone, hours FROM v_locations WHERE id = ?1 LIMIT 1";
const PLACE_OF_TICKET: &str = "
SELECT v_locations.name, v_locations.zone, v_locations.hours FROM tickets JOIN v_locations ON v_locations.id = tickets.location_id
WHERE tickets.id = (SELECT coalesce(asked.merged_into, asked.id) FROM tickets AS asked WHERE asked.id = ?1) LIMIT 1";
/// A location, as far as it decides when something is due.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct PlaceRow {
    /// What it is called.
    pub(crate) name: String,
    zone: String,
    hours: String,
}

const CLOSURES: &str = "
SELECT starts_on, ends_on, reason FROM v_closures WHERE location_id = ?1 AND ?2 <= ends_on ORDER BY ends_on LIMIT 100";
// From the day before the request was made: the location's zone may be behind.
const CLOSURES_OF_TICKET: &str = "
SELECT starts_on, ends_on, reason FROM v_closures WHERE location_id = (SELECT location_id FROM tickets WHERE tickets.id = ?1)
  AND (SELECT date(created_at / 1000, 'unixepoch', '-1 day') FROM tickets WHERE tickets.id = ?1) <= ends_on
ORDER BY ends_on LIMIT 100";

impl PlaceRow {
    /// When it is open.
    pub(crate) fn calendar(&self, closures: Vec<Closure>) -> Result<Calendar, DbError> {
        Ok(Calendar { zone: json::<Zone>(&self.zone)?, hours: json(&self.hours)?, closures })
    }
}

/// The location of a new request, and when it is closed from now on.
pub(crate) fn place_of(location: &LocationId, now: Instant) -> (Query<PlaceRow>, Query<Closure>) {
    let yesterday = now.plus_minutes(-24 * 60).utc_date().to_string();
    (Query::new(PLACE, [location.as_str().into()]), Query::new(CLOSURES, [location.as_str().into(), yesterday.into()]))
}

/// The location of a request, and when it was and is closed since the request was made.
pub(crate) fn place_of_ticket(ticket: &TicketId) -> (Query<PlaceRow>, Query<Closure>) {
    (Query::new(PLACE_OF_TICKET, [ticket.as_str().into()]), Query::new(CLOSURES_OF_TICKET, [ticket.as_str().into()]))
}

const GUARD_MANY: &str = "
INSERT INTO support_guards (guard) SELECT 'too_many_tickets'
WHERE ?3 <= (SELECT count(*) FROM tickets WHERE customer_id = ?1 AND ?2 < created_at)";
const GUARD_ARCHIVED: &str = "
INSERT INTO support_guards (guard) SELECT 'department_is_archived'
WHERE NOT EXISTS (SELECT 1 FROM departments WHERE id = ?1 AND archived = 0)";
const INSERT: &str = "
INSERT INTO tickets (id, key, number, customer_id, account_id, department_id, location_id, subject, status, priority, assignee_id,
  created_at, changed_at, first_answer_due_at, first_answered_at, closes_at, version)
VALUES (?1, ?2, (SELECT coalesce(max(number), 0) + 1 FROM tickets), ?3, ?4, ?5, ?6, ?7, 'open', 'normal', NULL, ?8, ?8, ?9, NULL, NULL, 1)
RETURNING id, number";

/// Writes a new request; the last statement answers with its number. Breaks `too_many_tickets` above the limit,
/// `department_is_archived`, and `tickets.key` if there is one of that key.
pub(crate) fn insert_ticket(
    (id, key): (&TicketId, &str),
    (customer, account): (&CustomerId, &AccountId),
    new: &NewTicket,
    due: Option<Instant>,
    now: Instant,
) -> Vec<Statement> {
    let guard = [customer.as_str().into(), now.plus_minutes(-60).into(), TICKETS_PER_HOUR_MAX.into()];
    let params = [
        id.as_str().into(),
        key.into(),
        customer.as_str().into(),
        account.as_str().into(),
        new.department_id.as_str().into(),
        new.location_id.as_str().into(),
        new.subject.as_str().into(),
        now.into(),
        due.into(),
    ];
    vec![
        Statement::new(GUARD_MANY, guard),
        Statement::new(GUARD_ARCHIVED, [new.department_id.as_str().into()]),
        Statement::new(INSERT, params),
    ]
}

const GUARD_MERGED: &str = "
INSERT INTO support_guards (guard) SELECT 'ticket_is_merged' FROM tickets WHERE id = ?1 AND merged_into IS NOT NULL";
const GUARD_CLOSED: &str = "
INSERT INTO support_guards (guard) SELECT 'ticket_is_closed' FROM tickets
WHERE id = ?1 AND (status = 'closed' OR (status = 'solved' AND closes_at <= ?2))";
const MOVE: &str = "
UPDATE tickets SET status = ?2, closes_at = ?3, assignee_id = ?4, changed_at = ?5, version = version + 1 WHERE id = ?1";

/// That a request is to be neither merged nor closed: breaks `ticket_is_merged`, or `ticket_is_closed`.
pub(super) fn guard_open(id: &TicketId, now: Instant) -> [Statement; 2] {
    let closed = [id.as_str().into(), now.into()];
    [Statement::new(GUARD_MERGED, [id.as_str().into()]), Statement::new(GUARD_CLOSED, closed)]
}

/// Moves a request; breaks `ticket_is_merged` or `ticket_is_closed` if it is.
pub(crate) fn move_ticket(id: &TicketId, moved: &Moved, now: Instant) -> Vec<Statement> {
    let assignee = moved.assignee.as_ref().map(AccountId::as_str);
    let params = [id.as_str().into(), word(moved.status).into(), moved.closes_at.into(), assignee.into(), now.into()];
    let mut writes = guard_open(id, now).to_vec();
    writes.push(Statement::new(MOVE, params));
    writes
}

const NOTE_ANSWER: &str =
    "UPDATE tickets SET first_answered_at = coalesce(first_answered_at, ?2), merged_due_at = NULL WHERE id = ?1";
const NOTE_MERGED: &str =
    "UPDATE tickets SET first_answered_at = ?2 WHERE merged_into = ?1 AND first_answered_at IS NULL";

/// Notes when a request, and what was merged into it, had the first answer.
pub(crate) fn note_answer(id: &TicketId, now: Instant) -> [Statement; 2] {
    [NOTE_ANSWER, NOTE_MERGED].map(|sql| Statement::new(sql, [id.as_str().into(), now.into()]))
}

pub(super) const GUARD_VERSION: &str = "
INSERT INTO support_guards (guard) SELECT 'ticket_changed'
WHERE NOT EXISTS (SELECT 1 FROM tickets WHERE id = ?1 AND version = ?2)";
const SET_UP: &str = "
UPDATE tickets SET department_id = ?2, priority = ?3, assignee_id = ?4, status = ?5, closes_at = ?6, first_answer_due_at = ?7,
  changed_at = ?8, version = version + 1
WHERE id = ?1";

/// Changes what operators decide about a request, if it still is at `version`.
pub(crate) fn set_up_ticket(
    (id, version): (&TicketId, u32),
    setup: &TicketSetup,
    moved: &Moved,
    due: Option<Instant>,
    now: Instant,
) -> Vec<Statement> {
    let params = [
        id.as_str().into(),
        setup.department_id.as_str().into(),
        word(setup.priority).into(),
        setup.assignee_id.as_ref().map(AccountId::as_str).into(),
        word(moved.status).into(),
        moved.closes_at.into(),
        due.into(),
        now.into(),
    ];
    vec![Statement::new(GUARD_VERSION, [id.as_str().into(), version.into()]), Statement::new(SET_UP, params)]
}
