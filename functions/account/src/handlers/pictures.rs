use super::{keep_with, not_found, place, takes_more};
use crate::api::*;
use crate::rules::{kept_seconds, sees};
use crate::store::{self, Picture};
use crate::{App, problems};
use files::{CachedDownload, FileId, FileName, Size, rows};
use web::{Anyone, Claims, Created, FileBody, NoContent, Path, Problem, Query, SignedIn};

/// What a photo is kept as: to look at closely, at the head of a page, beside a name on a sharp screen.
const PHOTO_SIZES: &[Size] = &[
    Size { name: "full", edge_pixels_max: 1024 },
    Size { name: "medium", edge_pixels_max: 384 },
    Size { name: "small", edge_pixels_max: 128 },
];
/// What a cover is kept as: across a desktop, across a phone, in a list.
const COVER_SIZES: &[Size] = &[
    Size { name: "full", edge_pixels_max: 1600 },
    Size { name: "medium", edge_pixels_max: 800 },
    Size { name: "small", edge_pixels_max: 320 },
];

pub(crate) async fn put_photo(
    SignedIn(who): SignedIn,
    app: App,
    Query(new): Query<NewPicture>,
    FileBody(bytes): FileBody,
) -> Result<Created<Profile>, Problem> {
    put_picture(&who, &app, Picture::Photo, &new, &bytes).await
}

pub(crate) async fn put_cover(
    SignedIn(who): SignedIn,
    app: App,
    Query(new): Query<NewPicture>,
    FileBody(bytes): FileBody,
) -> Result<Created<Profile>, Problem> {
    put_picture(&who, &app, Picture::Cover, &new, &bytes).await
}

/// Looks at a picture, keeps it, and puts it in place of the one before.
async fn put_picture(
    who: &Claims,
    app: &App,
    which: Picture,
    new: &NewPicture,
    bytes: &[u8],
) -> Result<Created<Profile>, Problem> {
    let now = app.clock.now();
    let (lately, row) = app.db.read((rows::lately(&who.account, now), store::profile(&who.account))).await?;
    takes_more(&lately)?;
    let row = row.into_iter().next();
    let (version, old) =
        (row.as_ref().map_or(0, |row| row.version), row.as_ref().and_then(|row| which.of(row)).cloned());
    let (sizes, name) = match which {
        Picture::Photo => (PHOTO_SIZES, "photo"),
        Picture::Cover => (COVER_SIZES, "cover"),
    };
    let accepted = files::accept(bytes, sizes)?;
    if !accepted.media.is_picture() {
        return Err(files::problems::not_a_picture());
    }
    let name: FileName = name.parse().map_err(Problem::internal)?;
    let belongs_to = which.belongs_to(&who.account);
    let alt = new.alt.as_ref().map(AltText::as_str);
    let kept = keep_with(app, accepted, &name, &who.account, now, |id| {
        let mut writes = rows::attach(std::slice::from_ref(id), &who.account, &belongs_to);
        writes.extend(store::set_picture(&who.account, which, Some(id), alt, version, now));
        writes.extend(rows::drop_attached(old.as_slice(), &belongs_to));
        writes
    })
    .await?;
    let mut profile = row.map_or_else(store::unwritten, store::ProfileRow::into_profile)?;
    profile.version += 1;
    let (place, text) = match which {
        Picture::Photo => (&mut profile.photo_id, &mut profile.setup.photo_alt),
        Picture::Cover => (&mut profile.cover_id, &mut profile.setup.cover_alt),
    };
    *place = Some(kept.id);
    if let Some(alt) = &new.alt {
        text.clone_from(alt);
    }
    Ok(Created(profile))
}

pub(crate) async fn delete_photo(SignedIn(who): SignedIn, app: App) -> Result<NoContent, Problem> {
    delete_picture(&who, &app, Picture::Photo).await
}

pub(crate) async fn delete_cover(SignedIn(who): SignedIn, app: App) -> Result<NoContent, Problem> {
    delete_picture(&who, &app, Picture::Cover).await
}

/// Where there is none, nothing happens.
async fn delete_picture(who: &Claims, app: &App, which: Picture) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let Some(row) = app.db.read_one(store::profile(&who.account)).await? else { return Ok(NoContent) };
    let Some(old) = which.of(&row).cloned() else { return Ok(NoContent) };
    let mut writes = store::set_picture(&who.account, which, None, Some(""), row.version, now);
    writes.extend(rows::drop_attached(&[old], &which.belongs_to(&who.account)));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(NoContent)
}

/// A picture of a profile, for whoever the profile shows it to. What is not shown is not there.
pub(crate) async fn show_picture(
    Anyone(who): Anyone,
    app: App,
    Path(id): Path<FileId>,
    Query(at): Query<InSize>,
) -> Result<CachedDownload, Problem> {
    let viewer = access::store::viewer(who.as_ref(), app.clock.now());
    let (viewer, file, of) = app.db.read((viewer, rows::file(&id), store::of_picture(&id))).await?;
    let of = of.first().ok_or_else(not_found)?.seen()?;
    let file = file.into_iter().next().ok_or_else(not_found)?;
    if !sees(who.as_ref().map(|who| &who.account), &access::store::only(viewer)?, &of) {
        return Err(not_found());
    }
    let size = at.size.map(|size| match size {
        SizeName::Full => "full",
        SizeName::Medium => "medium",
        SizeName::Small => "small",
    });
    let download = place(&app).hand_out(file, size).await?;
    let (seconds, shared) = kept_seconds(&of);
    Ok(CachedDownload { download, seconds, shared })
}
