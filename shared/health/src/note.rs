//! What a function notes when its jobs have run.
use db::{Db, DbError, Query, Statement, json};
use kernel::{Instant, millis_option};
use outbox::{BrokenRule, HealthNotice, Page, Topic};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use web::{Role as _, role};

pub(crate) const ALL_SQL: &[&str] = &[KNOWN, RAN, LOOKED];

/// What must never be true, by the rule's name: how many cases of it there are. It walks whole tables.
pub type Never = Query<BTreeMap<String, i64>>;

/// That jobs ran is noted anew after as long; what they complain of at once.
const NOTED_EVERY_MINUTES: i64 = 10;
/// The hour of UTC from which on a new night's look is due: the space sleeps, and what each midnight brings is done.
const LOOKS_AT_HOUR: i64 = 3;
/// Lines that are kept, and characters of each.
const LINES_MAX: usize = 20;
const LINE_CHARS_MAX: usize = 300;
/// The rule that stands for a look that failed.
const COULD_NOT_BE_ASKED: &str = "could_not_be_asked";

/// One run of a function's jobs.
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    /// Whose jobs.
    pub function: &'a str,
    /// When.
    pub now: Instant,
    /// What they complained of.
    pub log: &'a [String],
}

const KNOWN: &str = "SELECT ran_at, complaints, looked_at, broken FROM health WHERE function = ?1";

#[derive(Debug, Deserialize)]
struct KnownRow {
    #[serde(with = "millis_option")]
    ran_at: Option<Instant>,
    complaints: String,
    #[serde(with = "millis_option")]
    looked_at: Option<Instant>,
    broken: String,
}

const RAN: &str = "
INSERT INTO health (function, ran_at, complaints) VALUES (?1, ?2, ?3)
ON CONFLICT (function) DO UPDATE SET ran_at = excluded.ran_at, complaints = excluded.complaints";

const LOOKED: &str = "
INSERT INTO health (function, looked_at, broken) VALUES (?1, ?2, ?3)
ON CONFLICT (function) DO UPDATE SET looked_at = excluded.looked_at, broken = excluded.broken";

/// Notes that `run` was, and once a night asks `never`. What was not found in the night before is told to who keeps the space.
pub async fn note(db: &Db, run: Run<'_>, never: Vec<Never>) -> Result<(), DbError> {
    let Run { function, now, log } = run;
    let known: Option<KnownRow> = db.read_one(Query::new(KNOWN, [function.into()])).await?;
    let complaints = json!(shortened(log)).to_string();
    let fresh = known.as_ref().is_some_and(|row| {
        let since = row.ran_at.map(|at| at.plus_minutes(NOTED_EVERY_MINUTES));
        since.is_some_and(|until| now < until) && row.complaints == complaints
    });
    let mut writes = Vec::new();
    if !fresh {
        writes.push(Statement::new(RAN, [function.into(), now.into(), complaints.into()]));
    }
    if known.as_ref().and_then(|row| row.looked_at).map(night) != Some(night(now)) {
        let before: BTreeMap<String, i64> = known.map_or_else(|| Ok(BTreeMap::new()), |row| json(&row.broken))?;
        let found = look(db, never).await;
        writes.push(Statement::new(LOOKED, [function.into(), now.into(), json!(found).to_string().into()]));
        if found.keys().any(|rule| !before.contains_key(rule)) {
            writes.push(told(function, &found, now));
        }
    }
    if writes.is_empty() {
        return Ok(());
    }
    match db.commit(writes).await {
        // Another run of this minute was sooner, and has noted the same.
        Err(error) if error.is_refused_by(outbox::OWED_ALREADY) => Ok(()),
        written => written.map(|_| ()),
    }
}

/// The night to which a time belongs, named by its day.
fn night(at: Instant) -> String {
    at.plus_minutes(-LOOKS_AT_HOUR * 60).utc_date().to_string()
}

/// What is broken. That it could not be asked is a finding, and is not asked again before the next night: it may be what is too much.
async fn look(db: &Db, never: Vec<Never>) -> BTreeMap<String, i64> {
    let mut found = BTreeMap::new();
    for query in never {
        match db.read(query).await {
            Ok(rows) => found.extend(rows.into_iter().flatten().filter(|(_, cases)| *cases != 0)),
            Err(_) => drop(found.insert(COULD_NOT_BE_ASKED.to_owned(), 1)),
        }
    }
    found
}

fn told(function: &str, found: &BTreeMap<String, i64>, now: Instant) -> Statement {
    let rules = found.iter().map(|(rule, cases)| BrokenRule { rule: rule.replace('_', " "), cases: *cases }).collect();
    let notice = HealthNotice { function: function.to_owned(), rules, page: Page::console_health() };
    let id = format!("out_health_{function}_{}", now.utc_date());
    outbox::owe_operators_as(&id, role::Space::NAME, &Topic::HealthBroken(notice), now)
}

/// As much of the log as helps.
fn shortened(log: &[String]) -> Vec<String> {
    log.iter().take(LINES_MAX).map(|line| line.chars().take(LINE_CHARS_MAX).collect()).collect()
}
