//! What the help desk tells others: notices, in the batch of their cause.
use crate::api::{NewTicket, TicketId, TicketStatus};
use crate::rules::Moved;
use crate::store::TicketRow;
use db::{DbError, Statement};
use kernel::{AccountId, Day, Instant, NewIds, Zone};
use outbox::{
    AnswerDue, Page, TicketAnswer, TicketBecame, TicketChange, TicketMerge, TicketNotice, Topic, owe_customer,
    owe_operators_among,
};
use web::{Role, role};

/// What operators hear of a new request.
pub(crate) struct Raised<'a> {
    /// The request.
    pub(crate) id: &'a TicketId,
    /// What it says.
    pub(crate) new: &'a NewTicket,
    /// The customer's name.
    pub(crate) customer: &'a str,
    /// The department's name.
    pub(crate) department: &'a str,
    /// Who hears of it.
    pub(crate) operators: &'a [AccountId],
    /// The location's name and zone.
    pub(crate) location: (&'a str, &'a Zone),
    /// When it is to be answered.
    pub(crate) due: Option<Instant>,
}

/// Owes the department's operators the notice of a new request.
pub(crate) fn raised(raised: &Raised<'_>, now: Instant, ids: &dyn NewIds) -> Statement {
    let (location, zone) = raised.location;
    let due = raised.due.map(|at| AnswerDue { at, offset_seconds: zone.offset_seconds(at), zone: zone.name.clone() });
    let notice = TicketNotice {
        customer: raised.customer.to_owned(),
        number: None,
        subject: raised.new.subject.as_str().to_owned(),
        department: raised.department.to_owned(),
        location: location.to_owned(),
        text: raised.new.text.as_str().to_owned(),
        due,
        page: Page::console_ticket(raised.id),
    };
    owe_operators_among(raised.operators, role::Support::NAME, &Topic::TicketRaised(notice), now, ids)
}

/// Owes whoever sees to a request the notice of a member's reply.
pub(crate) fn replied(ticket: &TicketRow, text: &str, now: Instant, ids: &dyn NewIds) -> Result<Statement, DbError> {
    let notice = TicketNotice {
        customer: ticket.customer_name.clone(),
        number: Some(ticket.number),
        subject: ticket.subject.clone(),
        department: ticket.department_name.clone(),
        location: ticket.location_name.clone(),
        text: text.to_owned(),
        due: None,
        page: Page::console_ticket(&ticket.id),
    };
    Ok(owe_operators_among(&ticket.hearers()?, role::Support::NAME, &Topic::TicketReplied(notice), now, ids))
}

/// The last day on which a reply opens it again.
fn last_day(moved: &Moved, zone: &Zone) -> Option<Day> {
    moved.closes_at.and_then(|at| Day::new(zone.date(at.plus_minutes(-1))))
}

/// Owes the member the notice of an answer.
pub(crate) fn answered(
    ticket: &TicketRow,
    text: &str,
    moved: &Moved,
    zone: &Zone,
    now: Instant,
    ids: &dyn NewIds,
) -> Statement {
    let notice = TicketAnswer {
        name: ticket.customer_name.clone(),
        number: ticket.number,
        subject: ticket.subject.clone(),
        text: text.to_owned(),
        solved_until: last_day(moved, zone),
        page: Page::ticket(&ticket.id),
    };
    owe_customer(&ticket.customer_id, &Topic::TicketAnswered(notice), now, ids)
}

/// Owes the member the notice of what has become of a request, if it has become something else.
pub(crate) fn changed(
    ticket: &TicketRow,
    moved: &Moved,
    zone: &Zone,
    now: Instant,
    ids: &dyn NewIds,
) -> Option<Statement> {
    if ticket.line(now).status == moved.status {
        return None;
    }
    let became = match moved.status {
        TicketStatus::Open => TicketBecame::Open,
        TicketStatus::Waiting => TicketBecame::Waiting,
        TicketStatus::Solved | TicketStatus::Closed => TicketBecame::Solved { until: last_day(moved, zone)? },
    };
    let notice = TicketChange {
        name: ticket.customer_name.clone(),
        number: ticket.number,
        subject: ticket.subject.clone(),
        became,
        page: Page::ticket(&ticket.id),
    };
    Some(owe_customer(&ticket.customer_id, &Topic::TicketChanged(notice), now, ids))
}

/// Owes the member the notice that one of their requests goes on in another.
pub(crate) fn merged(gone: &TicketRow, stays: &TicketRow, now: Instant, ids: &dyn NewIds) -> Statement {
    let notice = TicketMerge {
        name: gone.customer_name.clone(),
        number: gone.number,
        subject: gone.subject.clone(),
        into_number: stays.number,
        into_subject: stays.subject.clone(),
        page: Page::ticket(&stays.id),
    };
    owe_customer(&gone.customer_id, &Topic::TicketMerged(notice), now, ids)
}
