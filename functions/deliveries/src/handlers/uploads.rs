use super::{Desk, Reader, not_found};
use crate::api::*;
use crate::rules::admitted;
use crate::{AREA, App, problems, store};
use files::rows::{self, FileRow};
use files::{Download, FileId, Size};
use web::{Created, FileBody, Path, Problem, Query, SignedIn};

/// What a picture is kept as: to read a label or a page, and for lists.
const SIZES: &[Size] = &[Size::FULL, Size::SMALL];

pub(crate) async fn create_file(
    desk: Desk,
    app: App,
    Query(new): Query<NewFile>,
    FileBody(bytes): FileBody,
) -> Result<Created<File>, Problem> {
    let now = app.clock.now();
    let lately = app.db.read_one(rows::lately(&desk.claims.account, now)).await?;
    if !lately.is_some_and(|lately| lately.takes_more()) {
        return Err(files::problems::too_many_files());
    }
    let accepted = files::accept(&bytes, SIZES)?;
    let kept = files::keep(&*app.files, AREA, FileId::new(&*app.ids), accepted, now).await?;
    if let Err(error) = app.db.commit(rows::insert(&kept, &new.name, &desk.claims.account, now)).await {
        // Refused, it never was. Where the answer was lost it may well be: its bytes stay, and `sweep` looks whether it is.
        if matches!(error, db::DbError::Refused { .. }) {
            files::drop_bytes(&*app.files, &kept).await;
        }
        return Err(problems::lost(error));
    }
    let (width, height) = kept.pixels.unzip();
    let (name, bytes) = (new.name.as_str().to_owned(), i64::try_from(kept.bytes).unwrap_or(i64::MAX));
    Ok(Created(File { id: kept.id, name, media_type: kept.media, bytes, width, height }))
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
    let size = at.size.map(|size| match size {
        SizeName::Full => Size::FULL.name,
        SizeName::Small => Size::SMALL.name,
    });
    let key = file.object(size);
    let bytes = app.files.get(&key).await?.ok_or_else(|| Problem::internal(format!("nothing lies under {key}")))?;
    Ok(Download { media: file.media_type, name: file.name, bytes })
}
