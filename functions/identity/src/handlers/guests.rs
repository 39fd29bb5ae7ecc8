//! Checking out as a guest: a code that is mailed to the address makes an account without a password, and signs it in.
use super::accounts::answers_at_sign_up;
use super::sessions::{end_presented, presented, signed_in};
use super::{admit, only, unless_required};
use crate::App;
use crate::api::{AskGuest, Mailbox, ShowMailCode, SignedInAs};
use crate::cookies;
use crate::events::Reader;
use crate::rules::Refusal;
use crate::rules::codes::{mail_code, mail_code_hash};
use crate::rules::doors::Comer;
use crate::rules::guests::{judge, may_be_guest, may_still_be_guest};
use crate::rules::sessions::RefreshToken;
use crate::rules::throttle::Attempt;
use crate::secrets::Secret;
use crate::store::{accounts, arrivals, fields, guards, guests, providers, sessions, throttles};
use db::{Both, DbError};
use kernel::{AccountId, CustomerId, SessionId};
use web::{Accepted, Anyone, Body, Cookies, Created, Device, Problem, WithCookies};

/// Mails a code to the address, or says there that it has an account: the answer and the work are the same. The code is good in the
/// browser that gets this answer.
pub(crate) async fn ask_guest(
    _: Anyone,
    app: App,
    device: Device,
    Body(wish): Body<AskGuest>,
) -> Result<WithCookies<Accepted<Mailbox>>, Problem> {
    let now = app.clock.now();
    let attempt = Attempt::mail(&wish.email, &device.address);
    let facts =
        (accounts::space(), accounts::by_email(&wish.email), providers::claim(&wish.email), fields::at_sign_up());
    let (counted, (space, known, claim, asked)) = app.db.read(Both(throttles::count(&attempt, now), facts)).await?;
    admit(&attempt, counted, now)?;
    unless_required(claim)?;
    let space = only(space)?;
    may_be_guest(space.guests_welcome(), &space.terms_version, wish.accepted_terms_version.as_str())?;
    let answers = answers_at_sign_up(&fields::all_asked(asked)?, &wish.answers)?;

    let (browser, code) = (app.fresh_secret()?, mail_code(&app.fresh_secret()?));
    let browser_hash = browser.hash();
    let code_hash = mail_code_hash(&app.mail_code_key(), &browser_hash, &code);
    let (message, code_hash) = match known.first() {
        Some(owner) => (owner.reader().guest_known(&app.portal_url), None),
        // Nobody is greeted by a name before they have shown that the address is theirs.
        None => (
            Reader { email: wish.email.clone(), name: String::new(), locale: wish.locale }.guest_code(&code),
            Some(code_hash),
        ),
    };
    let waits = guests::insert(&browser_hash, &wish, &answers, code_hash.as_deref(), now);
    app.db.commit(vec![waits, app.owe(&message, now)]).await?;
    Ok(WithCookies(Accepted(Mailbox { email: wish.email }), vec![cookies::guest(&browser)]))
}

/// Takes the code, in the browser that asked for it and once: the account is made and signed in.
pub(crate) async fn confirm_guest(
    Anyone(who): Anyone,
    app: App,
    device: Device,
    cookies: Cookies,
    Body(wish): Body<ShowMailCode>,
) -> Result<WithCookies<Created<SignedInAs>>, Problem> {
    let now = app.clock.now();
    let browser = cookies.get(cookies::GUEST).and_then(Secret::from_text).ok_or(Refusal::ChallengeLapsed)?.hash();
    let attempt = Attempt::mail_code(&browser, &device.address);
    let facts = (guests::waiting(&browser, now), guests::claim(&browser), accounts::space());
    let (counted, (row, claim, space)) = app.db.read(Both(throttles::count(&attempt, now), facts)).await?;
    admit(&attempt, counted, now)?;
    let row = row.into_iter().next().ok_or(Refusal::ChallengeLapsed)?;
    let space = only(space)?;
    unless_required(claim)?;
    may_still_be_guest(space.guests_welcome(), &space.terms_version, &row.terms_version)?;
    let shown = mail_code_hash(&app.mail_code_key(), &browser, wish.code.as_str());
    judge(row.code_hash.as_deref(), &shown)?;

    let (account, customer) = (AccountId::new(&*app.ids), CustomerId::new(&*app.ids));
    let newcomer = arrivals::Newcomer {
        account: &account,
        customer: &customer,
        email: &row.email,
        name: &row.name()?,
        locale: row.locale(),
        terms_version: &row.terms_version,
    };
    let started = RefreshToken { session: SessionId::new(&*app.ids), secret: app.fresh_secret()? };
    let comer = Comer::at(&space.newcomers_door(), account.clone(), Some(customer.clone()), Vec::new(), false, now);
    let mut writes = vec![guards::guest_code_is_good(&browser, &shown, now)];
    writes.extend(arrivals::sign_up(&newcomer, now));
    writes.extend(guests::become_account(&browser, &account, now));
    writes.extend([
        end_presented(&app, who.as_ref(), presented(&cookies).as_ref(), now),
        sessions::insert(&started, &account, Some(&customer), &device.user_agent, false, now),
        throttles::clear(&attempt.on),
        throttles::forgive(&attempt.from),
    ]);
    app.db.commit(writes).await.map_err(refused)?;
    let (body, mut set) = signed_in(&app, comer, &started, now)?;
    set.push(cookies::no_guest());
    Ok(WithCookies(Created(body), set))
}

/// What the schema said no to: what was read before has changed meanwhile.
fn refused(error: DbError) -> Problem {
    if error.is_refused_by(guards::GUEST) {
        Refusal::ChallengeLapsed.into()
    } else if error.is_refused_by("accounts.email") {
        // Whoever is here reads the mailbox, so it is no secret to them.
        Refusal::EmailTaken.into()
    } else {
        error.into()
    }
}
