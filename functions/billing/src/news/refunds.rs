//! What news of refunds change.
use super::Learnt;
use crate::provider::{self, RefundStatus as Theirs, TheirId};
use crate::store::{self, EventRow, PaymentFacts, RefundRow};
use crate::{App, events, problems};
use db::Query;
use kernel::Instant;
use ledger::{NewRefund, RefundId, RefundMove, RefundStatus, adopt_refund, fail_refund, move_refund, settle_refund};
use web::Problem;

/// What one refund changes; nothing, if the event was heard before.
pub(super) async fn one(app: &App, event: Query<EventRow>, news: &provider::Refund) -> Result<Option<Learnt>, Problem> {
    let payment = store::payment_facts(None, news.payment.as_ref().map(TheirId::as_str));
    let refund = store::refund_facts(news.ours.as_deref(), news.id.as_str());
    let (heard, refunds, payments) = app.db.read((event, refund, payment)).await?;
    if !heard.is_empty() {
        return Ok(None);
    }
    Ok(Some(learn(app, refunds.first(), payments.first(), news)))
}

/// What all refunds of a payment change, wherever they were ordered.
pub(super) async fn of_payment(
    app: &App,
    event: Query<EventRow>,
    payment: &TheirId,
) -> Result<Option<Learnt>, Problem> {
    let asked = (event, store::refunds_by_ref(payment.as_str()), store::payment_facts(None, Some(payment.as_str())));
    let (heard, known, payments) = app.db.read(asked).await?;
    if !heard.is_empty() {
        return Ok(None);
    }
    let refunds = app.provider()?.refunds_of(payment).await.map_err(|failure| problems::not_answered(&failure))?;
    let mut learnt = Learnt::default();
    for news in &refunds {
        let same = |row: &&RefundRow| {
            row.provider_ref.as_deref() == Some(news.id.as_str()) || news.ours.as_deref() == Some(row.id.as_str())
        };
        learnt.and(learn(app, known.iter().find(same), payments.first(), news));
    }
    Ok(Some(learnt))
}

/// What is written because of news of a refund of ours, or of one that was ordered at the provider.
pub(crate) fn learn(
    app: &App,
    known: Option<&RefundRow>,
    payment: Option<&PaymentFacts>,
    news: &provider::Refund,
) -> Learnt {
    let now = app.clock.now();
    if let Some(row) = known {
        return moved(app, row, payment, news, now);
    }
    let Some((facts, payment)) = payment.map(|facts| (facts, &facts.row)) else {
        return Learnt::odd(format!("{} is a refund of no payment of ours", news.id));
    };
    if news.status == Theirs::Failed {
        return Learnt::default();
    }
    let new = NewRefund {
        id: RefundId::new(&*app.ids),
        key: format!("provider:{}", news.id),
        payment: payment.id.clone(),
        customer: payment.customer_id.clone(),
        amount_minor: news.amount.minor,
        reason: String::new(),
        now,
    };
    let mut statements = adopt_refund(&new, &*app.ids);
    let step = RefundMove { refund: &new.id, from: RefundStatus::Wanted, provider_ref: Some(news.id.as_str()), now };
    if news.status == Theirs::Succeeded {
        statements.extend(settle_refund(step));
        // Whoever ordered it, its customer is told: of one that is on its way, once it has gone.
        statements.push(events::refunded(&news.amount, "", facts, now, &*app.ids));
    } else {
        statements.extend(move_refund(step));
    }
    statements.push(store::unsuspend(&new.customer));
    Learnt { statements, ..Learnt::default() }
}

fn moved(app: &App, row: &RefundRow, payment: Option<&PaymentFacts>, news: &provider::Refund, now: Instant) -> Learnt {
    let step = RefundMove { refund: &row.id, from: row.status, provider_ref: Some(news.id.as_str()), now };
    let statements = match (row.status, &news.status) {
        (RefundStatus::Wanted, Theirs::Processing) => move_refund(step),
        (RefundStatus::Wanted | RefundStatus::Processing, Theirs::Succeeded) => {
            let mut statements = settle_refund(step);
            statements
                .extend(payment.map(|payment| events::refunded(&row.amount(), &row.reason, payment, now, &*app.ids)));
            statements
        }
        (RefundStatus::Wanted | RefundStatus::Processing | RefundStatus::Succeeded, Theirs::Failed) => {
            let mut statements = fail_refund(step, &row.payment_id, &row.customer_id, &*app.ids);
            statements.push(store::unsuspend(&row.customer_id));
            statements
        }
        _ => Vec::new(),
    };
    Learnt { statements, ..Learnt::default() }
}
