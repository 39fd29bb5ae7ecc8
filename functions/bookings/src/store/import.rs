//! Bookings that an import brings in, any number of them at once.
use crate::api::{BookingStatus, Import};
use crate::rules::import::{Around, ImportResource, Placed};
use claims::{Claim, SLOTS_MAX, slot_of};
use db::{DbError, Query, Statement, json};
use kernel::Instant;
use serde::Deserialize;
use serde_json::{Value, json};

pub(super) const ALL_SQL: &[&str] = &[KNOWN_BOOKINGS, CUSTOMERS, IMPORT_RESOURCES, IMPORT_CLAIMS, INSERT_BOOKINGS];

const KNOWN_BOOKINGS: &str =
    "SELECT id FROM bookings WHERE id IN (SELECT value ->> 'id' FROM json_each(?1)) LIMIT 1000";
const CUSTOMERS: &str = "
SELECT id FROM v_customers WHERE id IN (SELECT value ->> 'customer_id' FROM json_each(?1)) LIMIT 1000";
/// An id that exists.
#[derive(Debug, Deserialize)]
pub struct ExistingId {
    id: String,
}

const IMPORT_RESOURCES: &str = "
SELECT resources.id, resources.location_id, policies.buffer_before_minutes, policies.buffer_after_minutes,
  (SELECT json_group_array(json_array(leaf.id, leaf.units)) FROM resource_leaves
    JOIN resources AS leaf ON leaf.id = resource_leaves.leaf_id WHERE resource_leaves.resource_id = resources.id) AS leaves
FROM resources JOIN policies ON policies.id = resources.policy_id
WHERE resources.id IN (SELECT value ->> 'resource_id' FROM json_each(?1)) LIMIT 1000";
/// A resource that is booked.
#[derive(Debug, Deserialize)]
pub struct ImportResourceRow {
    id: String,
    location_id: String,
    buffer_before_minutes: i64,
    buffer_after_minutes: i64,
    leaves: String,
}

// Buffers are at most a few hours; a day on either side finds every claim that could conflict.
const IMPORT_CLAIMS: &str = "
SELECT DISTINCT v_claims.resource_id, v_claims.unit, v_claims.first_slot, v_claims.after_slot, v_claims.holder,
  (v_claims.holder NOT GLOB 'itm_*' OR EXISTS (SELECT 1 FROM v_holds WHERE v_holds.id = v_claims.holder AND ?2 < v_holds.held_until)) AS is_live
FROM json_each(?1) AS row
JOIN resource_leaves ON resource_leaves.resource_id = row.value ->> 'resource_id'
JOIN v_claims ON v_claims.resource_id = resource_leaves.leaf_id
  AND row.value ->> 'reach_slot' <= v_claims.first_slot AND v_claims.first_slot < row.value ->> 'until_slot'
  AND row.value ->> 'from_slot' < v_claims.after_slot
LIMIT 50000";
/// What is claimed, or was held by a basket for too long.
#[derive(Debug, Deserialize)]
pub struct ImportClaimRow {
    #[serde(flatten)]
    claim: Claim,
    is_live: u8,
}

/// What the bookings of an import are checked against.
pub fn around(
    import: &Import,
    now: Instant,
) -> (Query<ExistingId>, Query<ExistingId>, Query<ImportResourceRow>, Query<ImportClaimRow>) {
    let day = 24 * 60 / claims::SLOT_MINUTES;
    let rows: Vec<Value> = import
        .bookings
        .iter()
        .map(|booking| {
            let (from, until) = (slot_of(booking.starts_at) - day, slot_of(booking.ends_at) + day);
            json!({ "id": booking.id, "customer_id": booking.customer_id, "resource_id": booking.resource_id,
            "from_slot": from, "until_slot": until, "reach_slot": from - SLOTS_MAX })
        })
        .collect();
    let rows = Value::from(rows);
    (
        Query::new(KNOWN_BOOKINGS, [rows.clone().into()]),
        Query::new(CUSTOMERS, [rows.clone().into()]),
        Query::new(IMPORT_RESOURCES, [rows.clone().into()]),
        Query::new(IMPORT_CLAIMS, [rows.into(), now.into()]),
    )
}

/// Puts the answers to `around` together.
pub fn assemble_around(
    bookings: Vec<ExistingId>,
    customers: Vec<ExistingId>,
    resources: Vec<ImportResourceRow>,
    claims: Vec<ImportClaimRow>,
) -> Result<Around, DbError> {
    let ids = |rows: Vec<ExistingId>| rows.into_iter().map(|row| row.id).collect();
    let mut around = Around { known_bookings: ids(bookings), customers: ids(customers), ..Around::default() };
    for row in claims {
        if row.is_live == 1 {
            around.claims.push(row.claim);
        } else {
            around.lapsed.insert(row.claim.holder);
        }
    }
    for row in resources {
        let resource = ImportResource {
            location_id: row.location_id,
            buffer_before_minutes: row.buffer_before_minutes,
            buffer_after_minutes: row.buffer_after_minutes,
            leaves: json(&row.leaves)?,
        };
        around.resources.insert(row.id, resource);
    }
    Ok(around)
}

const INSERT_BOOKINGS: &str = "
INSERT INTO bookings (id, resource_id, location_id, customer_id, starts_at, ends_at, first_slot, after_slot, status, title,
  people, price_minor, currency, price_why, cancel_until, created_at, cancelled_at)
SELECT value ->> 'id', value ->> 'resource_id', value ->> 'location_id', value ->> 'customer_id', value ->> 'starts_at',
  value ->> 'ends_at', value ->> 'first_slot', value ->> 'after_slot', value ->> 'status', value ->> 'title',
  value ->> 'people', value ->> 'price_minor', value ->> 'currency', '[]', value ->> 'starts_at', value ->> 'created_at',
  value ->> 'cancelled_at'
FROM json_each(?1)";
/// Writes placed bookings with their claims, in the place of holds that have lapsed. Nothing is charged for them.
pub fn insert_placed(placed: &[Placed<'_>], around: &Around, now: Instant) -> Vec<Statement> {
    let bookings: Vec<Value> = placed.iter().map(|one| booking_row(one, now)).collect();
    let claims: Vec<Claim> = placed.iter().flat_map(claims_of).collect();
    let mut statements = vec![Statement::new(INSERT_BOOKINGS, [Value::from(bookings).into()])];
    let lapsed: Vec<&str> = around.lapsed.iter().map(String::as_str).collect();
    statements.extend(claims::release_lapsed(&lapsed, now));
    statements.extend(claims::put(&claims));
    statements
}

fn claims_of<'a>(one: &'a Placed<'_>) -> impl Iterator<Item = Claim> + 'a {
    one.units.iter().map(|(leaf, unit)| Claim {
        resource_id: leaf.clone(),
        unit: *unit,
        first_slot: one.range.first(),
        after_slot: one.range.after(),
        holder: one.booking.id.to_string(),
    })
}

fn booking_row(one: &Placed<'_>, now: Instant) -> Value {
    let booking = one.booking;
    let cancelled_at = (booking.status == BookingStatus::Cancelled).then(|| now.as_millis());
    json!({
        "id": booking.id, "resource_id": booking.resource_id, "location_id": one.location_id,
        "customer_id": booking.customer_id, "starts_at": booking.starts_at.as_millis(), "ends_at": booking.ends_at.as_millis(),
        "first_slot": one.range.first(), "after_slot": one.range.after(), "status": booking.status, "title": booking.title,
        "people": booking.people, "price_minor": booking.price.minor, "currency": booking.price.currency,
        "created_at": now.as_millis(), "cancelled_at": cancelled_at,
    })
}
