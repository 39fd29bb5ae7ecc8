//! Who is still in when the doors are closed has left, and only forgot to say so.
use kernel::Instant;
use kernel::hours::Calendar;

/// When a visitor who came in at `in_at` is taken to have left: when the location closed that day, but not before the end of
/// the visit; at the end of the day where it was not open any more.
pub fn left_at(calendar: &Calendar, in_at: Instant, ends_at: Instant) -> Instant {
    calendar.shuts_after(in_at).max(ends_at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Zone;
    use kernel::hours::Closure;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn a_visitor_has_left_when_the_doors_were_closed() {
        let hours = serde_json::from_str(r#"[{"weekday":2,"opens":"08:00","closes":"20:00"}]"#).unwrap();
        let closures = vec![Closure {
            starts_on: "2030-01-08".parse().unwrap(),
            ends_on: "2030-01-08".parse().unwrap(),
            reason: String::new(),
        }];
        let calendar = Calendar { zone: Zone::fixed("Etc/UTC", 0), hours, closures };
        let check = |came: &str, ends: &str, expected: &str| {
            assert_eq!(left_at(&calendar, at(came), at(ends)), at(expected), "{came}");
        };
        check("2030-01-01T09:00:00Z", "2030-01-01T10:00:00Z", "2030-01-01T20:00:00Z");
        // A late evening that an operator registered.
        check("2030-01-01T19:00:00Z", "2030-01-01T22:00:00Z", "2030-01-01T22:00:00Z");
        // After closing, on a day without hours, on a closed day.
        check("2030-01-01T20:30:00Z", "2030-01-01T21:00:00Z", "2030-01-02T00:00:00Z");
        check("2030-01-02T09:00:00Z", "2030-01-02T10:00:00Z", "2030-01-03T00:00:00Z");
        check("2030-01-08T09:00:00Z", "2030-01-08T10:00:00Z", "2030-01-09T00:00:00Z");
    }
}
