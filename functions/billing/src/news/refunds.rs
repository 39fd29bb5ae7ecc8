//! What news of refunds change.
use super::taken::Taken;
use super::{Learnt, disputes};
use crate::provider::{self, RefundStatus as Theirs, TheirId};
use crate::store::{self, EventRow, NewsFacts, PaymentFacts, RefundRow};
use crate::{App, events, problems};
use db::{Both, DbError, Query, Statement};
use ledger::{
    NewRefund, Recount, RefundId, RefundMove, RefundStatus, adopt_refund, fail_refund, move_refund, refund_after_all,
    reverse, settle_refund,
};
use web::Problem;

/// What one refund changes; nothing, if the event was heard before.
pub(super) async fn one(app: &App, event: Query<EventRow>, news: &provider::Refund) -> Result<Option<Learnt>, Problem> {
    let payment = news.payment.as_ref().map(TheirId::as_str);
    let refund = store::refund_facts(news.ours.as_deref(), news.id.as_str());
    let known = (event, refund, store::taken_of(payment), store::left_beside(payment, ""));
    let ((heard, refunds, taken, left), answers) = app.db.read(Both(known, store::news_facts(None, payment))).await?;
    if !heard.is_empty() {
        return Ok(None);
    }
    let (known, facts) = (refunds.first(), NewsFacts::read(answers)?);
    let news = if facts.is_some() { as_it_is(app, known, news).await? } else { news.clone() };
    Ok(Some(learn(app, known, facts.as_ref(), &mut Taken::new(&left, taken), &news)?))
}

/// A refund as the provider has it. Of one that we do not know what is told may be old, and so are news that one has gone which came to
/// nothing, unless it came to nothing for us alone: the provider is asked.
async fn as_it_is(app: &App, known: Option<&RefundRow>, news: &provider::Refund) -> Result<provider::Refund, Problem> {
    let is_sure = known.is_some_and(|row| row.status != RefundStatus::Failed || news.status != Theirs::Succeeded);
    if is_sure {
        return Ok(news.clone());
    }
    app.provider()?.refund_now(&news.id).await.map_err(|failure| problems::not_answered(&failure))
}

/// What all refunds of a payment change, wherever they were ordered.
pub(super) async fn of_payment(
    app: &App,
    event: Query<EventRow>,
    payment: &TheirId,
) -> Result<Option<Learnt>, Problem> {
    let id = Some(payment.as_str());
    let known = (event, store::refunds_by_ref(payment.as_str()), store::taken_of(id), store::left_beside(id, ""));
    let ((heard, known, taken, left), answers) = app.db.read(Both(known, store::news_facts(None, id))).await?;
    if !heard.is_empty() {
        return Ok(None);
    }
    let (facts, mut taken) = (NewsFacts::read(answers)?, Taken::new(&left, taken));
    let refunds = app.provider()?.refunds_of(payment).await.map_err(|failure| problems::not_answered(&failure))?;
    let mut learnt = Learnt::default();
    for news in &refunds {
        let same = |row: &&RefundRow| {
            row.provider_ref.as_deref() == Some(news.id.as_str()) || news.ours.as_deref() == Some(row.id.as_str())
        };
        learnt.and(learn(app, known.iter().find(same), facts.as_ref(), &mut taken, news)?);
    }
    Ok(Some(learnt))
}

/// What is written because of news of a refund of ours, or of one that was ordered at the provider.
fn learn(
    app: &App,
    known: Option<&RefundRow>,
    facts: Option<&NewsFacts>,
    taken: &mut Taken,
    news: &provider::Refund,
) -> Result<Learnt, DbError> {
    if let Some((row, facts)) = known.zip(facts).filter(|(row, _)| is_after_all(row, news)) {
        return after_all(app, row, facts, &taken.refunded(news.amount.minor), news);
    }
    if let Some(row) = known {
        return Ok(moved(app, row, facts.map(|facts| &facts.payment), news));
    }
    let Some(facts) = facts else {
        let odd = format!("{} is a refund of no payment of ours", news.id);
        return Ok(Learnt::strange(odd, news.payment.as_ref(), news.ours.is_some()));
    };
    if news.status == Theirs::Failed {
        return Ok(Learnt::default());
    }
    adopted(app, facts, &taken.refunded(news.amount.minor), news)
}

fn adopted(app: &App, facts: &NewsFacts, again: &[Recount], news: &provider::Refund) -> Result<Learnt, DbError> {
    let (payment, now) = (&facts.payment.row, app.clock.now());
    let new = NewRefund {
        id: RefundId::new(&*app.ids),
        key: format!("provider:{}", news.id),
        payment: payment.id.clone(),
        customer: payment.customer_id.clone(),
        amount_minor: news.amount.minor,
        reason: String::new(),
        now,
    };
    let mut statements = adopt_refund(&new, again, &*app.ids);
    statements.extend(charged(app, facts, again)?);
    let step = RefundMove { refund: &new.id, from: RefundStatus::Wanted, provider_ref: Some(news.id.as_str()), now };
    if news.status == Theirs::Succeeded {
        statements.extend(settle_refund(step));
        // Whoever ordered it, its customer is told: of one that is on its way, once it has gone.
        statements.push(events::refunded(&news.amount, "", &facts.payment, now, &*app.ids));
    } else {
        statements.extend(move_refund(step));
    }
    statements.extend(events::freed(&[&new.customer], now, &*app.ids));
    let late = again.first().map(|again| &again.dispute.provider_ref);
    let odd =
        late.map(|dispute| format!("{} is heard of after {dispute} took the money as well: it is charged", news.id));
    Ok(Learnt { statements, odd, ..Learnt::default() })
}

/// Whether we took it for one that came to nothing, and gave its money to the customer, and it has gone all the same.
fn is_after_all(row: &RefundRow, news: &provider::Refund) -> bool {
    row.status == RefundStatus::Failed && news.status == Theirs::Succeeded
}

fn after_all(
    app: &App,
    row: &RefundRow,
    facts: &NewsFacts,
    again: &[Recount],
    news: &provider::Refund,
) -> Result<Learnt, DbError> {
    let now = app.clock.now();
    let step = RefundMove { refund: &row.id, from: row.status, provider_ref: Some(news.id.as_str()), now };
    let mut statements = refund_after_all(step, (&row.payment_id, &row.customer_id), again, &*app.ids);
    statements.extend(charged(app, facts, again)?);
    statements.extend(events::freed(&[&row.customer_id], now, &*app.ids));
    statements.push(events::refunded(&row.amount(), &row.reason, &facts.payment, now, &*app.ids));
    Ok(Learnt { statements, ..Learnt::default() })
}

/// What banks took beyond the payment is charged as all of it, in place of what was charged before.
fn charged(app: &App, facts: &NewsFacts, again: &[Recount]) -> Result<Vec<Statement>, DbError> {
    let (now, ids, mut statements) = (app.clock.now(), &*app.ids, Vec::new());
    for Recount { dispute, losses, beyond_minor } in again {
        statements.extend(reverse(&disputes::charge_key(dispute, *losses), now, facts.books.day(now), ids));
        let charge = disputes::beyond(facts, dispute, losses + 1, *beyond_minor, now)?;
        statements.extend(ledger::charge(&[charge], ids).1);
    }
    Ok(statements)
}

/// What news of a refund that is known change.
pub(crate) fn moved(app: &App, row: &RefundRow, payment: Option<&PaymentFacts>, news: &provider::Refund) -> Learnt {
    let now = app.clock.now();
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
            statements.extend(events::freed(&[&row.customer_id], now, &*app.ids));
            statements
        }
        _ => Vec::new(),
    };
    Learnt { statements, ..Learnt::default() }
}
