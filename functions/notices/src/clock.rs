//! What the clock on the wall shows, and spans of time, as a language writes them.
use chrono::{DateTime, NaiveDateTime, NaiveTime};
use figures::weekday;
use kernel::Instant;
use outbox::Locale;

/// What the clock on the wall shows `offset_seconds` east of UTC.
pub(crate) fn wall_clock(at: Instant, offset_seconds: i32) -> NaiveDateTime {
    DateTime::from_timestamp(at.as_seconds() + i64::from(offset_seconds), 0).unwrap_or_default().naive_utc()
}

/// `09:30`.
pub(crate) fn time(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// `Tuesday, 1 January 2030, 09:30–11:00`; both days are named where there are two.
pub(crate) fn span(starts: NaiveDateTime, ends: NaiveDateTime, locale: Locale) -> String {
    let (first, from) = (weekday(starts.date(), locale), time(starts.time()));
    let ends_with_the_day = ends.time() == NaiveTime::MIN && Some(ends.date()) == starts.date().succ_opt();
    if ends_with_the_day {
        format!("{first}, {from}–24:00")
    } else if starts.date() == ends.date() {
        format!("{first}, {from}–{}", time(ends.time()))
    } else {
        format!("{first}, {from} – {}, {}", weekday(ends.date(), locale), time(ends.time()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_span(from: &str, until: &str, expected: &str) {
        assert_eq!(span(from.parse().unwrap(), until.parse().unwrap(), Locale::En), expected);
    }

    #[test]
    fn both_days_are_named_where_there_are_two() {
        check_span("2030-01-01T09:30:00", "2030-01-01T11:00:00", "Tuesday, 1 January 2030, 09:30–11:00");
        check_span("2030-01-01T22:00:00", "2030-01-02T00:00:00", "Tuesday, 1 January 2030, 22:00–24:00");
        let two = "Tuesday, 1 January 2030, 22:00 – Wednesday, 2 January 2030, 01:00";
        check_span("2030-01-01T22:00:00", "2030-01-02T01:00:00", two);
    }

    #[test]
    fn the_wall_shows_utc_moved_by_its_offset() {
        let at: Instant = "2030-01-01T23:30:00Z".parse().unwrap();
        assert_eq!(wall_clock(at, 3600).to_string(), "2030-01-02 00:30:00");
        assert_eq!(wall_clock(at, -12_600).to_string(), "2030-01-01 20:00:00");
    }
}
