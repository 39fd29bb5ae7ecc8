use super::{just_signed_in, not_found};
use crate::api::*;
use crate::rules::EXPORT_HOURS_MIN;
use crate::{App, problems, store};
use web::{Accepted, Json, Path, Problem, Query, Reply, Response, SchemaOf, SignedIn};

pub(crate) async fn list_exports(SignedIn(who): SignedIn, app: App) -> Result<Json<Exports>, Problem> {
    let now = app.clock.now();
    let rows = app.db.read(store::exports(&who.account)).await?;
    let next_at = rows.first().map(|row| row.asked_at.plus_minutes(EXPORT_HOURS_MIN * 60)).filter(|at| now < *at);
    let items = rows.iter().map(|row| row.view(now)).collect::<Result<_, _>>()?;
    Ok(Json(Exports { items, next_at }))
}

/// Asks for one; it is made within minutes, and a mail says so.
pub(crate) async fn create_export(SignedIn(who): SignedIn, app: App) -> Result<Accepted<Export>, Problem> {
    let (now, id) = (app.clock.now(), ExportId::new(&*app.ids));
    let (began, latest) =
        app.db.read((store::session_began(&who.session, &who.account), store::exports(&who.account))).await?;
    just_signed_in(&began, now)?;
    let next_at = latest.first().map(|row| row.asked_at.plus_minutes(EXPORT_HOURS_MIN * 60));
    if let Some(next_at) = next_at.filter(|at| now < *at) {
        return Err(problems::export_asked_lately((next_at.as_millis() - now.as_millis()) / 1000));
    }
    app.db.commit(store::ask_export(&id, &who.account, now)).await.map_err(problems::lost)?;
    Ok(Accepted(Export { id, status: ExportStatus::Asked, asked_at: now, lapses_at: None, parts: Vec::new() }))
}

/// A ZIP to keep.
#[derive(Debug, Clone)]
pub(crate) struct Zip {
    name: String,
    bytes: Vec<u8>,
}

impl Reply for Zip {
    const STATUS: u16 = 200;
    const MEDIA_TYPE: &'static str = "application/zip";
    fn schema() -> Option<SchemaOf> {
        None
    }
    fn respond(self) -> Result<Response, Problem> {
        let headers = [
            ("content-type", "application/zip".to_owned()),
            ("content-disposition", format!("attachment; filename=\"{}\"", self.name)),
            ("cache-control", "no-store".to_owned()),
        ];
        let headers = web::Headers(headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect());
        Ok(Response { status: 200, headers, body: self.bytes })
    }
}

/// One part of an export, for whoever asked for it and nobody else.
pub(crate) async fn show_export(
    SignedIn(who): SignedIn,
    app: App,
    Path(id): Path<ExportId>,
    Query(of): Query<OfPart>,
) -> Result<Zip, Problem> {
    let row = app.db.read_one(store::export(&id)).await?;
    let row = row.filter(|row| row.account_id == who.account).ok_or_else(not_found)?;
    let export = row.view(app.clock.now())?;
    let part = usize::try_from(of.part.get()).unwrap_or(usize::MAX);
    if export.parts.len() < part {
        return Err(not_found());
    }
    let key = row.key(part);
    let bytes = app.files.get(&key).await?.ok_or_else(|| Problem::internal(format!("nothing lies under {key}")))?;
    Ok(Zip { name: format!("my-data-{}-{part}.zip", export.asked_at.utc_date()), bytes })
}
