//! What an event changes, whether the provider told it or was asked for it.
use super::{Learnt, disputes, learn, methods, refunds};
use crate::provider::{Event, News};
use crate::store::NewsFacts;
use crate::{App, problems, store};
use db::{Both, DbError};
use web::Problem;

/// Acts on an event, once: one read, what has to be looked up, one commit.
pub(crate) async fn hear(app: &App, event: &Event) -> Result<(), Problem> {
    let known = store::event(event.id.as_str());
    let learnt = match &event.news {
        News::Payment(news) => {
            let asked = Both(known, store::news_facts(news.ours.as_deref(), Some(news.id.as_str())));
            let (heard, answers) = app.db.read(asked).await?;
            match NewsFacts::read(answers)? {
                _ if !heard.is_empty() => return Ok(()),
                Some(facts) => learn(app, &facts, news, event.at, None).await?,
                // One that names none of ours is another's who has the same account there.
                None if news.ours.is_none() => Learnt::default(),
                None => Learnt::odd(format!("{} is no payment of ours", news.id)),
            }
        }
        News::Refunded { payment } => match refunds::of_payment(app, known, payment).await? {
            Some(learnt) => learnt,
            None => return Ok(()),
        },
        News::Refund(refund) => match refunds::one(app, known, refund).await? {
            Some(learnt) => learnt,
            None => return Ok(()),
        },
        News::Dispute(dispute) => match disputes::one(app, known, dispute).await? {
            Some(learnt) => learnt,
            None => return Ok(()),
        },
        News::Setup(_) | News::Mandate(_) | News::MethodChanged(_) | News::MethodGone(_) => {
            match methods::changed(app, known, &event.news).await? {
                Some(learnt) => learnt,
                None => return Ok(()),
            }
        }
        News::Unreadable(why) => return Err(Problem::internal(why)),
        News::Nothing => return Ok(()),
    };
    write(app, event, learnt).await
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
