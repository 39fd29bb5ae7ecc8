//! Lists of what only somebody else can bring to an end. Most of it is as it was an hour ago, and then nothing is written of
//! it: so a run sees to a page and leaves word of where it ends, and the next one goes on from there. However much waits,
//! everything is come to.
use super::Done;
use crate::App;
use crate::store::{self, ForgottenRow, MethodRow, RefundRow, ToAskRow};
use db::{DbError, Query};
use kernel::Instant;
use serde::de::DeserializeOwned;

/// How many items of a list one run sees to: each takes one or two calls of up to 30 seconds.
pub(super) const ITEMS_MAX: u32 = 50;

/// An item of such a list, in the order of these.
pub(super) trait Waits {
    /// When it changed, and its id.
    fn place(&self) -> (Instant, &str);
}

impl Waits for ToAskRow {
    fn place(&self) -> (Instant, &str) {
        (self.changed_at, self.id.as_str())
    }
}

impl Waits for MethodRow {
    fn place(&self) -> (Instant, &str) {
        (self.changed_at, self.id.as_str())
    }
}

impl Waits for RefundRow {
    fn place(&self) -> (Instant, &str) {
        (self.changed_at, self.id.as_str())
    }
}

impl Waits for ForgottenRow {
    fn place(&self) -> (Instant, &str) {
        (self.erased_at, self.method.id.as_str())
    }
}

/// Where a job stands in a list of which whoever is seen to leaves it, but who cannot be seen to does not: a run that had to stop leaves word
/// of where, so that they keep nobody behind them from their turn.
pub(super) struct Round {
    job: &'static str,
    /// After which place the next page begins.
    pub(super) after: String,
    /// Whether the list was begun somewhere else than at its head.
    goes_on: bool,
}

impl Round {
    /// From where `job` had to stop the last time, or from the head.
    pub(super) async fn begin(app: &App, job: &'static str) -> Result<Self, DbError> {
        let after = app.db.read_one(store::mark_of(job)).await?.map(|row| row.mark).unwrap_or_default();
        Ok(Self { job, goes_on: !after.is_empty(), after })
    }

    /// Leaves word for the next run of where this one had to stop, if it had to; whether it has not seen all.
    pub(super) async fn end(self, app: &App, is_cut: bool) -> Result<bool, DbError> {
        if is_cut || self.goes_on {
            let mark = if is_cut { self.after.as_str() } else { "" };
            app.db.commit(vec![store::put_mark(self.job, mark, app.clock.now())]).await?;
        }
        Ok(is_cut || self.goes_on)
    }
}

/// The next page of `list`, which takes the place after which it begins (milliseconds and an id) and how many items it may
/// have. Word of where it ends is left before anything is done about it, so that an item on which a run dies holds up nobody
/// else. After the last page it begins at the head again.
pub(super) async fn page<R: Waits + DeserializeOwned>(
    app: &App,
    done: &mut Done,
    job: &'static str,
    list: impl FnOnce((i64, &str), u32) -> Query<R>,
) -> Result<Vec<R>, DbError> {
    let mark = app.db.read_one(store::mark_of(job)).await?.map(|row| row.mark).unwrap_or_default();
    let after = mark.split_once('/').and_then(|(at, id)| Some((at.parse().ok()?, id)));
    let rows = app.db.read(list(after.unwrap_or((-1, "")), ITEMS_MAX)).await?;
    let cut_at = rows.last().filter(|_| rows.len() == ITEMS_MAX as usize).map(Waits::place);
    if cut_at.is_some() || after.is_some() {
        let mark = cut_at.map(|(at, id)| format!("{}/{id}", at.as_millis())).unwrap_or_default();
        app.db.commit(vec![store::put_mark(job, &mark, app.clock.now())]).await?;
        done.more = true;
    }
    Ok(rows)
}
