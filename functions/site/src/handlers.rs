use crate::api::{Code, Invitation, Language};
use crate::{App, pages, rules, store};
use db::Both;
use ledger::Books;
use web::{Anyone, Calendar, Html, Path, Problem, problem};

pub(crate) async fn show_prices(Anyone(claims): Anyone, app: App, Language(locale): Language) -> Result<Html, Problem> {
    let now = app.clock.now();
    let viewer = access::store::viewer(claims.as_ref(), now);
    let customer = claims.as_ref().and_then(|claims| claims.customer.as_ref());
    let asked = Both(viewer, Both(ledger::books(), store::offers(customer, now)));
    let (viewer, (books, offers)) = app.db.read(asked).await?;
    let (viewer, books) = (access::store::only(viewer)?, Books::alone(books)?);
    let prices = rules::prices(&viewer, &books, offers, now)?;
    Ok(pages::prices(&prices, locale, &app.portal_url))
}

/// The invitation that a code opens. One request finds it and says where the space is.
async fn invitation(app: &App, code: &Code) -> Result<Invitation, Problem> {
    let rows = app.db.read(store::invitation(&code.hash())).await?;
    rules::invitation(&rows, code, app.clock.now())?.ok_or_else(|| problem::NOT_FOUND.because(""))
}

pub(crate) async fn show_invitation(
    _: Anyone,
    app: App,
    Path(code): Path<Code>,
    Language(locale): Language,
) -> Result<Html, Problem> {
    let invitation = invitation(&app, &code).await?;
    Ok(pages::invitation(&invitation, locale, &app.portal_url))
}

pub(crate) async fn show_times(_: Anyone, app: App, Path(code): Path<Code>) -> Result<Calendar, Problem> {
    let invitation = invitation(&app, &code).await?;
    Ok(Calendar(rules::calendar(&invitation, app.clock.now())))
}
