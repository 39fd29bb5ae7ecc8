use super::{admit, only, unless_required};
use crate::App;
use crate::api::{Account, Answers, AskedField, CreateAccount, FollowLink, Mailbox, UpdateAccount};
use crate::events::{self, Reader};
use crate::rules::fields::checked;
use crate::rules::sign_up::{VERIFICATION_MINUTES_MAX, may_sign_up};
use crate::rules::throttle::Attempt;
use crate::rules::{Refusal, passwords};
use crate::secrets::{Secret, digest};
use crate::store::{accounts, fields, guards, links, providers, team_invitations, throttles};
use db::Both;
use kernel::{AccountId, CustomerId};
use web::{Accepted, Anyone, Body, Device, Json, NoContent, Problem, SignedIn, problem, refuse_any};

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
    let invited = team_invitations::by_token(shown.as_deref(), &wish.email, now);
    let claim = providers::claim(&wish.email);
    let facts = (accounts::space(), accounts::by_email(&wish.email), claim, invited, fields::at_sign_up());
    let (counted, (space, known, claim, invited, asked)) =
        app.db.read(Both(throttles::count(&attempt, now), facts)).await?;
    admit(&attempt, counted, now)?;
    unless_required(claim)?;
    let space = only(space)?;
    let is_open = space.sign_up_open == 1;
    let let_in_by = invited.first().filter(|_| !is_open).map(|invitation| invitation.id.as_str());
    may_sign_up(is_open || let_in_by.is_some(), &space.terms_version, wish.accepted_terms_version.as_str())?;
    passwords::acceptable(&wish.password, &wish.email, &space.name, "/password")?;
    let answers = answers_at_sign_up(&fields::all_asked(asked)?, &wish.answers)?;

    let hash = app.hash(wish.password.reveal())?;
    let token = app.fresh_secret()?;
    let stranger = Reader { email: wish.email.clone(), name: wish.name.as_str().to_owned(), locale: wish.locale };
    let message = match known.first() {
        Some(owner) => owner.reader().already_registered(&app.portal_url),
        None => stranger.verify_email(&app.portal_url, &token.to_text()),
    };
    let expires_at = now.plus_minutes(VERIFICATION_MINUTES_MAX);
    let sign_up = links::insert_sign_up(&token.hash(), &wish, (&hash, &answers), let_in_by, (now, expires_at));
    app.db.commit(vec![sign_up, app.owe(&message, now)]).await?;
    Ok(Accepted(Mailbox { email: wish.email }))
}

/// What whoever signs up has answered; each field that is required is.
pub(super) fn answers_at_sign_up(asked: &[AskedField], given: &Answers) -> Result<Answers, Problem> {
    checked(asked, given, |_| true).or_else(|errors| refuse_any(errors).map(|()| Answers::new()))
}

/// Makes the account of a sign-up. It signs nobody in: a mail can be opened by others than its reader.
pub(crate) async fn verify_email(_: Anyone, app: App, Body(wish): Body<FollowLink>) -> Result<NoContent, Problem> {
    let token = Secret::from_text(wish.token.as_str()).ok_or(Refusal::LinkNotValid)?;
    let now = app.clock.now();
    let (account, customer) = (AccountId::new(&*app.ids), CustomerId::new(&*app.ids));
    let (space, newcomer) = app.db.read((accounts::space(), links::newcomer(&token.hash(), now))).await?;
    let mut writes = links::verify(&token.hash(), &account, &customer, now);
    if let Some(newcomer) = newcomer.first().filter(|_| space.first().is_some_and(accounts::Space::wants_approval)) {
        let told = [links::claimed(&token.hash(), &account), events::account_waits(&newcomer.reader(), now, &*app.ids)];
        // Whether there is an account is asked last.
        let last = writes.len().saturating_sub(1);
        writes.splice(last..last, told);
    }
    match app.db.commit(writes).await {
        Ok(rows) if links::last_gave_a_row(&rows) => Ok(NoContent),
        Ok(_) => Err(Refusal::LinkNotValid.into()),
        // Another follows the same link at this moment, and makes the account.
        Err(error) if error.is_refused_by(guards::LINK) => Ok(NoContent),
        // The invitation that let them in was taken back meanwhile, or others came first.
        Err(error) if error.is_refused_by(team_invitations::LETS_IN) => Err(Refusal::SignUpClosed.into()),
        Err(error) => Err(error.into()),
    }
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
