//! What operators look at and put right.
use super::register::{item, remembered};
use super::{Desk, Reader, lies_for, lies_for_nobody, not_found, only};
use crate::api::*;
use crate::rules::{Refusal, code_of, is_changeable, lying};
use crate::store::{self, Deed, DeliveryRow, PAGE_ITEMS_MAX, TermsRow};
use crate::{App, events, problems};
use access::audit;
use db::{DbError, Statement};
use kernel::Instant;
use web::{AtVersion, Body, Json, Page, Path, Problem, Query};

pub(crate) async fn list_all_deliveries(
    _: Reader,
    app: App,
    Query(filter): Query<DeliveryFilter>,
) -> Result<Json<Page<OperatorDeliveryLine>>, Problem> {
    let now = app.clock.now();
    let rows = app.db.read(store::queue(&filter, now)).await?;
    let overdue = filter.queue == Queue::Overdue;
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        // Where it is earlier, the last free day may not be over.
        if !overdue || filter.search.is_some() || row.is_overdue(now)? {
            lines.push(row.operator_line(now)?);
        }
    }
    if overdue && filter.search.is_none() {
        return Ok(Json(Page::whole(lines)));
    }
    let cursor = |last: &OperatorDeliveryLine| {
        ListCursor { at: last.line.received_at, id: last.line.id.to_string() }.to_string()
    };
    Ok(Json(Page::cut(lines, PAGE_ITEMS_MAX, cursor)))
}

pub(crate) async fn show_any_delivery(
    _: Reader,
    app: App,
    Path(id): Path<DeliveryId>,
) -> Result<Json<OperatorDelivery>, Problem> {
    let now = app.clock.now();
    let questions = (store::delivery(&id, None), store::history(&id), store::files_of(&id));
    let (row, history, files) = app.db.read(questions).await?;
    Ok(Json(OperatorDelivery {
        delivery: only(row)?.operator_line(now)?,
        history: history.into_iter().map(store::PastRow::into_past).collect(),
        files: files.into_iter().map(store::AttachedRow::into_file).collect(),
    }))
}

pub(crate) async fn find_recipients(
    _: Reader,
    app: App,
    Query(asked): Query<RecipientSearch>,
) -> Result<Json<Page<Recipient>>, Problem> {
    if asked.search.as_str().chars().count() < 2 {
        return Ok(Json(Page::whole(Vec::new())));
    }
    Ok(Json(Page::whole(app.db.read(store::recipients(asked.search.as_str())).await?)))
}

pub(crate) async fn put_delivery(
    desk: Desk,
    app: App,
    Path(id): Path<DeliveryId>,
    Query(at): Query<AtVersion>,
    Body(label): Body<Label>,
) -> Result<Json<OperatorDeliveryLine>, Problem> {
    let now = app.clock.now();
    let questions = (store::delivery(&id, None), store::terms_for(&id, label.customer_id.as_ref(), now));
    let (row, terms) = app.db.read(questions).await?;
    let (row, terms) = (only(row)?, terms.into_iter().next());
    if row.version != i64::from(at.version) {
        return Err(Refusal::Moved(row.status).into());
    }
    if label.customer_id.is_some() && terms.is_none() {
        return Err(Problem::field("/customer_id", "unknown", "there is no such customer"));
    }
    if terms.is_none() && label.recipient.as_str().is_empty() {
        let words = "must have the name that stands on it, or a customer";
        return Err(Problem::field("/recipient", "nameless", words));
    }
    let changes_customer = row.customer_id != label.customer_id;
    is_changeable(row.status, changes_customer)?;
    let written = label.recipient.as_str();
    let recipient = terms.as_ref().filter(|_| written.is_empty()).map_or(written, |terms| terms.name.as_str());
    let mut writes = vec![store::guard_versions(&[(&id, row.version)]), store::put(&id, &label, recipient, now)];
    let act = if changes_customer && terms.is_some() { Act::Assigned } else { Act::Changed };
    let name = terms.as_ref().filter(|_| act == Act::Assigned).map_or("", |terms| terms.name.as_str());
    writes.push(store::note(&[Deed { id: &id, act, detail: name }], Some(&desk.claims.account), now));
    if changes_customer {
        writes.extend(assigned(&app, &row, &label, terms.as_ref(), now)?);
    }
    writes.extend(remembered(&app, &label));
    writes.push(audit(&desk.claims, "put_delivery", id.as_str(), &label, now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    let line = put_right(&row, &label, recipient, terms.as_ref(), now)?;
    Ok(Json(line))
}

/// It is somebody's now, or nobody's any more: on the terms of theirs, from today on, and they hear of it.
fn assigned(
    app: &App,
    row: &DeliveryRow,
    label: &Label,
    terms: Option<&TermsRow>,
    now: Instant,
) -> Result<Vec<Statement>, Problem> {
    let today = row.today(now)?;
    let Some(customer) = terms else {
        return Ok(vec![store::assign(&row.id, None, &lies_for_nobody(row.currency, today))]);
    };
    let lies = lies_for(customer, label.kind, today)?;
    let told = events::Arrived {
        customer: &customer.customer_id,
        name: &customer.name,
        location: &row.location_name,
        items: vec![outbox::DeliveryItem { number: Some(row.number), ..item(label) }],
        free_until: lies.lying.free_until,
        page: outbox::Page::delivery(&row.id),
    };
    Ok(vec![
        store::assign(&row.id, Some(&customer.customer_id), &lies),
        store::give_codes(&[(&customer.customer_id, code_of(&app.ids.next()))]),
        events::arrived(told, now, &*app.ids),
    ])
}

/// The delivery as it is once it was put right.
fn put_right(
    row: &DeliveryRow,
    label: &Label,
    recipient: &str,
    terms: Option<&TermsRow>,
    now: Instant,
) -> Result<OperatorDeliveryLine, Problem> {
    let mut after = row.clone().labelled(label, recipient);
    after.version += 1;
    if row.customer_id != label.customer_id {
        after.customer_id.clone_from(&label.customer_id);
        after.customer_name = terms.map(|terms| terms.name.clone());
        after.status = if terms.is_some() { DeliveryStatus::Waiting } else { DeliveryStatus::Unassigned };
        let today = row.today(now)?;
        let lies = terms.map(|terms| lies_for(terms, label.kind, today)).transpose()?;
        after.free_until = lies.map_or_else(|| lying(None, 0, false, today), |lies| lies.lying).free_until;
    }
    let line = after.operator_line(now)?;
    Ok(OperatorDeliveryLine { line: DeliveryLine { changed_at: now, ..line.line }, ..line })
}

pub(crate) async fn find_collectable(
    _: Reader,
    app: App,
    Query(asked): Query<CollectableFilter>,
) -> Result<Json<Collectable>, Problem> {
    let now = app.clock.now();
    let (customer, rows) = match (&asked.code, &asked.customer) {
        (Some(typed), _) => {
            let code = crate::rules::read_code(typed.as_str()).ok_or(Refusal::WrongCode)?;
            let found = app.db.read(store::collectable_by_code(&code)).await?;
            if found.0.is_empty() {
                return Err(Refusal::WrongCode.into());
            }
            found
        }
        (None, Some(customer)) => app.db.read(store::collectable_of(customer)).await?,
        (None, None) => return Err(Problem::field("/code", "choose-one", "must be there, or a customer")),
    };
    let customer = customer.into_iter().next().ok_or_else(not_found)?;
    let deliveries: Result<_, DbError> = rows.into_iter().map(|row| row.operator_line(now)).collect();
    Ok(Json(Collectable { customer_id: customer.id, customer_name: customer.name, deliveries: deliveries? }))
}
