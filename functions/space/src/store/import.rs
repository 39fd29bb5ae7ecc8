use crate::api::{ClosureId, ImportLocation, Slug};
use crate::rules::Changes;
use db::{Query, Statement};
use kernel::{LocationId, NewIds};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A slug and whose it is.
#[derive(Debug, Deserialize)]
pub(crate) struct SlugRow {
    slug: Slug,
    id: LocationId,
}

pub(super) const SLUGS: &str = "
SELECT slug, id FROM locations WHERE slug IN (SELECT value FROM json_each(?1)) LIMIT 200";

/// Which of the slugs there are.
pub(crate) fn known(slugs: &BTreeSet<Slug>) -> Query<SlugRow> {
    Query::new(SLUGS, [json!(slugs).into()])
}

/// Whose they are.
pub(crate) fn into_known(slugs: Vec<SlugRow>) -> BTreeMap<Slug, LocationId> {
    slugs.into_iter().map(|row| (row.slug, row.id)).collect()
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

/// Writes all of `changes`, what is named before what names it.
pub(crate) fn write(changes: &Changes, ids: &dyn NewIds) -> Vec<Statement> {
    let mut writes = Vec::new();
    if !changes.locations.is_empty() {
        writes.push(upsert_locations(&changes.locations));
        writes.push(upsert_closures(&changes.locations, ids));
    }
    writes
}
