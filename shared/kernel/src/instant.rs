use chrono::{DateTime, NaiveDate, NaiveTime, SecondsFormat, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// A point in time: milliseconds since 1970-01-01T00:00:00Z, between 1970 and 2200, so that it is
/// exact as a D1 number. RFC 3339 in UTC on the wire, INTEGER milliseconds in the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

/// 2200-01-01T00:00:00Z.
const MILLIS_AFTER_LAST: i64 = 7_258_118_400_000;
const MILLIS_PER_MINUTE: i64 = 60_000;

impl Instant {
    /// The instant that many milliseconds after the epoch; `None` outside 1970 to 2200.
    pub const fn from_millis(millis: i64) -> Option<Self> {
        if 0 <= millis && millis < MILLIS_AFTER_LAST { Some(Self(millis)) } else { None }
    }

    /// As `from_millis`, for whole seconds; the nearest representable instant outside 1970 to 2200.
    pub fn from_seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(1000).clamp(0, MILLIS_AFTER_LAST - 1))
    }

    /// Reads the milliseconds of a cursor: one to thirteen digits. Beyond the last instant there is nothing to list, so
    /// that a larger number is the last instant.
    pub fn from_digits(text: &str) -> Option<Self> {
        let plain = (1..=13).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let millis: i64 = text.parse().ok().filter(|_| plain)?;
        Some(Self(millis.min(MILLIS_AFTER_LAST - 1)))
    }

    /// Milliseconds since the epoch.
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// Whole seconds since the epoch.
    pub const fn as_seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// This instant moved by `minutes`, which may be negative.
    pub fn plus_minutes(self, minutes: i64) -> Self {
        self.plus_millis(minutes.saturating_mul(MILLIS_PER_MINUTE))
    }

    /// This instant moved by `seconds`, which may be negative.
    pub fn plus_seconds(self, seconds: i64) -> Self {
        self.plus_millis(seconds.saturating_mul(1000))
    }

    fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis).clamp(0, MILLIS_AFTER_LAST - 1))
    }

    /// Whole minutes from here to `later`, rounded towards here; negative if `later` lies before.
    pub const fn minutes_until(self, later: Self) -> i64 {
        (later.0 - self.0) / MILLIS_PER_MINUTE
    }

    /// Whether this instant is a whole multiple of `minutes` since the epoch.
    pub const fn is_on_grid(self, minutes: i64) -> bool {
        self.0 % (minutes * MILLIS_PER_MINUTE) == 0
    }

    /// When a day begins in UTC: for bounds that hold in any zone, with 14 hours to spare.
    pub fn utc_midnight(date: NaiveDate) -> Self {
        Self::from_seconds(date.and_time(NaiveTime::MIN).and_utc().timestamp())
    }

    /// The day that it is in UTC.
    pub fn utc_date(self) -> NaiveDate {
        self.utc().date_naive()
    }

    fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0).unwrap_or_default()
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = if self.0 % 1000 == 0 { SecondsFormat::Secs } else { SecondsFormat::Millis };
        f.write_str(&self.utc().to_rfc3339_opts(digits, true))
    }
}

impl std::str::FromStr for Instant {
    type Err = &'static str;
    /// Reads RFC 3339 with any offset.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parsed = DateTime::parse_from_rfc3339(text).map_err(|_| "not an RFC 3339 date-time")?;
        Self::from_millis(parsed.timestamp_millis()).ok_or("not between the years 1970 and 2200")
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

// An offset can still lead out of the years at either end, which no pattern says well.
crate::schema!(Instant, {
    let pattern = concat!(
        "^(19[7-9][0-9]|2[01][0-9]{2})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
        "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"
    );
    schemars::json_schema!({ "type": "string", "format": "date-time", "pattern": pattern })
});

/// For rows: `#[serde(with = "kernel::millis")]` reads an INTEGER column of milliseconds.
pub mod millis {
    use super::{Deserialize, Deserializer, Instant, Serializer, de};

    /// Reads milliseconds since the epoch.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Instant, D::Error> {
        let millis = i64::deserialize(deserializer)?;
        Instant::from_millis(millis).ok_or_else(|| de::Error::custom("instant out of range"))
    }

    /// Writes milliseconds since the epoch.
    pub fn serialize<S: Serializer>(instant: &Instant, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(instant.as_millis())
    }
}

/// As `millis`, for a column that may be NULL.
pub mod millis_option {
    use super::{Deserialize, Deserializer, Instant, Serializer, de};

    /// Reads milliseconds since the epoch, or NULL.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Instant>, D::Error> {
        let Some(millis) = Option::<i64>::deserialize(deserializer)? else { return Ok(None) };
        Instant::from_millis(millis).map(Some).ok_or_else(|| de::Error::custom("instant out of range"))
    }

    /// Writes milliseconds since the epoch, or NULL.
    pub fn serialize<S: Serializer>(instant: &Option<Instant>, serializer: S) -> Result<S::Ok, S::Error> {
        match instant {
            Some(instant) => serializer.serialize_some(&instant.as_millis()),
            None => serializer.serialize_none(),
        }
    }
}

/// Knows what time it is. Handed in, so that tests can stand still.
pub trait Clock {
    /// The current instant.
    fn now(&self) -> Instant;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_reads_any_offset_and_writes_utc() {
        let instant: Instant = "2026-11-24T11:00:00+01:00".parse().unwrap();
        assert_eq!(instant.to_string(), "2026-11-24T10:00:00Z");
        assert_eq!(serde_json::to_string(&instant).unwrap(), "\"2026-11-24T10:00:00Z\"");
    }

    #[test]
    fn a_cursor_beyond_the_last_instant_stands_at_it() {
        assert_eq!(Instant::from_digits("1764000000000"), Instant::from_millis(1_764_000_000_000));
        assert_eq!(Instant::from_digits("9999999999999"), Instant::from_millis(MILLIS_AFTER_LAST - 1));
        for bad in ["", "+1", "-1", "17640000000000", "now"] {
            assert_eq!(Instant::from_digits(bad), None, "{bad}");
        }
    }

    #[test]
    fn an_instant_out_of_range_is_refused() {
        assert!("1969-12-31T23:59:59Z".parse::<Instant>().is_err());
        assert!("2200-01-01T00:00:00Z".parse::<Instant>().is_err());
        assert!("tomorrow".parse::<Instant>().is_err());
        assert!(serde_json::from_str::<Instant>("1764000000000").is_err());
    }
}
