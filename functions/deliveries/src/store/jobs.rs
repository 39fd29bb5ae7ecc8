//! What the hour's job looks for.
use super::lists::{DeliveryRow, latest_day, select_deliveries};
use crate::api::DeliveryId;
use crate::rules::Lying;
use db::{Query, Statement};
use kernel::{Day, Instant};

pub(super) const ALL_SQL: &[&str] = &[TO_REMIND, TO_CHARGE, GUARD_REMINDED, REMINDED, GUARD_CHARGED, CHARGED];

/// Deliveries of a kind that one look finds.
pub(crate) const SEEN_MAX: usize = 100;

// Of some the day has not come yet where they are: those are asked for last.
const TO_REMIND: &str = select_deliveries!(
    "WHERE deliveries.remind_on IS NOT NULL AND deliveries.remind_on <= ?1 AND (deliveries.remind_on, deliveries.id) > (?2, ?3)
ORDER BY deliveries.remind_on, deliveries.id LIMIT 100"
);
const TO_CHARGE: &str = select_deliveries!(
    "WHERE deliveries.fee_on IS NOT NULL AND deliveries.fee_on <= ?1 AND (deliveries.fee_on, deliveries.id) > (?2, ?3)
ORDER BY deliveries.fee_on, deliveries.id LIMIT 100"
);

/// A place in what is due: a day and an id.
pub(crate) type After = (String, String);

/// Whose customers may have to be reminded by now.
pub(crate) fn to_remind(now: Instant, after: &After) -> Query<DeliveryRow> {
    Query::new(TO_REMIND, [latest_day(now).into(), after.0.as_str().into(), after.1.as_str().into()])
}

/// Which may have to be charged by now.
pub(crate) fn to_charge(now: Instant, after: &After) -> Query<DeliveryRow> {
    Query::new(TO_CHARGE, [latest_day(now).into(), after.0.as_str().into(), after.1.as_str().into()])
}

const GUARD_REMINDED: &str = "
INSERT INTO delivery_guards (guard) SELECT 'delivery_moved' WHERE NOT EXISTS (
  SELECT 1 FROM deliveries WHERE id = ?1 AND status = 'waiting' AND reminded = ?2 AND free_until = ?3)";
const REMINDED: &str = "UPDATE deliveries SET reminded = ?2, remind_on = ?3 WHERE id = ?1";

/// Notes that a customer is reminded, if nothing has become of it since it was looked at.
pub(crate) fn reminded(row: &DeliveryRow, lying: &Lying) -> Vec<Statement> {
    let seen = [row.id.as_str().into(), row.reminded.into(), row.free_until.map(|day| day.to_string()).into()];
    let next = lying.remind_on.map(|day| day.to_string());
    vec![
        Statement::new(GUARD_REMINDED, seen),
        Statement::new(REMINDED, [row.id.as_str().into(), lying.reminded.into(), next.into()]),
    ]
}

const GUARD_CHARGED: &str = "
INSERT INTO delivery_guards (guard) SELECT 'delivery_moved' WHERE NOT EXISTS (
  SELECT 1 FROM deliveries WHERE id = ?1 AND status = 'waiting' AND fee_on = ?2)";
const CHARGED: &str = "UPDATE deliveries SET fee_on = ?2 WHERE id = ?1";

/// Notes that days before `next` are charged, if they were not since it was looked at.
pub(crate) fn charged(id: &DeliveryId, from: Day, next: Option<Day>) -> Vec<Statement> {
    vec![
        Statement::new(GUARD_CHARGED, [id.as_str().into(), from.to_string().into()]),
        Statement::new(CHARGED, [id.as_str().into(), next.map(|day| day.to_string()).into()]),
    ]
}
