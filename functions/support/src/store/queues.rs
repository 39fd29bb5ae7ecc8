//! What operators list: each queue along an index of its own.
use super::ASKED;
use super::tickets::{TicketRow, place, select_tickets};
use super::word;
use crate::api::{DepartmentId, Queue, TicketFilter};
use crate::rules::Wanted;
use db::{Query, Value};
use kernel::{AccountId, Instant, LocationId};

pub(super) const ALL_SQL: &[&str] = &[OPEN, MINE, UNASSIGNED, OVERDUE, ALL, FOUND];

/// Overdue requests are listed the longest overdue first, and as many as anybody sees to in a day.
pub(crate) const OVERDUE_MAX: i64 = 100;

const OPEN: &str = select_tickets!(
    "WHERE tickets.status = 'open' AND (tickets.changed_at, tickets.id) < (?1, ?2)
  AND (?4 IS NULL OR tickets.department_id = ?4) AND (?5 IS NULL OR tickets.location_id = ?5) AND (?6 IS NULL OR tickets.status = ?6)
ORDER BY tickets.changed_at DESC, tickets.id DESC LIMIT ?3"
);
const MINE: &str = select_tickets!(
    "WHERE tickets.assignee_id = ?7 AND tickets.status IN ('open', 'waiting') AND (tickets.changed_at, tickets.id) < (?1, ?2)
  AND (?4 IS NULL OR tickets.department_id = ?4) AND (?5 IS NULL OR tickets.location_id = ?5) AND (?6 IS NULL OR tickets.status = ?6)
ORDER BY tickets.changed_at DESC, tickets.id DESC LIMIT ?3"
);
const UNASSIGNED: &str = select_tickets!(
    "WHERE tickets.assignee_id IS NULL AND tickets.status IN ('open', 'waiting') AND (tickets.changed_at, tickets.id) < (?1, ?2)
  AND (?4 IS NULL OR tickets.department_id = ?4) AND (?5 IS NULL OR tickets.location_id = ?5) AND (?6 IS NULL OR tickets.status = ?6)
ORDER BY tickets.changed_at DESC, tickets.id DESC LIMIT ?3"
);
// What is late itself, and what something is late in that was merged into it: the longest overdue of both are those of all.
const OVERDUE: &str = select_tickets!(
    "WHERE tickets.id IN (
  SELECT id FROM (SELECT own.id FROM tickets AS own
    WHERE own.first_answered_at IS NULL AND own.status = 'open' AND own.first_answer_due_at <= ?1
      AND (?3 IS NULL OR own.department_id = ?3) AND (?4 IS NULL OR own.location_id = ?4)
    ORDER BY own.first_answer_due_at LIMIT ?2)
  UNION SELECT id FROM (SELECT merged.id FROM tickets AS merged
    WHERE merged.merged_due_at IS NOT NULL AND merged.status = 'open' AND merged.merged_due_at <= ?1
      AND (?3 IS NULL OR merged.department_id = ?3) AND (?4 IS NULL OR merged.location_id = ?4)
    ORDER BY merged.merged_due_at LIMIT ?2))
ORDER BY min(coalesce(tickets.merged_due_at, tickets.first_answer_due_at),
  CASE WHEN tickets.first_answered_at IS NULL THEN coalesce(tickets.first_answer_due_at, tickets.merged_due_at) ELSE tickets.merged_due_at END),
  tickets.id LIMIT ?2"
);
const ALL: &str = select_tickets!(
    "WHERE (tickets.changed_at, tickets.id) < (?1, ?2)
  AND (?4 IS NULL OR tickets.department_id = ?4) AND (?5 IS NULL OR tickets.location_id = ?5) AND (?6 IS NULL OR tickets.status = ?6)
ORDER BY tickets.changed_at DESC, tickets.id DESC LIMIT ?3"
);
// What was merged is found where it stays. Of the messages with those words the latest 500: who finds more has to look for something else.
const FOUND: &str = select_tickets!(
    "WHERE tickets.id IN (SELECT coalesce(found.merged_into, found.id) FROM tickets AS found WHERE found.id IN (
    SELECT ticket_id FROM (SELECT ticket_id FROM ticket_words WHERE ticket_words MATCH ?7 ORDER BY rowid DESC LIMIT 500)
    UNION SELECT numbered.id FROM tickets AS numbered WHERE numbered.number = ?8))
  AND (tickets.changed_at, tickets.id) < (?1, ?2)
  AND (?4 IS NULL OR tickets.department_id = ?4) AND (?5 IS NULL OR tickets.location_id = ?5) AND (?6 IS NULL OR tickets.status = ?6)
ORDER BY tickets.changed_at DESC, tickets.id DESC LIMIT ?3"
);

/// The requests that `filter` asks for, and `found` if words are looked for: those are looked for among all.
pub(crate) fn queue(filter: &TicketFilter, found: Option<&Wanted>, by: &AccountId, now: Instant) -> Query<TicketRow> {
    let (at, id) = place(filter.cursor.as_ref());
    let department: Value = filter.department.as_ref().map(DepartmentId::as_str).into();
    let location: Value = filter.location.as_ref().map(LocationId::as_str).into();
    let status: Value = filter.status.map(word).into();
    let mut params = vec![at.into(), id.into(), ASKED.into(), department.clone(), location.clone(), status];
    if let Some(found) = found {
        params.extend([found.words.as_str().into(), found.number.into()]);
        return Query::new(FOUND, params);
    }
    match filter.queue {
        Queue::Open => Query::new(OPEN, params),
        Queue::Unassigned => Query::new(UNASSIGNED, params),
        Queue::All => Query::new(ALL, params),
        Queue::Mine => {
            params.push(by.as_str().into());
            Query::new(MINE, params)
        }
        Queue::Overdue => Query::new(OVERDUE, [now.into(), OVERDUE_MAX.into(), department, location]),
    }
}
