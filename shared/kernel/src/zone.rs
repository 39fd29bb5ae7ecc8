//! Time zones as data: a zone is a list of the instants at which its offset changes.
//!
//! Parsing zone names costs a Worker 145 KB, so only the function that sets a location up knows
//! them; it stores the transitions from 1990 to 2045 beside the location, and everybody else
//! computes wall-clock time from this value, without a database of zones.
use crate::Instant;
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

/// A time zone: its IANA name and its offsets from UTC over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    /// The IANA name, such as `Europe/Berlin`; for people and for calendars.
    pub name: String,
    /// Seconds east of UTC before the first transition.
    pub first_offset_seconds: i32,
    /// (seconds since the epoch, seconds east of UTC from then on), in ascending order.
    pub transitions: Vec<(i64, i32)>,
}

/// What a wall-clock time means in a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WallClock {
    /// It happens once.
    Once(Instant),
    /// Clocks were set forward over it; the instant at which they were.
    Skipped(Instant),
    /// Clocks were set back over it: it happens first and again.
    Twice(Instant, Instant),
}

impl WallClock {
    /// The instant to use where one is needed: the first of two, and the end of a gap.
    pub fn earliest(self) -> Instant {
        match self {
            Self::Once(instant) | Self::Skipped(instant) | Self::Twice(instant, _) => instant,
        }
    }
}

impl Zone {
    /// A zone that never changes its offset.
    pub fn fixed(name: &str, offset_seconds: i32) -> Self {
        Self { name: name.to_owned(), first_offset_seconds: offset_seconds, transitions: Vec::new() }
    }

    /// Builds the value from any function that knows the offset at an instant (seconds since the
    /// epoch -> seconds east of UTC), by walking 1990 to 2045 in steps of a day and bisecting.
    pub fn from_offsets(name: &str, offset_at: impl Fn(i64) -> i32) -> Self {
        const DAY: i64 = 86_400;
        const FROM: i64 = 631_152_000; // 1990-01-01
        const UNTIL: i64 = 2_366_841_600; // 2045-01-01
        let first = offset_at(FROM);
        let mut zone = Self::fixed(name, first);
        let mut known = first;
        let mut day = FROM;
        while day < UNTIL {
            let next = day + DAY;
            if offset_at(next) != known {
                let (mut before, mut after) = (day, next);
                while 1 < after - before {
                    let middle = i64::midpoint(before, after);
                    if offset_at(middle) == known { before = middle } else { after = middle }
                }
                known = offset_at(after);
                zone.transitions.push((after, known));
            }
            day = next;
        }
        zone
    }

    /// Seconds east of UTC at that instant.
    pub fn offset_seconds(&self, at: Instant) -> i32 {
        let passed = self.transitions.partition_point(|(from, _)| *from <= at.as_seconds());
        self.offset_after(passed)
    }

    fn offset_after(&self, transitions_passed: usize) -> i32 {
        match transitions_passed.checked_sub(1).and_then(|last| self.transitions.get(last)) {
            Some((_, offset)) => *offset,
            None => self.first_offset_seconds,
        }
    }

    /// What the clock on the wall shows at that instant.
    pub fn local(&self, at: Instant) -> NaiveDateTime {
        let seconds = at.as_seconds() + i64::from(self.offset_seconds(at));
        DateTime::from_timestamp(seconds, 0).unwrap_or_default().naive_utc()
    }

    /// When the clock on the wall shows `local`.
    pub fn wall_clock(&self, local: NaiveDateTime) -> WallClock {
        let local_seconds = local.and_utc().timestamp();
        // Only transitions within a day of the naive reading can matter: no offset exceeds 26 hours.
        let near = self.transitions.partition_point(|(from, _)| *from < local_seconds - 93_600);
        let mut found = Vec::with_capacity(2);
        for passed in near..=self.transitions.len() {
            let begins = passed.checked_sub(1).map_or(i64::MIN, |last| self.transitions[last].0);
            let ends = self.transitions.get(passed).map_or(i64::MAX, |(from, _)| *from);
            let instant = local_seconds - i64::from(self.offset_after(passed));
            if begins <= instant && instant < ends {
                found.push(Instant::from_seconds(instant));
            }
            if local_seconds + 93_600 < begins {
                break;
            }
        }
        match found[..] {
            [once] => WallClock::Once(once),
            [first, again, ..] => WallClock::Twice(first, again),
            [] => WallClock::Skipped(self.gap_before(local_seconds)),
        }
    }

    /// The transition whose gap swallowed the wall-clock reading.
    fn gap_before(&self, local_seconds: i64) -> Instant {
        let swallowed = |i: &usize| {
            let (from, offset) = self.transitions[*i];
            let (gap_from, gap_until) = (from + i64::from(self.offset_after(*i)), from + i64::from(offset));
            gap_from <= local_seconds && local_seconds < gap_until
        };
        let index = (0..self.transitions.len()).find(swallowed).unwrap_or(0);
        Instant::from_seconds(self.transitions.get(index).map_or(local_seconds, |(from, _)| *from))
    }

    /// When the calendar day `date` begins here (not always at midnight: some zones skip it).
    pub fn day_begins(&self, date: NaiveDate) -> Instant {
        self.wall_clock(date.and_time(NaiveTime::MIN)).earliest()
    }

    /// When the calendar day `date` ends here, which is when the next begins. 23, 24 or 25 hours
    /// after it began, mostly.
    pub fn day_ends(&self, date: NaiveDate) -> Instant {
        self.day_begins(date.checked_add_days(Days::new(1)).unwrap_or(date))
    }

    /// The calendar day here at that instant.
    pub fn date(&self, at: Instant) -> NaiveDate {
        self.local(at).date()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Offset, TimeZone};

    fn zone(tz: chrono_tz::Tz) -> Zone {
        Zone::from_offsets(tz.name(), |seconds| {
            tz.offset_from_utc_datetime(&DateTime::from_timestamp(seconds, 0).unwrap().naive_utc())
                .fix()
                .local_minus_utc()
        })
    }

    fn local(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn the_hour_that_clocks_skip_is_skipped() {
        let berlin = zone(chrono_tz::Europe::Berlin);
        assert_eq!(berlin.wall_clock(local("2027-03-28T02:30:00")), WallClock::Skipped(at("2027-03-28T01:00:00Z")));
        assert_eq!(berlin.wall_clock(local("2027-03-28T03:00:00")), WallClock::Once(at("2027-03-28T01:00:00Z")));
    }

    #[test]
    fn the_hour_that_clocks_repeat_happens_twice() {
        let berlin = zone(chrono_tz::Europe::Berlin);
        let twice = WallClock::Twice(at("2026-10-25T00:30:00Z"), at("2026-10-25T01:30:00Z"));
        assert_eq!(berlin.wall_clock(local("2026-10-25T02:30:00")), twice);
    }

    #[test]
    fn days_have_23_24_or_25_hours() {
        let berlin = zone(chrono_tz::Europe::Berlin);
        let hours = |date: &str| {
            let date = date.parse().unwrap();
            berlin.day_begins(date).minutes_until(berlin.day_ends(date)) / 60
        };
        assert_eq!((hours("2027-03-28"), hours("2026-11-24"), hours("2026-10-25")), (23, 24, 25));
    }

    /// Every transition of every zone, 1990 to 2037, agrees with chrono-tz on both sides.
    #[test]
    fn every_zone_agrees_with_the_tz_database() {
        for tz in chrono_tz::TZ_VARIANTS {
            let ours = zone(tz);
            for (from, _) in &ours.transitions {
                for seconds in [from - 3601, from - 1, *from, from + 1, from + 3599, from + 7200] {
                    let theirs =
                        tz.from_utc_datetime(&DateTime::from_timestamp(seconds, 0).unwrap().naive_utc()).naive_local();
                    assert_eq!(ours.local(Instant::from_seconds(seconds)), theirs, "{tz} at {seconds}");
                    let back = ours.wall_clock(theirs);
                    let expected = match tz.from_local_datetime(&theirs) {
                        chrono::LocalResult::Single(i) => WallClock::Once(Instant::from_seconds(i.timestamp())),
                        chrono::LocalResult::Ambiguous(a, b) => {
                            WallClock::Twice(Instant::from_seconds(a.timestamp()), Instant::from_seconds(b.timestamp()))
                        }
                        chrono::LocalResult::None => continue,
                    };
                    assert_eq!(back, expected, "{tz} back from {theirs}");
                }
            }
        }
    }
}
