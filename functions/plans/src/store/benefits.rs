use super::zones::{ZoneRow, Zones, zones};
use crate::rules::{Balance, InSpans, Used, week_and_month};
use db::{DbError, Query, json};
use kernel::{Currency, CustomerId, Day, Instant, LocationId};
use ledger::{BenefitKind, ContractId, GrantId};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[BALANCES, BOOKED, COUNTED];

/// A grant with what is left of it.
#[derive(Debug, Deserialize)]
pub(crate) struct BalanceRow {
    id: GrantId,
    name: String,
    kind: BenefitKind,
    currency: Option<Currency>,
    scope: String,
    contract_id: Option<ContractId>,
    amount: i64,
    balance: i64,
    #[serde(with = "kernel::millis")]
    starts_at: Instant,
    #[serde(with = "kernel::millis_option")]
    expires_at: Option<Instant>,
    of: Option<String>,
    turn: u8,
    /// `ledger::Lent` as JSON, for what a team shares.
    lent: Option<String>,
}

/// As many as are spent of (`ledger::holding`).
pub(crate) const BALANCES_READ: usize = 20_000;
const BALANCES: &str = concat!(
    "
SELECT id, name, kind, currency, scope, contract_id, amount, balance, starts_at, ",
    ledger::spent_until!(),
    " AS expires_at, of, turn, ",
    ledger::lent!("?1", "?3", "?4"),
    ledger::spendable!("?1"),
    "
WHERE (v_grants.expires_at IS NULL OR ?2 < ",
    ledger::spent_until!(),
    ")
  AND (0 < balance OR NOT EXISTS (SELECT 1 FROM v_draws WHERE grant_id = v_grants.id AND source = 'revocation'))
ORDER BY of IS NOT NULL, turn, starts_at, id LIMIT 20000"
);

/// The grants that the customer can spend at `now` or later, but for those that were taken back and of which nothing came back: their own first. What caps leave of
/// those of others is told for the month in which `now` lies, in whatever zone.
pub(crate) fn balances(customer: &CustomerId, now: Instant) -> Query<BalanceRow> {
    let [first, last] = ledger::months(now, now);
    Query::new(BALANCES, [customer.as_str().into(), now.into(), first.into(), last.into()])
}

impl BalanceRow {
    /// Reads its scope and what caps leave of it.
    pub(crate) fn into_balance(self) -> Result<Balance, DbError> {
        Ok(Balance {
            scope: json(&self.scope)?,
            lent: self.lent.as_deref().map(json).transpose()?,
            id: self.id,
            name: self.name,
            kind: self.kind,
            currency: self.currency,
            contract: self.contract_id,
            amount: self.amount,
            balance: self.balance,
            starts_at: self.starts_at,
            expires_at: self.expires_at,
            of: self.of,
            turn: self.turn,
        })
    }
}

/// What is booked from a quarter-hour on at one location.
#[derive(Debug, Deserialize)]
pub(crate) struct BookedRow {
    #[serde(with = "kernel::millis")]
    starts_at: Instant,
    minutes: i64,
    location_id: LocationId,
}

/// A month and the week that laps over its end have some 4,000 quarter-hours: all of them, at five locations.
pub(crate) const BOOKED_READ: usize = 20_000;
// However many bookings there are, days begin on quarter-hours in every zone. What bought credits cover counts towards no cap; what is
// ordered and waits for its payment does.
const BOOKED: &str = "
SELECT min(starts_at) AS starts_at, location_id, sum((ends_at - starts_at) / 60000
  - (SELECT coalesce(sum(v_draws.amount), 0) FROM v_draws JOIN v_grants ON v_grants.id = v_draws.grant_id
      WHERE v_draws.source_id = own.id AND v_grants.contract_id IS NULL AND v_grants.kind = 'time_credit')) AS minutes
FROM (SELECT id, location_id, starts_at, ends_at FROM v_bookings WHERE customer_id = ?1 AND ?2 < ends_at AND starts_at < ?3 AND status = 'confirmed'
  UNION ALL SELECT id, location_id, starts_at, ends_at FROM v_order_bookings WHERE customer_id = ?1 AND ?2 < ends_at AND starts_at < ?3) AS own
GROUP BY location_id, starts_at / 900000 LIMIT 20000";

// A day counts once, wherever they came; visitors count who were not refused or called off.
const COUNTED: &str = "
SELECT local_day, 1 AS check_ins, 0 AS visitors FROM v_check_ins
WHERE customer_id = ?1 AND ?2 <= local_day AND local_day < ?3 AND unixepoch(?2, '-1 day') * 1000 <= in_at AND counts = 1 GROUP BY local_day
UNION ALL SELECT local_day, 0, count(*) FROM v_visits
WHERE customer_id = ?1 AND ?2 <= local_day AND local_day < ?3 AND status NOT IN ('refused', 'cancelled') GROUP BY local_day LIMIT 200";
/// A day of days here, or of visitors.
#[derive(Debug, Deserialize)]
pub(crate) struct CountedRow {
    local_day: Day,
    check_ins: i64,
    visitors: i64,
}

/// The days in which the week and the month of `now` lie, in whatever zone.
fn around(now: Instant) -> (Day, Day) {
    const DAY_MINUTES: i64 = 24 * 60;
    let day = |minutes| Day::new(now.plus_minutes(minutes).utc_date()).unwrap_or(Day::FIRST);
    let spans = [day(-DAY_MINUTES), day(DAY_MINUTES)].map(week_and_month).concat();
    spans.iter().fold((day(0), day(0)), |(from, until), span| (from.min(span.0), until.max(span.1)))
}

/// The days on which `customer` came, and their visitors, in the week and the month of `now`.
pub(crate) fn counted(customer: &CustomerId, now: Instant) -> Query<CountedRow> {
    let (from, until) = around(now);
    Query::new(COUNTED, [customer.as_str().into(), from.to_string().into(), until.to_string().into()])
}

/// What `customer` has booked in the week and the month of `now`, in whatever zone, and the zones of where.
pub(crate) fn booked(customer: &CustomerId, now: Instant) -> (Query<BookedRow>, Query<ZoneRow>) {
    let (from, until) = around(now);
    let midnight = |day: Day| Instant::utc_midnight(day.date());
    let around = (midnight(from.minus_days(1)), midnight(until.plus_days(1)));
    let booked = Query::new(BOOKED, [customer.as_str().into(), around.0.into(), around.1.into()]);
    (booked, zones(customer, around))
}

/// What counts towards caps: a booking in the week and the month in which it starts where it is, as it is admitted; a stay and a visitor on
/// the day there.
pub(crate) fn used(booked: &[BookedRow], counted: &[CountedRow], zones: &Zones<'_>, today: Day) -> Used {
    let minutes: Vec<_> = booked.iter().map(|one| (zones.day(&one.location_id, one.starts_at), one.minutes)).collect();
    let check_ins: Vec<_> = counted.iter().map(|one| (one.local_day, one.check_ins)).collect();
    let visitors: Vec<_> = counted.iter().map(|one| (one.local_day, one.visitors)).collect();
    let [minutes, check_ins, visitors] = [minutes, check_ins, visitors].map(|counted| in_spans(&counted, today));
    Used { minutes, check_ins, visitors }
}

fn in_spans(counted: &[(Day, i64)], today: Day) -> InSpans {
    let within = |(from, until): (Day, Day)| {
        counted.iter().filter(|(day, _)| (from..until).contains(day)).map(|(_, amount)| amount).sum()
    };
    let [in_week, in_month] = week_and_month(today).map(within);
    InSpans { today: within((today, today.plus_days(1))), in_week, in_month }
}
