use crate::api::{ClosureId, ImportLocation, Slug};
use crate::rules::{Changes, Known, Names};
use db::{Query, Statement};
use kernel::{CustomerId, LocationId, NewIds};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// An id that a list names.
#[derive(Debug, Deserialize)]
pub(crate) struct Named<I> {
    id: I,
}

/// A slug and whose it is.
#[derive(Debug, Deserialize)]
pub(crate) struct SlugRow {
    slug: Slug,
    id: LocationId,
}

pub(super) const MISSING_CUSTOMERS: &str = "
SELECT value AS id FROM json_each(?1)
WHERE NOT EXISTS (SELECT 1 FROM v_customers WHERE id = value) LIMIT 1000";
pub(super) const SLUGS: &str = "
SELECT slug, id FROM locations WHERE slug IN (SELECT value FROM json_each(?1)) LIMIT 200";

/// Which of `names` there are.
pub(crate) fn known(names: &Names) -> (Query<Named<CustomerId>>, Query<SlugRow>) {
    (Query::new(MISSING_CUSTOMERS, [json!(names.customers).into()]), Query::new(SLUGS, [json!(names.slugs).into()]))
}

/// The facts out of the rows of `known`.
pub(crate) fn into_known((customers, slugs): (Vec<Named<CustomerId>>, Vec<SlugRow>)) -> Known {
    Known {
        missing_customers: customers.into_iter().map(|row| row.id).collect(),
        slugs: slugs.into_iter().map(|row| (row.slug, row.id)).collect(),
    }
}

pub(super) const UPSERT_LOCATIONS: &str = "
INSERT INTO locations (id, slug, name, address, currency, zone, hours, version)
SELECT value ->> 'id', value ->> 'slug', value ->> 'name', value ->> 'address', value ->> 'currency', value -> 'zone',
  value -> 'hours', 1
FROM json_each(?1) WHERE true
ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, name = excluded.name, address = excluded.address,
  currency = excluded.currency, zone = excluded.zone, hours = excluded.hours, version = version + 1";

/// Writes locations; each that is known gets a new version.
pub(crate) fn upsert_locations(locations: &[ImportLocation]) -> Statement {
    // A network has few zones, and each takes a millisecond to compute.
    let mut zones = BTreeMap::new();
    let mut row = |location: &ImportLocation| {
        let setup = &location.setup;
        let zone = zones.entry(json!(setup.zone).to_string()).or_insert_with(|| json!(setup.zone.zone()));
        json!({ "id": location.id, "slug": setup.slug, "name": setup.name, "address": setup.address,
            "currency": setup.currency, "zone": zone, "hours": setup.hours })
    };
    let rows: Vec<Value> = locations.iter().map(&mut row).collect();
    Statement::new(UPSERT_LOCATIONS, [Value::from(rows).into()])
}

pub(super) const UPSERT_CLOSURES: &str = "
INSERT INTO closures (id, location_id, starts_on, ends_on, reason)
SELECT value ->> 'id', value ->> 'location_id', value ->> 'starts_on', value ->> 'ends_on', value ->> 'reason'
FROM json_each(?1) WHERE true
ON CONFLICT (location_id, starts_on, ends_on) DO UPDATE SET reason = excluded.reason";

/// Adds the closures that come with locations; one of the same days is the same closure.
fn upsert_closures(locations: &[ImportLocation], ids: &dyn NewIds) -> Statement {
    let rows = locations.iter().flat_map(|location| {
        location.closures.iter().map(|closure| {
            json!({ "id": ClosureId::new(ids), "location_id": location.id, "starts_on": closure.starts_on,
                "ends_on": closure.ends_on, "reason": closure.reason })
        })
    });
    Statement::new(UPSERT_CLOSURES, [Value::from(rows.collect::<Vec<_>>()).into()])
}

pub(super) const UPSERT_TEAMS: &str = "
INSERT INTO teams (id, name, paying_customer_id, rights)
SELECT value ->> 'id', value ->> '$.setup.name', value ->> '$.setup.paying_customer_id', value -> '$.setup.rights'
FROM json_each(?1) WHERE true
ON CONFLICT (id) DO UPDATE SET name = excluded.name, paying_customer_id = excluded.paying_customer_id,
  rights = excluded.rights";
pub(super) const DELETE_MEMBERS: &str = "
DELETE FROM team_members WHERE team_id IN (SELECT value ->> 'id' FROM json_each(?1))";
pub(super) const INSERT_MEMBERS: &str = "
INSERT INTO team_members (team_id, customer_id, is_administrator, narrowed)
SELECT team.value ->> 'id', member.value ->> 'customer_id', member.value ->> 'is_administrator',
  member.value -> 'narrowed'
FROM json_each(?1) AS team, json_each(team.value, '$.setup.members') AS member";

/// Writes all of `changes`, what is named before what names it.
pub(crate) fn write(changes: &Changes, ids: &dyn NewIds) -> Vec<Statement> {
    let mut writes = Vec::new();
    if !changes.locations.is_empty() {
        writes.push(upsert_locations(&changes.locations));
        writes.push(upsert_closures(&changes.locations, ids));
    }
    if !changes.teams.is_empty() {
        let teams = json!(changes.teams);
        let three = [UPSERT_TEAMS, DELETE_MEMBERS, INSERT_MEMBERS];
        writes.extend(three.map(|sql| Statement::new(sql, [teams.clone().into()])));
    }
    writes
}
