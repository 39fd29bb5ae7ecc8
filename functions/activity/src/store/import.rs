//! Stays of the past, as a space that moves in brings them.
use crate::api::{CheckInId, ImportCheckIn};
use crate::rules::Known;
use db::{DbError, Query, Statement, json};
use kernel::{CustomerId, LocationId};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[CUSTOMERS, ZONES, IMPORTED, IMPORT];

const CUSTOMERS: &str = "SELECT v_customers.id FROM json_each(?1) AS named CROSS JOIN v_customers ON v_customers.id = named.value LIMIT 1000";
const ZONES: &str = "SELECT id, zone FROM v_locations LIMIT 200";
const IMPORTED: &str =
    "SELECT check_ins.id FROM json_each(?1) AS named CROSS JOIN check_ins ON check_ins.id = named.value LIMIT 1000";

/// A customer that there is.
#[derive(Debug, Deserialize)]
pub(crate) struct CustomerRow {
    id: CustomerId,
}

/// A location's zone.
#[derive(Debug, Deserialize)]
pub(crate) struct ZoneOfRow {
    id: LocationId,
    zone: String,
}

/// A stay that there is.
#[derive(Debug, Deserialize)]
pub(crate) struct KnownRow {
    id: CheckInId,
}

/// What an import is held against.
pub(crate) fn known(rows: &[ImportCheckIn]) -> (Query<CustomerRow>, Query<ZoneOfRow>, Query<KnownRow>) {
    let customers: Vec<_> = rows.iter().map(|row| &row.customer_id).collect();
    let ids: Vec<_> = rows.iter().map(|row| &row.id).collect();
    (
        Query::new(CUSTOMERS, [serde_json::json!(customers).into()]),
        Query::new(ZONES, []),
        Query::new(IMPORTED, [serde_json::json!(ids).into()]),
    )
}

/// Reads it.
pub(crate) fn into_known(
    (customers, zones, check_ins): (Vec<CustomerRow>, Vec<ZoneOfRow>, Vec<KnownRow>),
) -> Result<Known, DbError> {
    let zones: Result<_, DbError> = zones.into_iter().map(|row| Ok((row.id, json(&row.zone)?))).collect();
    Ok(Known {
        customers: customers.into_iter().map(|row| row.id).collect(),
        zones: zones?,
        check_ins: check_ins.into_iter().map(|row| row.id).collect(),
    })
}

const IMPORT: &str = "
INSERT INTO check_ins (id, customer_id, location_id, local_day, in_at, in_by, out_at, out_by, covered_by, cover_name, counts)
SELECT value ->> 'id', value ->> 'customer', value ->> 'location', value ->> 'day', value ->> 'in_at', 'desk', value ->> 'out_at', 'desk',
  'plan', value ->> 'cover', 1
FROM json_each(?1) WHERE true ON CONFLICT (id) DO NOTHING";

/// Writes stays that are not known yet.
pub(crate) fn import(rows: &[ImportCheckIn], known: &Known) -> Statement {
    let row = |row: &ImportCheckIn| {
        serde_json::json!({
            "id": row.id, "customer": row.customer_id, "location": row.location_id,
            "day": known.day(&row.location_id, row.in_at), "in_at": row.in_at.as_millis(), "out_at": row.out_at.as_millis(),
            "cover": row.cover_name,
        })
    };
    let new: Vec<_> = rows.iter().filter(|row| !known.check_ins.contains(&row.id)).map(row).collect();
    Statement::new(IMPORT, [serde_json::json!(new).into()])
}
