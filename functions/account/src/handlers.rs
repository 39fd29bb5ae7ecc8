mod ending;
mod exports;
mod given;
mod pictures;
mod profile;

pub(crate) use ending::*;
pub(crate) use exports::*;
pub(crate) use given::*;
pub(crate) use pictures::*;
pub(crate) use profile::*;

use crate::App;
use crate::rules::recent;
use crate::{problems, store};
use access::customer_of;
use files::{Accepted, FileId, FileName, Kept, NewKept, Place, takes_more};
use kernel::{AccountId, Instant};
use web::Problem;

fn not_found() -> Problem {
    web::problem::NOT_FOUND.because("")
}

/// Who has just signed in may; a browser may have been left alone.
fn just_signed_in(began: &[store::BeganRow], now: Instant) -> Result<(), Problem> {
    let began = began.first().filter(|row| recent(row.created_at, now));
    began.map(|_| ()).ok_or_else(|| problems::SIGN_IN_AGAIN.because(""))
}

fn place(app: &App) -> Place<'_> {
    Place { area: crate::AREA, store: &*app.files, db: &app.db, lost: problems::lost }
}

/// Keeps the bytes of a file; its row, and what it belongs to, is `writes`.
async fn keep_with(
    app: &App,
    accepted: Accepted,
    name: &FileName,
    by: &AccountId,
    now: Instant,
    writes: impl FnOnce(&FileId) -> Vec<db::Statement>,
) -> Result<Kept, Problem> {
    place(app).take_in(NewKept { id: FileId::new(&*app.ids), name, by, now }, accepted, writes).await
}
