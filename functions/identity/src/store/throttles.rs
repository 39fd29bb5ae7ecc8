//! The counts of attempts.
use crate::rules::throttle::{Attempt, Counter};
use db::{Query, Statement};
use kernel::{Instant, millis};
use serde::Deserialize;

/// A subject whose attempt was admitted and counted.
#[derive(Debug, Deserialize)]
pub(crate) struct Admitted {
    pub subject: String,
}

// The steps (?5) are JSON, so their numbers are integers; the count is made here, so that attempts at once all count.
pub(super) const COUNT: &str = "
INSERT INTO throttles (subject, attempts, since, locked_until)
SELECT ?1, 1, ?3, 0 WHERE NOT EXISTS (SELECT 1 FROM throttles WHERE subject IN (?1, ?2) AND ?3 < locked_until)
ON CONFLICT (subject) DO UPDATE SET
  attempts = CASE WHEN since <= ?4 THEN 1 ELSE attempts + 1 END,
  since = CASE WHEN since <= ?4 THEN ?3 ELSE since END,
  locked_until = CASE WHEN since <= ?4 THEN 0 ELSE coalesce((
    SELECT max(json_extract(value, '$.until')) FROM json_each(?5)
    WHERE json_extract(value, '$.attempts') <= throttles.attempts + 1), 0) END
RETURNING subject";

fn count_one(counter: &Counter, unless_locked: &Counter, now: Instant) -> Query<Admitted> {
    let steps = serde_json::json!(counter.steps(now));
    let params = [
        counter.subject.as_str().into(),
        unless_locked.subject.as_str().into(),
        now.into(),
        counter.forget_since(now).into(),
        steps.into(),
    ];
    Query::new(COUNT, params)
}

/// Until when something is locked.
#[derive(Debug, Deserialize)]
pub(crate) struct Lock {
    #[serde(with = "millis")]
    pub locked_until: Instant,
}

pub(super) const LOCKS: &str =
    "SELECT locked_until FROM throttles WHERE subject IN (?1, ?2) ORDER BY locked_until DESC LIMIT 1";

/// What the database says of an attempt: whether it was counted on its subject, whether for where it comes from, and the
/// longer of the two locks.
pub(crate) type Counted = (Vec<Admitted>, Vec<Admitted>, Vec<Lock>);

/// Counts an attempt, unless what it is on or where it comes from is locked. An attempt on something locked still counts
/// for where it comes from.
pub(crate) fn count(attempt: &Attempt, now: Instant) -> (Query<Admitted>, Query<Admitted>, Query<Lock>) {
    let (on, from) = (&attempt.on, &attempt.from);
    let locks = Query::new(LOCKS, [on.subject.as_str().into(), from.subject.as_str().into()]);
    // The first reads the lock of the second before the second can set it.
    (count_one(on, from, now), count_one(from, from, now), locks)
}

pub(super) const LOCKED: &str = "
SELECT locked_until FROM throttles WHERE subject IN (?1, ?2, ?3) AND ?4 < locked_until ORDER BY locked_until DESC LIMIT 1";

/// Until when any of three attempts is locked, whoever makes it.
pub(crate) fn locked(of: &[Attempt; 3], now: Instant) -> Query<Lock> {
    let [one, two, three] = of.each_ref().map(|attempt| attempt.on.subject.as_str().into());
    Query::new(LOCKED, [one, two, three, now.into()])
}

pub(super) const CLEAR: &str = "DELETE FROM throttles WHERE subject = ?1";

/// Forgets the attempts on something.
pub(crate) fn clear(on: &Counter) -> Statement {
    Statement::new(CLEAR, [on.subject.as_str().into()])
}

pub(super) const FORGIVE: &str =
    "UPDATE throttles SET attempts = attempts - 1, locked_until = 0 WHERE subject = ?1 AND 0 < attempts";

/// Takes back one attempt, on something or from an address: it succeeded, or it did not come to what is counted. The lock goes
/// with it, for while something is locked nothing of it is judged; so the lock, if there is one, is this attempt's own.
pub(crate) fn forgive(from: &Counter) -> Statement {
    Statement::new(FORGIVE, [from.subject.as_str().into()])
}
