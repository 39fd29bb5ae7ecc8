use crate::App;
use crate::api::{Dismissed, ReadUntil, Stray};
use access::audit;
use serde_json::json;
use web::{Body, Json, Operator, Page, Problem, role};

pub(crate) async fn list_strays(_: Operator<role::Notices>, app: App) -> Result<Json<Page<Stray>>, Problem> {
    let rows = app.db.read(outbox::strays()).await?;
    Ok(Json(Page::whole(rows.into_iter().map(Into::into).collect())))
}

pub(crate) async fn dismiss_strays(
    operator: Operator<role::Notices>,
    app: App,
    Body(wish): Body<ReadUntil>,
) -> Result<Json<Dismissed>, Problem> {
    let (now, detail) = (app.clock.now(), json!({ "until": wish.until }));
    let deed = vec![
        outbox::dismiss_strays(wish.until),
        audit(&operator.claims, "dismiss_stray_messages", "notices", detail, now, &*app.ids),
    ];
    let rows = app.db.commit(deed).await?;
    Ok(Json(Dismissed { dismissed: rows.first().map_or(0, Vec::len) }))
}
