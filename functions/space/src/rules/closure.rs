use crate::api::ClosureSetup;
use kernel::{Instant, Zone};
use web::{FieldError, broken};

/// A leap year: a longer closure is a location given up.
const CLOSURE_DAYS_MAX: i64 = 366;

/// What is wrong with a closure at `pointer`.
pub(crate) fn check_closure(closure: &ClosureSetup, pointer: &str) -> Vec<FieldError> {
    let pointer = || format!("{pointer}/ends_on");
    match closure.starts_on.days_until(closure.ends_on) {
        ..0 => vec![broken(pointer(), "order", "must not lie before the first day")],
        CLOSURE_DAYS_MAX.. => vec![broken(pointer(), "too-long", "at most 366 days at once")],
        _ => Vec::new(),
    }
}

/// A stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    /// From when.
    pub(crate) starts_at: Instant,
    /// Until when.
    pub(crate) ends_at: Instant,
}

/// The time that a closure takes on the location's own calendar.
pub(crate) fn span(closure: &ClosureSetup, zone: &Zone) -> Span {
    Span { starts_at: zone.day_begins(closure.starts_on.date()), ends_at: zone.day_ends(closure.ends_on.date()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closure(starts_on: &str, ends_on: &str) -> ClosureSetup {
        ClosureSetup {
            starts_on: starts_on.parse().unwrap(),
            ends_on: ends_on.parse().unwrap(),
            reason: "Works".parse().unwrap(),
        }
    }

    #[track_caller]
    fn check(starts_on: &str, ends_on: &str, expected: &[&str]) {
        let errors = check_closure(&closure(starts_on, ends_on), "/closures/3");
        assert!(errors.iter().all(|e| e.pointer == "/closures/3/ends_on"));
        assert_eq!(errors.iter().map(|e| e.rule).collect::<Vec<_>>(), expected, "{starts_on} to {ends_on}");
    }

    #[test]
    fn a_closure_has_one_to_366_days() {
        check("2030-01-01", "2030-01-01", &[]);
        check("2030-01-02", "2030-01-01", &["order"]);
        check("2028-01-01", "2028-12-31", &[]);
        check("2030-01-01", "2031-01-02", &["too-long"]);
    }

    #[test]
    fn a_closure_takes_whole_days_of_the_locations_own_calendar() {
        let zone = Zone::fixed("Test", 11 * 3600);
        let span = span(&closure("2030-01-02", "2030-01-03"), &zone);
        assert_eq!(span.starts_at.to_string(), "2030-01-01T13:00:00Z");
        assert_eq!(span.ends_at.to_string(), "2030-01-03T13:00:00Z");
    }
}
