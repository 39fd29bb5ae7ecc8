use super::gone;
use crate::api::*;
use crate::rules::reads_faq;
use crate::store;
use crate::{App, problems};
use access::audit;
use db::DbError;
use web::{Anyone, AtVersion, Body, Created, Json, NoContent, Operator, Page, Path, Problem, Query, role};

type Boss = Operator<role::Support>;
type Reader = Operator<role::SupportRead>;

pub(crate) async fn list_faq(Anyone(claims): Anyone, app: App) -> Result<Json<Page<AnsweredQuestion>>, Problem> {
    let viewer = access::store::viewer(claims.as_ref(), app.clock.now());
    let (viewer, rows) = app.db.read((viewer, store::published_faq())).await?;
    reads_faq(&access::store::only(viewer)?)?;
    Ok(Json(Page::whole(rows.into_iter().map(store::FaqRow::into_answered).collect())))
}

pub(crate) async fn list_faq_entries(_: Reader, app: App) -> Result<Json<Page<FaqEntry>>, Problem> {
    let rows = app.db.read(store::faq_entries()).await?;
    let entries: Result<_, DbError> = rows.into_iter().map(store::FaqRow::into_entry).collect();
    Ok(Json(Page::whole(entries?)))
}

pub(crate) async fn create_faq_entry(
    boss: Boss,
    app: App,
    Body(setup): Body<FaqEntrySetup>,
) -> Result<Created<FaqEntry>, Problem> {
    let (now, id) = (app.clock.now(), FaqEntryId::new(&*app.ids));
    let mut writes = store::insert_faq(&id, &setup);
    writes.push(audit(&boss.claims, "create_faq_entry", id.as_str(), &setup, now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Created(store::entry(id, setup, 1)))
}

pub(crate) async fn put_faq_entry(
    boss: Boss,
    app: App,
    Path(id): Path<FaqEntryId>,
    Query(at): Query<AtVersion>,
    Body(setup): Body<FaqEntrySetup>,
) -> Result<Json<FaqEntry>, Problem> {
    let mut writes = store::update_faq(&id, &setup, at.version);
    writes.push(audit(&boss.claims, "put_faq_entry", id.as_str(), &setup, app.clock.now(), &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Json(store::entry(id, setup, i64::from(at.version) + 1)))
}

pub(crate) async fn delete_faq_entry(boss: Boss, app: App, Path(id): Path<FaqEntryId>) -> Result<NoContent, Problem> {
    let mut writes = store::delete_faq(&id);
    writes.push(audit(&boss.claims, "delete_faq_entry", id.as_str(), (), app.clock.now(), &*app.ids));
    app.db.commit(writes).await.map_err(|error| gone(error, "faq_entry_changed"))?;
    Ok(NoContent)
}
