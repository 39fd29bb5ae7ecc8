use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// A day on a calendar, 1970 to 2199: `2030-01-31`, in the database and on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

impl Day {
    /// The first day there is.
    pub const FIRST: Self = match NaiveDate::from_ymd_opt(1970, 1, 1) {
        Some(date) => Self(date),
        None => Self(NaiveDate::MIN),
    };

    /// The last day there is.
    pub const LAST: Self = match NaiveDate::from_ymd_opt(2199, 12, 31) {
        Some(date) => Self(date),
        None => Self(NaiveDate::MAX),
    };

    /// The day; `None` outside 1970 to 2199.
    pub fn new(date: NaiveDate) -> Option<Self> {
        (1970..2200).contains(&date.year()).then_some(Self(date))
    }

    /// The day, to reckon with.
    pub const fn date(self) -> NaiveDate {
        self.0
    }

    /// The day that many days later; the last there is, at most.
    pub fn plus_days(self, days: u32) -> Self {
        self.0.checked_add_days(chrono::Days::new(days.into())).and_then(Self::new).unwrap_or(Self::LAST)
    }

    /// The day that many days earlier; the first there is, at most.
    pub fn minus_days(self, days: u32) -> Self {
        self.0.checked_sub_days(chrono::Days::new(days.into())).and_then(Self::new).unwrap_or(Self::FIRST)
    }

    /// The calendar week that it lies in, Monday first: its first day, and the first one after it.
    pub fn week(self) -> (Self, Self) {
        let monday = self.minus_days(self.0.weekday().num_days_from_monday());
        let after = monday.0.checked_add_days(Days::new(7)).and_then(Self::new);
        (monday, after.unwrap_or(Self::LAST))
    }

    /// The calendar month that it lies in: its first day, and the first one after it.
    pub fn month(self) -> (Self, Self) {
        let first = self.0.with_day(1).unwrap_or(self.0);
        let after = first.checked_add_months(Months::new(1)).and_then(Self::new);
        (Self(first), after.unwrap_or(Self::LAST))
    }

    /// The first day of the month that many months before its own; January 1970, at the earliest.
    pub fn months_ago(self, months: u32) -> Self {
        self.month().0.0.checked_sub_months(Months::new(months)).and_then(Self::new).unwrap_or(Self::FIRST)
    }

    /// How many days from here to `later`; negative if it lies before.
    pub fn days_until(self, later: Self) -> i64 {
        (later.0 - self.0).num_days()
    }
}

impl std::str::FromStr for Day {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // Read by hand: chrono would also take `2030-1-31`, which does not sort as text, and its formats weigh 8 KB.
        let digits = |from: usize, until: usize| -> Option<u32> {
            let part = text.get(from..until).filter(|part| part.bytes().all(|b| b.is_ascii_digit()))?;
            part.parse().ok()
        };
        let dashed = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
        let read = || NaiveDate::from_ymd_opt(digits(0, 4)?.try_into().ok()?, digits(5, 7)?, digits(8, 10)?);
        let day = dashed.then(read).flatten().and_then(Self::new);
        day.ok_or("not a day such as 2030-01-31 between 1970 and 2199")
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

crate::schema!(Day, {
    let years = "^(19[7-9][0-9]|2[01][0-9]{2})-[0-9]{2}-[0-9]{2}$";
    schemars::json_schema!({ "type": "string", "format": "date", "pattern": years })
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_on_monday_and_months_on_the_first() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        assert_eq!(day("2030-01-01").week(), (day("2029-12-31"), day("2030-01-07")));
        assert_eq!(day("2030-01-07").week(), (day("2030-01-07"), day("2030-01-14")));
        assert_eq!(day("2028-02-29").month(), (day("2028-02-01"), day("2028-03-01")));
        assert_eq!(day("2030-01-31").months_ago(11), day("2029-02-01"));
        assert_eq!(Day::LAST.week().1, Day::LAST);
        assert_eq!(Day::FIRST.months_ago(3), Day::FIRST);
    }

    #[test]
    fn a_day_is_read_strictly() {
        let day: Day = "2030-01-31".parse().unwrap();
        assert_eq!(day.to_string(), "2030-01-31");
        assert_eq!(day.days_until("2030-02-02".parse().unwrap()), 2);
        for bad in [
            "2030-1-31",
            "2030-02-30",
            "1969-12-31",
            "2200-01-01",
            "tomorrow",
            "+2030-01-3",
            "2030-01-3é",
            "2030/01/31",
            "20é0-01-31",
            "",
        ] {
            assert!(bad.parse::<Day>().is_err(), "{bad}");
        }
    }
}
