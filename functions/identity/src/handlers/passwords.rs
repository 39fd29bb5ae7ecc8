use super::identities::recent;
use super::{admit, only, refused_by, unless_required};
use crate::App;
use crate::api::{ChangePassword, ChoosePassword, CompletePasswordReset, Mailbox};
use crate::rules::sign_up::RESET_MINUTES_MAX;
use crate::rules::throttle::Attempt;
use crate::rules::{Refusal, passwords};
use crate::secrets::Secret;
use crate::store::{accounts, arrivals, desk, guards, links, providers, sessions, throttles, tokens};
use db::Both;
use web::{Accepted, Anyone, Body, Device, NoContent, Problem, SignedIn, problem};

/// The answer is the same whether or not the address has an account; only its mailbox learns which.
pub(crate) async fn request_password_reset(
    _: Anyone,
    app: App,
    device: Device,
    Body(mailbox): Body<Mailbox>,
) -> Result<Accepted<Mailbox>, Problem> {
    let now = app.clock.now();
    let attempt = Attempt::mail(&mailbox.email, &device.address);
    let facts = (accounts::by_email(&mailbox.email), providers::claim(&mailbox.email));
    let (counted, (known, claim)) = app.db.read(Both(throttles::count(&attempt, now), facts)).await?;
    admit(&attempt, counted, now)?;
    unless_required(claim)?;

    let token = app.fresh_secret()?;
    let expires_at = now.plus_minutes(RESET_MINUTES_MAX);
    let mut writes = vec![links::insert_reset(&token.hash(), &mailbox.email, now, expires_at)];
    let message = known.first().map(|owner| owner.reader().reset_password(&app.portal_url, &token.to_text()));
    writes.extend(message.map(|message| app.owe(&message, now)));
    app.db.commit(writes).await?;
    Ok(Accepted(mailbox))
}

/// Whoever reads the mailbox owns the account: every session and every token ends, and so does a lock-out. What was set up as a
/// second step stays: a mailbox is one factor.
pub(crate) async fn complete_password_reset(
    _: Anyone,
    app: App,
    Body(wish): Body<CompletePasswordReset>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let token = Secret::from_text(wish.token.as_str()).ok_or(Refusal::LinkNotValid)?.hash();
    let (account, space) = app.db.read((links::reset(&token, now), accounts::space())).await?;
    let account = account.into_iter().next().ok_or(Refusal::LinkNotValid)?;
    passwords::acceptable(&wish.password, &account.email, &only(space)?.name, "/password")?;

    let hash = app.hash(wish.password.reveal())?;
    let writes = vec![
        guards::link_is_good(&token, now),
        links::use_resets(&account.id, now),
        accounts::set_password(&account.id, &hash),
        sessions::end_others(&account.id, None, now),
        tokens::revoke_all(&account.id, now),
        throttles::clear(&Attempt::sign_in(&account.email, "").on),
        app.owe(&account.reader().password_changed(), now),
    ];
    app.db.commit(writes).await.map_err(refused_by(guards::LINK, Refusal::LinkNotValid))?;
    Ok(NoContent)
}

/// Takes the present password, because a signed-in browser may have been left alone; ends all sessions but this one.
pub(crate) async fn change_password(
    SignedIn(who): SignedIn,
    app: App,
    device: Device,
    Body(wish): Body<ChangePassword>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let attempt = Attempt::change_password(&who.account, &device.address);
    let questions = Both(throttles::count(&attempt, now), (accounts::by_id(&who.account), accounts::space()));
    let (counted, (account, space)) = app.db.read(questions).await?;
    admit(&attempt, counted, now)?;
    let account = account.into_iter().next().ok_or_else(|| problem::SIGN_IN.because(""))?;
    if !app.passwords.verify(wish.current_password.reveal(), account.password_hash.as_deref()) {
        return Err(Refusal::WrongPassword.into());
    }
    passwords::acceptable(&wish.new_password, &account.email, &only(space)?.name, "/new_password")?;

    let hash = app.hash(wish.new_password.reveal())?;
    let writes = vec![
        guards::password_is_as_seen(&account.id, account.password_hash.as_deref().unwrap_or_default()),
        accounts::set_password(&account.id, &hash),
        links::use_resets(&account.id, now),
        sessions::end_others(&account.id, Some(&who.session), now),
        throttles::clear(&attempt.on),
        throttles::forgive(&attempt.from),
        app.owe(&account.reader().password_changed(), now),
    ];
    app.db.commit(writes).await.map_err(refused_by(guards::PASSWORD, Refusal::WrongPassword))?;
    Ok(NoContent)
}

/// A first password for an account that has none, such as a guest's. Whoever has just signed in may, as they may add any other way in;
/// later the mail of a reset does. All sessions but this one end.
pub(crate) async fn choose_password(
    SignedIn(who): SignedIn,
    app: App,
    Body(wish): Body<ChoosePassword>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let questions = (
        arrivals::session_began(&who.session, &who.account),
        accounts::by_id(&who.account),
        desk::claim_of(&who.account),
        accounts::space(),
    );
    let (began, account, claim, space) = app.db.read(questions).await?;
    let account = account.into_iter().next().ok_or_else(|| problem::SIGN_IN.because(""))?;
    if account.password_hash.is_some() {
        return Err(Refusal::HasPassword.into());
    }
    recent(&began, now)?;
    unless_required(claim)?;
    passwords::acceptable(&wish.password, &account.email, &only(space)?.name, "/password")?;

    let hash = app.hash(wish.password.reveal())?;
    let writes = vec![
        guards::no_password_yet(&account.id),
        accounts::set_password(&account.id, &hash),
        links::use_resets(&account.id, now),
        sessions::end_others(&account.id, Some(&who.session), now),
        app.owe(&account.reader().password_changed(), now),
    ];
    app.db.commit(writes).await.map_err(refused_by(guards::NO_PASSWORD, Refusal::HasPassword))?;
    Ok(NoContent)
}
