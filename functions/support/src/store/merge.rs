//! Requests that are merged: into what, and what is written then.
use super::tickets::{GUARD_VERSION, TicketRow, guard_open, place, select_tickets};
use super::{ASKED, word};
use crate::api::{ListCursor, TicketId};
use crate::rules::Merged;
use db::{Query, Statement};
use kernel::{AccountId, Instant};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[OTHERS, HELD, GUARD_HOLDS, GO, STAY];

const OTHERS: &str = select_tickets!(
    "WHERE tickets.customer_id = (SELECT customer_id FROM tickets AS asked WHERE asked.id = ?1) AND tickets.id <> ?1
  AND tickets.status <> 'closed' AND (tickets.changed_at, tickets.id) < (?2, ?3)
ORDER BY tickets.changed_at DESC, tickets.id DESC LIMIT ?4"
);

/// The other requests of a request's customer, as far as they are not over; the one that something last became of first.
pub(crate) fn others(than: &TicketId, cursor: Option<&ListCursor>) -> Query<TicketRow> {
    let (at, id) = place(cursor);
    Query::new(OTHERS, [than.as_str().into(), at.into(), id.into(), ASKED.into()])
}

const HELD: &str = "SELECT id FROM tickets WHERE merged_into = ?1 LIMIT 1";

/// A request that was merged into another.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct HeldRow {
    #[expect(dead_code, reason = "that there is one decides")]
    id: TicketId,
}

/// One of those that were merged into a request, if there are any.
pub(crate) fn held(id: &TicketId) -> Query<HeldRow> {
    Query::new(HELD, [id.as_str().into()])
}

const GUARD_HOLDS: &str = "
INSERT INTO support_guards (guard) SELECT 'ticket_holds_others' FROM tickets WHERE merged_into = ?1 LIMIT 1";
const GO: &str = "
UPDATE tickets SET status = 'closed', closes_at = ?3, changed_at = ?3, merged_into = ?2, version = version + 1 WHERE id = ?1";
const STAY: &str = "
UPDATE tickets SET status = ?2, closes_at = ?3, assignee_id = ?4, priority = ?5, merged_due_at = ?6, changed_at = ?7, version = version + 1
WHERE id = ?1";

/// Merges one request into another, each as it was at its version. Breaks `ticket_is_merged`, `ticket_is_closed`,
/// `ticket_holds_others` or `ticket_changed` if something else became of one of them meanwhile.
pub(crate) fn merge(gone: (&TicketId, u32), stays: (&TicketId, u32), merged: &Merged, now: Instant) -> Vec<Statement> {
    let at = |(id, version): (&TicketId, u32)| Statement::new(GUARD_VERSION, [id.as_str().into(), version.into()]);
    let mut writes = [guard_open(gone.0, now), guard_open(stays.0, now)].concat();
    writes.push(Statement::new(GUARD_HOLDS, [gone.0.as_str().into()]));
    writes.extend([at(gone), at(stays)]);
    let stay = [
        stays.0.as_str().into(),
        word(merged.moved.status).into(),
        merged.moved.closes_at.into(),
        merged.moved.assignee.as_ref().map(AccountId::as_str).into(),
        word(merged.priority).into(),
        merged.merged_due.into(),
        now.into(),
    ];
    writes.push(Statement::new(GO, [gone.0.as_str().into(), stays.0.as_str().into(), now.into()]));
    writes.push(Statement::new(STAY, stay));
    writes
}
