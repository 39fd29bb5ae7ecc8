//! Passkeys: making them, showing them, losing them.
use super::factors::{code_refused, may_set_up, not_held};
use super::identities::recent;
use super::sessions::{end_presented, presented, signed_in};
use super::{admit, only, refused_by, unless_required};
use crate::App;
use crate::api::{
    CreatePasskey, Encoded, Passkey, PasskeyId, PasskeyQuestion, PasskeyWish, ShowPasskey, SignedInAs, UpdatePasskey,
};
use crate::cookies;
use crate::problems::{PASSKEY_NOT_BELIEVED, PASSKEY_TAKEN, PASSKEY_UNKNOWN};
use crate::rules::Refusal;
use crate::rules::challenge::{Answered, CHALLENGE_MINUTES_MAX, Purpose, answered, challenge};
use crate::rules::passkeys::{
    ALGORITHMS, Brought, Expected, PASSKEYS_MAX, Unbelieved, bytes, challenge_in, made, rp_id, text, used,
};
use crate::rules::sessions::RefreshToken;
use crate::rules::throttle::Attempt;
use crate::secrets::Secret;
use crate::store::passkeys::{self, KnownRow, PasskeyRow};
use crate::store::{accounts, arrivals, factors, guards, sessions, throttles};
use access::audit;
use db::{Both, DbError, Statement};
use kernel::{AccountId, Instant, SessionId};
use serde_json::json;
use web::{
    Anyone, Arriving, Body, Claims, Cookies, Created, Device, Json, NoContent, Path, Problem, SignedIn, WithCookies,
    problem,
};

impl From<Unbelieved> for Problem {
    fn from(Unbelieved(cause): Unbelieved) -> Self {
        Problem { internal: Some(cause.to_owned()), ..PASSKEY_NOT_BELIEVED.because("") }
    }
}

/// A challenge that the browser gave an answer to: it must be one of ours for that purpose, for this browser and, where it
/// is about an account, for that.
pub(super) fn ceremony(
    app: &App,
    cookies: &Cookies,
    client_data: &str,
    purpose: Purpose,
    account: Option<&AccountId>,
    now: Instant,
) -> Result<Answered, Problem> {
    let browser = cookies.get(cookies::BROWSER).and_then(Secret::from_text).ok_or(Refusal::ChallengeLapsed)?;
    let said = challenge_in(&bytes(client_data)?)?;
    let bound_to = [browser.hash(), account.map(ToString::to_string).unwrap_or_default()];
    let bound_to = [bound_to[0].as_str(), bound_to[1].as_str()];
    Ok(answered(&said, &app.challenge_key(), purpose, &bound_to, now)?)
}

/// A challenge for a browser, and the cookie that it is known by.
fn asked(
    app: &App,
    cookies: &Cookies,
    purpose: Purpose,
    account: Option<&AccountId>,
) -> Result<(String, String), Problem> {
    let known = cookies.get(cookies::BROWSER).and_then(Secret::from_text);
    let browser = known.map_or_else(|| app.fresh_secret(), Ok)?;
    let bound_to = [browser.hash(), account.map(ToString::to_string).unwrap_or_default()];
    let bound_to = [bound_to[0].as_str(), bound_to[1].as_str()];
    let given = challenge(&app.challenge_key(), purpose, &bound_to, &app.fresh_secret()?, app.clock.now());
    Ok((given, cookies::browser(&browser)))
}

pub(crate) async fn begin_passkey(
    Arriving(who): Arriving,
    app: App,
    cookies: Cookies,
) -> Result<WithCookies<Json<PasskeyWish>>, Problem> {
    let questions = (
        arrivals::session_began(&who.session, &who.account),
        accounts::by_id(&who.account),
        accounts::space(),
        passkeys::of_account(&who.account),
    );
    let (began, account, space, known) = app.db.read(questions).await?;
    recent(&began, app.clock.now())?;
    let account = account.into_iter().next().ok_or_else(|| problem::SIGN_IN.because(""))?;
    may_set_up(&who, &account)?;
    let (challenge, cookie) = asked(&app, &cookies, Purpose::AddPasskey, Some(&account.id))?;
    let wish = PasskeyWish {
        challenge,
        rp_id: rp_id(&app.portal_url).to_owned(),
        rp_name: only(space)?.name,
        user_id: text(account.id.as_str().as_bytes()),
        user_name: account.email.as_str().to_owned(),
        user_display_name: account.name,
        algorithms: ALGORITHMS.to_vec(),
        exclude: known.into_iter().map(PasskeyRow::into_known).collect(),
        timeout_seconds: CHALLENGE_MINUTES_MAX * 60,
    };
    Ok(WithCookies(Json(wish), vec![cookie]))
}

pub(crate) async fn create_passkey(
    Arriving(who): Arriving,
    app: App,
    cookies: Cookies,
    Body(wish): Body<CreatePasskey>,
) -> Result<Created<Passkey>, Problem> {
    let now = app.clock.now();
    let answered = ceremony(&app, &cookies, wish.client_data.as_str(), Purpose::AddPasskey, Some(&who.account), now)?;
    let client_data = bytes(wish.client_data.as_str())?;
    let expected = Expected { origin: &app.portal_url, challenge: &challenge_in(&client_data)? };
    let made = made(&client_data, &bytes(wish.attestation.as_str())?, expected)?;
    let questions = (arrivals::session_began(&who.session, &who.account), accounts::by_id(&who.account));
    let (began, account) = app.db.read(questions).await?;
    recent(&began, now)?;
    let account = account.into_iter().next().ok_or_else(|| problem::SIGN_IN.because(""))?;
    may_set_up(&who, &account)?;

    let id = PasskeyId::new(&*app.ids);
    let ways = &wish.transports[..wish.transports.len().min(10)];
    let writes = vec![
        guards::passkeys_are_few(&account.id),
        factors::use_challenge(&answered),
        passkeys::insert(&id, &account.id, &made, (&wish.name, ways), now),
        sessions::show_factor(&who.session, &account.id, now),
        app.owe(&account.reader().passkey_added(&app.portal_url, wish.name.as_str()), now),
    ];
    app.db.commit(writes).await.map_err(passkey_refused)?;
    let name = wish.name.as_str().to_owned();
    Ok(Created(Passkey { id, name, created_at: now, last_used_at: now, is_backed_up: made.is_backed_up }))
}

pub(crate) async fn update_passkey(
    SignedIn(who): SignedIn,
    app: App,
    Path(id): Path<PasskeyId>,
    Body(wish): Body<UpdatePasskey>,
) -> Result<Json<Passkey>, Problem> {
    let row = app.db.read_one(passkeys::rename(&id, &who.account, &wish.name)).await?;
    row.map(|row| Json(row.into_passkey())).ok_or_else(|| problem::NOT_FOUND.because(""))
}

/// The last way in stays.
pub(crate) async fn delete_passkey(
    SignedIn(who): SignedIn,
    app: App,
    Path(id): Path<PasskeyId>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    not_held(&who)?;
    let questions = (
        passkeys::of_account(&who.account),
        accounts::by_id(&who.account),
        arrivals::session_began(&who.session, &who.account),
    );
    let (rows, account, began) = app.db.read(questions).await?;
    let row = rows.into_iter().find(|row| row.id == id).ok_or_else(|| problem::NOT_FOUND.because(""))?;
    let account = account.into_iter().next().ok_or_else(|| problem::SIGN_IN.because(""))?;
    recent(&began, now)?;
    let writes = vec![
        passkeys::remove(&id, &who.account),
        guards::a_way_in_remains(&who.account),
        app.owe(&account.reader().passkey_removed(&app.portal_url, &row.name), now),
    ];
    app.db.commit(writes).await.map_err(refused_by(guards::WAY_IN, Refusal::LastWayIn))?;
    Ok(NoContent)
}

/// A question that any passkey of this portal answers. It asks nothing of the database, for each page with a sign-in form
/// asks one.
pub(crate) async fn begin_passkey_sign_in(
    _: Anyone,
    app: App,
    cookies: Cookies,
) -> Result<WithCookies<Json<PasskeyQuestion>>, Problem> {
    let (challenge, cookie) = asked(&app, &cookies, Purpose::UsePasskey, None)?;
    let rp_id = rp_id(&app.portal_url).to_owned();
    let question = PasskeyQuestion { challenge, rp_id, timeout_seconds: CHALLENGE_MINUTES_MAX * 60 };
    Ok(WithCookies(Json(question), vec![cookie]))
}

/// Signs in. A passkey is two factors by itself, so no code is asked for.
pub(crate) async fn create_session_by_passkey(
    Anyone(before): Anyone,
    app: App,
    device: Device,
    cookies: Cookies,
    Body(given): Body<ShowPasskey>,
) -> Result<WithCookies<Created<SignedInAs>>, Problem> {
    let now = app.clock.now();
    let answered = ceremony(&app, &cookies, given.client_data.as_str(), Purpose::UsePasskey, None, now)?;
    let attempt = Attempt::way(&device.address);
    let id: &Encoded = &given.credential_id;
    let facts = (passkeys::known(id.as_str()), passkeys::owner(id), passkeys::owner_claim(id));
    let (counted, (known, account, claim)) = app.db.read(Both(throttles::count(&attempt, now), facts)).await?;
    admit(&attempt, counted, now)?;
    let mut writes = show(&app, known.first(), &given, &answered, now).await?;
    unless_required(claim)?;
    let account = account.into_iter().next().ok_or_else(|| PASSKEY_UNKNOWN.because(""))?;

    let started = RefreshToken { session: SessionId::new(&*app.ids), secret: app.fresh_secret()? };
    writes.push(end_presented(&app, before.as_ref(), presented(&cookies).as_ref(), now));
    writes.push(sessions::insert(&started, &account.id, account.customer_id.as_ref(), &device.user_agent, true, now));
    writes.push(sessions::end_beyond(&account.id, now));
    app.db.commit(writes).await.map_err(passkey_refused)?;
    // A passkey of this account is shown at this moment, so it has one.
    let (body, cookies) = signed_in(&app, account.comer(true, now)?, &started, now)?;
    Ok(WithCookies(Created(body), cookies))
}

/// What it takes to write that a passkey was shown, if it is to be believed. One of which there are two is refused, and the
/// audit log keeps it.
pub(super) async fn show(
    app: &App,
    known: Option<&KnownRow>,
    given: &ShowPasskey,
    answered: &Answered,
    now: Instant,
) -> Result<Vec<Statement>, Problem> {
    let row = known.ok_or_else(|| PASSKEY_UNKNOWN.because(""))?;
    let brought = Brought {
        client_data_json: bytes(given.client_data.as_str())?,
        authenticator_data: bytes(given.authenticator_data.as_str())?,
        signature: bytes(given.signature.as_str())?,
        user_handle: bytes(given.user_handle.as_str())?,
    };
    let challenge = challenge_in(&brought.client_data_json)?;
    let known = row.known();
    let used = used(&known, &brought, Expected { origin: &app.portal_url, challenge: &challenge })?;
    if used.is_cloned {
        let detail = json!({ "passkey": row.name, "signed": used.sign_count, "signed_before": known.sign_count });
        let (account, session) = (row.account_id.clone(), SessionId::new(&*app.ids));
        let who = Claims { account, customer: None, session, roles: Vec::new(), scopes: None, held: None };
        app.db.commit(vec![audit(&who, "refuse_passkey", row.id.as_str(), detail, now, &*app.ids)]).await?;
        return Err(Unbelieved("its counter went back: there are two of it").into());
    }
    Ok(vec![
        guards::passkey_is_as_seen(&row.id, &known),
        factors::use_challenge(answered),
        passkeys::touch(&row.id, &used, now),
    ])
}

/// What the schema said no to.
pub(super) fn passkey_refused(error: DbError) -> Problem {
    if error.is_refused_by(passkeys::TAKEN) {
        PASSKEY_TAKEN.because("")
    } else if error.is_refused_by(guards::PASSKEYS) {
        Refusal::TooMany { items_max: PASSKEYS_MAX }.into()
    } else if error.is_refused_by(guards::PASSKEY) {
        Unbelieved("it was removed, or shown elsewhere, meanwhile").into()
    } else {
        code_refused(error)
    }
}
