//! What the provider told and nobody heard: its events since the last that was heard, each acted on as if it had come by
//! itself.
use super::Done;
use crate::App;
use crate::news::hear;
use crate::provider::{Event, Provider};
use crate::store;
use db::DbError;
use kernel::Instant;

/// Where this job leaves word of how far it has heard.
const JOB: &str = "events";
/// How far back the first run listens, and every run beyond the last event: what happens in the same second may come late.
const FIRST_MINUTES: i64 = 24 * 60;
const OVERLAP_SECONDS: i64 = 300;
/// How many pages of a hundred events are read, and how many events are acted on, in one run.
const PAGES_MAX: u32 = 20;
const EVENTS_MAX: usize = 200;

/// Acts on what was not heard, the oldest first.
pub(super) async fn listen(app: &App, done: &mut Done) -> Result<(), DbError> {
    let Some(provider) = app.provider.clone() else { return Ok(()) };
    let now = app.clock.now();
    let mark = app.db.read_one(store::mark_of(JOB)).await?;
    let heard_until = mark.and_then(|row| row.mark.parse::<i64>().ok()).map(Instant::from_seconds);
    let since = heard_until.map_or(now.plus_minutes(-FIRST_MINUTES), |until| until.plus_seconds(-OVERLAP_SECONDS));
    let Some(mut told) = all_since(&*provider, since, done).await else { return Ok(()) };
    // The newest come first.
    told.reverse();
    let ids: Vec<&str> = told.iter().map(|event| event.id.as_str()).collect();
    let known: Vec<String> = app.db.read(store::events_heard(&ids)).await?.into_iter().map(|row| row.id).collect();
    let new: Vec<&Event> = told.iter().filter(|event| known.iter().all(|id| id != event.id.as_str())).collect();
    done.more |= EVENTS_MAX < new.len();
    let mut until = heard_until.unwrap_or(since);
    for event in new.into_iter().take(EVENTS_MAX) {
        match hear(app, event).await {
            Ok(()) => (done.heard, until) = (done.heard + 1, event.at),
            Err(problem) => {
                let cause = problem.internal.unwrap_or_else(|| problem.kind.slug.to_owned());
                done.log.push(format!("{} is not heard: {cause}", event.id));
                break;
            }
        }
    }
    if heard_until != Some(until) {
        app.db.commit(vec![store::put_mark(JOB, &until.as_seconds().to_string(), now)]).await?;
    }
    Ok(())
}

/// Everything that was told since then, the newest first; nothing, if the provider does not say.
async fn all_since(provider: &dyn Provider, since: Instant, done: &mut Done) -> Option<Vec<Event>> {
    let (mut told, mut after) = (Vec::new(), None);
    for _ in 0..PAGES_MAX {
        let page = provider.events_since(since, after.as_ref()).await.ok()?;
        told.extend(page.items);
        match page.next {
            Some(next) => after = Some(next),
            None => return Some(told),
        }
    }
    done.log.push(format!("more events since {since} than one run reads"));
    done.more = true;
    Some(told)
}
