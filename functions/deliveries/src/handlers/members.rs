use super::{customer_of, only};
use crate::api::*;
use crate::rules::{admitted, offers, priced, rules_for};
use crate::store::{self, DeliveryRow, TermsRow};
use crate::{App, store::PAGE_ITEMS_MAX};
use db::DbError;
use kernel::Instant;
use ledger::Books;
use web::{Json, Page, Path, Problem, Query, SignedIn};

pub(crate) async fn list_deliveries(
    SignedIn(claims): SignedIn,
    app: App,
    Query(filter): Query<OwnFilter>,
) -> Result<Json<Page<DeliveryLine>>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let viewer = access::store::viewer(Some(&claims), now);
    let (viewer, rows) = app.db.read((viewer, store::own(customer, filter.when, filter.cursor.as_ref()))).await?;
    admitted(&access::store::only(viewer)?)?;
    let cursor = |last: &DeliveryLine| ListCursor { at: last.received_at, id: last.id.to_string() }.to_string();
    let lines: Result<Vec<_>, DbError> = rows.iter().map(|row| row.line(now)).collect();
    Ok(Json(Page::cut(lines?, PAGE_ITEMS_MAX, cursor)))
}

pub(crate) async fn show_code(SignedIn(claims): SignedIn, app: App) -> Result<Json<CollectionCode>, Problem> {
    let customer = customer_of(&claims)?;
    let viewer = access::store::viewer(Some(&claims), app.clock.now());
    let (viewer, code) = app.db.read((viewer, store::code(customer))).await?;
    admitted(&access::store::only(viewer)?)?;
    let code = only(code)?;
    Ok(Json(CollectionCode { code: code.code, here: code.here }))
}

pub(crate) async fn show_delivery(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<DeliveryId>,
) -> Result<Json<Delivery>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let (books, rates) = ledger::books();
    let questions = (
        access::store::viewer(Some(&claims), now),
        store::delivery(&id, Some(customer)),
        store::history(&id),
        store::files_of(&id),
        store::terms_of_deliveries(&[&id], now),
        store::address_before(customer),
        books,
        rates,
    );
    let (viewer, row, history, files, terms, before, books, rates) = app.db.read(questions).await?;
    admitted(&access::store::only(viewer)?)?;
    let (row, books) = (only(row)?, Books::alone((books, rates))?);
    let terms = only(terms)?;
    let before = before.into_iter().next().and_then(|row| Some(row.text.split_once(':')?.1.to_owned()));
    let fee = row.storage_fee()?.filter(|_| row.status.is_here());
    let charging = terms.charging(&books, (row.tax_class, row.currency), now);
    Ok(Json(Delivery {
        delivery: row.line(now)?,
        offers: if row.status == DeliveryStatus::Waiting { offered(&row, &terms, &books, now)? } else { Vec::new() },
        storage_fee: fee.map(|fee| priced(&charging, &fee)),
        address: row.address.clone(),
        address_before: before,
        history: history.into_iter().map(store::PastRow::into_past).collect(),
        files: files.into_iter().map(store::AttachedRow::into_file).collect(),
    }))
}

/// What can be chosen for a delivery now, and what it costs.
pub(super) fn offered(row: &DeliveryRow, terms: &TermsRow, books: &Books, now: Instant) -> Result<Vec<Offer>, Problem> {
    let kinds = terms.kinds()?;
    let charging = terms.charging(books, (terms.tax_class(), row.currency), now);
    let rules = rules_for(&kinds, row.kind);
    let offer = |(allowed, until): (&Allowed, _)| Offer {
        handling: allowed.handling,
        price: allowed.fee.as_ref().map(|fee| priced(&charging, fee)),
        until,
    };
    Ok(offers(&rules, row.free_until, row.today(now)?).into_iter().map(offer).collect())
}
