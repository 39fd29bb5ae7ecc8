//! Payments are seen; money goes back.
use crate::api::*;
use crate::handlers::payment_page;
use crate::{App, events, problems, store};
use kernel::{CustomerId, Money};
use ledger::{
    DisputeStatus, NewRefund, PaymentId, PaymentStatus, RefundId, RefundMove, RefundStatus, fail_refund, settle_refund,
    want_refund,
};
use web::{Body, Created, IdempotencyKey, Json, Operator, Page, Path, Problem, Query, problem, role};

pub(crate) async fn list_all_payments(
    _: Operator<role::BillingRead>,
    app: App,
    Query(list): Query<ListAllPayments>,
) -> Result<Json<Page<PaymentView>>, Problem> {
    let rows = app.db.read(store::payments(list.customer.as_ref(), list.state, list.cursor.as_ref())).await?;
    payment_page(&rows)
}

pub(crate) async fn show_any_payment(
    _: Operator<role::BillingRead>,
    app: App,
    Path(id): Path<PaymentId>,
) -> Result<Json<PaymentDetail>, Problem> {
    let asked =
        (store::payment(&id), store::paid(&id), store::unspent(&id), store::refunds_of(&id), store::disputes_of(&id));
    let (payments, paid, unspent, refunds, disputes) = app.db.read(asked).await?;
    let row = payments.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))?;
    let money = |minor| Money { minor, currency: row.currency };
    Ok(Json(PaymentDetail {
        payment: row.view()?,
        provider_ref: row.provider_ref.clone(),
        settles: paid.into_iter().map(store::PaidRow::into_invoice).collect(),
        unspent: money(unspent.first().map_or(0, |row| row.unspent_minor.max(0))),
        refundable: money(refundable(&row, &refunds, &disputes)),
        refunds: refunds.iter().map(store::RefundRow::view).collect(),
        disputes: disputes.iter().map(store::DisputeRow::view).collect(),
    }))
}

/// How much of a payment may still go back.
fn refundable(row: &store::PaymentRow, refunds: &[store::RefundRow], disputes: &[store::DisputeRow]) -> i64 {
    let back: i64 = refunds.iter().filter(|r| r.status != RefundStatus::Failed).map(|r| r.amount_minor).sum();
    let taken: i64 = disputes.iter().filter(|d| d.status != DisputeStatus::Won).map(|d| d.amount_minor).sum();
    if row.status == PaymentStatus::Succeeded { (row.amount_minor - back - taken).max(0) } else { 0 }
}

pub(crate) async fn create_refund(
    operator: Operator<role::Billing>,
    app: App,
    Path(id): Path<PaymentId>,
    IdempotencyKey(key): IdempotencyKey,
    Body(wish): Body<CreateRefund>,
) -> Result<Created<RefundView>, Problem> {
    let now = app.clock.now();
    let refund = RefundId::new(&*app.ids);
    let key = key.map_or_else(|| refund.to_string(), |key| format!("operator:{id}/{key}"));
    let asked = (store::payment(&id), store::refunds_of(&id), store::disputes_of(&id), store::refund_by_key(&key));
    let (payments, refunds, disputes, repeated) = app.db.read(asked).await?;
    let row = payments.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))?;
    if let Some(earlier) = repeated.first() {
        return Ok(Created(earlier.view()));
    }
    let amount_minor = wish.amount_minor.get();
    let most = refundable(&row, &refunds, &disputes);
    if most < amount_minor {
        let left = Money { minor: most, currency: row.currency };
        return Err(problems::REFUND_TOO_MUCH.because("").with("refundable", left));
    }
    let customer: CustomerId = row.customer_id.clone();
    let reason = wish.reason.as_str().to_owned();
    let new = NewRefund { id: refund, key, payment: id.clone(), customer, amount_minor, reason, now };
    let mut writes = want_refund(&new, &*app.ids);
    writes.extend(events::freed(&[&new.customer], now, &*app.ids));
    writes.push(app.audit(&operator.claims, "create_refund", id.as_str(), &wish));
    app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(Created(RefundView {
        id: new.id,
        payment_id: id,
        customer_id: row.customer_id,
        customer_name: row.customer_name,
        status: RefundStatus::Wanted,
        amount: Money { minor: amount_minor, currency: row.currency },
        reason: new.reason,
        by_hand: row.provider_ref.is_none(),
        created_at: now,
        changed_at: now,
    }))
}

pub(crate) async fn list_refunds(
    _: Operator<role::BillingRead>,
    app: App,
    Query(list): Query<ListRefunds>,
) -> Result<Json<Page<RefundView>>, Problem> {
    let rows = app.db.read(store::refunds(list.cursor.as_ref())).await?;
    let views = rows.iter().map(store::RefundRow::view).collect();
    let cursor = |last: &RefundView| ListCursor { at: last.created_at, id: last.id.to_string() }.to_string();
    Ok(Json(Page::cut(views, store::PAGE_ITEMS_MAX, cursor)))
}

/// An operator has transferred a refund or given it out of the till, where no provider can.
pub(crate) async fn complete_refund(
    operator: Operator<role::Billing>,
    app: App,
    Path(id): Path<RefundId>,
) -> Result<Json<RefundView>, Problem> {
    let now = app.clock.now();
    let (refunds, payments) = app.db.read((store::refund(&id), store::payment_of_refund(&id))).await?;
    let row = waits_for_a_hand(refunds)?;
    let mut writes = settle_refund(RefundMove { refund: &id, from: row.status, provider_ref: None, now });
    writes
        .extend(payments.first().map(|payment| events::refunded(&row.amount(), &row.reason, payment, now, &*app.ids)));
    writes.push(app.audit(&operator.claims, "complete_refund", id.as_str(), ()));
    app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(Json(RefundView { status: RefundStatus::Succeeded, changed_at: now, ..row.view() }))
}

/// The refund, if it waits for an operator: no provider carries it, and nobody has paid it out.
fn waits_for_a_hand(refunds: Vec<store::RefundRow>) -> Result<store::RefundRow, Problem> {
    let row = refunds.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))?;
    let waits = row.payment_ref.is_none() && row.status == RefundStatus::Wanted;
    if waits { Ok(row) } else { Err(problems::REFUND_ENDED.because("")) }
}

/// An operator calls a refund off that waits to be paid out by hand: its money is the customer's credit again, and settles
/// what is open.
pub(crate) async fn cancel_refund(
    operator: Operator<role::Billing>,
    app: App,
    Path(id): Path<RefundId>,
) -> Result<Json<RefundView>, Problem> {
    let now = app.clock.now();
    let row = waits_for_a_hand(app.db.read(store::refund(&id)).await?)?;
    let step = RefundMove { refund: &id, from: row.status, provider_ref: None, now };
    let mut writes = fail_refund(step, &row.payment_id, &row.customer_id, &*app.ids);
    writes.extend(events::freed(&[&row.customer_id], now, &*app.ids));
    writes.push(app.audit(&operator.claims, "cancel_refund", id.as_str(), ()));
    app.db.commit(writes).await.map_err(problems::refused)?;
    Ok(Json(RefundView { status: RefundStatus::Failed, changed_at: now, ..row.view() }))
}

pub(crate) async fn list_disputes(
    _: Operator<role::BillingRead>,
    app: App,
    Query(list): Query<ListDisputes>,
) -> Result<Json<Page<DisputeView>>, Problem> {
    let rows = app.db.read(store::disputes(list.cursor.as_ref())).await?;
    let views = rows.iter().map(store::DisputeRow::view).collect();
    let cursor = |last: &DisputeView| ListCursor { at: last.opened_at, id: last.id.clone() }.to_string();
    Ok(Json(Page::cut(views, store::PAGE_ITEMS_MAX, cursor)))
}
