//! What a member chooses, and takes back; and what the desk does.
use super::members::offered;
use super::{Desk, customer_of, only};
use crate::api::*;
use crate::rules::{self, Choice, Refusal, Wish, admitted, choice_key, fee_charge, lying, rules_for};
use crate::store::{self, Deed, DeliveryRow, TermsRow};
use crate::{App, events, problems};
use access::{NewDebt, audit, decide};
use db::{DbError, Statement};
use kernel::{AccountId, Instant};
use ledger::Books;
use web::{AtVersion, Body, Json, Path, Problem, SignedIn};

pub(crate) async fn choose_handling(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<DeliveryId>,
    Body(wish): Body<ChooseHandling>,
) -> Result<Json<DeliveryLine>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let (books, rates) = ledger::books();
    let questions = (
        access::store::viewer(Some(&claims), now),
        store::delivery(&id, Some(customer)),
        store::terms_of_deliveries(&[&id], now),
        books,
        rates,
    );
    let (viewer, row, terms, books, rates) = app.db.read(questions).await?;
    let viewer = access::store::only(viewer)?;
    admitted(&viewer)?;
    let (row, terms, books) = (only(row)?, only(terms)?, Books::alone((books, rates))?);
    // The same wish again: its answer was lost.
    if row.handling == Some(wish.handling) && row.version == i64::from(wish.version) + 1 {
        return Ok(Json(row.line(now)?));
    }
    if row.version != i64::from(wish.version) {
        return Err(Refusal::Moved(row.status).into());
    }
    let asked = Wish {
        handling: wish.handling,
        address: wish.address.as_ref().map(Address::as_str),
        gross_minor: wish.gross_minor,
    };
    let chosen = rules::choose(row.status, &offered(&row, &terms, &books, now)?, asked)?;
    if wish.gross_minor != 0 {
        decide(&viewer, NewDebt).and_then(|()| terms.can_be_charged()).map_err(Refusal::NotForYou)?;
    }
    let mut writes = vec![store::guard_versions(&[(&id, row.version)])];
    writes.extend(carried_out(&row, chosen, asked, &claims.account, now)?);
    writes.extend(charged(&app, &row, &terms, &books, wish.handling)?);
    app.db.commit(writes).await.map_err(problems::lost)?;
    let (status, handling) = match chosen {
        Choice::ToDo(handling) => (DeliveryStatus::Chosen, Some(handling)),
        Choice::StoredUntil(day) => return Ok(Json(again(&row, Some(day), now)?)),
    };
    Ok(Json(DeliveryLine { status, handling, ..again(&row, row.free_until, now)? }))
}

/// A delivery after it was changed: one version on.
fn again(row: &DeliveryRow, free_until: Option<kernel::Day>, now: Instant) -> Result<DeliveryLine, DbError> {
    let after = DeliveryRow { free_until, version: row.version + 1, ..row.clone() };
    Ok(DeliveryLine { changed_at: now, ..after.line(now)? })
}

/// What a choice writes of the delivery.
fn carried_out(
    row: &DeliveryRow,
    chosen: Choice,
    asked: Wish<'_>,
    by: &AccountId,
    now: Instant,
) -> Result<Vec<Statement>, Problem> {
    let id = &row.id;
    Ok(match chosen {
        Choice::ToDo(handling) => {
            let word = serde_json::json!(handling);
            let word = word.as_str().unwrap_or_default();
            let detail = asked.address.map_or_else(|| word.to_owned(), |address| format!("{word}:{address}"));
            let deed = Deed { id, act: Act::Chosen, detail: &detail };
            vec![store::choose(id, handling, asked.address, now), store::note(&[deed], Some(by), now)]
        }
        Choice::StoredUntil(day) => {
            let lying = lying(Some(day), 0, row.storage_fee()?.is_some(), row.today(now)?);
            let deed = Deed { id, act: Act::Stored, detail: &day.to_string() };
            vec![store::store_longer(id, &lying, now), store::note(&[deed], Some(by), now)]
        }
    })
}

/// What a choice costs.
fn charged(
    app: &App,
    row: &DeliveryRow,
    terms: &TermsRow,
    books: &Books,
    handling: Handling,
) -> Result<Vec<Statement>, Problem> {
    let kinds = terms.kinds()?;
    let rules = rules_for(&kinds, row.kind);
    let fee =
        rules.handlings.iter().find(|allowed| allowed.handling == handling).and_then(|allowed| allowed.fee.as_ref());
    let Some(fee) = fee else { return Ok(Vec::new()) };
    let charging = terms.charging(books, (terms.tax_class(), row.currency), app.clock.now());
    let charge = fee_charge(&charging, fee, (&row.id, row.number), row.choices + 1);
    Ok(ledger::charge(&[charge], &*app.ids).1)
}

pub(crate) async fn withdraw_handling(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<DeliveryId>,
) -> Result<Json<DeliveryLine>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let (books, rates) = ledger::books();
    let viewer = access::store::viewer(Some(&claims), now);
    let questions = (viewer, store::delivery(&id, Some(customer)), books, rates);
    let (viewer, row, books, rates) = app.db.read(questions).await?;
    admitted(&access::store::only(viewer)?)?;
    let (row, books) = (only(row)?, Books::alone((books, rates))?);
    let writes = withdrawn(&app, &row, &claims.account, &books, now)?;
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Json(waits_again(&row, now)?))
}

pub(crate) async fn withdraw_any_handling(
    desk: Desk,
    app: App,
    Path(id): Path<DeliveryId>,
) -> Result<Json<OperatorDeliveryLine>, Problem> {
    let now = app.clock.now();
    let (books, rates) = ledger::books();
    let (row, books, rates) = app.db.read((store::delivery(&id, None), books, rates)).await?;
    let (row, books) = (only(row)?, Books::alone((books, rates))?);
    let mut writes = withdrawn(&app, &row, &desk.claims.account, &books, now)?;
    writes.push(audit(&desk.claims, "withdraw_any_handling", id.as_str(), row.handling, now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    let line = waits_again(&row, now)?;
    Ok(Json(OperatorDeliveryLine { line, address: None, ..row.operator_line(now)? }))
}

fn waits_again(row: &DeliveryRow, now: Instant) -> Result<DeliveryLine, DbError> {
    Ok(DeliveryLine { status: DeliveryStatus::Waiting, handling: None, ..again(row, row.free_until, now)? })
}

/// What was chosen is taken back, and with it what it cost.
fn withdrawn(
    app: &App,
    row: &DeliveryRow,
    by: &AccountId,
    books: &Books,
    now: Instant,
) -> Result<Vec<Statement>, Problem> {
    rules::withdrawable(row.status)?;
    let mut writes = vec![store::guard_versions(&[(&row.id, row.version)]), waiting(row, now)?];
    writes.push(store::note(&[Deed { id: &row.id, act: Act::Withdrawn, detail: "" }], Some(by), now));
    writes.extend(ledger::reverse(&choice_key(&row.id, row.choices), now, books.day(now), &*app.ids));
    Ok(writes)
}

/// It waits again, and what is to come of it comes.
fn waiting(row: &DeliveryRow, now: Instant) -> Result<Statement, Problem> {
    let lying = lying(row.free_until, row.reminded, row.storage_fee()?.is_some(), row.today(now)?);
    Ok(store::wait(&row.id, &lying, now))
}

pub(crate) async fn complete_delivery(
    desk: Desk,
    app: App,
    Path(id): Path<DeliveryId>,
    web::Query(at): web::Query<AtVersion>,
    Body(done): Body<Completion>,
) -> Result<Json<OperatorDeliveryLine>, Problem> {
    let now = app.clock.now();
    let row = app.db.read_one(store::delivery(&id, None)).await?.ok_or_else(super::not_found)?;
    if row.version != i64::from(at.version) {
        return Err(Refusal::Moved(row.status).into());
    }
    let (status, act) = rules::completed(row.status, row.handling, row.is_overdue(now)?, &done)?;
    let detail = if let Completion::Forwarded { tracking } = &done { tracking.as_str() } else { "" };
    let mut writes = vec![store::guard_versions(&[(&id, row.version)])];
    writes.push(store::note(&[Deed { id: &id, act, detail }], Some(&desk.claims.account), now));
    if let Completion::Scanned { file_id } = &done {
        let scan = format!("{id}/scan");
        writes.extend(files::rows::attach(std::slice::from_ref(file_id), &desk.claims.account, &scan));
        writes.push(waiting(&row, now)?);
    } else {
        writes.push(store::close(&id, status, now));
    }
    let told = events::became(&done);
    writes.extend(told.and_then(|became| events::done(std::slice::from_ref(&row), became, now, &*app.ids)));
    writes.push(audit(&desk.claims, "complete_delivery", id.as_str(), &done, now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    let after = DeliveryRow { status, handling: None, address: None, version: row.version + 1, ..row };
    let line = DeliveryLine { changed_at: now, ..after.line(now)? };
    Ok(Json(OperatorDeliveryLine { line, ..after.operator_line(now)? }))
}
