use super::{Desk, Reader, not_found};
use crate::api::*;
use crate::rules::admitted;
use crate::{AREA, App, problems, store};
use files::rows::{self, FileRow};
use files::{Download, FileId, NewKept, Place, takes_more};
use web::{Created, FileBody, Path, Problem, Query, SignedIn};

pub(crate) async fn create_file(
    desk: Desk,
    app: App,
    Query(new): Query<NewFile>,
    FileBody(bytes): FileBody,
) -> Result<Created<File>, Problem> {
    let now = app.clock.now();
    let lately = app.db.read(rows::lately(&desk.claims.account, now)).await?;
    takes_more(&lately)?;
    let accepted = files::accept(&bytes, SizeName::ALL)?;
    let named = NewKept { id: FileId::new(&*app.ids), name: &new.name, by: &desk.claims.account, now };
    let kept = place(&app).take_in(named, accepted, |_| Vec::new()).await?;
    Ok(Created(File::new(kept, &new.name)))
}

pub(crate) async fn show_file(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<FileId>,
    Query(at): Query<InSize>,
) -> Result<Download, Problem> {
    let viewer = access::store::viewer(Some(&claims), app.clock.now());
    let (viewer, file, seen) = app.db.read((viewer, rows::file(&id), store::seen(&id))).await?;
    admitted(&access::store::only(viewer)?)?;
    let file = super::only(file)?;
    // Of one's own delivery; what is nobody's, or another's, is not there.
    let is_own = claims.customer.is_some() && seen.first().is_some_and(|row| row.customer_id == claims.customer);
    if !is_own {
        return Err(not_found());
    }
    hand_out(&app, file, at).await
}

pub(crate) async fn show_any_file(
    reader: Reader,
    app: App,
    Path(id): Path<FileId>,
    Query(at): Query<InSize>,
) -> Result<Download, Problem> {
    let (file, seen) = app.db.read((rows::file(&id), store::seen(&id))).await?;
    let file = super::only(file)?;
    // What is of a delivery, or the operator's own that is not yet; a file of another function is none of theirs.
    let is_new = file.attached_to.is_none() && file.uploaded_by == reader.claims.account;
    if seen.is_empty() && !is_new {
        return Err(not_found());
    }
    hand_out(&app, file, at).await
}

async fn hand_out(app: &App, file: FileRow, at: InSize) -> Result<Download, Problem> {
    place(app).hand_out(file, at.size.map(SizeName::name)).await
}

fn place(app: &App) -> Place<'_> {
    Place { area: AREA, store: &*app.files, db: &app.db, lost: problems::lost }
}
