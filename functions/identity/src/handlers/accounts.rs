use super::{admit, only, unless_required};
use crate::App;
use crate::api::{Account, CreateAccount, FollowLink, Mailbox, UpdateAccount};
use crate::events::Reader;
use crate::rules::sign_up::{VERIFICATION_MINUTES_MAX, may_sign_up};
use crate::rules::throttle::Attempt;
use crate::rules::{Refusal, passwords};
use crate::secrets::{Secret, digest};
use crate::store::{accounts, invitations, links, providers, throttles};
use db::Both;
use kernel::{AccountId, CustomerId};
use web::{Accepted, Anyone, Body, Device, Json, NoContent, Problem, SignedIn, problem};

/// The answer and the work are the same whether or not the address has an account; only its mailbox learns which.
pub(crate) async fn create_account(
    _: Anyone,
    app: App,
    device: Device,
    Body(wish): Body<CreateAccount>,
) -> Result<Accepted<Mailbox>, Problem> {
    let now = app.clock.now();
    let attempt = Attempt::mail(&wish.email, &device.address);
    let shown = wish.invitation.as_ref().map(|token| digest(token.as_str().as_bytes()));
    let invited = invitations::by_token(shown.as_deref(), &wish.email, now);
    let facts = (accounts::space(), accounts::by_email(&wish.email), providers::claim(&wish.email), invited);
    let (counted, (space, known, claim, invited)) = app.db.read(Both(throttles::count(&attempt, now), facts)).await?;
    admit(&attempt, counted, now)?;
    unless_required(claim)?;
    let space = only(space)?;
    let is_open = space.sign_up_open == 1;
    let let_in_by = invited.first().filter(|_| !is_open).map(|invitation| invitation.id.as_str());
    may_sign_up(is_open || let_in_by.is_some(), &space.terms_version, wish.accepted_terms_version.as_str())?;
    passwords::acceptable(&wish.password, &wish.email, &space.name, "/password")?;

    let hash = app.hash(wish.password.reveal())?;
    let token = app.fresh_secret()?;
    let stranger = Reader { email: wish.email.clone(), name: wish.name.as_str().to_owned(), locale: wish.locale };
    let message = match known.first() {
        Some(owner) => owner.reader().already_registered(&app.portal_url),
        None => stranger.verify_email(&app.portal_url, &token.to_text()),
    };
    let expires_at = now.plus_minutes(VERIFICATION_MINUTES_MAX);
    let sign_up = links::insert_sign_up(&token.hash(), &wish, &hash, let_in_by, (now, expires_at));
    app.db.commit(vec![sign_up, app.owe(&message, now)]).await?;
    Ok(Accepted(Mailbox { email: wish.email }))
}

/// Makes the account of a sign-up. It signs nobody in: a mail can be opened by others than its reader.
pub(crate) async fn verify_email(_: Anyone, app: App, Body(wish): Body<FollowLink>) -> Result<NoContent, Problem> {
    let token = Secret::from_text(wish.token.as_str()).ok_or(Refusal::LinkNotValid)?;
    let (account, customer) = (AccountId::new(&*app.ids), CustomerId::new(&*app.ids));
    let made = app.db.commit(links::verify(&token.hash(), &account, &customer, app.clock.now())).await;
    let rows = match made {
        // The invitation that let them in was taken back meanwhile, or others came first.
        Err(error) if error.is_refused_by(invitations::LETS_IN) => return Err(Refusal::SignUpClosed.into()),
        made => made?,
    };
    if links::last_gave_a_row(&rows) { Ok(NoContent) } else { Err(Refusal::LinkNotValid.into()) }
}

/// Sends the newest sign-up's mail again, under a new link.
pub(crate) async fn resend_verification(
    _: Anyone,
    app: App,
    device: Device,
    Body(mailbox): Body<Mailbox>,
) -> Result<Accepted<Mailbox>, Problem> {
    let now = app.clock.now();
    let attempt = Attempt::mail(&mailbox.email, &device.address);
    let questions = Both(throttles::count(&attempt, now), links::lost(&mailbox.email, now));
    let (counted, pending) = app.db.read(questions).await?;
    admit(&attempt, counted, now)?;

    let token = app.fresh_secret()?;
    let of = pending.first().map(|sign_up| sign_up.token_hash.as_str()).unwrap_or_default();
    let mut writes = vec![links::repeat_sign_up(of, &token.hash(), now, now.plus_minutes(VERIFICATION_MINUTES_MAX))];
    let message = pending.first().map(|sign_up| sign_up.reader().verify_email(&app.portal_url, &token.to_text()));
    writes.extend(message.map(|message| app.owe(&message, now)));
    app.db.commit(writes).await?;
    Ok(Accepted(mailbox))
}

pub(crate) async fn show_account(SignedIn(who): SignedIn, app: App) -> Result<Json<Account>, Problem> {
    let account = app.db.read_one(accounts::by_id(&who.account)).await?;
    account.map(|row| Json(row.into_account())).ok_or_else(|| problem::NOT_FOUND.because(""))
}

pub(crate) async fn update_account(
    SignedIn(who): SignedIn,
    app: App,
    Body(wish): Body<UpdateAccount>,
) -> Result<Json<Account>, Problem> {
    let account = app.db.read_one(accounts::update(&who.account, &wish.name, wish.locale)).await?;
    account.map(|row| Json(row.into_account())).ok_or_else(|| problem::NOT_FOUND.because(""))
}
