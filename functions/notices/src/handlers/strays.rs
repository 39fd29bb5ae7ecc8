use crate::App;
use crate::api::{Dismissed, ReadUntil, ReplayStray, Stray};
use access::audit;
use serde_json::json;
use web::{Body, Json, NoContent, Operator, Page, Problem, problem, role};

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

/// It is sent after the answer; if it names nothing then either, it comes back among the dead letters.
pub(crate) async fn replay_stray(
    operator: Operator<role::Notices>,
    app: App,
    Body(wish): Body<ReplayStray>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let mut deed = outbox::replay(&wish.queue, &wish.body, now);
    deed.push(audit(&operator.claims, "replay_stray_message", &wish.queue, &wish, now, &*app.ids));
    match app.db.commit(deed).await {
        Ok(_) => Ok(NoContent),
        Err(error) if error.is_refused_by(outbox::STRAY_IS_GONE) => {
            Err(problem::NOT_FOUND
                .because("Somebody has dismissed it or sent it again, or only its beginning was kept."))
        }
        Err(error) => Err(error.into()),
    }
}
