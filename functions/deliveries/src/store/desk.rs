//! What the desk chooses from and sets up: carriers, policies, names, recipients.
use crate::api::{DeskLocation, DeskPlan, DeskSettings, KnownName, NameId, Policy, PolicyId, PolicySetup, Recipient};
use crate::rules::sought;
use db::{DbError, Query, Statement, json};
use kernel::{Currency, LocationId};
use ledger::{PlanId, TaxClass};
use serde::Deserialize;
use serde_json::json as value;

pub(super) const ALL_SQL: &[&str] = &[
    LOCATIONS,
    PLANS,
    SETTINGS,
    GUARD_SETTINGS,
    PUT_SETTINGS,
    POLICIES,
    GUARD_POLICY,
    INSERT_POLICY,
    UPDATE_POLICY,
    DELETE_POLICY,
    NAMES,
    DELETE_NAME,
    RECIPIENTS,
    PLACE,
];

const LOCATIONS: &str = "SELECT id, name, currency FROM v_locations ORDER BY name LIMIT 200";

/// Every location.
pub(crate) fn locations() -> Query<DeskLocation> {
    Query::new(LOCATIONS, [])
}

const PLANS: &str = "SELECT id, name FROM v_plans ORDER BY name LIMIT 500";

/// Every plan.
pub(crate) fn plans() -> Query<DeskPlan> {
    Query::new(PLANS, [])
}

const PLACE: &str = "SELECT name, zone, currency FROM v_locations WHERE id = ?1 LIMIT 1";
/// A location where something comes.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct PlaceRow {
    /// What it is called.
    pub(crate) name: String,
    /// Its zone.
    pub(crate) zone: String,
    /// What is paid in there.
    pub(crate) currency: Currency,
}

/// A location.
pub(crate) fn place(location: &LocationId) -> Query<PlaceRow> {
    Query::new(PLACE, [location.as_str().into()])
}

const SETTINGS: &str = "SELECT carriers, version FROM delivery_settings WHERE id = 1 LIMIT 1";
/// The desk's settings.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct SettingsRow {
    carriers: String,
    /// Of the row.
    pub(crate) version: i64,
}

impl SettingsRow {
    /// Reads what they are.
    pub(crate) fn settings(&self) -> Result<DeskSettings, DbError> {
        Ok(DeskSettings { carriers: json(&self.carriers)? })
    }
}

/// The desk's settings.
pub(crate) fn settings() -> Query<SettingsRow> {
    Query::new(SETTINGS, [])
}

const GUARD_SETTINGS: &str = "
INSERT INTO delivery_guards (guard) SELECT 'delivery_setup_changed'
WHERE NOT EXISTS (SELECT 1 FROM delivery_settings WHERE id = 1 AND version = ?1)";
const PUT_SETTINGS: &str = "UPDATE delivery_settings SET carriers = ?1, version = version + 1 WHERE id = 1";

/// Changes the desk's settings, if they still are at `version`.
pub(crate) fn put_settings(settings: &DeskSettings, version: u32) -> Vec<Statement> {
    let carriers = value!(settings.carriers);
    vec![Statement::new(GUARD_SETTINGS, [version.into()]), Statement::new(PUT_SETTINGS, [carriers.into()])]
}

const POLICIES: &str = "
SELECT delivery_policies.id, delivery_policies.plan_id, coalesce(v_plans.name, '') AS plan_name, delivery_policies.currency,
  delivery_policies.tax_class, delivery_policies.kinds, delivery_policies.version
FROM delivery_policies LEFT JOIN v_plans ON v_plans.id = delivery_policies.plan_id
ORDER BY delivery_policies.currency, delivery_policies.plan_id <> '', plan_name LIMIT 500";
/// A policy.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct PolicyRow {
    id: PolicyId,
    plan_id: String,
    plan_name: String,
    currency: Currency,
    tax_class: TaxClass,
    kinds: String,
    version: i64,
}

impl PolicyRow {
    /// Reads what it is.
    pub(crate) fn into_policy(self) -> Result<Policy, DbError> {
        let plan_id = Some(self.plan_id.as_str()).filter(|id| !id.is_empty()).map(str::parse).transpose();
        let setup = PolicySetup {
            plan_id: plan_id.map_err(|rule: &str| DbError::Failed(rule.to_owned()))?,
            currency: self.currency,
            tax_class: self.tax_class,
            kinds: json(&self.kinds)?,
        };
        Ok(Policy { id: self.id, setup, plan_name: self.plan_name, version: self.version })
    }
}

/// Every policy, those for all others first.
pub(crate) fn policies() -> Query<PolicyRow> {
    Query::new(POLICIES, [])
}

const INSERT_POLICY: &str = "
INSERT INTO delivery_policies (id, plan_id, currency, tax_class, kinds, version) VALUES (?1, ?2, ?3, ?4, ?5, 1)";
const UPDATE_POLICY: &str = "
UPDATE delivery_policies SET plan_id = ?2, currency = ?3, tax_class = ?4, kinds = ?5, version = version + 1 WHERE id = ?1";

fn columns(id: &PolicyId, setup: &PolicySetup) -> [db::Value; 5] {
    [
        id.as_str().into(),
        setup.plan_id.as_ref().map_or("", PlanId::as_str).into(),
        setup.currency.to_string().into(),
        super::word(setup.tax_class).into(),
        value!(setup.kinds).into(),
    ]
}

/// Writes a new policy; another one for the same breaks `delivery_policies.plan_id, delivery_policies.currency`.
pub(crate) fn insert_policy(id: &PolicyId, setup: &PolicySetup) -> Statement {
    Statement::new(INSERT_POLICY, columns(id, setup))
}

const GUARD_POLICY: &str = "
INSERT INTO delivery_guards (guard) SELECT 'delivery_setup_changed'
WHERE NOT EXISTS (SELECT 1 FROM delivery_policies WHERE id = ?1 AND (?2 IS NULL OR version = ?2))";

/// Changes a policy, if it still is at `version`.
pub(crate) fn update_policy(id: &PolicyId, setup: &PolicySetup, version: u32) -> Vec<Statement> {
    vec![
        Statement::new(GUARD_POLICY, [id.as_str().into(), version.into()]),
        Statement::new(UPDATE_POLICY, columns(id, setup)),
    ]
}

const DELETE_POLICY: &str = "DELETE FROM delivery_policies WHERE id = ?1";

/// Forgets a policy, if it is there.
pub(crate) fn delete_policy(id: &PolicyId) -> Vec<Statement> {
    vec![
        Statement::new(GUARD_POLICY, [id.as_str().into(), db::Value::Null]),
        Statement::new(DELETE_POLICY, [id.as_str().into()]),
    ]
}

const NAMES: &str = "
SELECT delivery_names.id, delivery_names.name, delivery_names.customer_id, v_customers.name AS customer_name
FROM delivery_names JOIN v_customers ON v_customers.id = delivery_names.customer_id ORDER BY delivery_names.sought LIMIT 1000";

/// Every other name, up to a thousand.
pub(crate) fn names() -> Query<KnownName> {
    Query::new(NAMES, [])
}

const DELETE_NAME: &str = "DELETE FROM delivery_names WHERE id = ?1";

/// Forgets another name.
pub(crate) fn delete_name(id: &NameId) -> Statement {
    Statement::new(DELETE_NAME, [id.as_str().into()])
}

// Whoever types at the desk looks through all who can get something: a space's customers, not the world's. Five letters of a
// word in the middle find it too.
const RECIPIENTS: &str = "
SELECT customer_id, customer_name, found_as, name FROM (
  SELECT id AS customer_id, name AS customer_name, 'customer' AS found_as, name, 1 AS place FROM v_customers
  WHERE instr(lower(name || ' ' || email), ?1) > 0
  UNION ALL SELECT v_customers.id, v_customers.name, 'name', delivery_names.name, 2
  FROM delivery_names JOIN v_customers ON v_customers.id = delivery_names.customer_id WHERE instr(delivery_names.sought, ?1) > 0
  UNION ALL SELECT v_customers.id, v_customers.name, 'team', v_teams.name, 3
  FROM v_teams JOIN v_customers ON v_customers.id = v_teams.paying_customer_id WHERE instr(lower(v_teams.name), ?1) > 0)
ORDER BY instr(' ' || lower(name), ' ' || ?1) = 0, place, name, customer_id LIMIT 12";

/// For whom something may be, by a part of a name; those in which a word begins so first.
pub(crate) fn recipients(search: &str) -> Query<Recipient> {
    Query::new(RECIPIENTS, [sought(&[search]).into()])
}
