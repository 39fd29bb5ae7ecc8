//! Each hour: invitations whose time was over a month ago are forgotten, and with them the addresses that they were sent to. A
//! Bytes that belong to nothing go. A
//! run that is killed or doubled forgets nothing twice; each is bounded, and the next goes on.
use crate::{AREA, App, store};
use erasure::Part;

/// What this function erases of an account that is no more.
pub const ERASURE: Part = Part { name: "teams", after_minutes: erasure::SIGNED_OUT_MINUTES, statements: store::erase };

/// Statements of a run: 5,000 invitations an hour.
const ROUNDS_MAX: usize = 10;
/// Invitations that one of them forgets.
const FORGOTTEN_MAX: usize = 500;

/// What a run has done, for the log and for tests.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Done {
    /// Invitations that were forgotten.
    pub forgotten: usize,
    /// Pictures that nobody had attached to anything within a day.
    pub loose: usize,
    /// Objects that belonged to no file.
    pub objects: usize,
    /// What went wrong.
    pub log: Vec<String>,
}

/// One run.
pub async fn run(app: &App) -> Done {
    let mut done = Done::default();
    for _ in 0..ROUNDS_MAX {
        let forgotten = match app.db.commit(vec![store::drop_old(app.clock.now())]).await {
            Ok(answers) => answers.first().map_or(0, Vec::len),
            Err(error) => {
                done.log.push(format!("invitations: {error}"));
                break;
            }
        };
        done.forgotten += forgotten;
        if forgotten < FORGOTTEN_MAX {
            break;
        }
    }
    match files::sweep(&app.db, &*app.files, AREA, app.clock.now()).await {
        Ok(swept) => (done.loose, done.objects) = (swept.loose, swept.objects),
        Err(error) => done.log.push(format!("files: {error}")),
    }
    if let Err(error) = erasure::sweep(&app.db, &ERASURE, app.clock.now()).await {
        done.log.push(format!("erasure: {error}"));
    }
    done
}
