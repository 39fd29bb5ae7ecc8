//! Refunds are ordered where the money came from, and what was ordered is asked after. What no provider carried an operator
//! gives back by hand.
use super::Done;
use super::round::page;
use crate::news::{Learnt, refunds};
use crate::provider::{Failure, NewRefund as Order, Provider, Refund, RefundReason, RequestKey, TheirId};
use crate::store::{self, RefundRow};
use crate::{App, events};
use db::DbError;
use kernel::Money;
use ledger::{RefundMove, RefundStatus, fail_refund};

/// How long nothing is asked of a refund that is on its way, in minutes.
const SILENT_MINUTES: i64 = 60;

/// Orders what is wanted and asks after what was ordered.
pub(super) async fn give_back(app: &App, done: &mut Done) -> Result<(), DbError> {
    let Some(provider) = app.provider.clone() else { return Ok(()) };
    let silent = app.clock.now().plus_minutes(-SILENT_MINUTES);
    let wanted = page(app, done, "round:refunds_wanted", store::to_order).await?;
    let silent = page(app, done, "round:refunds_silent", |after, max| store::ordered(silent, after, max)).await?;
    for row in wanted.into_iter().chain(silent) {
        match one(app, &*provider, &row).await {
            Ok(news) => done.refunded += usize::from(news),
            // The provider's own event was faster.
            Err(cause) if cause.is_refused_by("status_changed") => {}
            Err(cause) => done.log.push(format!("{} is not given back: {cause:?}", row.id)),
        }
    }
    Ok(())
}

/// Sees to one refund; whether something was learnt.
async fn one(app: &App, provider: &dyn Provider, row: &RefundRow) -> Result<bool, DbError> {
    let Some(payment) = row.payment_ref.as_deref().and_then(|id| id.parse::<TheirId>().ok()) else { return Ok(false) };
    let answer = match row.provider_ref.as_deref().and_then(|id| id.parse().ok()) {
        Some(known) => provider.refund_now(&known).await,
        None => ordered(provider, row, payment.clone()).await,
    };
    let learnt = match answer {
        Ok(news) => {
            let payments = app.db.read(store::payment_facts(Some(row.payment_id.as_str()), None)).await?;
            refunds::moved(app, row, payments.first(), &news)
        }
        Err(failure @ Failure::Refused { .. }) => refused(app, row, &failure),
        Err(_) => return Ok(false),
    };
    let news = !learnt.statements.is_empty();
    app.write_down(learnt).await?;
    Ok(news)
}

/// Orders a refund. The provider forgets keys after a day: what was ordered before is found by our name for it.
async fn ordered(provider: &dyn Provider, row: &RefundRow, payment: TheirId) -> Result<Refund, Failure> {
    let known = provider.refunds_of(&payment).await?;
    if let Some(found) = known.into_iter().find(|refund| refund.ours.as_deref() == Some(row.id.as_str())) {
        return Ok(found);
    }
    let amount = Money { minor: row.amount_minor, currency: row.currency };
    let order = Order { ours: row.id.to_string(), payment, amount, reason: RefundReason::Requested };
    provider.refund(&RequestKey::new(&row.id, "refund"), &order).await
}

/// What the provider will not give back is the customer's credit, and an operator has to look.
fn refused(app: &App, row: &RefundRow, failure: &Failure) -> Learnt {
    let step = RefundMove { refund: &row.id, from: row.status, provider_ref: None, now: app.clock.now() };
    let mut learnt = Learnt::odd(format!("{} was refused: {failure}", row.id));
    if row.status != RefundStatus::Failed {
        learnt.statements = fail_refund(step, &row.payment_id, &row.customer_id, &*app.ids);
        learnt.statements.extend(events::freed(&[&row.customer_id], step.now, &*app.ids));
    }
    learnt
}
