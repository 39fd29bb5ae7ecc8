//! A year of stays, out of the weekdays on which people come.

use super::habits::{Place, monday, weeks_from};
use super::table::Row;
use crate::Result;
use chrono::{Datelike, NaiveDate};
use kernel::hours::TimeOfDay;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The stays that come of a line: none on days on which the location is closed, and none from today on. Now and then somebody
/// stays at home, comes late or leaves early, on the same days whenever it is asked.
pub(crate) fn of(row: &Row, places: &BTreeMap<String, Place>, today: NaiveDate) -> Result<Vec<Value>> {
    let (customer, location) = (row.text("customer_id")?, row.text("location_id")?);
    let Some(place) = places.get(location) else { return Ok(Vec::new()) };
    let (time, minutes) = (row.value::<TimeOfDay>("time")?, row.value::<i64>("length_minutes")?);
    let weekdays: Vec<u32> = row.text("weekdays")?.chars().filter_map(|digit| digit.to_digit(10)).collect();
    let seed = customer.bytes().map(i64::from).sum::<i64>();
    let first = monday(weeks_from(today, row.value("since_week")?));
    let mut stays = Vec::new();
    for date in first.iter_days().take_while(|date| *date < today) {
        let chance = (i64::from(date.num_days_from_ce()) * 31 + seed * 17) % 97;
        if !weekdays.contains(&date.weekday().number_from_monday()) || chance % 8 == 0 {
            continue;
        }
        let in_at = time.on(date, &place.calendar.zone).plus_minutes(chance % 40);
        let out_at = in_at.plus_minutes(minutes - chance);
        if place.calendar.is_open_throughout(in_at, out_at) {
            let id = format!("chk_{}_{}", customer.trim_start_matches("cus_"), date.format("%Y%m%d"));
            stays.push(json!({ "id": id, "customer_id": customer, "location_id": location, "in_at": in_at,
                "out_at": out_at, "cover_name": row.text("cover_name")? }));
        }
    }
    Ok(stays)
}
