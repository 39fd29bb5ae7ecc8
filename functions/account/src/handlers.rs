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
use files::{Accepted, FileId, FileName, Kept, rows};
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

/// Room for one more file of an account.
fn takes_more(lately: &[rows::Lately]) -> Result<(), Problem> {
    let room = lately.first().is_some_and(rows::Lately::takes_more);
    if room { Ok(()) } else { Err(files::problems::too_many_files()) }
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
    let id = FileId::new(&*app.ids);
    let kept = files::keep(&*app.files, crate::AREA, id, accepted, now).await?;
    let mut batch = rows::insert(&kept, name, by, now);
    batch.extend(writes(&kept.id));
    if let Err(error) = app.db.commit(batch).await {
        // Refused, it never was. Where the answer was lost it may well be: its bytes stay, and `sweep` looks whether it is.
        if matches!(error, db::DbError::Refused { .. }) {
            files::drop_bytes(&*app.files, &kept).await;
        }
        return Err(problems::lost(error));
    }
    Ok(kept)
}
