use super::not_found;
use crate::api::{Language, Token};
use crate::{App, pages, store};
use web::{Anyone, Html, Path, Problem};

/// Only shows the form: programs that look at every link in a mail turn nothing off.
pub(crate) async fn show_unsubscribe(
    _: Anyone,
    app: App,
    Path(token): Path<Token>,
    Language(locale): Language,
) -> Result<Html, Problem> {
    let named = app.keys.unsubscribed(token.as_str());
    Ok(named.map_or_else(|| pages::broken(locale), |(_, area)| pages::asked(area, locale)))
}

/// One click of a mail program (RFC 8058), or the button of the form: both do the same, however often.
pub(crate) async fn unsubscribe(
    _: Anyone,
    app: App,
    Path(token): Path<Token>,
    Language(locale): Language,
) -> Result<Html, Problem> {
    let (account, area) = app.keys.unsubscribed(token.as_str()).ok_or_else(not_found)?;
    app.db.commit(vec![store::unsubscribe(&account, area)]).await?;
    Ok(pages::done(area, locale))
}
