//! When a first answer is due: after so many minutes in which the location was open.
use chrono::Days;
use kernel::Instant;
use kernel::hours::Calendar;

/// Beyond a quarter of closed days there is no due time: a location that is never open promises nothing.
pub(crate) const DAYS_MAX: u32 = 92;

/// When `minutes` of opening hours have passed since `from`; `None` if that is not within 92 days.
pub fn first_answer_due(calendar: &Calendar, from: Instant, minutes: i64) -> Option<Instant> {
    let mut left = minutes;
    let mut date = calendar.zone.date(from);
    for _ in 0..DAYS_MAX {
        for (opens, closes) in calendar.open_on(date) {
            let begins = opens.max(from);
            let open = begins.minutes_until(closes);
            if 0 < open && left <= open {
                return Some(begins.plus_minutes(left));
            }
            left -= open.max(0);
        }
        date = date.checked_add_days(Days::new(1))?;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Zone;
    use kernel::hours::{Closure, OpenHours};

    /// One hour east of UTC, open 9 to 13 and 14 to 18 on weekdays; closed on Wednesday, 2 January 2030.
    fn calendar() -> Calendar {
        let hours = (1..=5).flat_map(|weekday| [("09:00", "13:00"), ("14:00", "18:00")].map(|times| (weekday, times)));
        let open = |(weekday, (opens, closes)): (u8, (&str, &str))| OpenHours {
            weekday,
            opens: opens.parse().unwrap(),
            closes: closes.parse().unwrap(),
        };
        let closed: chrono::NaiveDate = "2030-01-02".parse().unwrap();
        let closures = vec![Closure { starts_on: closed, ends_on: closed, reason: String::new() }];
        Calendar { zone: Zone::fixed("Test", 3600), hours: hours.map(open).collect(), closures }
    }

    #[track_caller]
    fn check(from: &str, minutes: i64, expected: &str) {
        let at = |text: &str| -> Instant { format!("2030-01-{text}:00+01:00").parse().unwrap() };
        let due = first_answer_due(&calendar(), at(from), minutes);
        assert_eq!(due, Some(at(expected)), "{minutes} minutes from {from}");
    }

    #[test]
    fn only_hours_in_which_the_location_is_open_count() {
        // The first of January 2030 is a Tuesday.
        check("01T10:00", 60, "01T11:00");
        check("01T12:30", 60, "01T14:30");
        check("01T12:30", 30, "01T13:00");
        check("01T13:30", 30, "01T14:30");
        check("01T07:00", 15, "01T09:15");
        // Over the night, and over a day on which it is closed.
        check("01T17:30", 60, "03T09:30");
        check("02T12:00", 1, "03T09:01");
        // Over the weekend.
        check("04T17:00", 120, "07T10:00");
        check("01T09:00", 480 * 3, "04T18:00");
    }

    #[test]
    fn what_is_never_open_promises_nothing() {
        let never = Calendar { hours: Vec::new(), ..calendar() };
        assert_eq!(first_answer_due(&never, "2030-01-01T08:00:00Z".parse().unwrap(), 60), None);
    }
}
