//! Changing the address of an account. A code goes to the new one; once it was shown, the one before gets a link that puts it back.
use super::identities::recent;
use super::{admit, only, unless_required};
use crate::App;
use crate::api::{ChangeEmail, FollowLink, OwnEmail, PendingEmail, PutEmailBack, ShowMailCode};
use crate::events::Reader;
use crate::problems::OPERATORS_LOCKED_OUT;
use crate::rules::address::{CODE_MINUTES_MAX, LINK_MINUTES_MAX, Waiting, is_another, judge};
use crate::rules::codes::{mail_code, mail_code_hash};
use crate::rules::throttle::Attempt;
use crate::rules::{Refusal, passwords};
use crate::secrets::{Secret, derive_key};
use crate::store::address::{self, ChangeRow};
use crate::store::{accounts, arrivals, desk, guards, links, providers, sessions, throttles, tokens};
use access::audit;
use db::{Both, DbError, Statement};
use kernel::{AccountId, Instant, SessionId};
use serde_json::json;
use web::role::Operators;
use web::{Accepted, Anyone, Body, Device, Json, NoContent, Operator, Path, Problem, SignedIn, problem};

impl App {
    /// What codes in mails are kept under.
    pub(super) fn mail_code_key(&self) -> [u8; 32] {
        derive_key(self.secrets.succession_key(), "portico mail codes")
    }
}

/// One's own address, and the one that waits for its code in this session.
pub(crate) async fn show_email(SignedIn(who): SignedIn, app: App) -> Result<Json<OwnEmail>, Problem> {
    let now = app.clock.now();
    let (account, row) = app.db.read((accounts::by_id(&who.account), address::waiting(&who.account))).await?;
    let account = account.into_iter().next().ok_or_else(|| problem::SIGN_IN.because(""))?;
    let open = row.into_iter().next().filter(|row| row.waiting().is_open(&who.session, now));
    let pending = open.map(|row| pending(row.wanted.as_str(), row.waiting().expires_at));
    Ok(Json(OwnEmail { email: account.email.as_str().to_owned(), pending }))
}

fn pending(email: &str, expires_at: Instant) -> PendingEmail {
    PendingEmail { email: email.to_owned(), expires_at }
}

/// Has a code mailed to the address that the account is to have. Who has just shown who they are may; a browser may have been left alone.
/// The answer and the work are the same whether or not the address has an account; only its mailbox learns which.
pub(crate) async fn change_email(
    SignedIn(who): SignedIn,
    app: App,
    device: Device,
    Body(wish): Body<ChangeEmail>,
) -> Result<Accepted<OwnEmail>, Problem> {
    let now = app.clock.now();
    let attempt = Attempt::mail(&wish.email, &device.address);
    let own = (
        arrivals::session_began(&who.session, &who.account),
        accounts::by_id(&who.account),
        desk::claim_of(&who.account),
    );
    let theirs = (accounts::by_email(&wish.email), providers::claim(&wish.email));
    let (counted, ((began, account, own_claim), (known, claim))) =
        app.db.read(Both(throttles::count(&attempt, now), Both(own, theirs))).await?;
    admit(&attempt, counted, now)?;
    if let Err(refusal) = recent(&began, now) {
        // No mail went out. Whoever signs in again comes back with the same wish, which is counted then.
        app.db.commit(vec![throttles::forgive(&attempt.on), throttles::forgive(&attempt.from)]).await?;
        return Err(refusal.into());
    }
    let account = account.into_iter().next().ok_or_else(|| problem::SIGN_IN.because(""))?;
    is_another(&account.email, &wish.email)?;
    // Whom a company lets in, it also shuts out: nobody leaves its domain by themselves, or comes into it without its word.
    unless_required(own_claim)?;
    unless_required(claim)?;

    let code = mail_code(&app.fresh_secret()?);
    let expires_at = now.plus_minutes(CODE_MINUTES_MAX);
    let proof_hash = mail_code_hash(&app.mail_code_key(), account.id.as_str(), &code);
    let waiting = Waiting { proof_hash, session: Some(who.session), expires_at };
    let message = match known.first() {
        Some(owner) => owner.reader().email_in_use(&app.portal_url),
        None => stranger(&account, &wish).confirm_email(&code),
    };
    app.db.commit(vec![address::ask(&account.id, &wish.email, &waiting), app.owe(&message, now)]).await?;
    let pending = Some(pending(wish.email.as_str(), expires_at));
    Ok(Accepted(OwnEmail { email: account.email.as_str().to_owned(), pending }))
}

/// Whoever reads the address that was named: nobody is greeted by a name before they have shown that it is theirs.
fn stranger(account: &accounts::AccountRow, wish: &ChangeEmail) -> Reader {
    Reader { email: wish.email.clone(), name: String::new(), ..account.reader() }
}

/// Thinks better of it.
pub(crate) async fn call_email_change_off(SignedIn(who): SignedIn, app: App) -> Result<NoContent, Problem> {
    app.db.commit(vec![address::forget(&who.account)]).await?;
    Ok(NoContent)
}

/// Takes the code that was mailed to the new address, in the session that asked. All other sessions end.
pub(crate) async fn confirm_email(
    SignedIn(who): SignedIn,
    app: App,
    device: Device,
    Body(wish): Body<ShowMailCode>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let attempt = Attempt::mail_code(who.account.as_str(), &device.address);
    let facts = (address::waiting(&who.account), desk::claim_of(&who.account), address::claim_of_wanted(&who.account));
    let (counted, (row, own_claim, claim)) = app.db.read(Both(throttles::count(&attempt, now), facts)).await?;
    admit(&attempt, counted, now)?;
    let row = row.into_iter().next();
    let shown = mail_code_hash(&app.mail_code_key(), who.account.as_str(), wish.code.as_str());
    judge(row.as_ref().map(ChangeRow::waiting).as_ref(), &who.session, &shown, now)?;
    let row = row.ok_or(Refusal::ChallengeLapsed)?;
    unless_required(own_claim)?;
    unless_required(claim)?;
    let mut writes = changed(&app, &row, Some(&who.session), now)?;
    writes.extend([throttles::clear(&attempt.on), throttles::forgive(&attempt.from)]);
    app.db.commit(writes).await.map_err(|error| refused(error, Refusal::ChallengeLapsed))?;
    Ok(NoContent)
}

/// Takes the link that an operator has had mailed to the new address. It signs nobody in, and every session ends.
pub(crate) async fn confirm_email_by_link(
    _: Anyone,
    app: App,
    Body(wish): Body<FollowLink>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let token = Secret::from_text(wish.token.as_str()).ok_or(Refusal::LinkNotValid)?.hash();
    let row = app.db.read_one(address::by_link(&token, now)).await?.ok_or(Refusal::LinkNotValid)?;
    let writes = changed(&app, &row, None, now)?;
    app.db.commit(writes).await.map_err(|error| refused(error, Refusal::LinkNotValid))?;
    Ok(NoContent)
}

/// The account has the address; whoever reads the one before can put it back for some days.
fn changed(app: &App, row: &ChangeRow, kept: Option<&SessionId>, now: Instant) -> Result<Vec<Statement>, Problem> {
    let token = app.fresh_secret()?;
    let told = row.reader().email_changed(&app.portal_url, &row.wanted, &token.to_text());
    let mut writes = vec![guards::address_change_is_good(row, now)];
    writes.extend(address::change(row, &token.hash(), now));
    writes.extend([
        links::use_resets(&row.account_id, now),
        sessions::end_others(&row.account_id, kept, now),
        guards::operators_get_in(),
        app.owe(&told, now),
    ]);
    Ok(writes)
}

/// Puts an address back, by the link that was mailed there when it changed: whoever changed it is out. Every session and token ends,
/// the ways in that came about the change or after it are gone, and the password is the one that is chosen here.
pub(crate) async fn put_email_back(_: Anyone, app: App, Body(wish): Body<PutEmailBack>) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let token = Secret::from_text(wish.token.as_str()).ok_or(Refusal::LinkNotValid)?.hash();
    let (row, space) = app.db.read((address::former(&token, now), accounts::space())).await?;
    let row = row.into_iter().next().ok_or(Refusal::LinkNotValid)?;
    passwords::acceptable(&wish.password, &row.former, &only(space)?.name, "/password")?;

    let hash = app.hash(wish.password.reveal())?;
    let mut writes = vec![guards::former_address_is_good(&token, now)];
    writes.extend(address::put_back(&row, &app.fresh_secret()?.hash(), now));
    writes.extend([
        accounts::set_password(&row.account_id, &hash),
        links::use_resets(&row.account_id, now),
        sessions::end_others(&row.account_id, None, now),
        tokens::revoke_all(&row.account_id, now),
        guards::operators_get_in(),
        throttles::clear(&Attempt::sign_in(&row.former, "").on),
        app.owe(&row.other().email_put_back(), now),
        app.owe(&row.owner().password_changed(), now),
    ]);
    app.db.commit(writes).await.map_err(|error| refused(error, Refusal::LinkNotValid))?;
    Ok(NoContent)
}

/// Has a link mailed to the address that an account is to have, for somebody who does not read the one that it has any more. Both
/// mailboxes are told; whoever reads the new one confirms.
pub(crate) async fn change_email_of(
    who: Operator<Operators>,
    app: App,
    Path(id): Path<AccountId>,
    Body(wish): Body<ChangeEmail>,
) -> Result<Accepted<PendingEmail>, Problem> {
    let now = app.clock.now();
    if who.claims.account == id {
        return Err(problem::FORBIDDEN.because("Your own address is changed with a code, under My account."));
    }
    let began = arrivals::session_began(&who.claims.session, &who.claims.account);
    let (began, account, known) = app.db.read((began, accounts::by_id(&id), accounts::by_email(&wish.email))).await?;
    recent(&began, now)?;
    let account = account.into_iter().next().filter(|account| !account.is_erased());
    let account = account.ok_or_else(|| problem::NOT_FOUND.because(""))?;
    is_another(&account.email, &wish.email)?;
    if !known.is_empty() {
        return Err(Refusal::EmailTaken.into());
    }
    let token = app.fresh_secret()?;
    let expires_at = now.plus_minutes(LINK_MINUTES_MAX);
    let waiting = Waiting { proof_hash: token.hash(), session: None, expires_at };
    let detail = json!({ "email": account.email, "to": wish.email });
    let writes = vec![
        address::ask(&id, &wish.email, &waiting),
        app.owe(&stranger(&account, &wish).confirm_email_by_link(&app.portal_url, &token.to_text()), now),
        app.owe(&account.reader().email_change_asked(&wish.email), now),
        audit(&who.claims, "change_email_of", id.as_str(), detail, now, &*app.ids),
    ];
    app.db.commit(writes).await?;
    Ok(Accepted(pending(wish.email.as_str(), expires_at)))
}

/// What the schema said no to; `over` where what was mailed is not good any more.
fn refused(error: DbError, over: Refusal) -> Problem {
    if error.is_refused_by(guards::CHANGE) || error.is_refused_by(guards::FORMER) {
        over.into()
    } else if error.is_refused_by("accounts.email") {
        // Whoever is here reads the mailbox, so it is no secret to them.
        Refusal::EmailTaken.into()
    } else if error.is_refused_by(guards::LOCKED_OUT) {
        OPERATORS_LOCKED_OUT.because("Give the role to somebody with another address first.")
    } else {
        error.into()
    }
}
