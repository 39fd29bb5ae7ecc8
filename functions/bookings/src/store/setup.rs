//! What operators set up: lists, and upserts of any number of rows at once.
use crate::api::{
    Audience, Category, Import, KindSetup, PolicyId, PolicySetup, RateId, RateSetup, RateUnit, ResourceSetup, SetUp,
};
use crate::rules::setup::{Known, KnownResource, Leaves};
use access::LocationName;
use db::{DbError, Query, Statement, json};
use kernel::hours::TimeOfDay;
use kernel::text::{Name, Note};
use kernel::{Instant, KindId, LocationId, ResourceId};
use serde::Deserialize;
use serde_json::{Value, json};

pub(super) const ALL_SQL: &[&str] = &[
    KINDS,
    POLICIES,
    RESOURCES,
    RATES,
    IDS,
    KNOWN_RESOURCES,
    LOCATIONS,
    AMENITIES,
    PUT_KINDS,
    PUT_POLICIES,
    TOUCH_POLICIES,
    TOUCH_RATED,
    PUT_RESOURCES,
    DROP_LEAVES,
    PUT_LEAVES,
    PUT_RATES,
];

const KINDS: &str = "SELECT id, name, category FROM kinds ORDER BY name, id LIMIT 500";
/// A kind.
#[derive(Debug, Deserialize)]
pub struct KindRow {
    /// Its id.
    pub id: KindId,
    /// Its name.
    pub name: String,
    /// What all spaces call it.
    pub category: Category,
}
/// Every kind.
pub fn kinds() -> Query<KindRow> {
    Query::new(KINDS, [])
}

impl TryFrom<KindRow> for SetUp<KindId, KindSetup> {
    type Error = DbError;
    fn try_from(row: KindRow) -> Result<Self, DbError> {
        Ok(Self { id: row.id, setup: KindSetup { name: name(&row.name)?, category: row.category } })
    }
}

fn name(text: &str) -> Result<Name, DbError> {
    text.parse().map_err(DbError::Failed)
}

const POLICIES: &str = "
SELECT id, json_object('name', name, 'length_minutes_min', length_minutes_min, 'length_minutes_max', length_minutes_max,
  'grain_minutes', grain_minutes, 'lead_time_minutes', lead_time_minutes, 'horizon_days', horizon_days,
  'open_bookings_max', open_bookings_max, 'return_gap_same_resource_minutes', return_gap_same_resource_minutes,
  'return_gap_any_resource_minutes', return_gap_any_resource_minutes, 'buffer_before_minutes', buffer_before_minutes,
  'buffer_after_minutes', buffer_after_minutes, 'cancel_until_minutes', cancel_until_minutes) AS setup
FROM policies ORDER BY name, id LIMIT 500";
/// A row whose set-up is one JSON column.
#[derive(Debug, Deserialize)]
pub struct SetupRow {
    id: String,
    setup: String,
}
/// Every policy.
pub fn policies() -> Query<SetupRow> {
    Query::new(POLICIES, [])
}

impl TryFrom<SetupRow> for SetUp<PolicyId, PolicySetup> {
    type Error = DbError;
    fn try_from(row: SetupRow) -> Result<Self, DbError> {
        let id = row.id.parse().map_err(|e: &str| DbError::Failed(e.to_owned()))?;
        Ok(Self { id, setup: json(&row.setup)? })
    }
}

const RESOURCES: &str = "
SELECT id, location_id, kind_id, policy_id, name, description, capacity, units, amenities, audience, plan_ids, team_ids,
  position, archived,
  (SELECT json_group_array(leaf_id) FROM resource_leaves WHERE resource_id = resources.id AND leaf_id <> resources.id) AS part_ids
FROM resources ORDER BY location_id, position, id LIMIT 2000";
/// A resource as operators see it.
#[derive(Debug, Deserialize)]
pub struct ResourceRow {
    id: ResourceId,
    location_id: LocationId,
    kind_id: KindId,
    policy_id: PolicyId,
    name: String,
    description: Note,
    capacity: crate::api::Count,
    units: crate::api::Units,
    amenities: String,
    audience: Audience,
    plan_ids: String,
    team_ids: String,
    position: crate::api::Position,
    archived: u8,
    part_ids: String,
}
/// Every resource, archived ones too.
pub fn resources() -> Query<ResourceRow> {
    Query::new(RESOURCES, [])
}

impl TryFrom<ResourceRow> for SetUp<ResourceId, ResourceSetup> {
    type Error = DbError;
    fn try_from(row: ResourceRow) -> Result<Self, DbError> {
        let setup = ResourceSetup {
            location_id: row.location_id,
            kind_id: row.kind_id,
            policy_id: row.policy_id,
            name: name(&row.name)?,
            description: row.description,
            capacity: row.capacity,
            units: row.units,
            amenities: json(&row.amenities)?,
            audience: row.audience,
            plan_ids: json(&row.plan_ids)?,
            team_ids: json(&row.team_ids)?,
            part_ids: json(&row.part_ids)?,
            position: row.position,
            archived: row.archived == 1,
        };
        Ok(Self { id: row.id, setup })
    }
}

const RATES: &str = "
SELECT id, location_id, kind_id, name, audience, weekdays, from_minute, until_minute, length_minutes_min,
  length_minutes_max, unit, amount_minor, cap_minor, tax_class FROM rates ORDER BY location_id, kind_id, id LIMIT 2000";
/// A rate as operators see it.
#[derive(Debug, Deserialize)]
pub struct RateSetupRow {
    id: RateId,
    location_id: LocationId,
    kind_id: KindId,
    name: String,
    audience: Audience,
    weekdays: String,
    from_minute: u16,
    until_minute: u16,
    length_minutes_min: crate::api::Minutes,
    length_minutes_max: crate::api::Minutes,
    unit: RateUnit,
    amount_minor: crate::api::Minor,
    cap_minor: Option<crate::api::Minor>,
    tax_class: ledger::TaxClass,
}
/// Every rate.
pub fn rates() -> Query<RateSetupRow> {
    Query::new(RATES, [])
}

impl TryFrom<RateSetupRow> for SetUp<RateId, RateSetup> {
    type Error = DbError;
    fn try_from(row: RateSetupRow) -> Result<Self, DbError> {
        let time =
            |minutes| TimeOfDay::from_minutes(minutes).ok_or_else(|| DbError::Failed("a time past 24:00".to_owned()));
        let setup = RateSetup {
            location_id: row.location_id,
            kind_id: row.kind_id,
            name: name(&row.name)?,
            audience: row.audience,
            weekdays: json(&row.weekdays)?,
            from: time(row.from_minute)?,
            until: time(row.until_minute)?,
            length_minutes_min: row.length_minutes_min,
            length_minutes_max: row.length_minutes_max,
            unit: row.unit,
            amount_minor: row.amount_minor,
            cap_minor: row.cap_minor,
            tax_class: row.tax_class,
        };
        Ok(Self { id: row.id, setup })
    }
}

const LOCATIONS: &str = "SELECT id, name, zone ->> 'name' AS zone, currency FROM v_locations ORDER BY name LIMIT 200";
/// Every location.
pub fn locations() -> Query<LocationName> {
    Query::new(LOCATIONS, [])
}

const AMENITIES: &str = "
SELECT DISTINCT amenity.value AS amenity FROM resources, json_each(resources.amenities) AS amenity
WHERE resources.archived = 0 ORDER BY amenity LIMIT 200";
/// A word that some resource has.
#[derive(Debug, Deserialize)]
pub struct AmenityRow {
    /// The word.
    pub amenity: String,
}
/// Every amenity of a resource in use.
pub fn amenities() -> Query<AmenityRow> {
    Query::new(AMENITIES, [])
}

const IDS: &str = "
SELECT 'kind' AS what, id FROM kinds UNION ALL SELECT 'policy', id FROM policies UNION ALL SELECT 'location', id FROM v_locations
LIMIT 5000";
/// An id, and what of.
#[derive(Debug, Deserialize)]
pub struct IdRow {
    what: String,
    id: String,
}
const KNOWN_RESOURCES: &str = "
SELECT id, location_id, units, (SELECT json_group_array(leaf_id) FROM resource_leaves WHERE resource_id = resources.id) AS leaves,
  EXISTS (SELECT 1 FROM v_claims JOIN resource_leaves ON resource_leaves.leaf_id = v_claims.resource_id
    WHERE resource_leaves.resource_id = resources.id AND ?1 < v_claims.first_slot) AS has_upcoming
FROM resources LIMIT 5000";
/// A resource that is known.
#[derive(Debug, Deserialize)]
pub struct KnownRow {
    id: String,
    location_id: String,
    units: i64,
    leaves: String,
    has_upcoming: u8,
}

/// What is set up already.
pub fn known(now: Instant) -> (Query<IdRow>, Query<KnownRow>) {
    (Query::new(IDS, []), Query::new(KNOWN_RESOURCES, [claims::slot_of(now).into()]))
}

/// Puts the answers to `known` together.
pub fn assemble_known((ids, resources): (Vec<IdRow>, Vec<KnownRow>)) -> Result<Known, DbError> {
    let of = |what: &str| ids.iter().filter(|row| row.what == what).map(|row| row.id.clone()).collect();
    let mut known = Known { kinds: of("kind"), policies: of("policy"), locations: of("location"), ..Known::default() };
    for row in resources {
        let resource = KnownResource {
            location_id: row.location_id,
            units: row.units,
            leaves: json(&row.leaves)?,
            has_upcoming: row.has_upcoming == 1,
        };
        known.resources.insert(row.id, resource);
    }
    Ok(known)
}

const PUT_KINDS: &str = "
INSERT INTO kinds (id, name, category) SELECT value ->> 'id', value ->> 'name', value ->> 'category' FROM json_each(?1) WHERE true
ON CONFLICT (id) DO UPDATE SET name = excluded.name, category = excluded.category";
const PUT_POLICIES: &str = include_str!("put_policies.sql");
const TOUCH_POLICIES: &str = "
UPDATE resources SET version = version + 1 WHERE policy_id IN (SELECT value ->> 'id' FROM json_each(?1))";
// What a rate prices, and what it priced until now.
const TOUCH_RATED: &str = "
UPDATE resources SET version = version + 1 WHERE (location_id, kind_id) IN (
  SELECT value ->> 'location_id', value ->> 'kind_id' FROM json_each(?1)
  UNION SELECT location_id, kind_id FROM rates WHERE id IN (SELECT value ->> 'id' FROM json_each(?1)))";
const PUT_RESOURCES: &str = include_str!("put_resources.sql");
const DROP_LEAVES: &str = "DELETE FROM resource_leaves WHERE resource_id IN (SELECT value ->> 'id' FROM json_each(?1))";
const PUT_LEAVES: &str = "
INSERT INTO resource_leaves (resource_id, leaf_id) SELECT value ->> 0, value ->> 1 FROM json_each(?1)";
const PUT_RATES: &str = include_str!("put_rates.sql");

/// Writes kinds, policies, resources and rates; a row whose id is known replaces it.
pub fn put(import: &Import, leaves: &Leaves) -> Vec<Statement> {
    let mut statements = Vec::new();
    let mut bulk = |sql: &'static str, rows: Vec<Value>| {
        if !rows.is_empty() {
            statements.push(Statement::new(sql, [Value::from(rows).into()]));
        }
    };
    bulk(PUT_KINDS, import.kinds.iter().map(|row| flat(&row.id, &row.setup)).collect());
    let policies: Vec<Value> = import.policies.iter().map(|row| flat(&row.id, &row.setup)).collect();
    bulk(PUT_POLICIES, policies.clone());
    bulk(TOUCH_POLICIES, policies);
    let resources: Vec<Value> = import.resources.iter().map(|row| flat(&row.id, &row.setup)).collect();
    bulk(PUT_RESOURCES, resources.clone());
    bulk(DROP_LEAVES, resources);
    let pairs = leaves.iter().flat_map(|(id, leaves)| leaves.iter().map(move |leaf| json!([id, leaf])));
    bulk(PUT_LEAVES, pairs.collect());
    let rates = import.rates.iter().map(|row| {
        let mut rate = flat(&row.id, &row.setup);
        rate["from_minute"] = row.setup.from.minutes().into();
        rate["until_minute"] = row.setup.until.minutes().into();
        rate
    });
    let rates: Vec<Value> = rates.collect();
    bulk(TOUCH_RATED, rates.clone());
    bulk(PUT_RATES, rates);
    statements
}

/// A row as one JSON object, its id among the fields.
fn flat(id: &impl serde::Serialize, setup: &impl serde::Serialize) -> Value {
    let mut row = json!(setup);
    row["id"] = json!(id);
    row
}
