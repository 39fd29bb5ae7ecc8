use super::ASKED;
use crate::api::{ContractId, ContractSetup, PlanId, PlanSetup, SetUp, TeamId, TeamSetup};
use db::{DbError, Query, json};
use kernel::{CustomerId, Instant};
use serde::Deserialize;

/// A plan.
#[derive(Debug, Deserialize)]
pub(crate) struct PlanRow {
    id: PlanId,
    name: kernel::text::Name,
    rights: String,
}

pub(super) const PLANS: &str = "SELECT id, name, rights FROM plans ORDER BY name, id LIMIT 500";

/// Every plan by name.
pub(crate) fn plans() -> Query<PlanRow> {
    Query::new(PLANS, [])
}

impl PlanRow {
    /// Reads its rights.
    pub(crate) fn into_plan(self) -> Result<SetUp<PlanId, PlanSetup>, DbError> {
        Ok(SetUp { id: self.id, setup: PlanSetup { name: self.name, rights: json(&self.rights)? } })
    }
}

/// A contract.
#[derive(Debug, Deserialize)]
pub(crate) struct ContractRow {
    id: ContractId,
    customer_id: CustomerId,
    plan_id: PlanId,
    #[serde(with = "kernel::millis")]
    starts_at: Instant,
    #[serde(with = "kernel::millis_option")]
    ends_at: Option<Instant>,
}

pub(super) const CONTRACTS: &str = "
SELECT id, customer_id, plan_id, starts_at, ends_at FROM contracts
WHERE ?1 < id AND (?2 IS NULL OR customer_id = ?2) ORDER BY id LIMIT ?3";

/// A page of contracts, of one customer if one is named.
pub(crate) fn contracts(customer: Option<&CustomerId>, after: Option<&ContractId>) -> Query<ContractRow> {
    let after = after.map_or("", ContractId::as_str);
    Query::new(CONTRACTS, [after.into(), customer.map(CustomerId::as_str).into(), ASKED.into()])
}

impl From<ContractRow> for SetUp<ContractId, ContractSetup> {
    fn from(row: ContractRow) -> Self {
        let ContractRow { id, customer_id, plan_id, starts_at, ends_at } = row;
        Self { id, setup: ContractSetup { customer_id, plan_id, starts_at, ends_at } }
    }
}

/// A team with its members.
#[derive(Debug, Deserialize)]
pub(crate) struct TeamRow {
    id: TeamId,
    name: kernel::text::Name,
    paying_customer_id: CustomerId,
    rights: String,
    members: String,
}

pub(super) const TEAMS: &str = "
SELECT id, name, paying_customer_id, rights,
  (SELECT json_group_array(json_object('customer_id', customer_id,
      'is_administrator', json(iif(is_administrator = 1, 'true', 'false')), 'narrowed', json(narrowed)))
    FROM team_members WHERE team_id = teams.id) AS members
FROM teams WHERE ?1 < id ORDER BY id LIMIT ?2";

/// A page of teams.
pub(crate) fn teams(after: Option<&TeamId>) -> Query<TeamRow> {
    Query::new(TEAMS, [after.map_or("", TeamId::as_str).into(), ASKED.into()])
}

impl TeamRow {
    /// Reads its rights and members.
    pub(crate) fn into_team(self) -> Result<SetUp<TeamId, TeamSetup>, DbError> {
        let Self { id, name, paying_customer_id, rights, members } = self;
        let setup = TeamSetup { name, paying_customer_id, rights: json(&rights)?, members: json(&members)? };
        Ok(SetUp { id, setup })
    }
}
