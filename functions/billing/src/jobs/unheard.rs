//! Events that could not be acted on: each is set aside with its reason, where it holds up no other, and tried again after longer and
//! longer. One that fails still waits for an operator, who lets it be tried again or dismisses it.
use super::Done;
use crate::news::hear;
use crate::provider::Event;
use crate::store;
use crate::{App, problems, rules};
use db::{DbError, Statement};
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
                let attempts = row.attempts + tries(&problem);
                let why = complained(row.id.as_str(), problem, done);
                let due_at = rules::tried_again(attempts.max(1), now);
                writes.push(store::failed_again(row, attempts, &why, now, due_at));
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

/// Whether the provider did not say what became of the thing.
pub(super) fn is_silence(problem: &Problem) -> bool {
    problem.kind == problems::PROVIDER_UNAVAILABLE || problem.kind == problems::PROVIDER_BARS
}

/// How many tries are used up by that: none by not being let in to what an event names.
fn tries(problem: &Problem) -> u32 {
    u32::from(problem.kind != problems::PROVIDER_BARS)
}

/// Notes an event that failed for the first time.
pub(super) fn aside(app: &App, event: &Event, problem: Problem, done: &mut Done) -> Statement {
    let (attempts, now) = (tries(&problem), app.clock.now());
    let why = complained(event.id.as_str(), problem, done);
    store::set_aside(event, attempts, &why, now, rules::tried_again(1, now))
}

/// Why an event failed, for whoever looks after it; the log has it too.
fn complained(id: &str, problem: Problem, done: &mut Done) -> String {
    let why = problem.internal.unwrap_or_else(|| problem.kind.slug.to_owned());
    done.log.push(format!("{id} is not heard: {why}"));
    why.chars().take(WHY_CHARS_MAX).collect()
}

/// The longest reason kept, in characters.
const WHY_CHARS_MAX: usize = 500;
