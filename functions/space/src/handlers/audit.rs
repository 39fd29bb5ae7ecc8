use crate::api::*;
use crate::{App, store};
use web::{Json, Operator, Page, Problem, Query, role};

pub(crate) async fn list_audit(
    _: Operator<role::Space>,
    app: App,
    Query(wish): Query<ListAudit>,
) -> Result<Json<Page<Deed>>, Problem> {
    let rows = app.db.read(store::deeds(wish.cursor.as_ref())).await?;
    let deeds = rows.into_iter().map(store::DeedRow::into_deed).collect::<Result<_, _>>()?;
    let cursor = |last: &Deed| AuditCursor { at: last.at, id: last.id.clone() }.to_string();
    Ok(Json(Page::cut(deeds, store::PAGE_ITEMS_MAX, cursor)))
}
