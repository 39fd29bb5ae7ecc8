//! What happens by itself, every five minutes: exports are made and lapse, who is no more is forgotten, zones follow the tz
//! database, bytes that belong to nothing go. Each step is guarded by where its row stood and bounded, so that a run that is killed, doubled or late does nothing
//! twice, and the next goes on.
mod export;

use crate::{AREA, App, store};
use erasure::Part;
use web::Problem;

/// What this function erases of an account that is no more.
pub const ERASURE: Part =
    Part { name: "account", after_minutes: erasure::SIGNED_OUT_MINUTES, statements: store::erase };

/// What a run has done, for the log and for tests.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Done {
    /// Parts of exports that were made.
    pub parts: usize,
    /// Exports whose week was over.
    pub lapsed: usize,
    /// Accounts of which what is owned here was erased.
    pub erased: usize,
    /// Accounts that nothing is left of anywhere.
    pub finished: usize,
    /// Files that nobody had attached to anything within a day.
    pub loose: usize,
    /// Objects that belonged to no file.
    pub objects: usize,
    /// Zones that were computed anew.
    pub zones: usize,
    /// What went wrong.
    pub log: Vec<String>,
}

impl Done {
    fn note(&mut self, what: &str, outcome: Result<usize, Problem>) -> usize {
        outcome.unwrap_or_else(|problem| {
            let cause = problem.internal.unwrap_or_else(|| problem.kind.slug.to_owned());
            self.log.push(format!("{what}: {cause}"));
            0
        })
    }
}

/// One run.
pub async fn run(app: &App) -> Done {
    let mut done = Done::default();
    let now = app.clock.now();
    let erased = erasure::sweep(&app.db, &ERASURE, now).await.map_err(Problem::from);
    done.erased = done.note("erase", erased);
    let finished = app.db.commit(erasure::finish(now)).await.map_err(Problem::from);
    done.finished = done.note("finish", finished.map(|rows| rows.first().map_or(0, Vec::len)));
    let computed = compute_zones(app).await;
    done.zones = done.note("zones", computed);
    let lapsed = export::lapse(app).await;
    done.lapsed = done.note("lapse", lapsed);
    let parts = export::make(app).await;
    done.parts = done.note("export", parts);
    match files::sweep(&app.db, &*app.files, AREA, now).await {
        Ok(swept) => (done.loose, done.objects) = (swept.loose, swept.objects),
        Err(error) => done.log.push(format!("files: {error}")),
    }
    done
}

/// Computes zones anew whose offsets are of an earlier release of the tz database than the one that this Worker is built with.
async fn compute_zones(app: &App) -> Result<usize, Problem> {
    let stale = app.db.read(store::stale_zones()).await?;
    if !stale.is_empty() {
        app.db.commit(stale.iter().map(store::set_zone).collect()).await?;
    }
    Ok(stale.len())
}
