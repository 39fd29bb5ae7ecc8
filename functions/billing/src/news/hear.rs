//! What an event changes, whether the provider told it or was asked for it.
use super::{Learnt, disputes, learn, methods, refunds};
use crate::provider::{Event, News, Payment, PaymentStatus, TheirId};
use crate::store::{KnownAsRow, NewsFacts};
use crate::{App, problems, store};
use db::{Both, DbError};
use web::Problem;

/// Acts on an event, once: one read, what has to be looked up, one commit. One about a payment of ours whose beginning was never
/// heard is acted on once that has been.
pub(crate) async fn hear(app: &App, event: &Event) -> Result<(), Problem> {
    let Some(mut learnt) = changed(app, event).await? else { return Ok(()) };
    if let Some(theirs) = learnt.stranger.take() {
        match whose(app, &theirs).await? {
            Whose::Ours => {
                let Some(again) = changed(app, event).await? else { return Ok(()) };
                learnt = again;
            }
            Whose::Strangers if !learnt.names_ours => learnt.odd = None,
            Whose::Strangers | Whose::Nobodys => {}
        }
    }
    write(app, event, learnt).await
}

/// What an event changes; nothing, if it was heard before or concerns nothing here.
async fn changed(app: &App, event: &Event) -> Result<Option<Learnt>, Problem> {
    let known = store::event(event.id.as_str());
    match &event.news {
        News::Payment(news) => {
            let facts = store::news_facts(news.ours.as_deref(), Some(news.id.as_str()));
            let whose = store::known_as(news.customer.as_ref().map(TheirId::as_str));
            let ((heard, whose), answers) = app.db.read(Both((known, whose), facts)).await?;
            match NewsFacts::read(answers)? {
                _ if !heard.is_empty() => Ok(None),
                Some(facts) => Ok(Some(learn(app, &facts, news, event.at, None).await?)),
                None if news.ours.is_none() => Ok(Some(by_hand(news, whose.first()))),
                None => Ok(Some(Learnt::odd(format!("{} is no payment of ours", news.id)))),
            }
        }
        News::Refunded { payment } => refunds::of_payment(app, known, payment).await,
        News::Refund(refund) => refunds::one(app, known, refund).await,
        News::Dispute(dispute) => disputes::one(app, known, dispute).await,
        News::Setup(_) | News::Mandate(_) | News::MethodChanged(_) | News::MethodGone(_) => {
            methods::changed(app, known, &event.news).await
        }
        News::Unreadable(why) => match app.db.read_one(known).await? {
            Some(_) => Ok(None),
            None => Err(Problem::internal(why)),
        },
        News::Nothing => Ok(None),
    }
}

/// What a payment changes that names none of ours. Of a customer of ours somebody has taken it by hand at the provider, and an operator has
/// to write it down or to give it back, for it is not known here and would be taken again; of nobody here, it is another's who has the same
/// account there.
fn by_hand(news: &Payment, whose: Option<&KnownAsRow>) -> Learnt {
    let came = whose.filter(|_| news.status == PaymentStatus::Succeeded);
    let odd = |row: &KnownAsRow| {
        let (amount, customer) = (news.amount.plain(), &row.customer_id);
        Learnt::odd(format!(
            "{} over {amount} was taken by hand at the provider from {customer}: record it as paid, or give it back there",
            news.id
        ))
    };
    came.map(odd).unwrap_or_default()
}

/// Whose a payment is by which none of ours is known.
enum Whose {
    /// One of ours all the same, whose answer was lost.
    Ours,
    /// It carries no name of ours: somebody else has the same account at the provider.
    Strangers,
    /// It carries a name of ours that nobody here knows, or the provider does not know it.
    Nobodys,
}

/// Whose that is. If it is one of ours, how it stands is written down first, with what the provider calls it.
async fn whose(app: &App, theirs: &TheirId) -> Result<Whose, Problem> {
    let news = match app.provider()?.payment(theirs).await {
        Err(failure) if failure.is_missing() => return Ok(Whose::Nobodys),
        answer => answer.map_err(|failure| problems::not_answered(&failure))?,
    };
    let Some(ours) = news.ours.as_deref() else { return Ok(Whose::Strangers) };
    let answers = app.db.read(store::news_facts(Some(ours), Some(news.id.as_str()))).await?;
    let Some(facts) = NewsFacts::read(answers)? else { return Ok(Whose::Nobodys) };
    let learnt = learn(app, &facts, &news, app.clock.now(), None).await?;
    app.write_down(learnt).await.map_err(problems::refused)?;
    Ok(Whose::Ours)
}

/// Writes down what an event changed, with the event, which nobody needs to look after any more. Told twice at once, the first has it.
async fn write(app: &App, event: &Event, mut learnt: Learnt) -> Result<(), Problem> {
    learnt.statements.push(store::heard_after_all([event.id.as_str()]));
    learnt.statements.insert(0, store::insert_event(event.id.as_str(), event.news.kind(), app.clock.now()));
    match app.write_down(learnt).await {
        Err(DbError::Refused { rule }) if rule == "provider_events.id" => Ok(()),
        outcome => outcome.map_err(problems::refused),
    }
}
