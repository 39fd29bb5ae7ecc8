use super::not_found;
use crate::api::*;
use crate::rules::merged;
use crate::{App, events, problems, store};
use access::audit;
use web::{AtVersion, Body, Json, Operator, Page, Path, Problem, Query, role};

/// What a request can be merged into: the customer's others that are not over.
pub(crate) async fn list_other_tickets(
    _: Operator<role::SupportRead>,
    app: App,
    Path(id): Path<TicketId>,
    Query(pages): Query<Pages>,
) -> Result<Json<Page<TicketLine>>, Problem> {
    let now = app.clock.now();
    let (ticket, rows) = app.db.read((store::ticket(&id, None), store::others(&id, pages.cursor.as_ref()))).await?;
    ticket.first().ok_or_else(not_found)?;
    let cursor = |last: &TicketLine| ListCursor { at: last.changed_at, id: last.id.to_string() }.to_string();
    let lines = rows.iter().map(|row| row.line(now)).collect();
    Ok(Json(Page::cut(lines, store::PAGE_ITEMS_MAX, cursor)))
}

pub(crate) async fn merge_ticket(
    boss: Operator<role::Support>,
    app: App,
    Path(id): Path<TicketId>,
    Query(at): Query<AtVersion>,
    Body(merge): Body<Merge>,
) -> Result<Json<StayingTicket>, Problem> {
    let now = app.clock.now();
    let questions = (store::ticket(&id, None), store::ticket_by_number(merge.into), store::held(&id));
    let (gone, stays, held) = app.db.read(questions).await?;
    let gone = gone.into_iter().next().ok_or_else(not_found)?;
    let unknown = || Problem::field("/into", "unknown", "there is no request of that number");
    let stays = stays.into_iter().next().ok_or_else(unknown)?;
    let staying = StayingTicket { id: stays.id.clone(), number: stays.number };
    // Merged once is merged: the same call again changes nothing.
    if gone.merged_into().as_ref() == Some(&staying) {
        return Ok(Json(staying));
    }
    let merged = merged(&gone.party(), !held.is_empty(), &stays.party(), now)?;
    let mut writes = store::merge((&id, at.version), (&stays.id, stays.version), &merged, now);
    writes.push(events::merged(&gone, &stays, now, &*app.ids));
    writes.push(audit(&boss.claims, "merge_ticket", id.as_str(), merge, now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Json(staying))
}
