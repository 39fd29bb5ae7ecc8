//! What becomes of requests and files by themselves, each hour: what was solved long enough closes, bytes that belong to
//! nothing go. Each run is bounded; what it leaves, the next one does.
use crate::store::{self, CLOSED_MAX};
use crate::{AREA, App};
use db::DbError;
use erasure::Part;

/// Statements of a run that close: 5,000 requests an hour.
const ROUNDS_MAX: usize = 10;

/// What this function erases of an account that is no more.
pub const ERASURE: Part =
    Part { name: "support", after_minutes: erasure::SIGNED_OUT_MINUTES, statements: store::erase };

/// What a run has done, for the log and for tests.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Done {
    /// Requests that were closed.
    pub closed: usize,
    /// Files that nobody had attached to anything within a day.
    pub loose: usize,
    /// Objects that belonged to no file.
    pub objects: usize,
    /// What went wrong.
    pub log: Vec<String>,
}

/// What is due at this moment of the app's clock.
pub async fn run(app: &App) -> Done {
    let mut done = Done::default();
    if let Err(error) = close(app, &mut done).await {
        done.log.push(format!("requests: {error}"));
    }
    if let Err(error) = erasure::sweep(&app.db, &ERASURE, app.clock.now()).await {
        done.log.push(format!("erasure: {error}"));
    }
    match files::sweep(&app.db, &*app.files, AREA, app.clock.now()).await {
        Ok(swept) => (done.loose, done.objects) = (swept.loose, swept.objects),
        Err(error) => done.log.push(format!("files: {error}")),
    }
    done
}

async fn close(app: &App, done: &mut Done) -> Result<(), DbError> {
    for _ in 0..ROUNDS_MAX {
        let closed = app.db.commit(vec![store::close(app.clock.now())]).await?;
        let closed = closed.first().map_or(0, Vec::len);
        done.closed += closed;
        if closed < CLOSED_MAX {
            break;
        }
    }
    Ok(())
}
