//! Teams and their people, as they are read.
use crate::api::{
    InvitationId, MyTeam, PaidContract, PlanId, Seats, ShareCaps, Shares, TeamBooking, TeamMember, TeamProfile,
};
use crate::rules::{LeaverFacts, Person, withheld_of};
use access::Rights;
use db::{DbError, Query, json};
use files::FileId;
use kernel::text::{Name, Note, WebAddress};
use kernel::{AccountId, CustomerId, Instant, Locale, TeamId};
use ledger::BenefitKind;
use serde::Deserialize;
use std::collections::BTreeSet;

pub(super) const ALL_SQL: &[&str] = &[MINE, STANDING, MEMBERS, BOOKINGS, LEAVER, CONTRACTS, ACCOUNT];

const MINE: &str = "
SELECT teams.id, teams.name, is_administrator FROM team_members JOIN teams ON teams.id = team_members.team_id
WHERE team_members.customer_id = ?1 ORDER BY teams.name, teams.id LIMIT 100";

/// A team that somebody is in.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct MyTeamRow {
    id: TeamId,
    name: String,
    is_administrator: u8,
}

impl From<MyTeamRow> for MyTeam {
    fn from(row: MyTeamRow) -> Self {
        Self { id: row.id, name: row.name, is_administrator: row.is_administrator == 1 }
    }
}

/// The teams that a customer is in.
pub(crate) fn mine(customer: &CustomerId) -> Query<MyTeamRow> {
    Query::new(MINE, [customer.as_str().into()])
}

// By its own id or by that of an invitation into it.
const STANDING: &str = "
SELECT teams.id, teams.name, description, website, public, paying_customer_id, payers.name AS payer_name, teams.rights, seats_max,
  default_plan_id, (SELECT v_plans.name FROM v_plans WHERE v_plans.id = default_plan_id) AS default_plan_name, version,
  shares, shared_kinds, share_caps, logo_id,
  (SELECT is_administrator FROM team_members WHERE team_id = teams.id AND customer_id = ?2) AS standing,
  (SELECT count(*) FROM team_members WHERE team_id = teams.id) AS members,
  (SELECT count(*) FROM team_invitations WHERE team_id = teams.id AND email IS NOT NULL AND revoked_at IS NULL AND uses = 0
    AND ?3 < expires_at) AS invited
FROM teams JOIN v_customers AS payers ON payers.id = paying_customer_id
WHERE teams.id = coalesce((SELECT team_id FROM team_invitations WHERE team_invitations.id = ?1), ?1) LIMIT 1";

/// A team, and what somebody is in it.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct TeamRow {
    /// The team.
    pub(crate) id: TeamId,
    /// What it is called.
    pub(crate) name: Name,
    pub(super) description: Note,
    pub(super) website: Option<WebAddress>,
    pub(super) public: u8,
    /// Who pays for it.
    pub(crate) paying_customer_id: CustomerId,
    /// Their name.
    pub(crate) payer_name: String,
    pub(super) rights: String,
    /// Members and open invitations by mail at the most.
    pub(crate) seats_max: Option<Seats>,
    pub(super) default_plan_id: Option<PlanId>,
    pub(super) default_plan_name: Option<String>,
    /// Whether its people spend what the payer has.
    pub(crate) shares: Shares,
    shared_kinds: String,
    share_caps: String,
    /// Its picture.
    pub(crate) logo_id: Option<FileId>,
    /// As it is.
    pub(crate) version: i64,
    standing: Option<u8>,
    /// How many people are in it.
    pub(crate) members: i64,
    invited: i64,
}

impl TeamRow {
    /// Whether whoever asked is in it.
    pub(crate) fn is_member(&self) -> bool {
        self.standing.is_some()
    }

    /// Whether whoever asked runs it.
    pub(crate) fn is_administrator(&self) -> bool {
        self.standing == Some(1)
    }

    /// Members and open invitations by mail.
    pub(crate) fn seats_taken(&self) -> usize {
        usize::try_from(self.members + self.invited).unwrap_or(usize::MAX)
    }

    /// Which kinds its people share.
    pub(crate) fn shared_kinds(&self) -> Result<BTreeSet<BenefitKind>, DbError> {
        json(&self.shared_kinds)
    }

    /// How much of each kind one of them may draw in a month.
    pub(crate) fn share_caps(&self) -> Result<ShareCaps, DbError> {
        json(&self.share_caps)
    }

    /// What its people say of it.
    pub(crate) fn profile(&self) -> TeamProfile {
        TeamProfile {
            name: self.name.clone(),
            description: self.description.clone(),
            website: self.website.clone(),
            public: self.public == 1,
        }
    }
}

/// A team, and what `customer` is in it.
pub(crate) fn standing(team: &TeamId, customer: Option<&CustomerId>, now: Instant) -> Query<TeamRow> {
    Query::new(STANDING, [team.as_str().into(), customer.map(CustomerId::as_str).into(), now.into()])
}

/// The team that an invitation leads into, and what `customer` is in it.
pub(crate) fn standing_by(invitation: &InvitationId, customer: &CustomerId, now: Instant) -> Query<TeamRow> {
    Query::new(STANDING, [invitation.as_str().into(), customer.as_str().into(), now.into()])
}

const MEMBERS: &str = "
SELECT team_members.customer_id, v_customers.name, v_customers.email, is_administrator, narrowed
FROM team_members JOIN v_customers ON v_customers.id = team_members.customer_id
WHERE team_id = ?1 ORDER BY v_customers.name, v_customers.id LIMIT 1000";

/// Somebody in a team.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct MemberRow {
    customer_id: CustomerId,
    name: String,
    email: String,
    is_administrator: u8,
    narrowed: String,
}

impl MemberRow {
    /// As `viewer` sees them; operators, who are nobody in it, see all.
    pub(crate) fn seen(self, viewer: Option<&CustomerId>, by_administrator: bool) -> Result<TeamMember, DbError> {
        let is_me = viewer == Some(&self.customer_id);
        let withheld = withheld_of(&json(&self.narrowed)?);
        Ok(TeamMember {
            customer_id: self.customer_id,
            name: self.name,
            is_administrator: self.is_administrator == 1,
            email: by_administrator.then_some(self.email),
            withheld: (by_administrator || is_me).then_some(withheld),
            is_me,
        })
    }
}

/// The people of a team; a team has fewer than a thousand.
pub(crate) fn members(team: &TeamId) -> Query<MemberRow> {
    Query::new(MEMBERS, [team.as_str().into()])
}

const BOOKINGS: &str = "
SELECT v_bookings.id, v_customers.name AS customer_name, v_resources.name AS resource_name, v_locations.name AS location_name,
  v_locations.zone ->> 'name' AS zone, starts_at, ends_at
FROM team_members CROSS JOIN v_bookings ON v_bookings.customer_id = team_members.customer_id
CROSS JOIN v_customers ON v_customers.id = team_members.customer_id
CROSS JOIN v_resources ON v_resources.id = v_bookings.resource_id
CROSS JOIN v_locations ON v_locations.id = v_bookings.location_id
WHERE team_members.team_id = ?1 AND ?2 < ends_at AND status = 'confirmed'
ORDER BY starts_at, v_bookings.id LIMIT 20";

/// What the people of a team have booked from now on.
pub(crate) fn bookings(team: &TeamId, now: Instant) -> Query<TeamBooking> {
    Query::new(BOOKINGS, [team.as_str().into(), now.into()])
}

const LEAVER: &str = "
SELECT team_members.customer_id, v_customers.name, teams.name AS team_name, is_administrator, narrowed, teams.rights AS team_rights,
  EXISTS (SELECT 1 FROM v_benefit_shares WHERE v_benefit_shares.customer_id = ?2 AND v_benefit_shares.team_id = ?1) AS shared_with,
  (SELECT count(*) FROM team_members AS others WHERE others.team_id = ?1 AND others.is_administrator = 1) AS administrators,
  (SELECT count(*) FROM v_bookings WHERE v_bookings.customer_id = ?2 AND ?3 < ends_at AND status = 'confirmed') AS bookings
FROM team_members JOIN v_customers ON v_customers.id = team_members.customer_id JOIN teams ON teams.id = team_members.team_id
WHERE team_members.team_id = ?1 AND team_members.customer_id = ?2 LIMIT 1";

/// Somebody in a team who may leave or become something else.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct LeaverRow {
    customer_id: CustomerId,
    /// Their name.
    pub(crate) name: String,
    team_name: String,
    is_administrator: u8,
    narrowed: String,
    team_rights: String,
    shared_with: u8,
    administrators: i64,
    bookings: i64,
}

impl LeaverRow {
    /// What they are in it.
    pub(crate) fn person(&self) -> Person {
        Person { is_administrator: self.is_administrator == 1, administrators: self.administrators }
    }

    /// What is known of them, with what the team's payer pays.
    pub(crate) fn facts(self, contracts: Vec<PaidContract>) -> Result<LeaverFacts, DbError> {
        Ok(LeaverFacts {
            person: self.person(),
            narrowed: json::<Rights>(&self.narrowed)?,
            team_rights: json::<Rights>(&self.team_rights)?,
            customer_id: self.customer_id,
            name: self.name,
            team_name: self.team_name,
            shared_with: self.shared_with == 1,
            bookings: self.bookings,
            contracts,
        })
    }
}

/// Somebody in a team.
pub(crate) fn leaver(team: &TeamId, customer: &CustomerId, now: Instant) -> Query<LeaverRow> {
    Query::new(LEAVER, [team.as_str().into(), customer.as_str().into(), now.into()])
}

const CONTRACTS: &str = "
SELECT plan_name, ends_on FROM v_agreements
WHERE customer_id = ?2 AND payer_id <> ?2 AND payer_id = (SELECT paying_customer_id FROM teams WHERE id = ?1)
  AND status = 'agreed' AND (ends_at IS NULL OR ?3 < ends_at)
ORDER BY starts_on LIMIT 50";

/// What the team's payer pays for somebody else in it.
pub(crate) fn contracts(team: &TeamId, customer: &CustomerId, now: Instant) -> Query<PaidContract> {
    Query::new(CONTRACTS, [team.as_str().into(), customer.as_str().into(), now.into()])
}

const ACCOUNT: &str = "SELECT name, locale FROM v_accounts WHERE id = ?1 LIMIT 1";

/// Whoever is signed in.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct AccountRow {
    /// Their name.
    pub(crate) name: String,
    /// Their language.
    pub(crate) locale: Locale,
}

/// An account.
pub(crate) fn account(id: &AccountId) -> Query<AccountRow> {
    Query::new(ACCOUNT, [id.as_str().into()])
}
