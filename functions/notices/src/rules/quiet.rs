//! Quiet hours and digests, on the clock of whoever is told: their own zone, else the location's that they chose, else the space's.
use crate::api::{DigestEvery, QuietHours};
use chrono::{Datelike, Days, Weekday};
use kernel::hours::TimeOfDay;
use kernel::{Instant, Zone};

/// When digests go out, in minutes after midnight.
const DIGEST_MINUTES: u16 = 8 * 60;

/// When the quiet ends that it is in at `now`; `None` if it is not quiet.
pub(crate) fn quiet_until(quiet: QuietHours, zone: &Zone, now: Instant) -> Option<Instant> {
    let today = zone.date(now);
    // What began yesterday may still last.
    [today.pred_opt()?, today].into_iter().find_map(|day| {
        let ends_on = if quiet.from < quiet.until { day } else { day.checked_add_days(Days::new(1))? };
        let (from, until) = (quiet.from.on(day, zone), quiet.until.on(ends_on, zone));
        (from <= now && now < until).then_some(until)
    })
}

/// When the next digest is due after `now`; `None` if there is none.
pub(crate) fn next_digest(every: DigestEvery, zone: &Zone, now: Instant) -> Option<Instant> {
    let wanted = |day: chrono::NaiveDate| every == DigestEvery::Daily || day.weekday() == Weekday::Mon;
    let at = TimeOfDay::from_minutes(DIGEST_MINUTES)?;
    if every == DigestEvery::Off {
        return None;
    }
    let today = zone.date(now);
    (0..=7)
        .filter_map(|days| today.checked_add_days(Days::new(days)))
        .filter(|day| wanted(*day))
        .map(|day| at.on(day, zone))
        .find(|due| now < *due)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn hours(from: &str, until: &str) -> QuietHours {
        QuietHours { from: from.parse().unwrap(), until: until.parse().unwrap() }
    }

    /// An hour east of UTC, and two from the last Sunday of March 2030 on.
    fn berlin() -> Zone {
        Zone {
            transitions: vec![(at("2030-03-31T01:00:00Z").as_seconds(), 7200)],
            ..Zone::fixed("Europe/Berlin", 3600)
        }
    }

    #[test]
    fn a_night_is_quiet_on_both_sides_of_midnight() {
        let night = hours("22:00", "07:00");
        let table = [
            ("2030-01-01T20:59:00Z", None),
            ("2030-01-01T21:00:00Z", Some("2030-01-02T06:00:00Z")),
            ("2030-01-02T05:59:59Z", Some("2030-01-02T06:00:00Z")),
            ("2030-01-02T06:00:00Z", None),
            // The night in which clocks go forward.
            ("2030-03-30T22:00:00Z", Some("2030-03-31T05:00:00Z")),
        ];
        for (now, expected) in table {
            assert_eq!(quiet_until(night, &berlin(), at(now)), expected.map(at), "{now}");
        }
        assert_eq!(
            quiet_until(hours("12:00", "14:00"), &berlin(), at("2030-01-01T12:30:00Z")),
            Some(at("2030-01-01T13:00:00Z"))
        );
    }

    #[test]
    fn a_digest_goes_out_at_eight_on_its_day() {
        let next = |every, now| next_digest(every, &berlin(), at(now)).map(|due| due.to_string());
        let due = |text: &str| Some(text.to_owned());
        assert_eq!(next(DigestEvery::Off, "2030-01-01T08:00:00Z"), None);
        assert_eq!(next(DigestEvery::Daily, "2030-01-01T06:59:00Z"), due("2030-01-01T07:00:00Z"));
        assert_eq!(next(DigestEvery::Daily, "2030-01-01T07:00:00Z"), due("2030-01-02T07:00:00Z"));
        // 1 January 2030 is a Tuesday.
        assert_eq!(next(DigestEvery::Weekly, "2030-01-01T07:00:00Z"), due("2030-01-07T07:00:00Z"));
        assert_eq!(next(DigestEvery::Weekly, "2030-01-07T07:00:00Z"), due("2030-01-14T07:00:00Z"));
    }
}
