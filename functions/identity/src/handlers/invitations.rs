//! Operators invite operators, by mail.
use super::identities::recent;
use crate::App;
use crate::api::{
    InvitationShown, InviteOperator, LinkToken, OperatorAccount, OperatorInvitation, OperatorInvitationId,
};
use crate::events::{self, Invited};
use crate::problems::OPERATOR_ALREADY;
use crate::rules::Refusal;
use crate::rules::invitations::{INVITATION_DAYS_MAX, INVITATIONS_OPEN_MAX, accepted, holds, within};
use crate::secrets::Secret;
use crate::store::accounts::known_roles;
use crate::store::{accounts, arrivals, invitations, links};
use access::audit;
use db::DbError;
use kernel::{Instant, Locale};
use serde_json::json;
use web::role::Operators;
use web::{Anyone, Body, Created, Json, NoContent, Operator, Page, Path, Problem, SignedIn, problem};

/// When a link made now holds no more.
fn until(now: Instant) -> Instant {
    now.plus_minutes(INVITATION_DAYS_MAX * 24 * 60)
}

pub(crate) async fn list_operator_invitations(
    _: Operator<Operators>,
    app: App,
) -> Result<Json<Page<OperatorInvitation>>, Problem> {
    let rows = app.db.read(invitations::open()).await?;
    let items = rows.into_iter().map(invitations::InvitationRow::into_invitation).collect::<Result<_, _>>()?;
    Ok(Json(Page::whole(items)))
}

/// Invites whoever reads that mailbox, with roles that the inviter holds as well.
pub(crate) async fn invite_operator(
    who: Operator<Operators>,
    app: App,
    Body(mut wish): Body<InviteOperator>,
) -> Result<Created<OperatorInvitation>, Problem> {
    let now = app.clock.now();
    wish.roles.sort_unstable();
    wish.roles.dedup();
    let own = &who.claims.account;
    let began = arrivals::session_began(&who.claims.session, own);
    let (began, inviter, known) = app.db.read((began, accounts::by_id(own), invitations::known(&wish.email))).await?;
    recent(&began, now)?;
    let inviter = inviter.into_iter().next().ok_or_else(|| problem::SIGN_IN.because(""))?;
    within(&wish.roles, &inviter.roles()?)?;
    let known = known.into_iter().next();
    if known.as_ref().is_some_and(|known| known.roles != "[]") {
        return Err(OPERATOR_ALREADY.because("Change the roles where operators are listed."));
    }
    let token = app.fresh_secret()?;
    let made = OperatorInvitation {
        id: OperatorInvitationId::new(&*app.ids),
        email: wish.email.as_str().to_owned(),
        roles: wish.roles,
        invited_by: inviter.name.clone(),
        created_at: now,
        expires_at: until(now),
    };
    let locale = known.map_or(wish.locale, |known| Locale::from_tag(&known.locale));
    let told = Invited { email: wish.email, locale, inviter: &inviter.name, expires_at: made.expires_at };
    let detail = json!({ "email": made.email, "roles": made.roles });
    let mut writes = vec![invitations::roles_are_as_seen(own, inviter.roles_column())];
    writes.extend(invitations::insert(&made, &token.hash(), own, now));
    writes.push(app.owe(&events::invited(&told, &token.to_text()), now));
    writes.push(audit(&who.claims, "invite_operator", made.id.as_str(), detail, now, &*app.ids));
    app.db.commit(writes).await.map_err(invitation_refused)?;
    Ok(Created(made))
}

/// Sends an invitation again under a new link, in the name of whoever sends it; the link before leads nowhere.
pub(crate) async fn resend_operator_invitation(
    who: Operator<Operators>,
    app: App,
    Path(id): Path<OperatorInvitationId>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let own = &who.claims.account;
    let began = arrivals::session_began(&who.claims.session, own);
    let questions = (began, accounts::by_id(own), invitations::by_id(&id), invitations::known_of(&id));
    let (began, inviter, row, known) = app.db.read(questions).await?;
    recent(&began, now)?;
    let inviter = inviter.into_iter().next().ok_or_else(|| problem::SIGN_IN.because(""))?;
    let row = row.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))?;
    let facts = row.facts()?;
    if facts.is_over {
        return Err(Refusal::InvitationOver.into());
    }
    within(&facts.roles, &inviter.roles()?)?;
    let token = app.fresh_secret()?;
    let email = row.email.parse().map_err(|_| Problem::internal("an invitation without an address"))?;
    let locale = known.into_iter().next().map(|known| Locale::from_tag(&known.locale));
    let locale = locale.unwrap_or_else(|| inviter.reader().locale);
    let told = Invited { email, locale, inviter: &inviter.name, expires_at: until(now) };
    let writes = vec![
        invitations::roles_are_as_seen(own, inviter.roles_column()),
        invitations::is_good(&id),
        invitations::renew(&id, &token.hash(), own, until(now)),
        app.owe(&events::invited(&told, &token.to_text()), now),
        audit(&who.claims, "resend_operator_invitation", id.as_str(), json!({ "email": row.email }), now, &*app.ids),
    ];
    app.db.commit(writes).await.map_err(invitation_refused)?;
    Ok(NoContent)
}

pub(crate) async fn revoke_operator_invitation(
    who: Operator<Operators>,
    app: App,
    Path(id): Path<OperatorInvitationId>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let writes = vec![
        audit(&who.claims, "revoke_operator_invitation", id.as_str(), json!(null), now, &*app.ids),
        invitations::is_good(&id),
        invitations::revoke(&id, now),
    ];
    let rows = app.db.commit(writes).await.map_err(invitation_refused)?;
    if links::last_gave_a_row(&rows) { Ok(NoContent) } else { Err(Refusal::InvitationOver.into()) }
}

/// What an invitation says to whoever has its link.
pub(crate) async fn show_operator_invitation(
    Anyone(who): Anyone,
    app: App,
    Path(token): Path<LinkToken>,
) -> Result<Json<InvitationShown>, Problem> {
    let hash = Secret::from_text(token.as_str()).ok_or_else(|| problem::NOT_FOUND.because(""))?.hash();
    let none = "acc_none".parse().map_err(Problem::internal)?;
    let own = who.map_or(none, |claims| claims.account);
    let (row, account) = app.db.read((invitations::by_token(&hash), accounts::by_id(&own))).await?;
    let row = row.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))?;
    let (facts, now) = (row.facts()?, app.clock.now());
    let judged = match account.first() {
        Some(account) => accepted(&facts, &account.email, &[], now).map(drop),
        None => holds(&facts, now),
    };
    let refusal = judged.err().map(|refusal| Problem::from(refusal).kind.slug);
    Ok(Json(row.into_shown(refusal)?))
}

/// Makes an operator of whoever is signed in with the address that was invited. The roles come with the next access token.
pub(crate) async fn accept_operator_invitation(
    SignedIn(who): SignedIn,
    app: App,
    Path(token): Path<LinkToken>,
) -> Result<Json<OperatorAccount>, Problem> {
    let now = app.clock.now();
    let hash = Secret::from_text(token.as_str()).ok_or_else(|| problem::NOT_FOUND.because(""))?.hash();
    let (row, account) = app.db.read((invitations::by_token(&hash), accounts::by_id(&who.account))).await?;
    let account = account.into_iter().next().ok_or_else(|| problem::SIGN_IN.because(""))?;
    let row = row.into_iter().next().ok_or_else(|| problem::NOT_FOUND.because(""))?;
    let roles = accepted(&row.facts()?, &account.email, &known_roles(&account.roles()?), now)?;
    let writes = vec![
        invitations::is_good(&row.id),
        invitations::roles_are_as_seen(&row.invited_by, &row.inviter_roles),
        invitations::roles_are_as_seen(&account.id, account.roles_column()),
        invitations::accept(&row.id, now),
        accounts::set_roles(&account.id, &roles),
        audit(&who, "accept_operator_invitation", row.id.as_str(), &roles, now, &*app.ids),
    ];
    app.db.commit(writes).await.map_err(invitation_refused)?;
    let email = account.email.as_str().to_owned();
    Ok(Json(OperatorAccount { account_id: account.id, email, name: account.name, roles }))
}

/// What the schema said no to: what was read before has changed meanwhile.
fn invitation_refused(error: DbError) -> Problem {
    if error.is_refused_by(invitations::GOOD) {
        Refusal::InvitationOver.into()
    } else if error.is_refused_by(invitations::FEW_OPEN) {
        Refusal::TooMany { items_max: INVITATIONS_OPEN_MAX }.into()
    } else if error.is_refused_by(invitations::ROLES) {
        problem::CHANGED.because("Somebody's roles have changed meanwhile.")
    } else {
        error.into()
    }
}
