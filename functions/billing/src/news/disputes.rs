//! What news of disputes change.
use super::{Learnt, learn};
use crate::provider::{self, DisputeStatus as Theirs, TheirId};
use crate::store::{self, DisputeRow, EventRow, NewsFacts};
use crate::{App, events, problems};
use db::{Both, Query, Statement};
use ledger::{Dispute, DisputeStatus, PaymentStatus, lose_dispute, open_dispute, win_dispute};
use web::Problem;

/// What one dispute changes; nothing, if the event was heard before.
pub(super) async fn one(
    app: &App,
    event: Query<EventRow>,
    news: &provider::Dispute,
) -> Result<Option<Learnt>, Problem> {
    let payment = news.payment.as_ref().map(TheirId::as_str);
    let asked = Both((event, store::dispute(news.id.as_str())), store::news_facts(None, payment));
    let ((heard, disputes), answers) = app.db.read(asked).await?;
    if !heard.is_empty() {
        return Ok(None);
    }
    let Some(facts) = NewsFacts::read(answers)? else {
        return Ok(Some(Learnt::odd(format!("{} disputes no payment of ours", news.id))));
    };
    // A bank takes back what it has paid: whoever hears of that first has missed the payment.
    let mut learnt = Learnt::default();
    if let (Some(id), false) = (&news.payment, facts.payment.row.status == PaymentStatus::Succeeded) {
        let paid = app.provider()?.payment(id).await.map_err(|failure| problems::not_answered(&failure))?;
        learnt = learn(app, &facts, &paid, app.clock.now(), None).await?;
    }
    learnt.statements.extend(moved(app, disputes.first(), &facts, news));
    Ok(Some(learnt))
}

fn moved(app: &App, known: Option<&DisputeRow>, facts: &NewsFacts, news: &provider::Dispute) -> Vec<Statement> {
    let (row, now) = (&facts.payment.row, app.clock.now());
    let dispute = Dispute {
        provider_ref: news.id.to_string(),
        payment: row.id.clone(),
        customer: row.customer_id.clone(),
        amount_minor: news.amount.minor,
        reason: news.reason.clone(),
    };
    let mut statements = Vec::new();
    if known.is_none() {
        statements.push(open_dispute(&dispute, now));
        let answer_by = news.answer_by.map(|at| facts.books.day(at));
        statements.push(events::disputed(row, news, answer_by, now, &*app.ids));
    }
    let from = known.map_or(DisputeStatus::Open, |known| known.status);
    match (from, &news.status) {
        (DisputeStatus::Open | DisputeStatus::Won, Theirs::Lost) => {
            statements.extend(lose_dispute(&dispute, from, now, &*app.ids));
        }
        (DisputeStatus::Open | DisputeStatus::Lost, Theirs::Won) => {
            statements.extend(win_dispute(&dispute, from, now, &*app.ids));
            statements.push(store::unsuspend(&row.customer_id));
        }
        _ => {}
    }
    statements
}
