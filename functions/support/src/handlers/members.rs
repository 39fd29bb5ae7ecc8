use super::{customer_of, few_enough, key_of, not_found};
use crate::api::*;
use crate::rules::{admitted, first_answer_due, member_wrote, solved};
use crate::store::{self, Written};
use crate::{App, events, problems};
use web::{Body, Created, IdempotencyKey, Json, Page, Path, Problem, Query, SignedIn};

pub(crate) async fn show_options(SignedIn(claims): SignedIn, app: App) -> Result<Json<SupportOptions>, Problem> {
    let viewer = access::store::viewer(Some(&claims), app.clock.now());
    let (viewer, departments, locations) = app.db.read((viewer, store::offered(), store::locations())).await?;
    admitted(&access::store::only(viewer)?)?;
    Ok(Json(SupportOptions { departments, locations }))
}

pub(crate) async fn list_tickets(
    SignedIn(claims): SignedIn,
    app: App,
    Query(pages): Query<Pages>,
) -> Result<Json<Page<TicketLine>>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let viewer = access::store::viewer(Some(&claims), now);
    let (viewer, rows) = app.db.read((viewer, store::tickets_of(customer, pages.cursor.as_ref()))).await?;
    admitted(&access::store::only(viewer)?)?;
    let cursor = |last: &TicketLine| ListCursor { at: last.changed_at, id: last.id.to_string() }.to_string();
    let lines = rows.iter().map(|row| row.line(now)).collect();
    Ok(Json(Page::cut(lines, store::PAGE_ITEMS_MAX, cursor)))
}

pub(crate) async fn create_ticket(
    SignedIn(claims): SignedIn,
    app: App,
    key: IdempotencyKey,
    Body(new): Body<NewTicket>,
) -> Result<Created<MadeTicket>, Problem> {
    few_enough(&new.file_ids)?;
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let (id, message) = (TicketId::new(&*app.ids), MessageId::new(&*app.ids));
    let key = key_of(&claims, key, id.as_str());
    let (place, closures) = store::place_of(&new.location_id, now);
    let questions = (
        access::store::viewer(Some(&claims), now),
        store::ticket_by_key(&key),
        store::department(&new.department_id),
        place,
        closures,
        store::customer(customer),
    );
    let (viewer, earlier, department, place, closures, customers) = app.db.read(questions).await?;
    admitted(&access::store::only(viewer)?)?;
    if let Some(earlier) = earlier.into_iter().next() {
        return Ok(Created(earlier));
    }
    let unknown = |pointer: &str, what: &str| Problem::field(pointer, "unknown", format!("there is no such {what}"));
    let department = department.into_iter().next().ok_or_else(|| unknown("/department_id", "department"))?;
    let department = department.into_department()?.setup;
    let place = place.into_iter().next().ok_or_else(|| unknown("/location_id", "location"))?;
    let name = customers.into_iter().next().ok_or_else(not_found)?.name;
    let calendar = place.calendar(closures)?;
    let due = department.first_answer_minutes.and_then(|minutes| first_answer_due(&calendar, now, minutes.get()));
    let told = events::Raised {
        id: &id,
        new: &new,
        customer: &name,
        department: department.name.as_str(),
        operators: &department.operators,
        location: (&place.name, &calendar.zone),
        due,
    };
    let first = Written {
        id: &message,
        key: &key,
        ticket: &id,
        subject: new.subject.as_str(),
        by: &claims.account,
        kind: MessageKind::Member,
        text: new.text.as_str(),
        files: &new.file_ids,
    };
    let mut writes = store::insert_ticket((&id, &key), (customer, &claims.account), &new, due, now);
    let made_by = writes.len() - 1;
    writes.extend(store::write(first, now));
    writes.push(events::raised(&told, now, &*app.ids));
    let rows = app.db.commit(writes).await.map_err(problems::lost)?;
    let number = rows.get(made_by).and_then(|rows| rows.first()?.get("number")?.as_i64());
    let number = number.ok_or_else(|| Problem::internal("a request without a number"))?;
    Ok(Created(MadeTicket { id, number }))
}

pub(crate) async fn show_ticket(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<TicketId>,
) -> Result<Json<Ticket>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let viewer = access::store::viewer(Some(&claims), now);
    let (messages, files) = store::thread(&id, false);
    let (viewer, ticket, messages, files) =
        app.db.read((viewer, store::ticket(&id, Some(customer)), messages, files)).await?;
    admitted(&access::store::only(viewer)?)?;
    let ticket = ticket.into_iter().next().ok_or_else(not_found)?;
    Ok(Json(Ticket { ticket: ticket.line(now), messages: store::messages(messages, &files) }))
}

pub(crate) async fn create_message(
    SignedIn(claims): SignedIn,
    app: App,
    key: IdempotencyKey,
    Path(id): Path<TicketId>,
    Body(new): Body<NewMessage>,
) -> Result<Created<MadeMessage>, Problem> {
    few_enough(&new.file_ids)?;
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let message = MessageId::new(&*app.ids);
    let key = key_of(&claims, key, message.as_str());
    let viewer = access::store::viewer(Some(&claims), now);
    let questions = (viewer, store::standing(&id, Some(customer)), store::message_by_key(&key));
    let (viewer, ticket, earlier) = app.db.read(questions).await?;
    admitted(&access::store::only(viewer)?)?;
    let ticket = ticket.into_iter().next().ok_or_else(not_found)?;
    if let Some(earlier) = earlier.into_iter().next() {
        return again(earlier, &id, &ticket, now);
    }
    let moved = member_wrote(&ticket.stand(), now)?;
    let written = Written {
        id: &message,
        key: &key,
        ticket: &ticket.id,
        subject: "",
        by: &claims.account,
        kind: MessageKind::Member,
        text: new.text.as_str(),
        files: &new.file_ids,
    };
    let mut writes = store::move_ticket(&ticket.id, &moved, now);
    writes.extend(store::write(written, now));
    writes.push(events::replied(&ticket, new.text.as_str(), now, &*app.ids)?);
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Created(MadeMessage { id: message, ticket_id: ticket.id, status: moved.status }))
}

/// The answer to a call that was made before, to the request that stays or to what was merged into it.
pub(super) fn again(
    earlier: store::EarlierRow,
    asked: &TicketId,
    ticket: &store::TicketRow,
    now: kernel::Instant,
) -> Result<Created<MadeMessage>, Problem> {
    if ![asked, &ticket.id].contains(&&earlier.ticket_id) {
        return Err(problems::KEY_REUSED.because(""));
    }
    Ok(Created(MadeMessage { id: earlier.id, ticket_id: ticket.id.clone(), status: ticket.line(now).status }))
}

pub(crate) async fn solve_ticket(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<TicketId>,
) -> Result<Json<TicketLine>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let viewer = access::store::viewer(Some(&claims), now);
    let (viewer, ticket) = app.db.read((viewer, store::ticket(&id, Some(customer)))).await?;
    admitted(&access::store::only(viewer)?)?;
    let ticket = ticket.into_iter().next().ok_or_else(not_found)?;
    let moved = solved(&ticket.stand(), now)?;
    // Solved once is solved: the same request again changes nothing.
    if ticket.line(now).status != TicketStatus::Solved {
        app.db.commit(store::move_ticket(&id, &moved, now)).await.map_err(problems::lost)?;
    }
    let line = ticket.line(now);
    Ok(Json(TicketLine {
        status: moved.status,
        closes_at: moved.closes_at,
        changed_at: now.max(line.changed_at),
        ..line
    }))
}
