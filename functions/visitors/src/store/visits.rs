//! Visits: what is asked of them.
use super::facts::text_of;
use super::{ASKED, ASKED_OF_DAY, TABLE_ROWS_MAX};
use crate::api::{Cursor, GuestId, ListAllVisits, OutBy, VisitId, When};
use crate::rules::StoredVisit;
use db::Query;
use kernel::{CustomerId, Day, Instant, LocationId};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[
    UPCOMING, PAST, BY_ID, BY_REQUEST, FOLLOWING, WAITING, OF_DAY, PRESENT, OF_DAYS, BY_CODE, BY_NAME, SIGNED,
    ABSENCES, FIND_HOSTS, HOST,
];

macro_rules! select_visits {
    ($from:literal, $tail:literal) => {
        select_visits!("", $from, $tail)
    };
    // With more columns.
    ($more:literal, $from:literal, $tail:literal) => {
        concat!(
            "
SELECT visits.id, visits.guest_id, visits.location_id, v_locations.name AS location_name, v_locations.zone ->> 'name' AS zone,
  visits.host_id, hosts.name AS host_name, visits.customer_id, customers.name AS customer_name, visits.booking_id, visits.name,
  visits.sought, visits.email, visits.locale, visits.company, visits.reason, visits.note, visits.starts_at, visits.ends_at,
  visits.local_day, visits.repeats, visits.walk_in, visits.status, visits.refusal, visits.in_at, visits.back_at, visits.out_at, visits.out_by,
  visits.terms_place, visits.terms_version, visits.accepted_at, visits.sequence",
            $more,
            "
FROM ",
            $from,
            "
JOIN v_locations ON v_locations.id = visits.location_id
JOIN v_customers AS hosts ON hosts.id = visits.host_id
JOIN v_customers AS customers ON customers.id = visits.customer_id
",
            $tail
        )
    };
}
pub(super) use select_visits;

// Of both what one is visited for and what one registered; each follows its own index as far as a page.
const UPCOMING: &str = select_visits!(
    "(SELECT id FROM (SELECT id FROM visits WHERE host_id = ?1 AND (starts_at, id) > (?3, ?4) AND ?2 < ends_at ORDER BY starts_at, id LIMIT ?5)
  UNION SELECT id FROM (SELECT id FROM visits WHERE customer_id = ?1 AND (starts_at, id) > (?3, ?4) AND ?2 < ends_at ORDER BY starts_at, id LIMIT ?5))
  AS mine JOIN visits ON visits.id = mine.id",
    "ORDER BY visits.starts_at, visits.id LIMIT ?5"
);
const PAST: &str = select_visits!(
    "(SELECT id FROM (SELECT id FROM visits WHERE host_id = ?1 AND (starts_at, id) < (?3, ?4) AND ends_at <= ?2 ORDER BY starts_at DESC, id DESC LIMIT ?5)
  UNION SELECT id FROM (SELECT id FROM visits WHERE customer_id = ?1 AND (starts_at, id) < (?3, ?4) AND ends_at <= ?2 ORDER BY starts_at DESC, id DESC LIMIT ?5))
  AS mine JOIN visits ON visits.id = mine.id",
    "ORDER BY visits.starts_at DESC, visits.id DESC LIMIT ?5"
);

/// The longest visit has 24 hours, so that none that has not ended began more than a day ago.
const LONGEST_MINUTES: i64 = 25 * 60;
/// Beyond every id.
const LAST_ID: &str = "vis_~";

/// A customer's visits, from where the page before ended.
pub(crate) fn mine(customer: &CustomerId, when: When, after: Option<&Cursor>, now: Instant) -> Query<StoredVisit> {
    let (sql, begin) = match when {
        When::Upcoming => (UPCOMING, (now.plus_minutes(-LONGEST_MINUTES), "")),
        When::Past => (PAST, (now, LAST_ID)),
    };
    let (at, id) = after.map_or(begin, |cursor| (cursor.at, cursor.id.as_str()));
    Query::new(sql, [customer.as_str().into(), now.into(), at.into(), id.into(), ASKED.into()])
}

const BY_ID: &str = select_visits!("visits", "WHERE visits.id = ?1 LIMIT 1");

/// A visit.
pub(crate) fn visit(id: &VisitId) -> Query<StoredVisit> {
    Query::new(BY_ID, [id.as_str().into()])
}

const BY_REQUEST: &str =
    select_visits!("visits", "WHERE visits.request_key = ?1 ORDER BY visits.request_place LIMIT 200");

/// What a request made, if it came before.
pub(crate) fn of_request(key: &str) -> Query<StoredVisit> {
    Query::new(BY_REQUEST, [key.into()])
}

const FOLLOWING: &str = select_visits!(
    "visits AS this JOIN visits ON visits.guest_id = this.guest_id AND this.starts_at < visits.starts_at",
    "WHERE this.id = ?1 AND visits.status IN ('expected', 'awaiting_operator') ORDER BY visits.starts_at LIMIT 200"
);

/// The same person's visits after that one, of those that still are to be.
pub(crate) fn following(id: &VisitId) -> Query<StoredVisit> {
    Query::new(FOLLOWING, [id.as_str().into()])
}

const WAITING: &str = select_visits!(
    "visits AS this JOIN visits ON visits.guest_id = this.guest_id",
    "WHERE this.id = ?1 AND visits.status = 'awaiting_operator' ORDER BY visits.starts_at LIMIT 200"
);

/// All visits of the same person that wait for an operator's yes: it is said to all of them.
pub(crate) fn waiting(id: &VisitId) -> Query<StoredVisit> {
    Query::new(WAITING, [id.as_str().into()])
}

// A search is within one day, whose rows are bounded by the door.
const OF_DAY: &str = select_visits!(
    "visits",
    "WHERE visits.location_id = ?1 AND visits.local_day = ?2 AND (visits.starts_at, visits.id) > (?4, ?5)
  AND (?3 = '' OR instr(visits.sought, lower(?3)) > 0 OR instr(lower(hosts.name), lower(?3)) > 0 OR instr(lower(visits.company), lower(?3)) > 0)
ORDER BY visits.starts_at, visits.id LIMIT ?6"
);

/// The visits of a day at a location.
pub(crate) fn of_day(wish: &ListAllVisits) -> Query<StoredVisit> {
    let begin = (Instant::from_seconds(0), "");
    let (at, id) = wish.cursor.as_ref().map_or(begin, |cursor| (cursor.at, cursor.id.as_str()));
    // In small letters here: SQLite's `lower` knows ASCII alone.
    let search = crate::rules::sought(&wish.search);
    let params =
        [wish.location.as_str().into(), text_of(wish.day), search.into(), at.into(), id.into(), ASKED_OF_DAY.into()];
    Query::new(OF_DAY, params)
}

const PRESENT: &str = select_visits!(
    "visits",
    "WHERE visits.location_id = ?1 AND visits.status = 'in' ORDER BY visits.in_at, visits.id LIMIT 2000"
);

/// Who is in at a location now.
pub(crate) fn present(location: &LocationId) -> Query<StoredVisit> {
    Query::new(PRESENT, [location.as_str().into()])
}

const OF_DAYS: &str = select_visits!(
    "visits",
    "WHERE visits.location_id = ?1 AND ?2 <= visits.local_day AND visits.local_day <= ?3
ORDER BY visits.local_day, visits.starts_at, visits.id LIMIT ?4"
);

/// The visits of some days at a location, one more than a table holds.
pub(crate) fn of_days(location: &LocationId, from: Day, until: Day) -> Query<StoredVisit> {
    let rows_max = u32::try_from(TABLE_ROWS_MAX + 1).unwrap_or(u32::MAX);
    Query::new(OF_DAYS, [location.as_str().into(), text_of(from), text_of(until), rows_max.into()])
}

const BY_CODE: &str = select_visits!(
    "visit_codes JOIN visits ON visits.guest_id = visit_codes.guest_id",
    "WHERE visit_codes.code_hash = ?1 AND ?2 <= visits.starts_at ORDER BY visits.starts_at LIMIT 200"
);

/// The visits that a code opens, but for those that are long over.
pub(crate) fn by_code(hash: &str, now: Instant) -> Query<StoredVisit> {
    Query::new(BY_CODE, [hash.into(), now.plus_minutes(-7 * 24 * 60).into()])
}

const BY_NAME: &str = select_visits!(
    "kiosks JOIN visits ON visits.location_id = kiosks.location_id",
    "WHERE kiosks.device_hash = ?1 AND ?2 <= visits.local_day AND visits.local_day <= ?3
  AND substr(visits.sought, -length(?4)) = ?4 AND visits.status IN ('expected', 'awaiting_host', 'in', 'left')
ORDER BY visits.starts_at LIMIT 50"
);

/// The visits around today whose visitor's name ends in that, at the location of a kiosk.
pub(crate) fn by_name(device_hash: &str, last_name: &str, now: Instant) -> Query<StoredVisit> {
    const DAY: i64 = 24 * 60;
    let days = [-DAY, DAY].map(|minutes| now.plus_minutes(minutes).utc_date().to_string());
    let [first, last] = days;
    let name = crate::rules::sought(last_name);
    Query::new(BY_NAME, [device_hash.into(), first.into(), last.into(), name.into()])
}

const SIGNED: &str = "
SELECT visits.signature, (SELECT text FROM visitor_terms WHERE visitor_terms.place = visits.terms_place
  AND visitor_terms.version = visits.terms_version) AS terms_text
FROM visits WHERE visits.id = ?1 LIMIT 1";
/// What a visitor has signed.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct SignedRow {
    /// The signature.
    pub(crate) signature: Option<String>,
    /// The terms.
    pub(crate) terms_text: Option<String>,
}

/// What the visitor of a visit has signed.
pub(crate) fn signed(id: &VisitId) -> Query<SignedRow> {
    Query::new(SIGNED, [id.as_str().into()])
}

const ABSENCES: &str = "SELECT out_at, out_by, back_at FROM visit_absences WHERE visit_id = ?1 ORDER BY n LIMIT 20";
/// A time that a visitor was away.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct AbsenceRow {
    /// When they left.
    #[serde(with = "kernel::millis")]
    pub(crate) out_at: Instant,
    /// Who said so.
    pub(crate) out_by: OutBy,
    /// When they came back.
    #[serde(with = "kernel::millis")]
    pub(crate) back_at: Instant,
}

/// The times that the visitor of a visit was away.
pub(crate) fn absences(id: &VisitId) -> Query<AbsenceRow> {
    Query::new(ABSENCES, [id.as_str().into()])
}

/// Somebody who may be visited, with what decides whether they are.
#[derive(Debug, Deserialize)]
pub(crate) struct HostRow {
    /// Who.
    pub(crate) id: CustomerId,
    /// By name.
    pub(crate) name: String,
    /// What `access` decides upon.
    #[serde(flatten)]
    pub(crate) viewer: access::store::ViewerRow,
}

macro_rules! select_hosts {
    ($tail:literal) => {
        concat!(
            "
SELECT v_customers.id, v_customers.name, 1 AS signed_in, 1 AS has_customer, v_settings.levels, v_settings.rights AS space,
  v_customers.rights AS customer,
  (SELECT json_group_array(json(rights)) FROM v_contracts WHERE customer_id = v_customers.id
    AND starts_at <= ?1 AND (ends_at IS NULL OR ?1 < ends_at)) AS plans,
  EXISTS (SELECT 1 FROM v_contracts WHERE customer_id = v_customers.id AND sold_as = 'plan'
    AND starts_at <= ?1 AND (ends_at IS NULL OR ?1 < ends_at)) AS is_member,
  (SELECT json_group_array(json(rights)) FROM v_team_members WHERE customer_id = v_customers.id) AS teams,
  (SELECT json_group_array(json(narrowed)) FROM v_team_members WHERE customer_id = v_customers.id) AS narrowed,
  EXISTS (SELECT 1 FROM v_billing_accounts WHERE customer_id = v_customers.id AND suspended_at IS NOT NULL) AS suspended
FROM v_customers JOIN v_settings ",
            $tail
        )
    };
}
// Of members alone, and from the beginning of a word of the name.
const FIND_HOSTS: &str = select_hosts!(
    "WHERE instr(' ' || lower(v_customers.name), ' ' || lower(?2)) > 0
  AND is_member = 1
ORDER BY v_customers.name, v_customers.id LIMIT 12"
);
const HOST: &str = select_hosts!("WHERE v_customers.id = ?2 LIMIT 1");

/// Members whose name has a word that begins so.
pub(crate) fn find_hosts(search: &str, now: Instant) -> Query<HostRow> {
    Query::new(FIND_HOSTS, [now.into(), crate::rules::sought(search).into()])
}

/// A customer, with what decides whether they may be visited.
pub(crate) fn host(id: &CustomerId, now: Instant) -> Query<HostRow> {
    Query::new(HOST, [now.into(), id.as_str().into()])
}

/// The ids of guests, as a query takes them.
pub(super) fn guests(ids: &[&GuestId]) -> serde_json::Value {
    serde_json::json!(ids)
}
