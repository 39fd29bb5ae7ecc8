use super::{ASKED, json};
use crate::api::{ContractId, ContractSetup, Customer, PlanId, PlanSetup, SetUp, TeamId, TeamSetup};
use access::Standing;
use db::{DbError, Query};
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

/// A customer.
#[derive(Debug, Deserialize)]
pub(crate) struct CustomerRow {
    id: CustomerId,
    name: String,
    email: String,
    rights: String,
    is_member: u8,
}

// A part of a name can stand anywhere, so this walks the index of names until a page is full. Only
// operators ask.
pub(super) const CUSTOMERS: &str = "
SELECT id, name, email, rights, EXISTS (SELECT 1 FROM v_contracts
  WHERE customer_id = v_customers.id AND starts_at <= ?3 AND (ends_at IS NULL OR ?3 < ends_at)) AS is_member
FROM v_customers
WHERE (?1 IS NULL OR (name, id) > ((SELECT name FROM v_customers WHERE id = ?1), ?1))
  AND (?2 IS NULL OR instr(lower(name), ?2) > 0 OR instr(email, ?2) > 0)
ORDER BY name, id LIMIT ?4";

/// A page of customers by name.
pub(crate) fn customers(search: Option<&str>, after: Option<&CustomerId>, now: Instant) -> Query<CustomerRow> {
    let search = search.map(str::to_lowercase);
    Query::new(CUSTOMERS, [after.map(CustomerId::as_str).into(), search.into(), now.into(), ASKED.into()])
}

impl CustomerRow {
    /// Reads their rights.
    pub(crate) fn into_customer(self) -> Result<Customer, DbError> {
        let standing = if self.is_member == 1 { Standing::Member } else { Standing::Contact };
        Ok(Customer { id: self.id, name: self.name, email: self.email, standing, rights: json(&self.rights)? })
    }
}
