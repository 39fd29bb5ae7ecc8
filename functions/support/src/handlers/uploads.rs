use super::not_found;
use crate::api::*;
use crate::rules::{admitted, may_see_file};
use crate::{AREA, App, problems, store};
use files::rows::{self, FileRow};
use files::{Download, FileId, Size};
use web::{Claims, Created, FileBody, Operator, Path, Problem, Query, SignedIn, role};

/// What a picture is kept as: to look at closely, and for the thread.
const SIZES: &[Size] = &[Size::FULL, Size::SMALL];

pub(crate) async fn create_file(
    SignedIn(claims): SignedIn,
    app: App,
    Query(new): Query<NewFile>,
    FileBody(bytes): FileBody,
) -> Result<Created<File>, Problem> {
    let now = app.clock.now();
    let viewer = access::store::viewer(Some(&claims), now);
    let (viewer, lately) = app.db.read((viewer, rows::lately(&claims.account, now))).await?;
    admitted(&access::store::only(viewer)?)?;
    take_in(&app, &claims, &new, &bytes, lately.first()).await
}

pub(crate) async fn create_operator_file(
    boss: Operator<role::Support>,
    app: App,
    Query(new): Query<NewFile>,
    FileBody(bytes): FileBody,
) -> Result<Created<File>, Problem> {
    let lately = app.db.read_one(rows::lately(&boss.claims.account, app.clock.now())).await?;
    take_in(&app, &boss.claims, &new, &bytes, lately.as_ref()).await
}

/// Looks at a file, keeps its bytes and then writes its row.
async fn take_in(
    app: &App,
    claims: &Claims,
    new: &NewFile,
    bytes: &[u8],
    lately: Option<&rows::Lately>,
) -> Result<Created<File>, Problem> {
    if !lately.is_some_and(rows::Lately::takes_more) {
        return Err(files::problems::too_many_files());
    }
    let (now, id) = (app.clock.now(), FileId::new(&*app.ids));
    let accepted = files::accept(bytes, SIZES)?;
    let kept = files::keep(&*app.files, AREA, id, accepted, now).await?;
    if let Err(error) = app.db.commit(rows::insert(&kept, &new.name, &claims.account, now)).await {
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
    let file = file.into_iter().next().ok_or_else(not_found)?;
    let of = seen.first().map(|row| (&row.customer_id, row.kind));
    if !may_see_file(&claims, &file, of) {
        return Err(not_found());
    }
    hand_out(&app, file, at).await
}

pub(crate) async fn show_any_file(
    reader: Operator<role::SupportRead>,
    app: App,
    Path(id): Path<FileId>,
    Query(at): Query<InSize>,
) -> Result<Download, Problem> {
    let (file, seen) = app.db.read((rows::file(&id), store::seen(&id))).await?;
    let file = file.into_iter().next().ok_or_else(not_found)?;
    // What is attached to a request, or the operator's own that is not yet; a file of another function is none of theirs.
    if seen.is_empty() && !may_see_file(&reader.claims, &file, None) {
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
