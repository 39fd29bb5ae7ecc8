use super::not_found;
use crate::api::{AreaSetting, Bounced, NewSettings, Settings};
use crate::problems::TRY_AGAIN_MINUTES;
use crate::store::{self, BouncedRow};
use crate::{App, problems, rules};
use kernel::Locale;
use outbox::{Message, Page, Topic, owe};
use web::{AtVersion, Body, Json, NoContent, Problem, Query, SignedIn};

pub(crate) async fn show_settings(SignedIn(claims): SignedIn, app: App) -> Result<Json<Settings>, Problem> {
    let account = &claims.account;
    let asked = (
        store::settings(account),
        store::choices(account),
        store::clocks(),
        store::bounce_of_account(account),
        store::devices(account),
        store::zone(account),
    );
    let (settings, choices, locations, bounced, devices, zone) = app.db.read(asked).await?;
    let settings = settings.into_iter().next();
    let choices: Vec<_> = choices.iter().map(|row| (row.area.as_str(), row.channel, row.wanted == 1)).collect();
    Ok(Json(Settings {
        areas: rules::areas(&choices, !claims.roles.is_empty(), claims.customer.is_some())
            .map(|choice| AreaSetting {
                choice,
                mail_always: choice.area.is_always_mailed(),
                can_wait: choice.area.can_wait(),
            })
            .collect(),
        quiet: settings.as_ref().and_then(store::SettingsRow::quiet),
        digest: settings.as_ref().map(|row| row.digest).unwrap_or_default(),
        zone: zone.into_iter().next().map(|row| row.zone),
        location_id: settings.as_ref().and_then(|row| row.location_id.clone()),
        locations: locations.into_iter().map(Into::into).collect(),
        bounced: bounced.first().and_then(bounced_since),
        devices: devices.into_iter().map(|row| row.seen_from(&claims.session)).collect(),
        push_key: app.keys.vapid.as_ref().map(|vapid| vapid.public().to_owned()),
        version: settings.map_or(0, |row| row.version),
    }))
}

fn bounced_since(row: &BouncedRow) -> Option<Bounced> {
    let since = row.bounced_at?;
    let try_again_at = row.tried_at.map_or(since, |tried| tried.plus_minutes(TRY_AGAIN_MINUTES));
    Some(Bounced { reason: row.reason.clone()?, since, try_again_at })
}

pub(crate) async fn put_settings(
    SignedIn(claims): SignedIn,
    app: App,
    Query(at): Query<AtVersion>,
    Body(new): Body<NewSettings>,
) -> Result<NoContent, Problem> {
    rules::acceptable(&new)?;
    app.db.commit(store::put_settings(&claims.account, at.version, &new)).await.map_err(problems::lost)?;
    Ok(NoContent)
}

/// Owes a mail to an address that mail came back from: if its server takes it, the address is written to again.
pub(crate) async fn try_address(SignedIn(claims): SignedIn, app: App) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let row = app.db.read_one(store::bounce_of_account(&claims.account)).await?.ok_or_else(not_found)?;
    if row.reason.is_none() {
        return Err(not_found());
    }
    let recipient = row.email.parse().map_err(Problem::internal)?;
    let topic = Topic::AddressTried { name: row.name, page: Page::notice_settings() };
    let message = Message { recipient, locale: Locale::from_tag(&row.locale), topic };
    let mut deed = store::try_address(&row.email, now.plus_minutes(-TRY_AGAIN_MINUTES), now).to_vec();
    deed.push(owe(&message, now, &*app.ids));
    app.db.commit(deed).await.map_err(problems::lost)?;
    Ok(NoContent)
}
