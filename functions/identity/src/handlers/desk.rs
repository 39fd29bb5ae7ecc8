//! Accounts and their ways in, for operators who help whoever does not get in. Each deed is audited, and its mailbox is told.
use super::identities::recent;
use super::{only, refused_by, unless_required};
use crate::App;
use crate::api::{AccountLine, AccountWays, LinkedIdentity, ListAccounts, PasskeyId, WaysOf};
use crate::problems::LAST_WAY_IN;
use crate::rules::sign_up::RESET_MINUTES_MAX;
use crate::rules::throttle::Attempt;
use crate::store::{
    accounts, arrivals, desk, factors, guards, links, passkeys, providers, sessions, throttles, tokens,
};
use access::audit;
use db::{Both, Statement};
use kernel::{AccountId, Instant};
use serde_json::json;
use web::role::Operators;
use web::{Json, NoContent, Operator, Page, Path, Problem, Query, problem};

/// Accounts on one page of the list.
const PAGE_ITEMS_MAX: u32 = 50;

pub(crate) async fn list_accounts(
    _: Operator<Operators>,
    app: App,
    Query(wish): Query<ListAccounts>,
) -> Result<Json<Page<AccountLine>>, Problem> {
    let search = wish.search.as_deref().unwrap_or_default().trim();
    let rows = app.db.read(desk::list(wish.cursor.as_ref(), search, PAGE_ITEMS_MAX + 1)).await?;
    let items = rows.into_iter().map(desk::LineRow::into_line).collect();
    Ok(Json(Page::cut(items, PAGE_ITEMS_MAX as usize, |last: &AccountLine| last.account_id.to_string())))
}

pub(crate) async fn show_account_ways(
    who: Operator<Operators>,
    app: App,
    Path(id): Path<AccountId>,
    Query(WaysOf { email }): Query<WaysOf>,
) -> Result<Json<AccountWays>, Problem> {
    let now = app.clock.now();
    let ways = (accounts::by_id(&id), providers::identities(&id), providers::claim(&email), passkeys::of_account(&id));
    let rest = (
        factors::totp(&id),
        factors::unused(&id),
        sessions::open(&id, now),
        tokens::of_account(&id, now),
        throttles::locked(&counters(&id, &email), now),
    );
    let ((account, identities, claim, passkeys), (totp, unused, sessions, tokens, locks)) =
        app.db.read(Both(ways, rest)).await?;
    let account = account.into_iter().next().filter(|account| account.email == email);
    let account = account.ok_or_else(|| problem::NOT_FOUND.because(""))?;
    let company = claim.into_iter().next().map(providers::ClaimRow::into_claim).filter(|claim| claim.is_required);
    let held = account.roles()?;
    Ok(Json(AccountWays {
        account_id: id,
        email: account.email.as_str().to_owned(),
        wanted: account.door()?.concerns(!held.is_empty()),
        roles: accounts::known_roles(&held),
        has_password: account.password_hash.is_some(),
        name: account.name,
        company: company.map(|claim| claim.name),
        identities: identities.into_iter().map(LinkedIdentity::from).collect(),
        passkeys: passkeys.into_iter().map(passkeys::PasskeyRow::into_passkey).collect(),
        codes_since: totp.into_iter().next().and_then(|row| row.confirmed_at),
        recovery_codes_left: u32::try_from(unused.len()).unwrap_or(u32::MAX),
        sessions: sessions.into_iter().map(|row| row.into_session(&who.claims.session)).collect(),
        tokens: tokens.into_iter().map(tokens::TokenRow::into_token).collect::<Result<_, _>>()?,
        locked_until: locks.first().map(|lock| lock.locked_until),
    }))
}

/// Signs an account out everywhere, but where the operator sits; within five minutes, as every sign-out.
pub(crate) async fn end_sessions_of(
    who: Operator<Operators>,
    app: App,
    Path(id): Path<AccountId>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let account = helped(&app, &who, &id, now).await?;
    let writes = vec![
        sessions::end_others(&id, Some(&who.claims.session), now),
        app.owe(&account.reader().signed_out(&app.portal_url), now),
        deed(&app, &who, "end_sessions_of", &account, now),
    ];
    app.db.commit(writes).await?;
    Ok(NoContent)
}

/// Sends the mail of "forgot password", for somebody who does not find the way. Nothing of the account changes by it.
pub(crate) async fn send_password_reset(
    who: Operator<Operators>,
    app: App,
    Path(id): Path<AccountId>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let began = arrivals::session_began(&who.claims.session, &who.claims.account);
    let (began, account, claim) = app.db.read((began, accounts::by_id(&id), desk::claim_of(&id))).await?;
    recent(&began, now)?;
    let account = account.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))?;
    unless_required(claim)?;
    let token = app.fresh_secret()?;
    let writes = vec![
        links::insert_reset(&token.hash(), &account.email, now, now.plus_minutes(RESET_MINUTES_MAX)),
        app.owe(&account.reader().reset_password(&app.portal_url, &token.to_text()), now),
        deed(&app, &who, "send_password_reset", &account, now),
    ];
    app.db.commit(writes).await?;
    Ok(NoContent)
}

/// Takes a passkey away, for somebody who lost the device or whose passkey is not theirs. The last way in stays: then a new password comes
/// first.
pub(crate) async fn remove_passkey_of(
    who: Operator<Operators>,
    app: App,
    Path(id): Path<PasskeyId>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let began = arrivals::session_began(&who.claims.session, &who.claims.account);
    let (began, row, account) = app.db.read((began, passkeys::by_id(&id), passkeys::owner_of(&id))).await?;
    recent(&began, now)?;
    let both = row.into_iter().next().zip(account.into_iter().next());
    let (row, account) = both.ok_or_else(|| problem::NOT_FOUND.because(""))?;
    if who.claims.account == account.id {
        return Err(problem::FORBIDDEN.because("Your own passkeys are removed under My account."));
    }
    let detail = json!({ "email": account.email, "passkey": row.name });
    let writes = vec![
        passkeys::remove(&id, &account.id),
        guards::a_way_in_remains(&account.id),
        app.owe(&account.reader().passkey_removed(&app.portal_url, &row.name), now),
        audit(&who.claims, "remove_passkey_of", account.id.as_str(), detail, now, &*app.ids),
    ];
    let last = LAST_WAY_IN.because("Have a link for a new password mailed first.");
    app.db.commit(writes).await.map_err(refused_by(guards::WAY_IN, last))?;
    Ok(NoContent)
}

/// Forgets the wrong passwords and codes that were tried on an account. What was tried from an address stays counted against that.
pub(crate) async fn lift_lock(
    who: Operator<Operators>,
    app: App,
    Path(id): Path<AccountId>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let account = helped(&app, &who, &id, now).await?;
    let mut writes: Vec<_> =
        counters(&id, &account.email).iter().map(|attempt| throttles::clear(&attempt.on)).collect();
    writes.push(app.owe(&account.reader().lock_lifted(&app.portal_url), now));
    writes.push(deed(&app, &who, "lift_lock", &account, now));
    app.db.commit(writes).await?;
    Ok(NoContent)
}

/// What wrong passwords and codes of an account are counted under.
fn counters(id: &AccountId, email: &kernel::text::Email) -> [Attempt; 3] {
    [Attempt::sign_in(email, ""), Attempt::change_password(id, ""), Attempt::code(id, "")]
}

/// The account that an operator, who has shown of late who they are, does something about.
async fn helped(
    app: &App,
    who: &Operator<Operators>,
    id: &AccountId,
    now: Instant,
) -> Result<accounts::AccountRow, Problem> {
    let began = arrivals::session_began(&who.claims.session, &who.claims.account);
    let (began, account) = app.db.read((began, accounts::by_id(id))).await?;
    recent(&began, now)?;
    if account.is_empty() { Err(problem::NOT_FOUND.because("")) } else { only(account) }
}

fn deed(app: &App, who: &Operator<Operators>, what: &str, account: &accounts::AccountRow, now: Instant) -> Statement {
    audit(&who.claims, what, account.id.as_str(), json!({ "email": account.email }), now, &*app.ids)
}
