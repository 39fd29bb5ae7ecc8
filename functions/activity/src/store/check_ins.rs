//! Stays: found, begun, ended.
use super::ASKED;
use crate::api::{CheckInId, CheckInPlace, CoveredBy, InBy, OutBy};
use crate::rules::{Admitted, Leaving, PlaceFacts, StoredCheckIn, day_spans};
use db::{Query, Statement};
use kernel::{CustomerId, Day, Instant, LocationId, millis, millis_option};
use ledger::Purse;
use serde::Deserialize;
use web::ListCursor;

pub(super) const ALL_SQL: &[&str] = &[
    OPEN,
    ONE,
    MINE,
    OF_DAY,
    PRESENT,
    TO_CLOSE,
    NAME,
    GUARD_SETUP,
    GUARD_ROOM,
    GUARD_CAP,
    INSERT,
    GUARD_IN,
    END,
    GRANTS_OF,
];

macro_rules! select {
    ($tail:literal) => {
        select!("check_ins", $tail)
    };
    ($stays:literal, $tail:literal) => {
        concat!(
            "
SELECT check_ins.id, check_ins.customer_id, v_customers.name AS customer_name, check_ins.location_id,
  v_locations.name AS location_name, v_locations.zone ->> 'name' AS zone_name, local_day, in_at, in_by, out_at, out_by,
  covered_by, cover_name, uncovered_minutes,
  (SELECT whose.name FROM v_grants JOIN v_customers AS whose ON whose.id = v_grants.customer_id
    WHERE v_grants.id = grant_id AND v_grants.customer_id <> check_ins.customer_id) AS cover_of
FROM ",
            $stays,
            "
CROSS JOIN v_customers ON v_customers.id = check_ins.customer_id
CROSS JOIN v_locations ON v_locations.id = check_ins.location_id
",
            $tail
        )
    };
}

const OPEN: &str = select!("WHERE check_ins.customer_id = ?1 AND out_at IS NULL LIMIT 1");
const ONE: &str = select!("WHERE check_ins.id = ?1 LIMIT 1");
const MINE: &str = select!(
    "WHERE check_ins.customer_id = ?1 AND (in_at, check_ins.id) < (?2, ?3) ORDER BY in_at DESC, check_ins.id DESC LIMIT ?4"
);
const OF_DAY: &str = select!(
    "WHERE check_ins.location_id = ?1 AND local_day = ?2 AND (?3, ?4) < (in_at, check_ins.id) ORDER BY in_at, check_ins.id LIMIT ?5"
);
const PRESENT: &str = select!(
    "check_ins INDEXED BY check_ins_present",
    "WHERE check_ins.location_id = ?1 AND out_at IS NULL AND (?2, ?3) < (in_at, check_ins.id) ORDER BY in_at, check_ins.id LIMIT ?4"
);
// In the order in which they came, place by place: those who came first are the first to be behind shut doors.
const TO_CLOSE: &str = select!(
    "check_ins INDEXED BY check_ins_present",
    "WHERE out_at IS NULL AND check_ins.location_id = ?1 AND in_at <= ?2 ORDER BY in_at, check_ins.id LIMIT ?3"
);

/// A stay.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct CheckInRow {
    id: CheckInId,
    customer_id: CustomerId,
    customer_name: String,
    location_id: LocationId,
    location_name: String,
    zone_name: String,
    local_day: Day,
    #[serde(with = "millis")]
    in_at: Instant,
    in_by: InBy,
    #[serde(with = "millis_option")]
    out_at: Option<Instant>,
    out_by: Option<OutBy>,
    covered_by: CoveredBy,
    cover_name: String,
    cover_of: Option<String>,
    uncovered_minutes: i64,
}

impl From<CheckInRow> for StoredCheckIn {
    fn from(row: CheckInRow) -> Self {
        Self {
            id: row.id,
            customer_id: row.customer_id,
            customer_name: row.customer_name,
            location: CheckInPlace { id: row.location_id, name: row.location_name, zone: row.zone_name },
            local_day: row.local_day,
            in_at: row.in_at,
            in_by: row.in_by,
            out_at: row.out_at,
            out_by: row.out_by,
            covered_by: row.covered_by,
            cover_name: row.cover_name,
            cover_of: row.cover_of,
            uncovered_minutes: row.uncovered_minutes,
        }
    }
}

/// Where a customer is in.
pub(crate) fn open(customer: &CustomerId) -> Query<CheckInRow> {
    Query::new(OPEN, [customer.as_str().into()])
}

/// A stay by its id.
pub(crate) fn one(id: &CheckInId) -> Query<CheckInRow> {
    Query::new(ONE, [id.as_str().into()])
}

/// A customer's stays, latest first.
pub(crate) fn mine(customer: &CustomerId, before: Option<&ListCursor>) -> Query<CheckInRow> {
    let (at, id) = before.map_or((i64::MAX >> 11, ""), |cursor| (cursor.at.as_millis(), cursor.id.as_str()));
    Query::new(MINE, [customer.as_str().into(), at.into(), id.into(), ASKED.into()])
}

/// Where a list that grows begins.
fn after(cursor: Option<&ListCursor>) -> (i64, &str) {
    cursor.map_or((0, ""), |cursor| (cursor.at.as_millis(), cursor.id.as_str()))
}

/// The stays of a day at a location.
pub(crate) fn of_day(location: &LocationId, day: Day, cursor: Option<&ListCursor>) -> Query<CheckInRow> {
    let (at, id) = after(cursor);
    Query::new(OF_DAY, [location.as_str().into(), day.to_string().into(), at.into(), id.into(), ASKED.into()])
}

/// Who is in at a location.
pub(crate) fn present(location: &LocationId, cursor: Option<&ListCursor>) -> Query<CheckInRow> {
    let (at, id) = after(cursor);
    Query::new(PRESENT, [location.as_str().into(), at.into(), id.into(), ASKED.into()])
}

/// Who has been in at a location for some minutes, those first who came first.
pub(crate) fn to_close(location: &LocationId, now: Instant, most: u32) -> Query<CheckInRow> {
    Query::new(TO_CLOSE, [location.as_str().into(), now.into(), most.into()])
}

// What whoever stays can spend, that held at some time of it.
const GRANTS_OF: &str = concat!(
    "
SELECT id, kind, name, amount, balance, currency, scope, contract_id, starts_at, ",
    ledger::spent_until!(),
    " AS expires_at, of, turn, ",
    ledger::lent!("(SELECT customer_id FROM check_ins WHERE check_ins.id = ?1)", "?3", "?4"),
    ledger::spendable!("(SELECT customer_id FROM check_ins WHERE check_ins.id = ?1)"),
    "
WHERE kind = 'time_pass' AND starts_at < ?2
  AND (expires_at IS NULL OR (SELECT in_at FROM check_ins WHERE check_ins.id = ?1) < expires_at)
ORDER BY turn, expires_at, id LIMIT 500"
);

/// The time passes that whoever stays can spend.
pub(crate) fn grants_of(id: &CheckInId, now: Instant) -> Query<ledger::Grant> {
    // Nobody stays for longer than a week.
    let [first, last] = ledger::months(now.plus_minutes(-7 * 24 * 60), now);
    Query::new(GRANTS_OF, [id.as_str().into(), now.plus_minutes(1).into(), first.into(), last.into()])
}

const NAME: &str = "SELECT name FROM v_customers WHERE id = ?1 LIMIT 1";

/// A name.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct NameRow {
    /// As it is shown.
    pub(crate) name: String,
}

/// A customer's name.
pub(crate) fn name(customer: &CustomerId) -> Query<NameRow> {
    Query::new(NAME, [customer.as_str().into()])
}

const GUARD_SETUP: &str = "
INSERT INTO activity_guards (guard) SELECT 'check_in_setup_changed' WHERE NOT EXISTS (
  SELECT 1 FROM check_in_settings JOIN v_locations ON v_locations.id = check_in_settings.location_id
  WHERE check_in_settings.location_id = ?1 AND check_in_settings.version = ?2 AND v_locations.version = ?3)";
// After the new one is in.
const GUARD_ROOM: &str = "
INSERT INTO activity_guards (guard) SELECT 'house_is_full' WHERE ?2 < (
  SELECT count(*) FROM check_ins INDEXED BY check_ins_present WHERE location_id = ?1 AND out_at IS NULL)";
const GUARD_CAP: &str = "
INSERT INTO activity_guards (guard) SELECT 'check_in_cap_reached' WHERE ?4 < (
  SELECT count(DISTINCT local_day) FROM check_ins
  WHERE customer_id = ?1 AND ?5 <= in_at AND ?2 <= local_day AND local_day < ?3 AND counts = 1)";
const INSERT: &str = "
INSERT INTO check_ins (id, customer_id, location_id, local_day, in_at, in_by, covered_by, grant_id, cover_name, counts)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

/// A stay that begins.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NewCheckIn<'a> {
    /// Its id.
    pub(crate) id: &'a CheckInId,
    /// Whose.
    pub(crate) customer: &'a CustomerId,
    /// Where.
    pub(crate) place: &'a PlaceFacts,
    /// Who checks them in.
    pub(crate) by: InBy,
    /// What lets them in.
    pub(crate) admitted: &'a Admitted,
    /// Now.
    pub(crate) now: Instant,
}

/// Writes a stay, and draws the pass that lets in, if all that admitted it still holds.
pub(crate) fn begin(new: NewCheckIn<'_>, purse: &Purse) -> Vec<Statement> {
    let NewCheckIn { id, customer, place, by, admitted, now } = new;
    let (location, today) = (place.id.as_str(), place.day(now));
    let mut statements = Vec::new();
    if let Some(reception) = &place.reception {
        let versions = [location.into(), reception.version.into(), place.location_version.into()];
        statements.push(Statement::new(GUARD_SETUP, versions));
    }
    let grant = admitted.grant.as_ref().map(ledger::GrantId::as_str);
    statements.push(Statement::new(
        INSERT,
        [
            id.as_str().into(),
            customer.as_str().into(),
            location.into(),
            today.to_string().into(),
            now.into(),
            by.word().into(),
            admitted.covered_by.word().into(),
            grant.into(),
            admitted.name.as_str().into(),
            i64::from(admitted.counts).into(),
        ],
    ));
    let capacity = place.reception.as_ref().and_then(|reception| reception.capacity);
    if let Some(capacity) = capacity.filter(|_| admitted.covered_by != CoveredBy::Courtesy) {
        statements.push(Statement::new(GUARD_ROOM, [location.into(), capacity.into()]));
    }
    if admitted.counts {
        statements.extend(day_spans(purse, today, now).into_iter().map(|((from, until), max)| {
            let earliest = Instant::utc_midnight(from.date()).plus_minutes(-24 * 60);
            let span = [from.to_string().into(), until.to_string().into()];
            let [from, until] = span;
            Statement::new(GUARD_CAP, [customer.as_str().into(), from, until, max.into(), earliest.into()])
        }));
    }
    statements.extend(ledger::draw(&admitted.draws, customer, ("check_in", id.as_str()), now));
    statements
}

const GUARD_IN: &str = "
INSERT INTO activity_guards (guard) SELECT 'check_in_is_over' WHERE NOT EXISTS (
  SELECT 1 FROM check_ins WHERE id = ?1 AND out_at IS NULL)";
const END: &str = "UPDATE check_ins SET out_at = ?2, out_by = ?3, uncovered_minutes = ?4 WHERE id = ?1";

/// Ends a stay, and draws the minutes of its time passes; whoever comes second ends nothing.
pub(crate) fn end(stay: &StoredCheckIn, leaving: &Leaving, now: Instant) -> Vec<Statement> {
    let id = &stay.id;
    let ended = [id.as_str().into(), leaving.at.into(), leaving.by.word().into(), leaving.uncovered_minutes.into()];
    let mut statements = vec![Statement::new(GUARD_IN, [id.as_str().into()]), Statement::new(END, ended)];
    statements.extend(ledger::draw(&leaving.draws, &stay.customer_id, ("check_in", id.as_str()), now));
    statements
}
