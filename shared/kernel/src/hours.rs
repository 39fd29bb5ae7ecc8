//! Opening hours: a weekly pattern on the location's own calendar, less its closures.
use crate::{Instant, Zone};
use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// A time on the wall clock in whole minutes, `00:00` to `24:00`; the last only ends things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay(u16);

const MINUTES_PER_DAY: u16 = 24 * 60;

impl TimeOfDay {
    /// That many minutes after midnight; `None` beyond 24:00.
    pub const fn from_minutes(minutes: u16) -> Option<Self> {
        if minutes <= MINUTES_PER_DAY { Some(Self(minutes)) } else { None }
    }

    /// Minutes after midnight on the clock, not on a stopwatch.
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// When the clock shows it on `date` in `zone`; in a gap, when the gap ends.
    pub fn on(self, date: NaiveDate, zone: &Zone) -> Instant {
        if self.0 == MINUTES_PER_DAY {
            return zone.day_ends(date);
        }
        let time = chrono::NaiveTime::from_num_seconds_from_midnight_opt(u32::from(self.0) * 60, 0).unwrap_or_default();
        zone.wall_clock(date.and_time(time)).earliest()
    }
}

impl std::str::FromStr for TimeOfDay {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const RULE: &str = "not a time of day such as 09:30";
        let (hours, minutes) = text.split_once(':').ok_or(RULE)?;
        let two = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        if !two(hours) || !two(minutes) {
            return Err(RULE);
        }
        let (hours, minutes): (u16, u16) = (hours.parse().map_err(|_| RULE)?, minutes.parse().map_err(|_| RULE)?);
        let fits = hours < 24 && minutes < 60 || (hours, minutes) == (24, 0);
        if fits { Ok(Self(hours * 60 + minutes)) } else { Err(RULE) }
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl Serialize for TimeOfDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TimeOfDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

crate::schema!(
    TimeOfDay,
    schemars::json_schema!({ "type": "string", "pattern": "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$" })
);

/// One stretch of a week in which a location is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct OpenHours {
    /// 1 for Monday to 7 for Sunday (ISO 8601).
    #[cfg_attr(feature = "openapi", schemars(range(min = 1, max = 7)))]
    pub weekday: u8,
    /// From when.
    pub opens: TimeOfDay,
    /// Until when, later on the same day; `24:00` joins the next day's `00:00`.
    pub closes: TimeOfDay,
}

impl<'de> Deserialize<'de> for OpenHours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Raw {
            weekday: u8,
            opens: TimeOfDay,
            closes: TimeOfDay,
        }
        let Raw { weekday, opens, closes } = Raw::deserialize(deserializer)?;
        if !(1..=7).contains(&weekday) {
            return Err(de::Error::custom("weekday must be 1 (Monday) to 7 (Sunday)"));
        }
        if closes <= opens {
            return Err(de::Error::custom("closes must be later than opens"));
        }
        Ok(Self { weekday, opens, closes })
    }
}

/// Whole days on which a location is closed, both ends included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day.
    pub ends_on: NaiveDate,
    /// Why, for people.
    pub reason: String,
}

/// When a location is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Its zone.
    pub zone: Zone,
    /// Its week.
    pub hours: Vec<OpenHours>,
    /// Its closures.
    pub closures: Vec<Closure>,
}

impl Calendar {
    /// The closure in force on a day.
    pub fn closure_on(&self, date: NaiveDate) -> Option<&Closure> {
        self.closures.iter().find(|closure| closure.starts_on <= date && date <= closure.ends_on)
    }

    /// When it is open on a day, in order; empty on a closed one.
    pub fn open_on(&self, date: NaiveDate) -> Vec<(Instant, Instant)> {
        if self.closure_on(date).is_some() {
            return Vec::new();
        }
        let weekday = date.weekday().number_from_monday();
        let todays = self.hours.iter().filter(|hours| u32::from(hours.weekday) == weekday);
        let mut open: Vec<_> = todays.map(|h| (h.opens.on(date, &self.zone), h.closes.on(date, &self.zone))).collect();
        open.sort_unstable();
        open
    }

    /// When its doors are shut behind whoever is in at `at`: when it closes for that day, at the end of the day where it is
    /// not open any more.
    pub fn shuts_after(&self, at: Instant) -> Instant {
        let date = self.zone.date(at);
        let closes = self.open_on(date).last().map(|(_, closes)| *closes).filter(|closes| at < *closes);
        closes.unwrap_or_else(|| self.zone.day_ends(date))
    }

    /// Whether it is open at that instant.
    pub fn is_open_at(&self, at: Instant) -> bool {
        self.open_on(self.zone.date(at)).into_iter().any(|(opens, closes)| opens <= at && at < closes)
    }

    /// Whether it is open from one instant to another without a break, over midnight too.
    pub fn is_open_throughout(&self, starts_at: Instant, ends_at: Instant) -> bool {
        let mut open_until = starts_at;
        let mut date = self.zone.date(starts_at);
        while open_until < ends_at {
            for (opens, closes) in self.open_on(date) {
                if opens <= open_until && open_until < closes {
                    open_until = closes;
                }
            }
            if open_until < self.zone.day_ends(date) {
                break;
            }
            date = date.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX);
        }
        ends_at <= open_until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(weekday: u8, opens: &str, closes: &str) -> OpenHours {
        OpenHours { weekday, opens: opens.parse().unwrap(), closes: closes.parse().unwrap() }
    }

    /// Tuesday 24 November 2026 in a zone one hour east of UTC: open 8 to 12, 13 to 24 and all of
    /// Wednesday; closed on Thursday.
    #[track_caller]
    fn check(from: &str, until: &str, expected: bool) {
        let calendar = Calendar {
            zone: Zone::fixed("Test", 3600),
            hours: vec![
                open(2, "08:00", "12:00"),
                open(2, "13:00", "24:00"),
                open(3, "00:00", "24:00"),
                open(4, "00:00", "24:00"),
            ],
            closures: vec![Closure {
                starts_on: "2026-11-26".parse().unwrap(),
                ends_on: "2026-11-26".parse().unwrap(),
                reason: "Works".to_owned(),
            }],
        };
        let at = |text: &str| format!("2026-11-{text}:00+01:00").parse().unwrap();
        assert_eq!(calendar.is_open_throughout(at(from), at(until)), expected, "{from} to {until}");
    }

    #[test]
    fn a_stretch_is_open_if_no_minute_of_it_is_closed() {
        check("24T08:00", "24T12:00", true);
        check("24T07:45", "24T09:00", false);
        check("24T11:00", "24T12:15", false);
        check("24T12:00", "24T13:00", false);
        check("24T23:00", "25T01:00", true);
        check("24T13:00", "26T00:00", true);
        check("25T23:00", "26T00:15", false);
        check("26T10:00", "26T11:00", false);
        check("23T10:00", "23T11:00", false);
    }

    #[test]
    fn a_time_of_day_is_read_strictly() {
        assert_eq!("24:00".parse::<TimeOfDay>().unwrap().minutes(), 1440);
        for bad in ["9:00", "24:01", "12:60", "12", "", "+1:00"] {
            assert!(bad.parse::<TimeOfDay>().is_err(), "{bad}");
        }
    }
}
