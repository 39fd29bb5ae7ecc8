//! What a space that moves in may say of the past.
use crate::api::{CheckInId, ImportCheckIn};
use kernel::{CustomerId, Day, Instant, LocationId, Zone};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use web::{FieldError, broken};

/// Nobody stays longer: the doors shut each day.
const STAY_HOURS_MAX: i64 = 24;

/// What an import is held against.
#[derive(Debug, Default)]
pub struct Known {
    /// The customers that there are, of those that it names.
    pub customers: BTreeSet<CustomerId>,
    /// Every location, with its zone.
    pub zones: BTreeMap<LocationId, Zone>,
    /// The stays that there are, of those that it names.
    pub check_ins: BTreeSet<CheckInId>,
}

impl Known {
    /// The day on a location's calendar.
    pub fn day(&self, location: &LocationId, at: Instant) -> Day {
        self.zones.get(location).and_then(|zone| Day::new(zone.date(at))).unwrap_or(Day::LAST)
    }
}

/// What the audit log says of an import: how many stays came, and the id of each; what was known stays as it is. A thousand are some 20 KB.
pub fn told(rows: &[ImportCheckIn], known: &Known) -> Value {
    let new: Vec<&CheckInId> = rows.iter().map(|row| &row.id).filter(|id| !known.check_ins.contains(*id)).collect();
    json!({ "rows": new.len(), "check_ins": new })
}

/// Everything that is wrong with stays to import.
pub fn check(rows: &[ImportCheckIn], known: &Known, now: Instant) -> Vec<FieldError> {
    let mut ids = BTreeSet::new();
    let mut errors = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        let mut wrong = |field: &str, rule: &'static str, detail: &str| {
            errors.push(broken(format!("/check_ins/{n}/{field}"), rule, detail));
        };
        if !ids.insert(&row.id) {
            wrong("id", "twice", "must stand in one row alone");
        }
        if !known.customers.contains(&row.customer_id) {
            wrong("customer_id", "unknown", "there is no such customer");
        }
        if !known.zones.contains_key(&row.location_id) {
            wrong("location_id", "unknown", "there is no such location");
        }
        match () {
            () if row.out_at <= row.in_at => wrong("out_at", "order", "must lie after they came"),
            () if row.in_at.plus_minutes(STAY_HOURS_MAX * 60) < row.out_at => {
                wrong("out_at", "length", "must lie at most 24 hours after they came");
            }
            () if now < row.out_at => wrong("out_at", "future", "must lie in the past"),
            () => {}
        }
    }
    errors
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_told_what_is_wrong_with_it() {
        let row = |id: &str, customer: &str, (from, until): (&str, &str)| ImportCheckIn {
            id: id.parse().unwrap(),
            customer_id: customer.parse().unwrap(),
            location_id: "loc_here".parse().unwrap(),
            in_at: format!("2030-01-01T{from}:00Z").parse().unwrap(),
            out_at: format!("2030-01-01T{until}:00Z").parse().unwrap(),
            cover_name: "Flex".parse().unwrap(),
        };
        let known = Known {
            customers: ["cus_ada".parse().unwrap()].into(),
            zones: [("loc_here".parse().unwrap(), Zone::fixed("Etc/UTC", 0))].into(),
            check_ins: BTreeSet::new(),
        };
        let now = "2030-01-01T12:00:00Z".parse().unwrap();
        let rows = [
            row("chk_1", "cus_ada", ("08:00", "10:00")),
            row("chk_1", "cus_ada", ("10:00", "10:00")),
            row("chk_2", "cus_none", ("11:00", "12:01")),
        ];
        let found: Vec<_> = check(&rows, &known, now).into_iter().map(|error| (error.pointer, error.rule)).collect();
        let expected = [("1/id", "twice"), ("1/out_at", "order"), ("2/customer_id", "unknown"), ("2/out_at", "future")];
        assert_eq!(found, expected.map(|(at, rule)| (format!("/check_ins/{at}"), rule)));
    }
}
