//! Codes of an app as a second step, and showing anew who one is.
use super::identities::recent;
use super::passkeys::{ceremony, passkey_refused, show};
use super::sessions::{end_presented, presented, signed_in};
use super::{admit, only};
use crate::App;
use crate::api::{Code, ConfirmSession, Factors, RecoveryCodes, ShowCode, SignedInAs, TotpEnrolment};
use crate::cookies;
use crate::problems::NO_SEALING_KEY;
use crate::rules::Refusal;
use crate::rules::challenge::{Purpose, SecondStep};
use crate::rules::codes::{
    RECOVERY_CODES, Shared, Shown, enrolment_uri, new_secret, recovery_code, recovery_hash, shown, step_of,
};
use crate::rules::sessions::RefreshToken;
use crate::rules::throttle::Attempt;
use crate::secrets::derive_key;
use crate::store::factors::{RecoveryRow, TotpRow};
use crate::store::{accounts, arrivals, factors, guards, links, passkeys, providers, sessions, throttles};
use access::audit;
use db::{Both, DbError, Statement};
use kernel::{AccountId, Instant, SessionId};
use web::role::Operators;
use web::{
    Anyone, Arriving, Body, Claims, Cookies, Created, Device, Json, NoContent, Operator, Path, Problem, SignedIn,
    WithCookies, problem,
};

impl App {
    /// What challenges are signed with.
    pub(super) fn challenge_key(&self) -> [u8; 32] {
        derive_key(self.secrets.succession_key(), "portico challenges")
    }

    fn opened_secret(&self, row: &TotpRow, account: &AccountId) -> Result<String, Problem> {
        let opened = self.sealing_key.as_ref().and_then(|key| key.open(&row.secret, account.as_str()));
        opened.ok_or_else(|| Problem::internal(format!("the code secret of {account} does not open")))
    }

    fn recovery_codes(&self) -> Result<Vec<String>, Problem> {
        (0..RECOVERY_CODES).map(|_| Ok(recovery_code(&self.fresh_secret()?))).collect()
    }
}

fn hashes(codes: &[String]) -> Vec<String> {
    codes.iter().map(|code| recovery_hash(code)).collect()
}

pub(crate) async fn show_factors(Arriving(who): Arriving, app: App) -> Result<Json<Factors>, Problem> {
    let account = &who.account;
    let questions = (
        passkeys::of_account(account),
        factors::totp(account),
        factors::unused(account),
        accounts::by_id(account),
        providers::identities(account),
    );
    let (passkeys, totp, unused, owner, identities) = app.db.read(questions).await?;
    let owner = owner.into_iter().next().ok_or_else(|| problem::SIGN_IN.because(""))?;
    let door = owner.door()?;
    let has_password = owner.password_hash.is_some();
    Ok(Json(Factors {
        can_come_back: has_password || !passkeys.is_empty() || !identities.is_empty(),
        passkeys: passkeys.into_iter().map(passkeys::PasskeyRow::into_passkey).collect(),
        codes_since: totp.into_iter().next().and_then(|row| row.confirmed_at),
        recovery_codes_left: u32::try_from(unused.len()).unwrap_or(u32::MAX),
        has_password,
        wanted: door.concerns(!owner.roles()?.is_empty()),
        wanted_from: door.wanted_from,
    }))
}

/// A secret for an app; it counts once a code of it was shown.
pub(crate) async fn enrol_totp(Arriving(who): Arriving, app: App) -> Result<Created<TotpEnrolment>, Problem> {
    let now = app.clock.now();
    let questions = (
        arrivals::session_began(&who.session, &who.account),
        accounts::by_id(&who.account),
        accounts::space(),
        factors::totp(&who.account),
    );
    let (began, account, space, totp) = app.db.read(questions).await?;
    recent(&began, now)?;
    let account = account.into_iter().next().ok_or_else(|| problem::SIGN_IN.because(""))?;
    if totp.first().is_some_and(|row| row.confirmed_at.is_some()) {
        return Err(Refusal::SecondStepIsOn.into());
    }
    may_set_up(&who, &account)?;
    let key = app.sealing_key.as_ref().ok_or_else(|| NO_SEALING_KEY.because("Set SEALING_KEY."))?;
    let secret = new_secret(&app.fresh_secret()?);
    let sealed = key.seal(&secret, account.id.as_str(), &app.fresh_secret()?);
    let sealed = sealed.ok_or_else(|| Problem::internal("the code secret could not be sealed"))?;
    let writes = vec![guards::no_second_step(&account.id), factors::enrol(&account.id, &sealed, now)];
    app.db.commit(writes).await.map_err(code_refused)?;
    let uri = enrolment_uri(&secret, account.email.as_str(), &only(space)?.name);
    Ok(Created(TotpEnrolment { secret, uri }))
}

/// From now on codes are asked for; the recovery codes are shown this once.
pub(crate) async fn confirm_totp(
    Arriving(who): Arriving,
    app: App,
    device: Device,
    Body(wish): Body<ShowCode>,
) -> Result<Created<RecoveryCodes>, Problem> {
    let now = app.clock.now();
    let attempt = Attempt::code(&who.account, &device.address);
    let questions = Both(throttles::count(&attempt, now), (factors::totp(&who.account), accounts::by_id(&who.account)));
    let (counted, (totp, account)) = app.db.read(questions).await?;
    admit(&attempt, counted, now)?;
    let account = account.into_iter().next().ok_or_else(|| problem::SIGN_IN.because(""))?;
    let row = totp.into_iter().next().ok_or(Refusal::SecondStepIsOff)?;
    if row.confirmed_at.is_some() {
        return Err(Refusal::SecondStepIsOn.into());
    }
    may_set_up(&who, &account)?;
    let secret = app.opened_secret(&row, &account.id)?;
    let digits: String = wish.code.as_str().chars().filter(char::is_ascii_digit).collect();
    let step = step_of(&digits, &Shared { secret: &secret, last_step: row.last_step }, now)?;

    let codes = app.recovery_codes()?;
    let mut writes = vec![
        guards::no_second_step(&account.id),
        guards::code_is_new(&account.id, &row.secret, step),
        factors::confirm(&account.id, &row.secret, now, step),
        sessions::show_factor(&who.session, &account.id, now),
    ];
    writes.extend(factors::replace_recovery(&account.id, &hashes(&codes)));
    writes.extend([throttles::clear(&attempt.on), throttles::forgive(&attempt.from)]);
    writes.push(app.owe(&account.reader().second_step_on(&app.portal_url), now));
    app.db.commit(writes).await.map_err(code_refused)?;
    Ok(Created(RecoveryCodes { codes }))
}

/// Codes are asked for no more. It takes one, because a signed-in browser may have been left alone.
pub(crate) async fn remove_totp(
    SignedIn(who): SignedIn,
    app: App,
    device: Device,
    Body(wish): Body<ShowCode>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let held = held(&app, &who.account, &device, &wish.code, now).await?;
    let mut writes = held.taken;
    writes.extend([factors::remove_totp(&who.account), factors::remove_recovery(&who.account)]);
    writes.push(app.owe(&held.account.reader().second_step_off(&app.portal_url), now));
    app.db.commit(writes).await.map_err(code_refused)?;
    Ok(NoContent)
}

/// For somebody who lost the app and the recovery codes, and whom the operator knows: their password alone signs in again.
/// Their mailbox is told, and the audit log keeps who did it.
pub(crate) async fn remove_totp_of(
    who: Operator<Operators>,
    app: App,
    Path(id): Path<AccountId>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    if who.claims.account == id {
        return Err(problem::FORBIDDEN.because("Your own codes are turned off with a code, under My account."));
    }
    let questions =
        (arrivals::session_began(&who.claims.session, &who.claims.account), factors::totp(&id), accounts::by_id(&id));
    let (began, totp, account) = app.db.read(questions).await?;
    recent(&began, now)?;
    let account = account.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))?;
    totp.first().filter(|row| row.confirmed_at.is_some()).ok_or(Refusal::SecondStepIsOff)?;
    let writes = vec![
        factors::remove_totp(&id),
        factors::remove_recovery(&id),
        app.owe(&account.reader().second_step_off(&app.portal_url), now),
        audit(
            &who.claims,
            "remove_totp_of",
            id.as_str(),
            serde_json::json!({ "email": account.email }),
            now,
            &*app.ids,
        ),
    ];
    app.db.commit(writes).await?;
    Ok(NoContent)
}

/// New recovery codes in place of the old ones. It takes a code.
pub(crate) async fn create_recovery_codes(
    SignedIn(who): SignedIn,
    app: App,
    device: Device,
    Body(wish): Body<ShowCode>,
) -> Result<Created<RecoveryCodes>, Problem> {
    let now = app.clock.now();
    let held = held(&app, &who.account, &device, &wish.code, now).await?;
    let codes = app.recovery_codes()?;
    let mut writes = held.taken;
    writes.extend(factors::replace_recovery(&who.account, &hashes(&codes)));
    app.db.commit(writes).await.map_err(code_refused)?;
    Ok(Created(RecoveryCodes { codes }))
}

/// An account whose owner showed a code, and what it takes to write that.
struct Held {
    account: accounts::AccountRow,
    taken: Vec<Statement>,
}

async fn held(app: &App, id: &AccountId, device: &Device, code: &Code, now: Instant) -> Result<Held, Problem> {
    let attempt = Attempt::code(id, &device.address);
    let facts = (factors::totp(id), factors::unused(id), accounts::at_the_door(id));
    let (counted, (totp, unused, account)) = app.db.read(Both(throttles::count(&attempt, now), facts)).await?;
    admit(&attempt, counted, now)?;
    let account = account.into_iter().next().ok_or_else(|| problem::SIGN_IN.because(""))?;
    let mut taken = take(app, &account, totp.first(), &unused, code, now)?;
    taken.extend([throttles::clear(&attempt.on), throttles::forgive(&attempt.from)]);
    Ok(Held { account, taken })
}

/// What it takes to write that a code was shown; no code is taken twice. Of a recovery code the mailbox is told.
fn take(
    app: &App,
    account: &accounts::AccountRow,
    row: Option<&TotpRow>,
    unused: &[RecoveryRow],
    code: &Code,
    now: Instant,
) -> Result<Vec<Statement>, Problem> {
    let row = row.filter(|row| row.confirmed_at.is_some()).ok_or(Refusal::SecondStepIsOff)?;
    let secret = app.opened_secret(row, &account.id)?;
    let unused: Vec<String> = unused.iter().map(|row| row.code_hash.clone()).collect();
    let shared = Shared { secret: &secret, last_step: row.last_step };
    Ok(match shown(code.as_str(), &shared, &unused, now)? {
        Shown::Code { step } => {
            vec![guards::code_is_new(&account.id, &row.secret, step), factors::take_step(&account.id, step)]
        }
        Shown::Recovery { hash } => {
            let left = u32::try_from(unused.len().saturating_sub(1)).unwrap_or(u32::MAX);
            vec![
                guards::recovery_code_is_good(&account.id, &hash),
                factors::use_recovery(&account.id, &hash, now),
                app.owe(&account.reader().recovery_code_used(&app.portal_url, left), now),
            ]
        }
    })
}

/// Signs in with a code, after the password or the provider.
pub(crate) async fn finish_session(
    Anyone(before): Anyone,
    app: App,
    device: Device,
    cookies: Cookies,
    Body(wish): Body<ShowCode>,
) -> Result<WithCookies<Created<SignedInAs>>, Problem> {
    let now = app.clock.now();
    let begun = cookies.get(cookies::SECOND_STEP).ok_or(Refusal::ChallengeLapsed)?;
    let (begun, answered) = SecondStep::by(begun, &app.challenge_key(), now)?;
    let Held { account, taken } = held(&app, &begun.account, &device, &wish.code, now).await?;
    begun.still_holds(account.password_hash.as_deref())?;

    let started = RefreshToken { session: SessionId::new(&*app.ids), secret: app.fresh_secret()? };
    let mut writes = vec![factors::use_challenge(&answered)];
    writes.extend(account.password_hash.as_deref().map(|hash| guards::password_is_as_seen(&account.id, hash)));
    writes.extend(taken);
    writes.push(end_presented(&app, before.as_ref(), presented(&cookies).as_ref(), now));
    writes.push(sessions::insert(&started, &account.id, account.customer_id.as_ref(), &device.user_agent, true, now));
    writes.push(sessions::end_beyond(&account.id, now));
    app.db.commit(writes).await.map_err(code_refused)?;
    let (body, mut cookies) = signed_in(&app, account.comer(true, now)?, &started, now)?;
    cookies.push(cookies::no_second_step());
    Ok(WithCookies(Created(body), cookies))
}

/// Shows anew who is signed in, by the password, a code or a passkey: a browser may have been left alone.
pub(crate) async fn confirm_session(
    Arriving(who): Arriving,
    app: App,
    device: Device,
    cookies: Cookies,
    Body(wish): Body<ConfirmSession>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    if [wish.password.is_some(), wish.code.is_some(), wish.passkey.is_some()].iter().filter(|given| **given).count()
        != 1
    {
        return Err(Refusal::OneProof.into());
    }
    let answer = |given| ceremony(&app, &cookies, given, Purpose::UsePasskey, None, now);
    let answered = wish.passkey.as_ref().map(|given| answer(given.client_data.as_str())).transpose()?;
    let attempt = match wish.code {
        Some(_) => Attempt::code(&who.account, &device.address),
        None => Attempt::change_password(&who.account, &device.address),
    };
    let credential_id = wish.passkey.as_ref().map(|given| given.credential_id.as_str()).unwrap_or_default();
    let facts = (
        accounts::by_id(&who.account),
        factors::totp(&who.account),
        factors::unused(&who.account),
        passkeys::known(credential_id),
    );
    let (counted, (account, totp, unused, known)) = app.db.read(Both(throttles::count(&attempt, now), facts)).await?;
    admit(&attempt, counted, now)?;
    let account = account.into_iter().next().ok_or_else(|| problem::SIGN_IN.because(""))?;

    let mut writes = Vec::new();
    if let Some(password) = &wish.password {
        let hash = account.password_hash.as_deref();
        if !app.passwords.verify(password.reveal(), hash) {
            return Err(Refusal::NotThePassword.into());
        }
        writes.extend(hash.map(|hash| guards::password_is_as_seen(&account.id, hash)));
    }
    if wish.code.is_some() || wish.passkey.is_some() {
        writes.push(sessions::show_factor(&who.session, &account.id, now));
    }
    if let Some(code) = &wish.code {
        writes.extend(take(&app, &account, totp.first(), &unused, code, now)?);
    }
    if let (Some(given), Some(answered)) = (&wish.passkey, answered) {
        let known = known.into_iter().next().filter(|known| known.account_id == account.id);
        writes.extend(show(&app, known.as_ref(), given, &answered, now).await?);
    }
    writes.extend([throttles::clear(&attempt.on), throttles::forgive(&attempt.from)]);
    writes.push(factors::confirm_session(&who.session, &account.id, now));
    let rows = app.db.commit(writes).await.map_err(passkey_refused)?;
    if links::last_gave_a_row(&rows) { Ok(NoContent) } else { Err(Refusal::SignInAgain.into()) }
}

/// Whether somebody may set up another second factor. Whoever is held for want of one, and has one, shows it first: else a password
/// alone would bring a second factor along.
pub(super) fn may_set_up(who: &Claims, account: &accounts::AccountRow) -> Result<(), Problem> {
    if account.door()?.has_factor { not_held(who) } else { Ok(()) }
}

/// Refuses whoever is held for want of a second factor.
pub(super) fn not_held(who: &Claims) -> Result<(), Problem> {
    who.held.map_or(Ok(()), |held| Err(held.problem()))
}

/// What the schema said no to: what was read before has changed meanwhile.
pub(super) fn code_refused(error: DbError) -> Problem {
    let refusals = [
        (factors::ANSWERED_TWICE, Refusal::ChallengeLapsed),
        (guards::PASSWORD, Refusal::ChallengeLapsed),
        (guards::CODE, Refusal::WrongCode),
        (guards::RECOVERY, Refusal::WrongCode),
        (guards::NO_STEP, Refusal::SecondStepIsOn),
    ];
    match refusals.into_iter().find(|(rule, _)| error.is_refused_by(rule)) {
        Some((_, refusal)) => refusal.into(),
        None => error.into(),
    }
}
