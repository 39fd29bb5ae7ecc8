use super::{admit, refused_by, unless_required};
use crate::App;
use crate::api::{CreateSession, Session, SignedInAs};
use crate::cookies;
use crate::problems::{second_step, session_ended};
use crate::rules::Refusal;
use crate::rules::challenge::SecondStep;
use crate::rules::doors::Comer;
use crate::rules::sessions::{Ended, RefreshToken, Refreshed, refreshed};
use crate::rules::throttle::Attempt;
use crate::store::accounts::AccountRow;
use crate::store::{accounts, guards, links, providers, sessions, throttles};
use db::{Both, DbError};
use kernel::{Instant, SessionId};
use web::{
    Anyone, Body, Claims, Cookies, Created, Device, Json, NoContent, Page, Path, Problem, SignedIn, WithCookies,
    problem, token,
};

pub(crate) async fn create_session(
    Anyone(before): Anyone,
    app: App,
    device: Device,
    cookies: Cookies,
    Body(wish): Body<CreateSession>,
) -> Result<WithCookies<Created<SignedInAs>>, Problem> {
    let now = app.clock.now();
    let attempt = Attempt::sign_in(&wish.email, &device.address);
    let facts = (accounts::by_email(&wish.email), links::pending(&wish.email, now), providers::claim(&wish.email));
    let (counted, (known, pending, claim)) = app.db.read(Both(throttles::count(&attempt, now), facts)).await?;
    admit(&attempt, counted, now)?;
    unless_required(claim)?;

    let account = known.into_iter().next();
    let hash = account.as_ref().and_then(|account| account.password_hash.clone());
    let is_right = app.passwords.verify(wish.password.reveal(), hash.as_deref());
    let Some(account) = account.filter(|_| is_right) else {
        // Whoever signed up is told so whether or not the address has an account: else signing up would tell.
        let waits =
            pending.first().is_some_and(|p| app.passwords.verify(wish.password.reveal(), Some(&p.password_hash)));
        return Err(if waits { Refusal::EmailNotVerified } else { Refusal::WrongCredentials }.into());
    };

    let password_holds = guards::password_is_as_seen(&account.id, hash.as_deref().unwrap_or_default());
    let forgotten = [throttles::clear(&attempt.on), throttles::forgive(&attempt.from)];
    if account.has_second_step() {
        let writes = std::iter::once(password_holds).chain(forgotten).collect();
        app.db.commit(writes).await.map_err(refused_by(guards::PASSWORD, Refusal::WrongCredentials))?;
        return Err(second_step(&begin_second_step(&app, &account, now)?));
    }
    let started = RefreshToken { session: SessionId::new(&*app.ids), secret: app.fresh_secret()? };
    let [clear, forgive] = forgotten;
    let writes = vec![
        password_holds,
        guards::no_second_step(&account.id),
        end_presented(&app, before.as_ref(), presented(&cookies).as_ref(), now),
        sessions::insert(&started, &account.id, account.customer_id.as_ref(), &device.user_agent, false, now),
        sessions::end_beyond(&account.id, now),
        clear,
        forgive,
    ];
    app.db.commit(writes).await.map_err(start_refused)?;
    let (body, cookies) = signed_in(&app, account.comer(false, now)?, &started, now)?;
    Ok(WithCookies(Created(body), cookies))
}

/// What a browser holds between the password, or the provider, and the code.
pub(super) fn begin_second_step(app: &App, account: &AccountRow, now: Instant) -> Result<SecondStep, Problem> {
    let (key, chance) = (app.challenge_key(), app.fresh_secret()?);
    Ok(SecondStep::new(&key, &account.id, account.password_hash.as_deref(), &chance, now))
}

/// What the schema said no to when a session was to start: what was read before has changed meanwhile.
pub(super) fn start_refused(error: DbError) -> Problem {
    if error.is_refused_by(guards::PASSWORD) {
        Refusal::WrongCredentials.into()
    } else if error.is_refused_by(guards::NO_STEP) {
        problem::CHANGED.because("Codes are asked for on this account since a moment ago.")
    } else {
        error.into()
    }
}

/// Replaces the refresh token by its one successor, so that a repeat gets the same answer; and ends the session when the
/// token is in two hands.
pub(crate) async fn refresh_session(
    _: Anyone,
    app: App,
    cookies: Cookies,
) -> Result<WithCookies<Json<SignedInAs>>, Problem> {
    let now = app.clock.now();
    let presented = presented(&cookies).ok_or(Ended)?;
    let successor = app.secrets.successor(&presented.secret);
    let (rotate, after) =
        (sessions::rotate(&presented, &successor.hash(), now), sessions::after_rotation(&presented.session));
    let (_, session) = app.db.read((rotate, after)).await?;
    let session = session.into_iter().next();
    if refreshed(session.as_ref().map(sessions::SessionRow::tried).as_ref(), &successor.hash(), now)?
        == Refreshed::Stolen
    {
        app.db.commit(vec![sessions::end(&presented.session, now)]).await?;
        return Err(session_ended());
    }
    let session = session.ok_or(Ended)?;
    let goes_on = RefreshToken { session: presented.session, secret: successor };
    let (body, cookies) = signed_in(&app, session.comer(now)?, &goes_on, now)?;
    Ok(WithCookies(Json(body), cookies))
}

/// Signs this browser out, whichever of its two cookies still works; with neither there is nothing left to do.
pub(crate) async fn end_current_session(
    Anyone(who): Anyone,
    app: App,
    cookies: Cookies,
) -> Result<WithCookies<NoContent>, Problem> {
    let sign_out = end_presented(&app, who.as_ref(), presented(&cookies).as_ref(), app.clock.now());
    app.db.commit(vec![sign_out]).await?;
    Ok(WithCookies(NoContent, cookies::cleared()))
}

pub(crate) async fn list_sessions(SignedIn(who): SignedIn, app: App) -> Result<Json<Page<Session>>, Problem> {
    let open = app.db.read(sessions::open(&who.account, app.clock.now())).await?;
    Ok(Json(Page::whole(open.into_iter().map(|row| row.into_session(&who.session)).collect())))
}

pub(crate) async fn end_session(
    SignedIn(who): SignedIn,
    app: App,
    Path(id): Path<SessionId>,
) -> Result<NoContent, Problem> {
    let rows = app.db.commit(sessions::end_own(&id, &who.account, app.clock.now())).await?;
    if links::last_gave_a_row(&rows) { Ok(NoContent) } else { Err(problem::NOT_FOUND.because("")) }
}

/// The refresh token that a browser brought, if it is one.
pub(super) fn presented(cookies: &Cookies) -> Option<RefreshToken> {
    RefreshToken::from_text(cookies.get(cookies::REFRESH)?)
}

/// Ends the sessions that a browser proves: it is about to forget them.
pub(super) fn end_presented(
    app: &App,
    claims: Option<&Claims>,
    refresh: Option<&RefreshToken>,
    now: Instant,
) -> db::Statement {
    let successor_hash = refresh.map(|token| app.secrets.successor(&token.secret).hash());
    sessions::sign_out(claims.map(|claims| &claims.session), refresh, successor_hash.as_deref(), now)
}

/// The answer and the cookies of somebody who is signed in.
pub(super) fn signed_in(
    app: &App,
    comer: Comer,
    refresh: &RefreshToken,
    now: Instant,
) -> Result<(SignedInAs, Vec<String>), Problem> {
    let Comer { account, customer, roles, held } = comer;
    let session = refresh.session.clone();
    let claims = Claims { account: account.clone(), customer, session, roles, scopes: None, held };
    let access = app.token_key.mint(claims, now).ok_or_else(|| Problem::internal("the token could not be signed"))?;
    let body = SignedInAs { account_id: account, access_expires_at: now.plus_seconds(token::SECONDS_MAX), held };
    Ok((body, vec![cookies::access(&access), cookies::refresh(refresh)]))
}
