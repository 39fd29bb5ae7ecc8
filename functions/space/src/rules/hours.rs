use kernel::hours::OpenHours;
use web::{FieldError, broken};

/// Four stretches a day: a morning, an afternoon, an evening and one to spare.
const STRETCHES_MAX: usize = 28;

/// What is wrong with a week of opening hours at `pointer`.
pub(crate) fn check_hours(hours: &[OpenHours], pointer: &str) -> Vec<FieldError> {
    if STRETCHES_MAX < hours.len() {
        return vec![broken(pointer.to_owned(), "too-many", "at most 28 stretches a week")];
    }
    let overlaps = |(index, later): (usize, &OpenHours)| {
        let clash = |earlier: &OpenHours| {
            earlier.weekday == later.weekday && earlier.opens < later.closes && later.opens < earlier.closes
        };
        let clashes = hours.iter().take(index).any(clash);
        clashes.then(|| broken(format!("{pointer}/{index}"), "overlap", "overlaps another stretch of that day"))
    };
    hours.iter().enumerate().filter_map(overlaps).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(stretches: &[(u8, &str, &str)], expected: &[(&str, &str)]) {
        let hours = |(weekday, opens, closes): &(u8, &str, &str)| OpenHours {
            weekday: *weekday,
            opens: opens.parse().unwrap(),
            closes: closes.parse().unwrap(),
        };
        let hours: Vec<_> = stretches.iter().map(hours).collect();
        let errors = check_hours(&hours, "/hours");
        assert_eq!(errors.iter().map(|e| (e.pointer.as_str(), e.rule)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn no_two_stretches_of_a_day_overlap() {
        check(&[(1, "08:00", "12:00"), (1, "12:00", "20:00"), (2, "09:00", "10:00")], &[]);
        check(&[(1, "08:00", "12:00"), (1, "11:45", "20:00")], &[("/hours/1", "overlap")]);
        check(&[(1, "08:00", "12:00"), (2, "08:00", "12:00"), (1, "08:00", "12:00")], &[("/hours/2", "overlap")]);
    }

    #[test]
    fn a_week_has_at_most_28_stretches() {
        check(&[(1, "08:00", "12:00"); 29], &[("/hours", "too-many")]);
    }
}
