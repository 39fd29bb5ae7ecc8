//! The ways into one's own account.
use super::ways::set_out;
use super::{admit, refused_by};
use crate::App;
use crate::api::{Departure, Identities, IdentityId, LinkedIdentity, StartProviderSignIn};
use crate::rules::Refusal;
use crate::rules::arrivals::is_recent;
use crate::rules::throttle::Attempt;
use crate::store::{accounts, arrivals, guards, providers, throttles};
use db::Both;
use kernel::Instant;
use web::{Body, Cookies, Created, Device, Json, NoContent, Path, Problem, SignedIn, WithCookies, problem};

pub(crate) async fn list_identities(SignedIn(who): SignedIn, app: App) -> Result<Json<Identities>, Problem> {
    let questions =
        (providers::identities(&who.account), providers::others(&who.account), accounts::by_id(&who.account));
    let (rows, others, account) = app.db.read(questions).await?;
    let account = account.into_iter().next().ok_or_else(|| problem::SIGN_IN.because(""))?;
    let items = rows.into_iter().map(LinkedIdentity::from).collect();
    Ok(Json(Identities { items, has_password: account.password_hash.is_some(), others }))
}

/// Sets out for a provider to link it. Who has just signed in may; a browser may have been left alone.
pub(crate) async fn link_identity(
    SignedIn(who): SignedIn,
    app: App,
    device: Device,
    cookies: Cookies,
    Body(wish): Body<StartProviderSignIn>,
) -> Result<WithCookies<Created<Departure>>, Problem> {
    let now = app.clock.now();
    let attempt = Attempt::way(&device.address);
    let facts = (providers::by_id(&wish.provider_id, false), arrivals::session_began(&who.session, &who.account));
    let (counted, (provider, began)) = app.db.read(Both(throttles::count(&attempt, now), facts)).await?;
    admit(&attempt, counted, now)?;
    recent(&began, now)?;
    let provider = provider.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))?;
    set_out(&app, &cookies, &provider, Some(&who.account), &wish.return_to, now).await
}

/// The last way in stays.
pub(crate) async fn unlink_identity(
    SignedIn(who): SignedIn,
    app: App,
    Path(id): Path<IdentityId>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let questions = (
        providers::identities(&who.account),
        accounts::by_id(&who.account),
        arrivals::session_began(&who.session, &who.account),
    );
    let (rows, account, began) = app.db.read(questions).await?;
    let row = rows.into_iter().find(|row| row.id == id).ok_or_else(|| problem::NOT_FOUND.because(""))?;
    let account = account.into_iter().next().ok_or_else(|| problem::SIGN_IN.because(""))?;
    recent(&began, now)?;
    let writes = vec![
        arrivals::unlink(&id, &who.account),
        guards::a_way_in_remains(&who.account),
        app.owe(&account.reader().identity_unlinked(&app.portal_url, &row.provider), now),
    ];
    app.db.commit(writes).await.map_err(refused_by(guards::WAY_IN, Refusal::LastWayIn))?;
    Ok(NoContent)
}

/// A session that ended meanwhile is none that somebody has just signed in with.
pub(super) fn recent(began: &[arrivals::Began], now: Instant) -> Result<(), Refusal> {
    is_recent(began.first().ok_or(Refusal::SignInAgain)?.created_at, now)
}
