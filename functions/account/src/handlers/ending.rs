use super::{just_signed_in, not_found};
use crate::api::*;
use crate::{App, events, problems, store};
use erasure::{COOLING_OFF_DAYS, ErasureRow};
use web::{Accepted, Body, Json, NoContent, Problem, SignedIn};

fn asked(row: &ErasureRow) -> AskedErasure {
    AskedErasure { asked_at: row.asked_at, due_at: row.due_at, held_since: row.held_since }
}

pub(crate) async fn show_erasure(SignedIn(who): SignedIn, app: App) -> Result<Json<Erasure>, Problem> {
    let account = &who.account;
    let questions = (erasure::erasure(account), erasure::obstacles(account, app.clock.now()), store::holdings(account));
    let (rows, obstacles, holdings) = app.db.read(questions).await?;
    let (obstacles, holdings) = obstacles.into_iter().next().zip(holdings.into_iter().next()).ok_or_else(not_found)?;
    Ok(Json(Erasure { asked: rows.first().map(asked), cooling_off_days: COOLING_OFF_DAYS, obstacles, holdings }))
}

/// Asks for the account's erasure, by whoever has just signed in and types its address once more. Asked again it is as it was.
pub(crate) async fn ask_erasure(
    SignedIn(who): SignedIn,
    app: App,
    Body(wish): Body<AskErasure>,
) -> Result<Accepted<AskedErasure>, Problem> {
    let (now, account) = (app.clock.now(), &who.account);
    let questions = (
        store::session_began(&who.session, account),
        store::reader(account),
        erasure::erasure(account),
        erasure::obstacles(account, now),
    );
    let (began, reader, earlier, obstacles) = app.db.read(questions).await?;
    just_signed_in(&began, now)?;
    let reader = reader.into_iter().next().ok_or_else(not_found)?;
    if reader.email != wish.email {
        return Err(problems::other_address());
    }
    if let Some(earlier) = earlier.first() {
        return Ok(Accepted(asked(earlier)));
    }
    if let Some(obstacles) = obstacles.first().filter(|obstacles| !obstacles.is_clear()) {
        return Err(problems::ERASURE_BLOCKED.because("").with("obstacles", obstacles));
    }
    let due_at = now.plus_minutes(COOLING_OFF_DAYS * 24 * 60);
    let mut writes = vec![erasure::guard_nothing_blocks(account, now), erasure::ask(account, now)];
    writes.extend(events::erasure_asked(&reader, due_at, now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Accepted(AskedErasure { asked_at: now, due_at, held_since: None }))
}

pub(crate) async fn take_back_erasure(SignedIn(who): SignedIn, app: App) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let reader = app.db.read_one(store::reader(&who.account)).await?.ok_or_else(not_found)?;
    let mut writes = erasure::take_back(&who.account);
    writes.push(events::erasure_taken_back(&reader, now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(NoContent)
}
