//! Administrators invite, by mail and by link.
use super::{customer_of, only, running};
use crate::api::*;
use crate::rules::OPEN_DAYS;
use crate::store::{AccountRow, LocaleRow, Made, TeamRow};
use crate::{App, events, problems, secrets, store};
use kernel::text::Email;
use kernel::{Instant, TeamId};
use std::collections::BTreeSet;
use web::{Body, Claims, Created, FieldError, NoContent, Path, Problem, SignedIn, broken, refuse_any};

/// Minutes of a day.
const DAY_MINUTES: i64 = 24 * 60;

/// An invitation that is to be written, and its token.
fn make(
    app: &App,
    email: Option<&Email>,
    (is_administrator, withheld): (bool, &BTreeSet<access::Right>),
    (uses_max, days): (i64, i64),
) -> Result<(Invitation, String), Problem> {
    let now = app.clock.now();
    let secret = app.secrets.fresh().ok_or_else(|| Problem::internal("no randomness for an invitation"))?;
    let invitation = Invitation {
        id: InvitationId::new(&*app.ids),
        email: email.map(|email| email.as_str().to_owned()),
        is_administrator,
        withheld: withheld.clone(),
        uses_max,
        uses: 0,
        created_at: now,
        expires_at: now.plus_minutes(days * DAY_MINUTES),
    };
    Ok((invitation, secrets::to_text(secret)))
}

/// What is wrong with the addresses of a call.
fn wrong(emails: &[Email], already_in: &[store::AddressRow]) -> Vec<FieldError> {
    if emails.is_empty() || EMAILS_MAX < emails.len() {
        let detail = format!("must have 1 to {EMAILS_MAX} items");
        return vec![broken("/emails", "length", detail)];
    }
    let mut errors = Vec::new();
    for (index, email) in emails.iter().enumerate() {
        let mut add = |rule, detail: &str| {
            errors.push(broken(format!("/emails/{index}"), rule, detail));
        };
        if emails[..index].contains(email) {
            add("duplicate", "is named twice");
        } else if already_in.iter().any(|row| row.email == email.as_str()) {
            add("in-the-team", "is in the team already");
        }
    }
    errors
}

/// Who invites into which team, and what is known of those invited.
struct Inviting<'a> {
    claims: &'a Claims,
    team: TeamRow,
    inviter: AccountRow,
    locales: Vec<LocaleRow>,
}

impl Inviting<'_> {
    /// Writes to each address, in the language of its account if it has one; says nothing of which that is.
    async fn send(&self, app: &App, emails: &[Email], setup: &MemberSetup) -> Result<Vec<Invitation>, Problem> {
        let now: Instant = app.clock.now();
        let (mut made, mut mails): (Vec<Made>, _) = (Vec::new(), Vec::new());
        for email in emails {
            let (invitation, token) =
                make(app, Some(email), (setup.is_administrator, &setup.withheld), (1, OPEN_DAYS))?;
            let locale = self.locales.iter().find(|row| row.email == email.as_str());
            let locale = locale.map_or(self.inviter.locale, |row| row.locale);
            let told = events::Invited { team: &self.team, inviter: &self.inviter.name, invitation: &invitation };
            mails.push(events::invited(&told, (email, locale), &token, now, &*app.ids));
            made.push((invitation, secrets::hash_of(&token)));
        }
        let mut writes = vec![store::guard_administrator(&self.team.id, customer_of(self.claims)?)];
        writes.extend(store::invite(&self.team.id, &self.claims.account, &made, now));
        writes.push(store::guard_seats(&[&self.team.id], now));
        writes.extend(mails);
        app.db.commit(writes).await.map_err(problems::lost)?;
        Ok(made.into_iter().map(|(invitation, _)| invitation).collect())
    }
}

pub(crate) async fn create_invitations(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<TeamId>,
    Body(wish): Body<CreateInvitations>,
) -> Result<Created<Invited>, Problem> {
    refuse_any(wrong(&wish.emails, &[]))?;
    let setup = MemberSetup { is_administrator: wish.is_administrator, withheld: wish.withheld };
    crate::rules::check_setup(&setup)?;
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let asked = (
        access::store::viewer(Some(&claims), now),
        store::standing(&id, Some(customer), now),
        store::account(&claims.account),
        store::already_in(&id, &wish.emails),
        store::locales(&wish.emails),
    );
    let (viewer, teams, inviters, already_in, locales) = app.db.read(asked).await?;
    let team = running(viewer, teams)?;
    refuse_any(wrong(&wish.emails, &already_in))?;
    let inviting = Inviting { claims: &claims, team, inviter: only(inviters)?, locales };
    Ok(Created(Invited { items: inviting.send(&app, &wish.emails, &setup).await? }))
}

pub(crate) async fn resend_invitation(
    SignedIn(claims): SignedIn,
    app: App,
    Path(invitation): Path<InvitationId>,
) -> Result<Created<Invited>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let asked = (
        access::store::viewer(Some(&claims), now),
        store::standing_by(&invitation, customer, now),
        store::account(&claims.account),
        store::invitation(&invitation),
        store::locale_of_invited(&invitation),
    );
    let (viewer, teams, inviters, earlier, locales) = app.db.read(asked).await?;
    let team = running(viewer, teams)?;
    // A link is not sent to anybody.
    let earlier = only(earlier)?.shown()?;
    let email = earlier.email.as_deref().and_then(|email| email.parse::<Email>().ok());
    let email = email.ok_or_else(|| web::problem::NOT_FOUND.because(""))?;
    let setup = MemberSetup { is_administrator: earlier.is_administrator, withheld: earlier.withheld };
    let inviting = Inviting { claims: &claims, team, inviter: only(inviters)?, locales };
    Ok(Created(Invited { items: inviting.send(&app, &[email], &setup).await? }))
}

pub(crate) async fn create_link(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<TeamId>,
    Body(wish): Body<CreateLink>,
) -> Result<Created<MadeLink>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let viewer = access::store::viewer(Some(&claims), now);
    let (viewer, teams) = app.db.read((viewer, store::standing(&id, Some(customer), now))).await?;
    running(viewer, teams)?;
    let (invitation, token) = make(&app, None, (false, &wish.withheld), (wish.uses_max.get(), wish.days.get()))?;
    let made = [(invitation, secrets::hash_of(&token))];
    let mut writes = vec![store::guard_administrator(&id, customer)];
    writes.extend(store::invite(&id, &claims.account, &made, now));
    app.db.commit(writes).await.map_err(problems::lost)?;
    let [(invitation, _)] = made;
    let path = outbox::Page::team_invitation(&token).as_str().to_owned();
    Ok(Created(MadeLink { invitation, path }))
}

pub(crate) async fn delete_invitation(
    SignedIn(claims): SignedIn,
    app: App,
    Path(invitation): Path<InvitationId>,
) -> Result<NoContent, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let viewer = access::store::viewer(Some(&claims), now);
    let (viewer, teams) = app.db.read((viewer, store::standing_by(&invitation, customer, now))).await?;
    let team = running(viewer, teams)?;
    // One that was used or taken back before leads nowhere either.
    let writes = vec![store::guard_administrator(&team.id, customer), store::revoke(&invitation, now)];
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(NoContent)
}
