//! What the provider told and nobody heard: its events since the last before which none is missing, each acted on as if it had come by
//! itself.
use super::Done;
use super::patience::Patience;
use super::unheard::{aside, is_silence};
use crate::news::hear;
use crate::provider::{Event, Failure, Provider, TheirId};
use crate::{App, store};
use db::DbError;
use kernel::Instant;
use std::collections::BTreeSet;

/// Where this job leaves word of how far it has heard.
const JOB: &str = "events";
/// How far back the first run listens, and every run beyond the last event: what happens in the same second may come late.
const FIRST_MINUTES: i64 = 24 * 60;
const OVERLAP_SECONDS: i64 = 300;
/// How many pages of a hundred events are read, how many events are acted on, and after how many of which the provider does not say what
/// became of them a run has had enough: it is away, and another hour it is not. What fails is set aside, so many at a time, so that a run
/// that is ended on the way has not failed for nothing.
const PAGES_MAX: u32 = 20;
const EVENTS_MAX: usize = 200;
const SILENCES_MAX: usize = 20;
const ASIDE_AT_ONCE: usize = 20;

/// How far the job has heard: every event until `until`. Where more came after it than one run reads, they are gone through part by
/// part, from the newest back.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Heard {
    until: Instant,
    going_back: Option<GoingBack>,
}

/// Where the next part begins, and until when everything is heard once the last one is.
#[derive(Debug, Clone, PartialEq, Eq)]
struct GoingBack {
    before: TheirId,
    from: Instant,
}

impl Heard {
    fn read(mark: &str) -> Option<Self> {
        let at = |seconds: &str| Some(Instant::from_seconds(seconds.parse().ok()?));
        let mut parts = mark.split('/');
        let until = at(parts.next()?)?;
        let going_back = parts
            .next()
            .zip(parts.next())
            .and_then(|(before, from)| Some(GoingBack { before: before.parse().ok()?, from: at(from)? }));
        Some(Self { until, going_back })
    }

    fn mark(&self) -> String {
        let going_back = self.going_back.as_ref().map(|back| format!("/{}/{}", back.before, back.from.as_seconds()));
        format!("{}{}", self.until.as_seconds(), going_back.unwrap_or_default())
    }
}

/// Acts on what was not heard.
pub(super) async fn listen(app: &App, patience: &mut Patience, done: &mut Done) -> Result<(), DbError> {
    let Some(provider) = app.provider.clone() else { return Ok(()) };
    let now = app.clock.now();
    let known = app.db.read_one(store::mark_of(JOB)).await?.and_then(|row| Heard::read(&row.mark));
    let first = Heard { until: now.plus_minutes(-FIRST_MINUTES), going_back: None };
    let before = known.clone().unwrap_or(first);
    let after = match part_of(&*provider, &before).await {
        Ok((told, cut)) => heard(app, told, cut, before, done).await?,
        // The provider does not say, perhaps because it has forgotten where to go on: it begins at the newest again.
        Err(failure) => {
            patience.unheard("its events", &failure);
            Heard { going_back: None, ..before }
        }
    };
    if known.as_ref() != Some(&after) {
        app.db.commit(vec![store::put_mark(JOB, &after.mark(), now)]).await?;
    }
    Ok(())
}

/// As much as one run reads of what was told since everything was heard, the newest first, and the oldest of it where there is more.
async fn part_of(provider: &dyn Provider, heard: &Heard) -> Result<(Vec<Event>, Option<TheirId>), Failure> {
    let since = heard.until.plus_seconds(-OVERLAP_SECONDS);
    let (mut told, mut after) = (Vec::new(), heard.going_back.as_ref().map(|back| back.before.clone()));
    for _ in 0..PAGES_MAX {
        let page = provider.events_since(since, after.as_ref()).await?;
        told.extend(page.items);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    Ok((told, after))
}

/// Acts on a part, and says how far was heard then.
async fn heard(
    app: &App,
    mut told: Vec<Event>,
    cut: Option<TheirId>,
    before: Heard,
    done: &mut Done,
) -> Result<Heard, DbError> {
    let newest = told.first().map_or(before.until, |event| event.at);
    // The newest come first.
    told.reverse();
    let acted = act(app, &told, before.until, done).await?;
    done.more |= acted.is_cut || cut.is_some();
    let from = before.going_back.as_ref().map_or(newest, |back| back.from);
    Ok(match (cut, &before.going_back) {
        // The rest of this part comes first.
        _ if acted.is_cut && before.going_back.is_some() => before,
        (None, None) => Heard { until: acted.until, ..before },
        (Some(_), None) if acted.is_cut => before,
        (Some(oldest), _) => Heard { going_back: Some(GoingBack { before: oldest, from }), ..before },
        (None, Some(_)) => Heard { until: before.until.max(from), going_back: None },
    })
}

/// What came of acting on a part.
struct Acted {
    /// The time of the newest event before which none of the part is missing: each was heard or set aside.
    until: Instant,
    /// Whether a run had enough of it.
    is_cut: bool,
}

/// Acts on those of `told` that nobody heard, the oldest first and as many as one run may. One that fails is set aside with its reason, and
/// holds up no other: the order in which events are heard does not matter.
async fn act(app: &App, told: &[Event], until: Instant, done: &mut Done) -> Result<Acted, DbError> {
    let ids: Vec<&str> = told.iter().map(|event| event.id.as_str()).collect();
    let known: BTreeSet<String> = app.db.read(store::known_events(&ids)).await?.into_iter().map(|row| row.id).collect();
    let mut acted = Acted { until, is_cut: false };
    let (mut tried, mut silences, mut failed) = (0, 0, Vec::new());
    for event in told {
        if !known.contains(event.id.as_str()) {
            if tried == EVENTS_MAX || silences == SILENCES_MAX {
                acted.is_cut = true;
                break;
            }
            tried += 1;
            if let Err(problem) = hear(app, event).await {
                silences += usize::from(is_silence(&problem));
                failed.push(aside(app, event, problem, done));
            } else {
                done.heard += 1;
            }
        }
        acted.until = acted.until.max(event.at);
        if failed.len() == ASIDE_AT_ONCE {
            app.db.commit(std::mem::take(&mut failed)).await?;
        }
    }
    if !failed.is_empty() {
        app.db.commit(failed).await?;
    }
    Ok(acted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_says_until_when_and_where_to_go_on() {
        for mark in ["1893484800", "1893484800/evt_1/1893484900"] {
            assert_eq!(Heard::read(mark).unwrap().mark(), mark);
        }
        assert_eq!(Heard::read(""), None);
    }
}
