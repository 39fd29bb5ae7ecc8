use super::members::again;
use super::{few_enough, key_of, not_found};
use crate::api::*;
use crate::rules::{Names, answered, fill, first_answer_due, put, wanted};
use crate::store::{self, Written};
use crate::{App, events, problems};
use access::audit;
use files::FileId;
use serde_json::json;
use web::{AtVersion, Body, Created, IdempotencyKey, Json, Operator, Page, Path, Problem, Query, role};

type Boss = Operator<role::Support>;
type Reader = Operator<role::SupportRead>;

pub(crate) async fn list_all_tickets(
    reader: Reader,
    app: App,
    Query(filter): Query<TicketFilter>,
) -> Result<Json<Page<OperatorTicketLine>>, Problem> {
    let now = app.clock.now();
    let search = filter.search.as_ref().map(Search::as_str).filter(|search| !search.is_empty());
    let found = search.map(wanted);
    if found == Some(None) {
        // Nothing has no words.
        return Ok(Json(Page::whole(Vec::new())));
    }
    let found = found.flatten();
    let rows = app.db.read(store::queue(&filter, found.as_ref(), &reader.claims.account, now)).await?;
    let lines: Vec<_> = rows.into_iter().map(|row| row.operator_line(now)).collect();
    if found.is_none() && filter.queue == Queue::Overdue {
        return Ok(Json(Page::whole(lines)));
    }
    let cursor = |last: &OperatorTicketLine| ListCursor { at: last.changed_at, id: last.id.to_string() }.to_string();
    Ok(Json(Page::cut(lines, store::PAGE_ITEMS_MAX, cursor)))
}

pub(crate) async fn show_any_ticket(
    _: Reader,
    app: App,
    Path(id): Path<TicketId>,
) -> Result<Json<OperatorTicket>, Problem> {
    let now = app.clock.now();
    let (messages, files) = store::thread(&id, true);
    let (ticket, messages, files) = app.db.read((store::ticket(&id, None), messages, files)).await?;
    let ticket = ticket.into_iter().next().ok_or_else(not_found)?;
    Ok(Json(OperatorTicket { ticket: ticket.operator_line(now), messages: store::messages(messages, &files) }))
}

pub(crate) async fn put_ticket(
    boss: Boss,
    app: App,
    Path(id): Path<TicketId>,
    Query(at): Query<AtVersion>,
    Body(setup): Body<TicketSetup>,
) -> Result<Json<OperatorTicketLine>, Problem> {
    let now = app.clock.now();
    let (place, closures) = store::place_of_ticket(&id);
    let questions =
        (store::ticket(&id, None), store::department(&setup.department_id), store::operators(), place, closures);
    let (ticket, department, operators, place, closures) = app.db.read(questions).await?;
    let ticket = ticket.into_iter().next().ok_or_else(not_found)?;
    let unknown = |pointer: &str, what: &str| Problem::field(pointer, "unknown", format!("there is no such {what}"));
    let department = department.into_iter().next().ok_or_else(|| unknown("/department_id", "department"))?;
    let department = department.into_department()?;
    let assignee = setup.assignee_id.as_ref();
    let known = assignee.map(|wanted| operators.iter().find(|one| one.id == *wanted));
    if known == Some(None) {
        return Err(unknown("/assignee_id", "operator"));
    }
    let calendar = place.into_iter().next().ok_or_else(not_found)?.calendar(closures)?;
    // Another department has another target; one that was met, or missed, stays as it was.
    let is_moved = department.id != ticket.department_id && ticket.first_answered_at.is_none();
    let minutes = department.setup.first_answer_minutes;
    let due = if is_moved {
        minutes.and_then(|minutes| first_answer_due(&calendar, ticket.created_at, minutes.get()))
    } else {
        ticket.first_answer_due_at
    };
    let moved = put(&ticket.stand(), setup.status, now)?;
    let mut writes = store::set_up_ticket((&id, at.version), &setup, &moved, due, now);
    writes.extend(events::changed(&ticket, &moved, &calendar.zone, now, &*app.ids));
    writes.push(audit(&boss.claims, "put_ticket", id.as_str(), &setup, now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    let assignee_name = known.flatten().map(|operator| operator.name.clone());
    let line = ticket.operator_line(now);
    let own = due.filter(|_| line.first_answered_at.is_none());
    let is_late = [own, line.merged_due_at].into_iter().flatten().any(|due| due <= now);
    Ok(Json(OperatorTicketLine {
        status: moved.status,
        closes_at: moved.closes_at,
        department_id: department.id,
        department_name: department.setup.name.as_str().to_owned(),
        priority: setup.priority,
        assignee_id: setup.assignee_id,
        assignee_name,
        first_answer_due_at: due,
        overdue: is_late && moved.status == TicketStatus::Open,
        changed_at: now,
        version: line.version + 1,
        ..line
    }))
}

/// What an operator writes, whatever it is.
struct Said {
    kind: MessageKind,
    text: String,
    then: Option<Then>,
    files: Vec<FileId>,
}

impl From<NewAnswer> for Said {
    fn from(new: NewAnswer) -> Self {
        match new {
            NewAnswer::Answer { text, then, file_ids } => {
                Self { kind: MessageKind::Answer, text: text.as_str().to_owned(), then: Some(then), files: file_ids }
            }
            NewAnswer::Note { text, file_ids } => {
                Self { kind: MessageKind::Note, text: text.as_str().to_owned(), then: None, files: file_ids }
            }
        }
    }
}

pub(crate) async fn create_answer(
    boss: Boss,
    app: App,
    key: IdempotencyKey,
    Path(id): Path<TicketId>,
    Body(new): Body<NewAnswer>,
) -> Result<Created<MadeMessage>, Problem> {
    let said = Said::from(new);
    few_enough(&said.files)?;
    let (now, message) = (app.clock.now(), MessageId::new(&*app.ids));
    let key = key_of(&boss.claims, key, message.as_str());
    let (place, closures) = store::place_of_ticket(&id);
    let questions = (store::standing(&id, None), store::message_by_key(&key), place, closures);
    let (ticket, earlier, place, closures) = app.db.read(questions).await?;
    let ticket = ticket.into_iter().next().ok_or_else(not_found)?;
    if let Some(earlier) = earlier.into_iter().next() {
        return again(earlier, &id, &ticket, now);
    }
    let zone = place.into_iter().next().ok_or_else(not_found)?.calendar(closures)?.zone;
    let written = Written {
        id: &message,
        key: &key,
        ticket: &ticket.id,
        subject: "",
        by: &boss.claims.account,
        kind: said.kind,
        text: &said.text,
        files: &said.files,
    };
    let mut writes = store::write(written, now);
    let mut status = ticket.line(now).status;
    if let Some(then) = said.then {
        let moved = answered(&ticket.stand(), then, &boss.claims.account, now)?;
        writes.extend(store::move_ticket(&ticket.id, &moved, now));
        writes.extend(store::note_answer(&ticket.id, now));
        writes.push(events::answered(&ticket, &said.text, &moved, &zone, now, &*app.ids));
        status = moved.status;
    }
    let detail = json!({ "message": message, "kind": said.kind, "then": said.then });
    writes.push(audit(&boss.claims, "create_answer", ticket.id.as_str(), detail, now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Created(MadeMessage { id: message, ticket_id: ticket.id, status }))
}

pub(crate) async fn fill_canned_replies(
    reader: Reader,
    app: App,
    Path(id): Path<TicketId>,
) -> Result<Json<Page<FilledReply>>, Problem> {
    let questions = (store::ticket(&id, None), store::canned_for(&id), store::author(&reader.claims.account));
    let (ticket, replies, operator) = app.db.read(questions).await?;
    let ticket = ticket.into_iter().next().ok_or_else(not_found)?;
    let operator = operator.into_iter().next().map(|row| row.name).unwrap_or_default();
    let names = Names {
        name: &ticket.customer_name,
        number: ticket.number,
        subject: &ticket.subject,
        operator: &operator,
        location: &ticket.location_name,
    };
    let filled = |row: store::CannedRow| FilledReply { text: fill(&row.text, &names), id: row.id, name: row.name };
    Ok(Json(Page::whole(replies.into_iter().map(filled).collect())))
}
