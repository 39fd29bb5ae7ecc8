use super::not_found;
use crate::api::*;
use crate::rules::{admitted, may_see_file};
use crate::{AREA, App, problems, store};
use files::rows::{self, FileRow};
use files::{Download, FileId, NewKept, Place, takes_more};
use web::{Claims, Created, FileBody, Operator, Path, Problem, Query, SignedIn, role};

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
    take_in(&app, &claims, &new, &bytes, &lately).await
}

pub(crate) async fn create_operator_file(
    boss: Operator<role::Support>,
    app: App,
    Query(new): Query<NewFile>,
    FileBody(bytes): FileBody,
) -> Result<Created<File>, Problem> {
    let lately = app.db.read(rows::lately(&boss.claims.account, app.clock.now())).await?;
    take_in(&app, &boss.claims, &new, &bytes, &lately).await
}

/// Looks at a file, keeps its bytes and then writes its row.
async fn take_in(
    app: &App,
    claims: &Claims,
    new: &NewFile,
    bytes: &[u8],
    lately: &[rows::Lately],
) -> Result<Created<File>, Problem> {
    takes_more(lately)?;
    let accepted = files::accept(bytes, SizeName::ALL)?;
    let id = FileId::new(&*app.ids);
    let named = NewKept { id, name: &new.name, by: &claims.account, now: app.clock.now() };
    let kept = place(app).take_in(named, accepted, |_| Vec::new()).await?;
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
    place(app).hand_out(file, at.size.map(SizeName::name)).await
}

fn place(app: &App) -> Place<'_> {
    Place { area: AREA, store: &*app.files, db: &app.db, lost: problems::lost }
}
