use crate::SlotRange;
use db::{DbError, Query, Statement};
use kernel::Instant;
use serde::Deserialize;

/// Every SQL text here, for the tests that prepare and plan them.
pub const ALL_SQL: &[&str] = &[
    TAKE_UNIT,
    TAKE_SLOTS,
    PUT_CLAIMS,
    PUT_SLOTS,
    RELEASE_SLOTS,
    RELEASE_UNITS,
    RELEASE_LAPSED_SLOTS,
    RELEASE_LAPSED_UNITS,
    CLAIMED,
];

/// A stretch of time that somebody holds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Claim {
    /// The resource that is held; never a combined one, always its parts.
    pub resource_id: String,
    /// Which of its units.
    pub unit: i64,
    /// The first quarter-hour.
    pub first_slot: i64,
    /// The quarter-hour after the last.
    pub after_slot: i64,
    /// Who holds it: the id of a booking, or of an item in a basket.
    pub holder: String,
}

// The lowest unit that is free for the whole stretch. With none, `unit` is NULL and the batch fails.
const TAKE_UNIT: &str = "
INSERT INTO claims (resource_id, first_slot, unit, after_slot, holder)
SELECT ?1, ?2, (
  SELECT unit.key FROM json_each(?4) AS unit
  WHERE NOT EXISTS (SELECT 1 FROM slot_claims AS taken
    WHERE taken.resource_id = ?1 AND taken.unit = unit.key AND ?2 <= taken.slot AND taken.slot < ?3)
  ORDER BY unit.key LIMIT 1
), ?3, ?5";

const TAKE_SLOTS: &str = "
INSERT INTO slot_claims (resource_id, unit, slot)
SELECT claims.resource_id, claims.unit, slot.value FROM claims, json_each(?2) AS slot WHERE claims.holder = ?1";

/// Claims `range` of each of `leaves` (a resource without parts, and how many units it has) for
/// `holder`. Which unit is chosen where the batch is carried out, so that 12 desks have 12 winners
/// among any number of claimants.
pub fn take<'a>(holder: &str, leaves: impl IntoIterator<Item = (&'a str, u32)>, range: SlotRange) -> Vec<Statement> {
    let take_unit = |(leaf, units): (&str, u32)| {
        let units = serde_json::json!(vec![0; units as usize]);
        Statement::new(
            TAKE_UNIT,
            [leaf.into(), range.first().into(), range.after().into(), units.into(), holder.into()],
        )
    };
    let mut statements: Vec<Statement> = leaves.into_iter().map(take_unit).collect();
    let slots = serde_json::json!(range.slots().collect::<Vec<_>>());
    statements.push(Statement::new(TAKE_SLOTS, [holder.into(), slots.into()]));
    statements
}

const PUT_CLAIMS: &str = "
INSERT INTO claims (resource_id, first_slot, unit, after_slot, holder)
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?1)";
const PUT_SLOTS: &str = "
WITH RECURSIVE slots (resource_id, unit, slot, after_slot) AS (
  SELECT value ->> 0, value ->> 2, value ->> 1, value ->> 3 FROM json_each(?1)
  UNION ALL SELECT resource_id, unit, slot + 1, after_slot FROM slots WHERE slot + 1 < after_slot)
INSERT INTO slot_claims (resource_id, unit, slot) SELECT resource_id, unit, slot FROM slots";

/// Writes any number of claims whose units are chosen already, in two statements; for imports.
pub fn put<'a>(claims: impl IntoIterator<Item = &'a Claim>) -> Vec<Statement> {
    let row = |claim: &Claim| {
        serde_json::json!([claim.resource_id, claim.first_slot, claim.unit, claim.after_slot, claim.holder])
    };
    let rows = serde_json::Value::from(claims.into_iter().map(row).collect::<Vec<_>>());
    vec![Statement::new(PUT_CLAIMS, [rows.clone().into()]), Statement::new(PUT_SLOTS, [rows.into()])]
}

const RELEASE_SLOTS: &str = "
DELETE FROM slot_claims WHERE (resource_id, unit, slot) IN (
  SELECT claims.resource_id, claims.unit, slot.value FROM claims, json_each(?2) AS slot WHERE claims.holder = ?1)";
const RELEASE_UNITS: &str = "DELETE FROM claims WHERE holder = ?1";

/// Gives back all that `holder` claimed; `range` is what it took.
pub fn release(holder: &str, range: SlotRange) -> Vec<Statement> {
    let slots = serde_json::json!(range.slots().collect::<Vec<_>>());
    vec![Statement::new(RELEASE_SLOTS, [holder.into(), slots.into()]), Statement::new(RELEASE_UNITS, [holder.into()])]
}

// Whoever has prolonged the hold since it was seen to have lapsed keeps it.
const RELEASE_LAPSED_SLOTS: &str = "
WITH RECURSIVE slots (resource_id, unit, slot, after_slot) AS (
  SELECT claims.resource_id, claims.unit, claims.first_slot, claims.after_slot
  FROM json_each(?1) AS lapsed JOIN claims ON claims.holder = lapsed.value
  WHERE lapsed.value GLOB 'itm_*' AND NOT EXISTS (SELECT 1 FROM v_holds WHERE v_holds.id = lapsed.value AND ?2 < v_holds.held_until)
  UNION ALL SELECT resource_id, unit, slot + 1, after_slot FROM slots WHERE slot + 1 < after_slot)
DELETE FROM slot_claims WHERE (resource_id, unit, slot) IN (SELECT resource_id, unit, slot FROM slots)";
const RELEASE_LAPSED_UNITS: &str = "
DELETE FROM claims WHERE holder IN (
  SELECT lapsed.value FROM json_each(?1) AS lapsed
  WHERE lapsed.value GLOB 'itm_*' AND NOT EXISTS (SELECT 1 FROM v_holds WHERE v_holds.id = lapsed.value AND ?2 < v_holds.held_until))";

/// Frees what baskets held until before `now`, for whoever takes it in the same batch; a hold that was prolonged since
/// stays. `holders` are items of baskets (`itm_…`): a booking's
/// claims are not touched.
pub fn release_lapsed(holders: &[&str], now: Instant) -> Vec<Statement> {
    if holders.is_empty() {
        return Vec::new();
    }
    let holders = serde_json::json!(holders);
    let on_holders = |sql| Statement::new(sql, [holders.clone().into(), now.into()]);
    vec![on_holders(RELEASE_LAPSED_SLOTS), on_holders(RELEASE_LAPSED_UNITS)]
}

const CLAIMED: &str = "
SELECT resource_id, unit, first_slot, after_slot, holder FROM json_each(?1) AS leaf
JOIN claims ON claims.resource_id = leaf.value AND ?4 <= claims.first_slot AND claims.first_slot < ?3
WHERE ?2 < claims.after_slot
ORDER BY resource_id, first_slot LIMIT 20000";

/// What is claimed of `leaves` within `range`.
pub fn claimed<'a>(leaves: impl IntoIterator<Item = &'a str>, range: SlotRange) -> Query<Claim> {
    let leaves = serde_json::json!(leaves.into_iter().collect::<Vec<_>>());
    Query::new(CLAIMED, [leaves.into(), range.first().into(), range.after().into(), range.reaches_back_to().into()])
}

/// Whether a batch failed because something in `take` was claimed by somebody else: no unit was
/// free, or two batches chose the same and this one came second.
pub fn is_taken(error: &DbError) -> bool {
    let taken = [
        "claims.unit",
        "claims.resource_id, claims.first_slot, claims.unit",
        "slot_claims.resource_id, slot_claims.unit, slot_claims.slot",
    ];
    taken.iter().any(|rule| error.is_refused_by(rule))
}
