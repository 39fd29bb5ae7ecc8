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
        News::Nothing => return Ok(()),
    };
    write(app, event, learnt).await
}

/// Writes down what an event changed, with the event. Told twice at once, the first has it.
async fn write(app: &App, event: &Event, mut learnt: Learnt) -> Result<(), Problem> {
    learnt.statements.insert(0, store::insert_event(event.id.as_str(), event.news.kind(), app.clock.now()));
    match app.write_down(learnt).await {
        Err(DbError::Refused { rule }) if rule == "provider_events.id" => Ok(()),
        outcome => outcome.map_err(problems::refused),
    }
}

impl News {
    /// What it is about, for the record.
    fn kind(&self) -> &'static str {
        match self {
            Self::Payment(_) => "payment",
            Self::Refunded { .. } => "refunded",
            Self::Refund(_) => "refund",
            Self::Dispute(_) => "dispute",
            Self::Setup(_) => "setup",
            Self::Mandate(_) => "mandate",
            Self::MethodChanged(_) => "method_changed",
            Self::MethodGone(_) => "method_gone",
            Self::Nothing => "nothing",
        }
    }
}
