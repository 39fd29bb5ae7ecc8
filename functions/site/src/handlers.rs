use crate::api::Language;
use crate::{App, pages, rules, store};
use db::Both;
use ledger::Books;
use web::{Anyone, Html, Problem};

pub(crate) async fn show_prices(Anyone(claims): Anyone, app: App, Language(locale): Language) -> Result<Html, Problem> {
    let now = app.clock.now();
    let viewer = access::store::viewer(claims.as_ref(), now);
    let (viewer, (books, offers)) = app.db.read(Both(viewer, Both(ledger::books(), store::offers(now)))).await?;
    let (viewer, books) = (access::store::only(viewer)?, Books::alone(books)?);
    let prices = rules::prices(&viewer, &books, offers, now)?;
    Ok(pages::prices(&prices, locale, &app.portal_url))
}
