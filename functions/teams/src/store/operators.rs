//! Teams as operators see them.
use super::ASKED;
use crate::api::{ListTeams, OperatorTeamLine, PlanId, PlanName, Search, TeamDetails};
use crate::store::TeamRow;
use access::Rights;
use db::{DbError, Query, json};
use kernel::{CustomerId, Instant, TeamId};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[LIST, PLANS, KNOWN, WITHOUT_PLAN];

// The index gives them by name; each page ends where the next one begins.
const LIST: &str = "
SELECT teams.id, teams.name, description, website, public, paying_customer_id,
  (SELECT name FROM v_customers WHERE v_customers.id = paying_customer_id) AS payer_name, rights, seats_max, default_plan_id,
  (SELECT v_plans.name FROM v_plans WHERE v_plans.id = default_plan_id) AS default_plan_name, version,
  shares, shared_kinds, share_caps, logo_id, NULL AS standing,
  (SELECT count(*) FROM team_members WHERE team_id = teams.id) AS members, 0 AS invited
FROM teams
WHERE (name, id) > (coalesce((SELECT name FROM teams AS last WHERE last.id = ?2), ''), coalesce(?2, ''))
  AND instr(lower(name), ?1) > 0
ORDER BY name, id LIMIT ?3";

/// A page of teams.
pub(crate) fn list(wish: &ListTeams) -> Query<TeamRow> {
    let search = wish.search.as_ref().map_or("", Search::as_str).to_lowercase();
    Query::new(LIST, [search.into(), wish.cursor.as_ref().map(TeamId::as_str).into(), ASKED.into()])
}

const WITHOUT_PLAN: &str = "
SELECT team_members.customer_id FROM teams CROSS JOIN team_members ON team_members.team_id = teams.id
WHERE teams.id = ?1 AND default_plan_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM v_agreements WHERE v_agreements.customer_id = team_members.customer_id AND plan_id = default_plan_id
    AND status IN ('waiting', 'agreed') AND (ends_at IS NULL OR ?2 < ends_at)) LIMIT 1000";

/// Somebody who lacks the default plan.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct WithoutPlan {
    /// Who.
    pub(crate) customer_id: CustomerId,
}

/// Those of a team's people who are meant to have a plan and have no contract of it.
pub(crate) fn without_plan(team: &TeamId, now: Instant) -> Query<WithoutPlan> {
    Query::new(WITHOUT_PLAN, [team.as_str().into(), now.into()])
}

/// A team as operators see it.
pub(crate) fn any(team: &TeamId, now: Instant) -> Query<TeamRow> {
    super::standing(team, None, now)
}

impl TeamRow {
    /// As a list shows it.
    pub(crate) fn line(self) -> Result<OperatorTeamLine, DbError> {
        let shared_kinds = self.shared_kinds()?;
        Ok(OperatorTeamLine {
            details: TeamDetails {
                name: self.name,
                description: self.description,
                website: self.website,
                public: self.public == 1,
                paying_customer_id: self.paying_customer_id,
                rights: json::<Rights>(&self.rights)?,
                seats_max: self.seats_max,
                default_plan_id: self.default_plan_id,
                shares: self.shares,
                shared_kinds,
            },
            id: self.id,
            payer_name: self.payer_name,
            default_plan_name: self.default_plan_name,
            members: self.members,
            version: self.version,
        })
    }
}

const PLANS: &str = "SELECT id, name FROM v_plans WHERE archived = 0 AND sold_as = 'plan' ORDER BY name LIMIT 500";

/// Plans that can be had; nobody becomes a member by a product by the cycle.
pub(crate) fn plans() -> Query<PlanName> {
    Query::new(PLANS, [])
}

const KNOWN: &str = "
SELECT EXISTS (SELECT 1 FROM v_customers WHERE id = ?1) AS customer,
  ?2 IS NULL OR EXISTS (SELECT 1 FROM v_plans WHERE id = ?2 AND sold_as = 'plan') AS plan,
  ?3 IS NULL OR EXISTS (SELECT 1 FROM v_customers WHERE id = ?3) AS administrator";

/// Whether what a form names is there.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct KnownRow {
    /// The payer, or the one who is put into a team.
    pub(crate) customer: u8,
    /// The default plan.
    pub(crate) plan: u8,
    /// Who is to run a new team.
    pub(crate) administrator: u8,
}

/// Whether there are such a customer, such a plan and such an administrator.
pub(crate) fn are_known(
    customer: &CustomerId,
    plan: Option<&PlanId>,
    administrator: Option<&CustomerId>,
) -> Query<KnownRow> {
    let (plan, administrator) = (plan.map(PlanId::as_str), administrator.map(CustomerId::as_str));
    Query::new(KNOWN, [customer.as_str().into(), plan.into(), administrator.into()])
}
