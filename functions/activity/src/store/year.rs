//! Twelve months, counted where they lie: the rows that are read are those of the people who are asked about.
//!
//! Months are those of the zone of the space's books. A month begins at its midnight there: the offset is taken from the
//! zone that stands with the location, so that no question has to be asked before.
use crate::api::TeamName;
use crate::rules::{Count, Paid, months_of};
use db::{DbError, Query, Value, json};
use kernel::{CustomerId, Day, Instant, TeamId, Zone};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[
    ZONE,
    BOOKED,
    PAID,
    STAYED,
    TEAMS,
    TEAM_BOOKED,
    TEAM_PAID,
    TEAM_STAYED,
    TEAM,
    PEOPLE,
    BOOKING_ROWS,
    PAYMENT_ROWS,
    CHECK_IN_ROWS,
];

// `span`: each month with its number, its first day, and the instants between which it lies. ?1 says the first days as seconds, as if
// they were UTC's, of which the last ends the last month; or the present moment, for the months up to that of today in the zone.
macro_rules! spans {
    ($query:literal) => {
        concat!(
            "
WITH place (zone) AS (SELECT coalesce((SELECT zone FROM v_locations WHERE id = (SELECT location_id FROM v_billing_settings LIMIT 1)),
    (SELECT zone FROM v_locations ORDER BY id LIMIT 1))),
wanted (key, value) AS (SELECT key, value FROM json_each(?1, '$.edges')
  UNION ALL SELECT step.key, unixepoch(?1 ->> '$.now', coalesce((SELECT changed.value ->> 1 FROM json_each(place.zone, '$.transitions') AS changed
      WHERE changed.value ->> 0 <= unixepoch(?1 ->> '$.now') ORDER BY changed.key DESC LIMIT 1), place.zone ->> 'first_offset_seconds', 0) || ' seconds',
    'start of month', step.value || ' months')
  FROM json_each('[-11,-10,-9,-8,-7,-6,-5,-4,-3,-2,-1,0,1]') AS step CROSS JOIN place WHERE ?1 ->> '$.now' IS NOT NULL),
edge (n, at) AS (SELECT wanted.key, (wanted.value - coalesce(
    (SELECT changed.value ->> 1 FROM json_each(place.zone, '$.transitions') AS changed
      WHERE (changed.value ->> 0) + (changed.value ->> 1) <= wanted.value ORDER BY changed.key DESC LIMIT 1),
    place.zone ->> 'first_offset_seconds', 0)) * 1000
  FROM wanted CROSS JOIN place),
span (n, begins, ends) AS (SELECT edge.n, edge.at, following.at FROM edge JOIN edge AS following ON following.n = edge.n + 1)
",
            $query
        )
    };
}

const ZONE: &str = "
SELECT coalesce((SELECT zone FROM v_locations WHERE id = (SELECT location_id FROM v_billing_settings LIMIT 1)),
  (SELECT zone FROM v_locations ORDER BY id LIMIT 1)) AS zone FROM v_settings LIMIT 1";

/// The zone of the books.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ZoneRow {
    /// It as JSON; none where there is no location yet.
    zone: Option<String>,
}

/// The zone of the books; UTC where there is no location yet.
pub(crate) fn only_zone(rows: Vec<ZoneRow>) -> Result<Zone, DbError> {
    let zone = rows.into_iter().next().and_then(|row| row.zone);
    zone.map_or_else(|| Ok(Zone::fixed("Etc/UTC", 0)), |zone| json(&zone))
}

/// In whose months it is counted.
pub(crate) fn zone() -> Query<ZoneRow> {
    Query::new(ZONE, [])
}

// Bookings and stays are counted in indexes that hold all that is counted; a month's are those that begin in it. Each month is
// counted by itself, so that nothing is sorted to be grouped: D1 bills what a sorter reads. The inner LIMIT keeps what was counted
// from being counted again for each mention.
const BOOKED: &str = spans!(
    "SELECT ?2 AS customer_id, n, counted ->> 0 AS count, counted ->> 1 AS minutes FROM (
  SELECT span.n, (SELECT json_array(count(*), sum((v_bookings.ends_at - v_bookings.starts_at) / 60000)) FROM v_bookings
    WHERE v_bookings.customer_id = ?2 AND span.begins <= v_bookings.starts_at AND v_bookings.starts_at < span.ends
      AND v_bookings.status = 'confirmed') AS counted
  FROM span LIMIT 12)
WHERE 0 < counted ->> 0 LIMIT 12"
);
const STAYED: &str = spans!(
    "SELECT ?2 AS customer_id, n, counted ->> 0 AS count, counted ->> 1 AS minutes FROM (
  SELECT span.n, (SELECT json_array(count(DISTINCT local_day), sum((coalesce(out_at, CAST(?3 AS INTEGER)) - in_at + 59999) / 60000))
    FROM check_ins WHERE check_ins.customer_id = ?2 AND span.begins <= check_ins.in_at AND check_ins.in_at < span.ends) AS counted
  FROM span LIMIT 12)
WHERE 0 < counted ->> 0 LIMIT 12"
);
const PAID: &str = spans!(
    "SELECT n, currency, sum(minor) AS minor FROM (
  SELECT span.n, v_payments.currency, v_payments.amount_minor AS minor FROM span CROSS JOIN v_payments
  WHERE v_payments.customer_id = ?2 AND span.begins <= v_payments.created_at AND v_payments.created_at < span.ends
    AND v_payments.status = 'succeeded'
  UNION ALL
  SELECT span.n, v_refunds.currency, -v_refunds.amount_minor FROM span CROSS JOIN v_refunds
  WHERE v_refunds.customer_id = ?2 AND span.begins <= v_refunds.created_at AND v_refunds.created_at < span.ends
    AND v_refunds.status = 'succeeded')
GROUP BY n, currency LIMIT 200"
);

/// Twelve months, before the zone is read in which they lie.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Months {
    /// Up to that of a day.
    Until(Day),
    /// Up to that of today there.
    UntilNow(Instant),
}

impl Months {
    /// The first days of them in `zone`, oldest first.
    pub(crate) fn in_zone(self, zone: &Zone) -> Vec<Day> {
        months_of(match self {
            Self::Until(day) => day,
            Self::UntilNow(now) => Day::new(zone.date(now)).unwrap_or(Day::LAST),
        })
    }
}

/// The first days of the months and the day after the last, as seconds since the epoch were they UTC's; or now.
fn edges(months: Months) -> Value {
    let months = match months {
        Months::Until(day) => months_of(day),
        Months::UntilNow(now) => return serde_json::json!({ "now": now }).into(),
    };
    let mut edges: Vec<i64> = months.iter().map(|day| Instant::utc_midnight(day.date()).as_millis() / 1000).collect();
    edges.extend(months.last().map(|last| Instant::utc_midnight(last.month().1.date()).as_millis() / 1000));
    serde_json::json!({ "edges": edges }).into()
}

/// A customer's bookings by month.
pub(crate) fn booked(customer: &CustomerId, months: Months) -> Query<Count> {
    Query::new(BOOKED, [edges(months), customer.as_str().into()])
}

/// A customer's days in the house by month.
pub(crate) fn stayed(customer: &CustomerId, months: Months, now: Instant) -> Query<Count> {
    Query::new(STAYED, [edges(months), customer.as_str().into(), now.into()])
}

/// What a customer has paid by month, less what came back.
pub(crate) fn paid(customer: &CustomerId, months: Months) -> Query<Paid> {
    Query::new(PAID, [edges(months), customer.as_str().into()])
}

const TEAMS: &str = "
SELECT v_teams.id, v_teams.name FROM v_team_members JOIN v_teams ON v_teams.id = v_team_members.team_id
WHERE v_team_members.customer_id = ?1 AND v_team_members.is_administrator = 1 ORDER BY v_teams.name LIMIT 100";
const TEAM: &str = "
SELECT v_teams.id, v_teams.name FROM v_team_members JOIN v_teams ON v_teams.id = v_team_members.team_id
WHERE v_team_members.customer_id = ?1 AND v_team_members.is_administrator = 1 AND v_teams.id = ?2 LIMIT 1";

/// The teams that a customer administers.
pub(crate) fn teams(customer: &CustomerId) -> Query<TeamName> {
    Query::new(TEAMS, [customer.as_str().into()])
}

/// A team, if the customer administers it.
pub(crate) fn team(customer: &CustomerId, team: &TeamId) -> Query<TeamName> {
    Query::new(TEAM, [customer.as_str().into(), team.as_str().into()])
}

const PEOPLE: &str = "
SELECT v_customers.id, v_customers.name FROM v_team_members JOIN v_customers ON v_customers.id = v_team_members.customer_id
WHERE v_team_members.team_id = ?1 ORDER BY v_customers.name, v_customers.id LIMIT 1000";

/// Somebody by name.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct PersonRow {
    /// Who.
    pub(crate) id: CustomerId,
    /// Their name.
    pub(crate) name: String,
}

/// Those who are in a team.
pub(crate) fn people(team: &TeamId) -> Query<PersonRow> {
    Query::new(PEOPLE, [team.as_str().into()])
}

const TEAM_BOOKED: &str = spans!(
    "SELECT customer_id, n, counted ->> 0 AS count, counted ->> 1 AS minutes FROM (
  SELECT v_team_members.customer_id, span.n, (
    SELECT json_array(count(*), sum((v_bookings.ends_at - v_bookings.starts_at) / 60000)) FROM v_bookings
    WHERE v_bookings.customer_id = v_team_members.customer_id AND span.begins <= v_bookings.starts_at
      AND v_bookings.starts_at < span.ends AND v_bookings.status = 'confirmed') AS counted
  FROM v_team_members CROSS JOIN span WHERE v_team_members.team_id = ?2 LIMIT 12000)
WHERE 0 < counted ->> 0 LIMIT 12000"
);
const TEAM_STAYED: &str = spans!(
    "SELECT customer_id, n, counted ->> 0 AS count, counted ->> 1 AS minutes FROM (
  SELECT v_team_members.customer_id, span.n, (
    SELECT json_array(count(DISTINCT local_day), sum((coalesce(out_at, CAST(?3 AS INTEGER)) - in_at + 59999) / 60000)) FROM check_ins
    WHERE check_ins.customer_id = v_team_members.customer_id AND span.begins <= check_ins.in_at AND check_ins.in_at < span.ends) AS counted
  FROM v_team_members CROSS JOIN span WHERE v_team_members.team_id = ?2 LIMIT 12000)
WHERE 0 < counted ->> 0 LIMIT 12000"
);
const TEAM_PAID: &str = spans!(
    "SELECT n, currency, sum(minor) AS minor FROM (
  SELECT span.n, v_payments.currency, v_payments.amount_minor AS minor FROM v_teams CROSS JOIN span CROSS JOIN v_payments
  WHERE v_teams.id = ?2 AND v_payments.customer_id = v_teams.paying_customer_id
    AND span.begins <= v_payments.created_at AND v_payments.created_at < span.ends AND v_payments.status = 'succeeded'
  UNION ALL
  SELECT span.n, v_refunds.currency, -v_refunds.amount_minor FROM v_teams CROSS JOIN span CROSS JOIN v_refunds
  WHERE v_teams.id = ?2 AND v_refunds.customer_id = v_teams.paying_customer_id
    AND span.begins <= v_refunds.created_at AND v_refunds.created_at < span.ends AND v_refunds.status = 'succeeded')
GROUP BY n, currency LIMIT 200"
);

/// A team's bookings by person and month.
pub(crate) fn team_booked(team: &TeamId, months: Months) -> Query<Count> {
    Query::new(TEAM_BOOKED, [edges(months), team.as_str().into()])
}

/// A team's days in the house by person and month.
pub(crate) fn team_stayed(team: &TeamId, months: Months, now: Instant) -> Query<Count> {
    Query::new(TEAM_STAYED, [edges(months), team.as_str().into(), now.into()])
}

/// What a team's payer has paid by month.
pub(crate) fn team_paid(team: &TeamId, months: Months) -> Query<Paid> {
    Query::new(TEAM_PAID, [edges(months), team.as_str().into()])
}

const BOOKING_ROWS: &str = spans!(
    "SELECT v_bookings.starts_at AS at, v_bookings.ends_at AS until, v_resources.name AS what, v_bookings.currency,
  v_bookings.price_minor AS minor
FROM (SELECT min(begins) AS begins, max(ends) AS ends FROM span) AS year CROSS JOIN v_bookings
JOIN v_resources ON v_resources.id = v_bookings.resource_id
WHERE v_bookings.customer_id = ?2 AND year.begins <= v_bookings.starts_at AND v_bookings.starts_at < year.ends AND v_bookings.status = 'confirmed'
ORDER BY v_bookings.starts_at, v_bookings.id LIMIT 10001"
);
const PAYMENT_ROWS: &str = spans!(
    "SELECT v_payments.created_at AS at, NULL AS until, v_payments.method AS what, v_payments.currency, v_payments.amount_minor AS minor
FROM (SELECT min(begins) AS begins, max(ends) AS ends FROM span) AS year CROSS JOIN v_payments
WHERE v_payments.customer_id = ?2 AND year.begins <= v_payments.created_at AND v_payments.created_at < year.ends
  AND v_payments.status = 'succeeded'
ORDER BY v_payments.created_at DESC, v_payments.id LIMIT 10001"
);
const CHECK_IN_ROWS: &str = spans!(
    "SELECT check_ins.in_at AS at, check_ins.out_at AS until, v_locations.name AS what, NULL AS currency, NULL AS minor
FROM (SELECT min(begins) AS begins, max(ends) AS ends FROM span) AS year CROSS JOIN check_ins
JOIN v_locations ON v_locations.id = check_ins.location_id
WHERE check_ins.customer_id = ?2 AND year.begins <= check_ins.in_at AND check_ins.in_at < year.ends
ORDER BY check_ins.in_at, check_ins.id LIMIT 10001"
);

/// One thing that was done.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct DeedRow {
    /// When, or from when.
    #[serde(with = "kernel::millis")]
    pub(crate) at: Instant,
    /// Until when.
    #[serde(with = "kernel::millis_option")]
    pub(crate) until: Option<Instant>,
    /// What, or where.
    pub(crate) what: String,
    /// In which currency.
    pub(crate) currency: Option<kernel::Currency>,
    /// What it cost, or how much was paid, in minor units.
    pub(crate) minor: Option<i64>,
}

/// Everything that a customer did in those months: bookings, payments, stays.
pub(crate) fn deeds(customer: &CustomerId, months: Months) -> (Query<DeedRow>, Query<DeedRow>, Query<DeedRow>) {
    let of = |sql: &'static str| Query::new(sql, [edges(months), customer.as_str().into()]);
    (of(BOOKING_ROWS), of(PAYMENT_ROWS), of(CHECK_IN_ROWS))
}
