use crate::api::{Bounce, BounceId, Cursor, ListNotices, Notice, NoticeId, Pages, Replayed, Replays, State, Summary};
use crate::{App, problems, store as own};
use access::audit;
use kernel::Instant;
use outbox::store;
use serde_json::json;
use web::{Body, Json, ListCursor, NoContent, Operator, Page, Path, Problem, Query, problem, role};

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

/// The most that one request replays.
const REPLAYS_MAX: usize = 100;

pub(crate) async fn replay_notices(
    operator: Operator<role::Notices>,
    app: App,
    Body(wish): Body<Replays>,
) -> Result<Json<Replayed>, Problem> {
    if wish.ids.is_empty() || REPLAYS_MAX < wish.ids.len() {
        return Err(Problem::field("/ids", "length", format!("1 to {REPLAYS_MAX} at a time")));
    }
    let now = app.clock.now();
    let ids: Vec<String> = wish.ids.iter().map(ToString::to_string).collect();
    let detail = json!({ "ids": ids });
    let deed = vec![
        store::replay_many(&ids, now),
        audit(&operator.claims, "replay_notices", "notices", detail, now, &*app.ids),
    ];
    let rows = app.db.commit(deed).await?;
    Ok(Json(Replayed { replayed: rows.first().map_or(0, Vec::len) }))
}

pub(crate) async fn show_summary(_: Operator<role::Notices>, app: App) -> Result<Json<Summary>, Problem> {
    let now = app.clock.now();
    let counts = store::counts(now, Instant::utc_midnight(now.utc_date()));
    let (counts, bounced, stray) = app.db.read((counts, own::bounce_count(), outbox::stray_count())).await?;
    let counts = counts.first().ok_or_else(|| Problem::internal("no counts"))?;
    let stray = stray.first().map_or(0, |row| row.count);
    Ok(Json(Summary::new(counts, bounced.first().map_or(0, |row| row.count), stray)))
}

pub(crate) async fn list_bounces(
    _: Operator<role::Notices>,
    app: App,
    Query(pages): Query<Pages>,
) -> Result<Json<Page<Bounce>>, Problem> {
    let rows = app.db.read(own::bounces(pages.cursor.as_ref())).await?;
    let cursor = |last: &Bounce| ListCursor { at: last.bounced_at, id: last.id.to_string() }.to_string();
    Ok(Json(Page::cut(rows.into_iter().map(Into::into).collect(), own::PAGE_ITEMS_MAX, cursor)))
}

pub(crate) async fn delete_bounce(
    operator: Operator<role::Notices>,
    app: App,
    Path(id): Path<BounceId>,
) -> Result<NoContent, Problem> {
    let (now, detail) = (app.clock.now(), json!({}));
    let deed = vec![
        own::bounce_is_there(&id),
        own::forgive(&id),
        audit(&operator.claims, "write_to_address_again", id.as_str(), detail, now, &*app.ids),
    ];
    app.db.commit(deed).await.map_err(problems::lost)?;
    Ok(NoContent)
}
