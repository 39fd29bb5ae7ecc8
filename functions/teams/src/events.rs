//! What teams tell others: notices, in the batch of their cause.
use crate::api::{Invitation, PaidContract};
use crate::store::{JoiningRow, TeamRow};
use db::Statement;
use kernel::text::Email;
use kernel::{CustomerId, Day, Instant, Locale, NewIds};
use outbox::{
    Message, Page, TeamInvitation, TeamJoined, TeamLeft, TeamRemoved, Topic, owe, owe_customer, owe_operators,
};
use web::{Role, role};

/// An invitation that is sent.
pub(crate) struct Invited<'a> {
    /// Into what.
    pub(crate) team: &'a TeamRow,
    /// By whom.
    pub(crate) inviter: &'a str,
    /// What it is.
    pub(crate) invitation: &'a Invitation,
}

/// Owes an address its invitation.
pub(crate) fn invited(
    told: &Invited<'_>,
    (email, locale): (&Email, Locale),
    token: &str,
    now: Instant,
    ids: &dyn NewIds,
) -> Statement {
    let notice = TeamInvitation {
        team: told.team.name.as_str().to_owned(),
        inviter: told.inviter.to_owned(),
        is_administrator: told.invitation.is_administrator,
        // The whole of that day in UTC is before it ends: nobody is promised more than holds.
        last_day: Day::new(told.invitation.expires_at.utc_date()).unwrap_or(Day::LAST).minus_days(1),
        page: Page::team_invitation(token),
    };
    owe(&Message { recipient: email.clone(), locale, topic: Topic::TeamInvited(notice) }, now, ids)
}

/// Owes operators who make contracts that somebody joined a team whose people are meant to have a plan.
pub(crate) fn joined(joined: &JoiningRow, now: Instant, ids: &dyn NewIds) -> Option<Statement> {
    let notice = TeamJoined {
        name: joined.customer_name.clone().unwrap_or_default(),
        team: joined.team_name.clone(),
        plan: joined.default_plan_name.clone()?,
        page: Page::console_team(&joined.team_id),
    };
    Some(owe_operators(role::Plans::NAME, &Topic::TeamJoined(notice), now, ids))
}

/// Somebody who left.
pub(crate) struct Gone<'a> {
    /// What they left.
    pub(crate) team: &'a TeamRow,
    /// Who.
    pub(crate) member: &'a CustomerId,
    /// Their name.
    pub(crate) name: &'a str,
    /// What the payer goes on to pay for them.
    pub(crate) contracts: &'a [PaidContract],
    /// Whether an administrator removed them.
    pub(crate) removed: bool,
}

/// Owes the payer and the operators that contracts go on, if any do; and whoever was removed that they were.
pub(crate) fn left(gone: &Gone<'_>, now: Instant, ids: &dyn NewIds) -> Vec<Statement> {
    let team = gone.team.name.as_str().to_owned();
    let mut owed = Vec::new();
    if !gone.contracts.is_empty() {
        let plans: Vec<String> = gone.contracts.iter().map(|contract| contract.plan_name.clone()).collect();
        let (name, plans) = (gone.name.to_owned(), plans.join(", "));
        let told = |page| TeamLeft { name: name.clone(), team: team.clone(), plans: plans.clone(), page };
        let to_payer = Topic::TeamLeft(told(Page::billing()));
        let to_operators = Topic::TeamLeft(told(Page::console_team(&gone.team.id)));
        owed.push(owe_customer(&gone.team.paying_customer_id, &to_payer, now, ids));
        owed.push(owe_operators(role::Plans::NAME, &to_operators, now, ids));
    }
    if gone.removed {
        let notice = TeamRemoved { name: gone.name.to_owned(), team };
        owed.push(owe_customer(gone.member, &Topic::TeamRemoved(notice), now, ids));
    }
    owed
}
