//! Events that could not be acted on: each is set aside with its reason, where it holds up no other, and tried again after longer and
//! longer. One that fails still waits for an operator, who lets it be tried again or dismisses it. What this key may not read is tried once a
//! day, after what may be.
use super::Done;
use crate::news::hear;
use crate::provider::Event;
use crate::store::{self, Tried};
use crate::{App, problems, rules};
use db::{DbError, Statement};
use kernel::Instant;
use web::Problem;

/// How many a run tries, each with four calls or five; and after how many of which the provider does not say what became of them it has
/// had enough.
const TRIED_MAX: u32 = 20;
const SILENCES_MAX: usize = 5;

/// Tries again what is due, and says how many wait for an operator.
pub(super) async fn try_again(app: &App, done: &mut Done) -> Result<(), DbError> {
    let Some(provider) = app.provider.clone() else { return Ok(()) };
    let now = app.clock.now();
    let (due, waiting) = app.db.read((store::due_events(now, TRIED_MAX), store::events_set_aside())).await?;
    let (mut heard, mut writes, mut silences) = (Vec::new(), Vec::new(), 0);
    for row in &due {
        if silences == SILENCES_MAX {
            done.more = true;
            break;
        }
        let tried = match provider.event(&row.id).await {
            // No try of it is used up while we are not let in.
            Err(failure) if failure.is_barred() => {
                done.more = true;
                break;
            }
            Err(failure) => Err(problems::not_answered(&failure)),
            Ok(event) => hear(app, &event).await,
        };
        match tried {
            Ok(()) => heard.push(row.id.as_str()),
            Err(problem) => {
                silences += usize::from(is_silence(&problem));
                writes.push(store::failed_again(row, &failed(row.id.as_str(), row.attempts, problem, now, done)));
            }
        }
    }
    done.heard += heard.len();
    if !heard.is_empty() {
        writes.push(store::heard_after_all(heard));
    }
    if let Some(count) = waiting.first().map(|row| row.count).filter(|count| *count != 0) {
        done.log.push(format!("events of the payment provider that wait for an operator: {count}"));
    }
    if writes.is_empty() { Ok(()) } else { app.db.commit(writes).await.map(|_| ()) }
}

/// Whether the provider did not say what became of the thing; what this key may not read it says of at once.
pub(super) fn is_silence(problem: &Problem) -> bool {
    problem.kind == problems::PROVIDER_UNAVAILABLE
}

/// Notes an event that failed for the first time.
pub(super) fn aside(app: &App, event: &Event, problem: Problem, done: &mut Done) -> Statement {
    store::set_aside(event, &failed(event.id.as_str(), 0, problem, app.clock.now(), done))
}

/// What comes of an event that has failed so often before. Not being let in to what it names uses up no try.
fn failed(id: &str, attempts: u32, problem: Problem, now: Instant, done: &mut Done) -> Tried {
    let barred = problem.kind == problems::PROVIDER_BARS;
    let attempts = attempts + u32::from(!barred);
    let due_at = if barred { Some(rules::barred_until(now)) } else { rules::tried_again(attempts, now) };
    Tried { attempts, why: complained(id, problem, done), at: now, due_at, barred }
}

/// Why an event failed, for whoever looks after it; the log has it too.
fn complained(id: &str, problem: Problem, done: &mut Done) -> String {
    let why = problem.internal.unwrap_or_else(|| problem.kind.slug.to_owned());
    done.log.push(format!("{id} is not heard: {why}"));
    why.chars().take(WHY_CHARS_MAX).collect()
}

/// The longest reason kept, in characters.
const WHY_CHARS_MAX: usize = 500;
