use super::not_found;
use crate::api::{Language, ReturnedTo, SoftBounce, Token};
use crate::jobs::{HandedOver, RETURNED_BYTES_MAX, hand_over};
use crate::rules::SOFT_DAYS;
use crate::{App, pages, problems, store};
use web::{Anyone, FileBody, Html, Json, NoContent, Operator, Page, Path, Problem, Query, problem, role};

/// A mail that came back, as a mail server hands it over that is not Cloudflare's. Whoever names an address that a mail of ours was
/// sent from has that mail: there is nobody else to ask.
pub(crate) async fn take_returned(
    _: Anyone,
    app: App,
    Query(wish): Query<ReturnedTo>,
    FileBody(message): FileBody,
) -> Result<NoContent, Problem> {
    if RETURNED_BYTES_MAX < u32::try_from(message.len()).unwrap_or(u32::MAX) {
        return Err(problem::TOO_LARGE.because(""));
    }
    match hand_over(&app.db, &app.keys, wish.to.as_str(), &message, app.clock.now()).await? {
        HandedOver::Taken => Ok(NoContent),
        HandedOver::NoMail => Err(not_found()),
        HandedOver::NoReport => Err(problems::NOT_A_REPORT.because("")),
    }
}

pub(crate) async fn list_soft_bounces(_: Operator<role::Notices>, app: App) -> Result<Json<Page<SoftBounce>>, Problem> {
    let since = app.clock.now().plus_minutes(-SOFT_DAYS * 24 * 60);
    let rows = app.db.read(store::soft_bounces(since)).await?;
    Ok(Json(Page::whole(rows.into_iter().map(Into::into).collect())))
}

/// Only shows the form: programs that look at every link in a mail prove nothing.
pub(crate) async fn show_proof(
    _: Anyone,
    app: App,
    Path(token): Path<Token>,
    Language(locale): Language,
) -> Result<Html, Problem> {
    let ours = app.keys.proven(token.as_str()).is_some();
    Ok(if ours { pages::prove(locale) } else { pages::broken(locale) })
}

/// Whoever holds the link read the mail: its address is written to again.
pub(crate) async fn prove_address(
    _: Anyone,
    app: App,
    Path(token): Path<Token>,
    Language(locale): Language,
) -> Result<Html, Problem> {
    let message = app.keys.proven(token.as_str()).ok_or_else(not_found)?;
    app.db.commit(store::read_there(&message).to_vec()).await?;
    Ok(pages::proven(locale))
}
