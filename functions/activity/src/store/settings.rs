//! How members check in, as operators set it.
use crate::api::{CheckInPlace, CheckInSetup, PlaceSetup, SelfCheckIn};
use db::{DbError, Query, Statement, json};
use kernel::{Currency, LocationId, Money};
use ledger::TaxClass;
use serde::Deserialize;
use serde_json::json as value;

pub(super) const ALL_SQL: &[&str] = &[SETUPS, GUARD_VERSION, PUT, PUT_SIGN, UNKNOWN_PLAN, PLANS];

const SETUPS: &str = "
SELECT v_locations.id, v_locations.name, v_locations.zone ->> 'name' AS zone_name, v_locations.currency, self_check_in, capacity,
  plan_ids, day_price_minor, tax_class, door_code, coalesce(check_in_settings.version, 0) AS version
FROM v_locations LEFT JOIN check_in_settings ON check_in_settings.location_id = v_locations.id
WHERE ?1 IS NULL OR v_locations.id = ?1
ORDER BY v_locations.name LIMIT 200";

/// The setup of a location.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct SetupRow {
    id: LocationId,
    name: String,
    zone_name: String,
    currency: Currency,
    self_check_in: Option<SelfCheckIn>,
    capacity: Option<i64>,
    plan_ids: Option<String>,
    day_price_minor: Option<i64>,
    tax_class: Option<TaxClass>,
    /// What the sign at the door carries.
    pub(crate) door_code: Option<String>,
    version: i64,
}

/// The path that the sign at a door shows.
pub(crate) fn door_path(location: &LocationId, code: &str) -> String {
    format!("/check-in?at={location}&door={code}")
}

impl SetupRow {
    /// As operators see it.
    pub(crate) fn into_setup(self) -> Result<PlaceSetup, DbError> {
        let failed = |rule: &str| DbError::Failed(rule.to_owned());
        let setup = CheckInSetup {
            self_check_in: self.self_check_in.unwrap_or(SelfCheckIn::Door),
            capacity: self.capacity.map(TryInto::try_into).transpose().map_err(failed)?,
            plan_ids: json(self.plan_ids.as_deref().unwrap_or("[]"))?,
            day_price_minor: self.day_price_minor.map(TryInto::try_into).transpose().map_err(failed)?,
            tax_class: self.tax_class.unwrap_or(TaxClass::Standard),
        };
        Ok(PlaceSetup {
            day_price: self.day_price_minor.map(|minor| Money { minor, currency: self.currency }),
            location_currency: self.currency,
            door_path: self.door_code.map(|code| door_path(&self.id, &code)),
            location: CheckInPlace { id: self.id, name: self.name, zone: self.zone_name },
            setup,
            version: self.version,
        })
    }
}

/// The setup of every location, or of one.
pub(crate) fn setups(only: Option<&LocationId>) -> Query<SetupRow> {
    Query::new(SETUPS, [only.map(LocationId::as_str).into()])
}

const GUARD_VERSION: &str = "
INSERT INTO activity_guards (guard) SELECT 'check_in_setup_changed' WHERE ?2 <> coalesce(
  (SELECT version FROM check_in_settings WHERE location_id = ?1), 0)";
const PUT: &str = "
INSERT INTO check_in_settings (location_id, self_check_in, capacity, plan_ids, day_price_minor, tax_class, door_code, version)
SELECT value ->> 'location', value ->> 'self_check_in', value ->> 'capacity', value ->> 'plan_ids', value ->> 'day_price',
  value ->> 'tax_class', value ->> 'door_code', value ->> 'version'
FROM json_each(?1) WHERE true
ON CONFLICT (location_id) DO UPDATE SET self_check_in = excluded.self_check_in, capacity = excluded.capacity,
  plan_ids = excluded.plan_ids, day_price_minor = excluded.day_price_minor, tax_class = excluded.tax_class,
  version = excluded.version";
const PUT_SIGN: &str = "UPDATE check_in_settings SET door_code = ?2, version = version + 1 WHERE location_id = ?1";
const UNKNOWN_PLAN: &str = "
SELECT value AS id FROM json_each(?1) AS wanted WHERE NOT EXISTS (SELECT 1 FROM v_plans WHERE v_plans.id = wanted.value) LIMIT 1";

const PLANS: &str = "SELECT id, name FROM v_plans ORDER BY name LIMIT 500";

/// Every plan by name.
pub(crate) fn plans() -> Query<crate::api::PlanName> {
    Query::new(PLANS, [])
}

/// A plan that there is not.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct UnknownPlanRow {
    /// As it was named.
    pub(crate) id: String,
}

/// The first of the plans that does not exist.
pub(crate) fn unknown_plan(setup: &CheckInSetup) -> Query<UnknownPlanRow> {
    Query::new(UNKNOWN_PLAN, [value!(setup.plan_ids).to_string().into()])
}

/// Sets a location up, if it still is at `version`; the code at its door stays what it was.
pub(crate) fn put_setup(location: &LocationId, setup: &CheckInSetup, door_code: &str, version: i64) -> Vec<Statement> {
    let row = value!([{
        "location": location, "self_check_in": setup.self_check_in.word(), "capacity": setup.capacity,
        "plan_ids": value!(setup.plan_ids).to_string(), "day_price": setup.day_price_minor, "tax_class": setup.tax_class,
        "door_code": door_code, "version": version + 1,
    }]);
    vec![Statement::new(GUARD_VERSION, [location.as_str().into(), version.into()]), Statement::new(PUT, [row.into()])]
}

/// Puts another sign at the door of a location, if its setup still is at `version`.
pub(crate) fn put_sign(location: &LocationId, door_code: &str, version: u32) -> Vec<Statement> {
    let guard = [location.as_str().into(), version.into()];
    vec![Statement::new(GUARD_VERSION, guard), Statement::new(PUT_SIGN, [location.as_str().into(), door_code.into()])]
}
