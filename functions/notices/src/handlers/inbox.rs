use super::not_found;
use crate::api::{InboxItem, NoticeId, Pages, ReadUntil, Unread};
use crate::{App, store};
use web::{Body, Json, ListCursor, NoContent, Page, Path, Problem, Query, SignedIn};

pub(crate) async fn list_inbox(
    SignedIn(claims): SignedIn,
    app: App,
    Query(pages): Query<Pages>,
) -> Result<Json<Page<InboxItem>>, Problem> {
    let rows = app.db.read(store::inbox(&claims.account, pages.cursor.as_ref())).await?;
    let cursor = |last: &InboxItem| ListCursor { at: last.created_at, id: last.id.to_string() }.to_string();
    Ok(Json(Page::cut(rows.into_iter().map(Into::into).collect(), store::PAGE_ITEMS_MAX, cursor)))
}

/// The bell asks this each minute, and mostly is answered 304.
pub(crate) async fn count_unread(SignedIn(claims): SignedIn, app: App) -> Result<Json<Unread>, Problem> {
    let rows = app.db.read(store::unread(&claims.account)).await?;
    Ok(Json(Unread { unread: rows.first().map_or(0, |row| row.unread) }))
}

pub(crate) async fn read_one(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<NoticeId>,
) -> Result<NoContent, Problem> {
    let rows = app.db.commit(vec![store::read(&claims.account, &id, app.clock.now())]).await?;
    if rows.first().is_some_and(|found| !found.is_empty()) { Ok(NoContent) } else { Err(not_found()) }
}

pub(crate) async fn read_all(
    SignedIn(claims): SignedIn,
    app: App,
    Body(wish): Body<ReadUntil>,
) -> Result<NoContent, Problem> {
    app.db.commit(vec![store::read_until(&claims.account, wish.until, app.clock.now())]).await?;
    Ok(NoContent)
}
