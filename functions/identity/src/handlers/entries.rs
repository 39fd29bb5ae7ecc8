//! Going in, for somebody whom a provider vouches for.
use super::accounts::answers_at_sign_up;
use super::only;
use super::sessions::{begin_second_step, end_presented, presented, signed_in, start_refused};
use super::ways::Gone;
use crate::App;
use crate::api::{AskedField, EnterByProvider, Entered, IdentityId, Newcomer, Outcome, SignUpByProvider, SignedInAs};
use crate::cookies;
use crate::events::{self, Reader};
use crate::rules::Refusal;
use crate::rules::arrivals::{Decision, Facts, decide};
use crate::rules::doors::Comer;
use crate::rules::sessions::RefreshToken;
use crate::rules::sign_up::may_sign_up;
use crate::store::accounts::{AccountRow, Space};
use crate::store::arrivals::{self, ArrivalRow, Way};
use crate::store::providers::ClaimRow;
use crate::store::{fields, guards, sessions, team_invitations};
use db::{Both, DbError, Queries, Query, Statement};
use kernel::text::Email;
use kernel::{AccountId, CustomerId, Instant, SessionId};
use web::{Anyone, Body, Claims, Cookies, Created, Device, Json, Problem, WithCookies, problem};

/// Somebody at the door, and what the database knows of them.
pub(super) struct AtTheDoor {
    pub(super) row: ArrivalRow,
    pub(super) facts: Facts,
    owner: Option<AccountRow>,
    pub(super) namesake: Option<AccountRow>,
    space: Space,
    /// The invitation that lets them in where signing up is shut to strangers.
    invitation: Option<String>,
    /// What whoever signs up is asked.
    asked: Vec<AskedField>,
}

/// What the database is asked about whoever stands there.
type Questions = Both<arrivals::Arrived, Query<fields::FieldRow>>;

pub(super) fn facts(gone: &Gone, now: Instant) -> Questions {
    Both(arrivals::arrived(&gone.way(), now), fields::at_sign_up())
}

async fn at_the_door(app: &App, gone: &Gone, now: Instant) -> Result<AtTheDoor, Problem> {
    known(app.db.read(facts(gone, now)).await?)
}

/// Whoever stands there, by what the database says.
pub(super) fn known(answers: <Questions as Queries>::Answers) -> Result<AtTheDoor, Problem> {
    let ((row, owner, owner_claim, namesake, claim, space, invited), asked) = answers;
    let row = row.into_iter().next().ok_or(Refusal::WayLapsed)?;
    let (owner, namesake, space) = (owner.into_iter().next(), namesake.into_iter().next(), only(space)?);
    let invitation = invited.into_iter().next().map(|invitation| invitation.id).filter(|_| space.sign_up_open == 0);
    let facts = Facts {
        owner: owner.as_ref().map(|owner| owner.id.clone()),
        owner_claim: owner_claim.into_iter().next().map(ClaimRow::into_claim),
        namesake: namesake.as_ref().map(|namesake| namesake.id.clone()),
        claim: claim.into_iter().next().map(ClaimRow::into_claim),
        sign_up_open: space.sign_up_open == 1 || invitation.is_some(),
    };
    Ok(AtTheDoor { row, facts, owner, namesake, space, invitation, asked: fields::all_asked(asked)? })
}

/// Signs in, links, or says that there is no account yet: then nothing is written, and signing up comes next.
pub(crate) async fn enter_by_provider(
    Anyone(who): Anyone,
    app: App,
    device: Device,
    cookies: Cookies,
    Body(wish): Body<EnterByProvider>,
) -> Result<WithCookies<Json<Entered>>, Problem> {
    let now = app.clock.now();
    let gone = Gone::by(&wish.state, &cookies)?;
    let door = at_the_door(&app, &gone, now).await?;
    let decision = decide(&door.row.arrival(), &door.facts, who.as_ref().map(|claims| &claims.account))?;
    let way = gone.way();
    let mut writes = vec![guards::arrival_is_good(&way, now), arrivals::enter(&way, now)];
    let (outcome, account) = match decision {
        Decision::SignUp(email) => return Ok(newcomer(door.row, &email, Outcome::SignUp)),
        Decision::Prove(email) => return Ok(newcomer(door.row, &email, Outcome::ProveEmail)),
        Decision::SignIn(_) => (Outcome::SignedIn, door.owner),
        Decision::LinkAndSignIn(account) => {
            writes.extend(joins(&app, &way, &account, &door.row, door.namesake.as_ref(), now));
            (Outcome::SignedIn, door.namesake)
        }
        Decision::Link(account) => {
            writes.extend(joins(&app, &way, &account, &door.row, door.namesake.as_ref(), now));
            (Outcome::Linked, None)
        }
        Decision::Linked => (Outcome::Linked, None),
    };
    writes.push(arrivals::touch(&way, now));
    if let Some(account) = account.as_ref().filter(|account| account.has_second_step()) {
        let begun = begin_second_step(&app, account, now)?;
        app.db.commit(writes).await.map_err(refused)?;
        let (return_to, outcome) = (door.row.return_to, Outcome::SecondStep);
        let entered = Entered { outcome, return_to, session: None, newcomer: None };
        return Ok(WithCookies(Json(entered), vec![cookies::second_step(&begun)]));
    }
    let started = match &account {
        Some(account) => Some(start(&app, account, &mut writes, (who.as_ref(), &cookies, &device), now)?),
        None => None,
    };
    app.db.commit(writes).await.map_err(refused)?;
    let (session, cookies) = match (account, started) {
        (Some(account), Some(started)) => {
            let (body, cookies) = signed_in(&app, account.comer(false, now)?, &started, now)?;
            (Some(body), cookies)
        }
        _ => (None, Vec::new()),
    };
    Ok(WithCookies(Json(Entered { outcome, return_to: door.row.return_to, session, newcomer: None }), cookies))
}

/// Somebody without an account: then nothing is written.
fn newcomer(row: ArrivalRow, email: &Email, outcome: Outcome) -> WithCookies<Json<Entered>> {
    let (name, provider) = (row.name.unwrap_or_default(), row.provider);
    let newcomer = Newcomer { email: email.as_str().to_owned(), name, provider };
    let entered = Entered { outcome, return_to: row.return_to, session: None, newcomer: Some(newcomer) };
    WithCookies(Json(entered), Vec::new())
}

/// Makes the account and the customer of somebody whose address a provider, or our own code, proved; they are signed in.
pub(crate) async fn sign_up_by_provider(
    Anyone(who): Anyone,
    app: App,
    device: Device,
    cookies: Cookies,
    Body(wish): Body<SignUpByProvider>,
) -> Result<WithCookies<Created<SignedInAs>>, Problem> {
    let now = app.clock.now();
    let gone = Gone::by(&wish.state, &cookies)?;
    let door = at_the_door(&app, &gone, now).await?;
    let Decision::SignUp(email) = decide(&door.row.arrival(), &door.facts, None)? else {
        return Err(Refusal::WayLapsed.into());
    };
    let terms_version = wish.accepted_terms_version.as_str();
    may_sign_up(door.facts.sign_up_open, &door.space.terms_version, terms_version)?;

    let answers = answers_at_sign_up(&door.asked, &wish.answers)?;
    let (account, customer) = (AccountId::new(&*app.ids), CustomerId::new(&*app.ids));
    let way = gone.way();
    let newcomer = arrivals::Newcomer {
        account: &account,
        customer: &customer,
        email: &email,
        name: &wish.name,
        locale: wish.locale,
        terms_version,
    };
    let started = RefreshToken { session: SessionId::new(&*app.ids), secret: app.fresh_secret()? };
    let comer =
        Comer::at(&door.space.newcomers_door(), account.clone(), Some(customer.clone()), Vec::new(), false, now);
    let mut writes = vec![guards::arrival_is_good(&way, now), arrivals::enter(&way, now)];
    writes.extend(door.invitation.iter().map(|invitation| team_invitations::let_in(invitation, &email, now)));
    writes.extend(arrivals::sign_up(&newcomer, now));
    writes.extend(fields::answer(&account, &answers, now));
    writes.push(arrivals::link(&way, &IdentityId::new(&*app.ids), &account, now));
    if door.space.wants_approval() {
        let newcomer = Reader { email: email.clone(), name: wish.name.as_str().to_owned(), locale: wish.locale };
        writes.push(events::account_waits(&newcomer, now, &*app.ids));
    }
    writes.push(end_presented(&app, who.as_ref(), presented(&cookies).as_ref(), now));
    writes.push(sessions::insert(&started, &account, Some(&customer), &device.user_agent, false, now));
    app.db.commit(writes).await.map_err(refused)?;
    let (body, cookies) = signed_in(&app, comer, &started, now)?;
    Ok(WithCookies(Created(body), cookies))
}

/// The identity joins an account, and its mailbox is told.
fn joins(
    app: &App,
    way: &Way<'_>,
    account: &AccountId,
    row: &ArrivalRow,
    told: Option<&AccountRow>,
    now: Instant,
) -> Vec<Statement> {
    let mut writes = vec![arrivals::link(way, &IdentityId::new(&*app.ids), account, now)];
    let message = told.map(|told| told.reader().identity_linked(&app.portal_url, &row.provider));
    writes.extend(message.map(|message| app.owe(&message, now)));
    writes
}

/// Starts a session, as a password would.
fn start(
    app: &App,
    account: &AccountRow,
    writes: &mut Vec<Statement>,
    (who, cookies, device): (Option<&Claims>, &Cookies, &Device),
    now: Instant,
) -> Result<RefreshToken, Problem> {
    let started = RefreshToken { session: SessionId::new(&*app.ids), secret: app.fresh_secret()? };
    writes.push(guards::no_second_step(&account.id));
    writes.push(end_presented(app, who, presented(cookies).as_ref(), now));
    writes.push(sessions::insert(&started, &account.id, account.customer_id.as_ref(), &device.user_agent, false, now));
    writes.push(sessions::end_beyond(&account.id, now));
    Ok(started)
}

/// What the schema said no to: what was read before has changed meanwhile.
fn refused(error: DbError) -> Problem {
    let refusals = [
        (guards::ARRIVAL, Refusal::WayLapsed),
        (team_invitations::LETS_IN, Refusal::SignUpClosed),
        ("identities.issuer, identities.subject", Refusal::IdentityTaken),
        ("identities.account_id, identities.issuer", Refusal::IdentityDiffers),
    ];
    match refusals.into_iter().find(|(rule, _)| error.is_refused_by(rule)) {
        Some((_, refusal)) => refusal.into(),
        None if error.is_refused_by("accounts.email") => {
            problem::CHANGED.because("An account with this e-mail address was made meanwhile.")
        }
        None => start_refused(error),
    }
}
