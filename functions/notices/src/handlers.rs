use crate::App;
use crate::api::{Cursor, ListNotices, Notice, NoticeId, State};
use access::audit;
use kernel::Instant;
use outbox::store;
use serde_json::json;
use web::{Json, NoContent, Operator, Page, Path, Problem, Query, problem, role};

const PAGE_ITEMS_MAX: usize = 50;

pub(crate) async fn list_notices(
    _operator: Operator<role::Notices>,
    app: App,
    Query(wish): Query<ListNotices>,
) -> Result<Json<Page<Notice>>, Problem> {
    let first = Instant::from_seconds(if wish.state == State::Waiting { 0 } else { i64::MAX });
    let cursor = wish.cursor.unwrap_or(Cursor { at: first, id: String::new() });
    let place = (cursor.at, cursor.id.as_str());
    // One more than fits tells whether there is a next page.
    let items_max = u32::try_from(PAGE_ITEMS_MAX + 1).unwrap_or(u32::MAX);
    let rows = app.db.read(match wish.state {
        State::Waiting => store::waiting(place, items_max),
        State::Sent => store::were_sent(place, items_max),
        State::Dead => store::are_dead(place, items_max),
    });
    let notices = rows.await?.into_iter().map(|row| Notice::new(row, wish.state)).collect::<Result<_, _>>();
    Ok(Json(Page::cut(notices.map_err(Problem::internal)?, PAGE_ITEMS_MAX, place_after)))
}

/// Waiting notices are listed by when they are due, the others by when they were owed.
fn place_after(notice: &Notice) -> String {
    Cursor { at: notice.due_at.unwrap_or(notice.created_at), id: notice.id.as_str().to_owned() }.to_string()
}

pub(crate) async fn replay_notice(
    operator: Operator<role::Notices>,
    app: App,
    Path(id): Path<NoticeId>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let deed = vec![
        store::is_dead(id.as_str()),
        store::replay(id.as_str(), now),
        audit(&operator.claims, "replay_notice", id.as_str(), json!({}), now, &*app.ids),
    ];
    match app.db.commit(deed).await {
        Ok(_) => Ok(NoContent),
        Err(error) if error.is_refused_by(store::NOT_DEAD) => {
            Err(problem::NOT_FOUND.because("No notice of that id was given up."))
        }
        Err(error) => Err(error.into()),
    }
}
