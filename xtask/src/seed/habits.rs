//! A year of bookings either side of today, out of what people do every week.

use super::table::Row;
use crate::Result;
use chrono::{Datelike, Days, NaiveDate};
use kernel::Zone;
use kernel::hours::{Calendar, TimeOfDay};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How far the demo space reaches, in weeks before and after this one.
pub(crate) const WEEKS_MAX: i64 = 52;
/// One in so many bookings was cancelled.
const CANCELLED_EVERY: i64 = 23;

/// A location of the demo space, to reckon with.
pub(crate) struct Place {
    pub(crate) calendar: Calendar,
    pub(crate) currency: String,
}

/// Something to book.
pub(crate) struct Resource {
    pub(crate) location: String,
    pub(crate) kind: String,
}

/// What a rate charges.
pub(crate) struct Rate {
    location: String,
    kind: String,
    audience: String,
    weekdays: Vec<u32>,
    from: TimeOfDay,
    until: TimeOfDay,
    lengths: std::ops::RangeInclusive<i64>,
    unit: String,
    amount_minor: i64,
    cap_minor: Option<i64>,
}

impl Rate {
    /// Reads a line of `rates.csv`.
    pub(crate) fn read(row: &Row) -> Result<Self> {
        Ok(Self {
            location: row.value("location_id")?,
            kind: row.value("kind_id")?,
            audience: row.value("audience")?,
            weekdays: row.text("weekdays")?.chars().filter_map(|digit| digit.to_digit(10)).collect(),
            from: row.value("from")?,
            until: row.value("until")?,
            lengths: row.value("length_minutes_min")?..=row.value("length_minutes_max")?,
            unit: row.value("unit")?,
            amount_minor: row.value("amount_minor")?,
            cap_minor: row.optional("cap_minor")?,
        })
    }

    /// What one sitting costs at this rate, half-up.
    fn amount(&self, minutes: i64) -> i64 {
        let full = match self.unit.as_str() {
            "hour" => (self.amount_minor * minutes + 30) / 60,
            "half_day" => self.amount_minor * (minutes + 239).div_euclid(240),
            // Nobody here sits past midnight.
            _ => self.amount_minor,
        };
        self.cap_minor.map_or(full, |cap| full.min(cap))
    }
}

/// What habits are read with.
pub(crate) struct World<'a> {
    pub(crate) places: &'a BTreeMap<String, Place>,
    pub(crate) resources: &'a BTreeMap<String, Resource>,
    pub(crate) rates: &'a [Rate],
    /// Whether a customer is a member; contacts pay other rates.
    pub(crate) is_member: &'a dyn Fn(&str) -> bool,
    /// Whether one in so many bookings was cancelled.
    pub(crate) cancels: bool,
    pub(crate) today: NaiveDate,
}

/// The Monday of a date's week.
pub(crate) fn monday(date: NaiveDate) -> NaiveDate {
    date.checked_sub_days(Days::new(date.weekday().num_days_from_monday().into())).unwrap_or(date)
}

/// A day some weeks from another.
pub(crate) fn weeks_from(date: NaiveDate, weeks: i64) -> NaiveDate {
    date.checked_add_signed(chrono::TimeDelta::weeks(weeks)).unwrap_or(date)
}

impl World<'_> {
    /// The bookings that come of a habit, in their order: none on days on which the location is
    /// closed, and none at a time that clocks skip.
    pub(crate) fn bookings(&self, habit: &Row, weeks_max: i64) -> Result<Vec<Value>> {
        let id = habit.text("id")?;
        let (Some(resource), customer) = (self.resources.get(habit.text("resource_id")?), habit.text("customer_id")?)
        else {
            return Ok(Vec::new());
        };
        let Some(place) = self.places.get(&resource.location) else { return Ok(Vec::new()) };
        let (minutes, time) = (habit.value::<i64>("length_minutes")?, habit.value::<TimeOfDay>("time")?);
        let weekday: u64 = habit.value("weekday")?;
        let (every, phase) = (habit.value::<i64>("every_weeks")?, habit.value::<i64>("phase")?);
        let since = habit.value::<i64>("since_week")?.max(-weeks_max);
        let until = habit.value::<i64>("until_week")?.min(weeks_max);
        let mut bookings = Vec::new();
        for week in since..=until {
            let monday = weeks_from(monday(self.today), week);
            // Counted from a fixed Monday, so that tomorrow's seed falls into the same weeks.
            let number = (monday - EPOCH_MONDAY).num_weeks();
            if number.rem_euclid(every) != phase {
                continue;
            }
            let date = monday.checked_add_days(Days::new(weekday - 1)).unwrap_or(monday);
            let starts_at = time.on(date, &place.calendar.zone);
            let ends_at = starts_at.plus_minutes(minutes);
            if !place.calendar.is_open_throughout(starts_at, ends_at) {
                continue;
            }
            let price = self.price(resource, customer, date, time, minutes);
            bookings.push(json!({
                "id": format!("bkg_{id}_{}", date.format("%Y%m%d")),
                "resource_id": habit.text("resource_id")?,
                "customer_id": customer,
                "starts_at": starts_at,
                "ends_at": ends_at,
                "status": if self.cancels && number % CANCELLED_EVERY == 7 { "cancelled" } else { "confirmed" },
                "title": habit.text("title")?,
                "people": habit.value::<u32>("people")?,
                "price": { "minor": price, "currency": place.currency },
            }));
        }
        Ok(bookings)
    }

    /// The cheapest of the rates that apply; free where none does.
    fn price(&self, resource: &Resource, customer: &str, date: NaiveDate, time: TimeOfDay, minutes: i64) -> i64 {
        let audience = if (self.is_member)(customer) { "members" } else { "contacts" };
        let until = i64::from(time.minutes()) + minutes;
        let applies = |rate: &&Rate| {
            rate.location == resource.location
                && rate.kind == resource.kind
                && [audience, "everyone"].contains(&rate.audience.as_str())
                && rate.weekdays.contains(&date.weekday().number_from_monday())
                && rate.from <= time
                && until <= i64::from(rate.until.minutes())
                && rate.lengths.contains(&minutes)
        };
        self.rates.iter().filter(applies).map(|rate| rate.amount(minutes)).min().unwrap_or(0)
    }
}

/// Monday, 5 January 1970.
const EPOCH_MONDAY: NaiveDate = match NaiveDate::from_ymd_opt(1970, 1, 5) {
    Some(date) => date,
    None => NaiveDate::MIN,
};

/// The zone of an IANA name.
pub(crate) fn zone(name: &str) -> Option<Zone> {
    use chrono::{Offset as _, TimeZone as _};
    let tz: chrono_tz::Tz = name.parse().ok()?;
    Some(Zone::from_offsets(name, |seconds| {
        let utc = chrono::DateTime::from_timestamp(seconds, 0).unwrap_or_default().naive_utc();
        tz.offset_from_utc_datetime(&utc).fix().local_minus_utc()
    }))
}

/// The day on which a week begins.
pub(crate) fn week_begins(today: NaiveDate, week: i64) -> NaiveDate {
    weeks_from(monday(today), week)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sitting_costs_what_the_rate_says() {
        let rate = |unit: &str, cap_minor| Rate {
            location: String::new(),
            kind: String::new(),
            audience: String::new(),
            weekdays: vec![],
            from: TimeOfDay::from_minutes(0).unwrap(),
            until: TimeOfDay::from_minutes(1440).unwrap(),
            lengths: 0..=1440,
            unit: unit.to_owned(),
            amount_minor: 999,
            cap_minor,
        };
        assert_eq!(rate("hour", None).amount(20), 333);
        assert_eq!(rate("hour", None).amount(90), 1499);
        assert_eq!(rate("hour", Some(1000)).amount(90), 1000);
        assert_eq!(rate("half_day", None).amount(241), 1998);
        assert_eq!(rate("day", None).amount(500), 999);
    }

    #[test]
    fn a_week_begins_on_monday() {
        let wednesday = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        assert_eq!(monday(wednesday).to_string(), "2026-11-23");
        assert_eq!(weeks_from(monday(wednesday), -1).to_string(), "2026-11-16");
        assert_eq!(week_begins(wednesday, 0).to_string(), "2026-11-23");
    }
}
