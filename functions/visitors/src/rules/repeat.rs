//! The days of a visit that repeats.
//!
//! Not a crate for RFC 5545: `rrule` brings a database of time zones and regular expressions, 395 KB in a Worker that is
//! otherwise a third of that, to know thirteen more ways to repeat that nobody is asked about here. Days are reckoned on the
//! calendar, so that a visit keeps its time on the wall clock.
use crate::api::{Every, Repeat};
use chrono::{Datelike, Days, Months, NaiveDate};

/// The days from `first` on, itself included whatever the rule says; at most `days_max` and one more, which says that there
/// are too many.
pub fn days(first: NaiveDate, repeat: &Repeat, days_max: usize) -> Vec<NaiveDate> {
    let until = repeat.until.date();
    let mut days = vec![first];
    let mut round = 0;
    while days.len() <= days_max {
        let Some(candidates) = candidates(first, repeat, round) else { break };
        if candidates.begins.is_none_or(|begins| until < begins) {
            break;
        }
        let fits = |day: &NaiveDate| first < *day && *day <= until;
        days.extend(candidates.days.into_iter().filter(fits));
        round += 1;
    }
    days.truncate(days_max + 1);
    days
}

/// What the n-th round may bring.
struct Round {
    /// When it begins; nothing beyond the calendar's end.
    begins: Option<NaiveDate>,
    /// Its days, in order.
    days: Vec<NaiveDate>,
}

fn candidates(first: NaiveDate, repeat: &Repeat, round: u32) -> Option<Round> {
    let by = u32::try_from(repeat.interval.get()).ok()?.checked_mul(round)?;
    match repeat.every {
        Every::Day => {
            let day = first.checked_add_days(Days::new(by.into()))?;
            Some(Round { begins: Some(day), days: vec![day] })
        }
        Every::Week => {
            let monday = first.checked_sub_days(Days::new(first.weekday().num_days_from_monday().into()))?;
            let monday = monday.checked_add_days(Days::new(u64::from(by) * 7))?;
            let mut weekdays: Vec<u64> =
                repeat.weekdays.iter().filter_map(|day| u64::try_from(day.get() - 1).ok()).collect();
            if weekdays.is_empty() {
                weekdays.push(first.weekday().num_days_from_monday().into());
            }
            weekdays.sort_unstable();
            weekdays.dedup();
            let days = weekdays.into_iter().filter_map(|day| monday.checked_add_days(Days::new(day))).collect();
            Some(Round { begins: Some(monday), days })
        }
        Every::Month => {
            let month = first.with_day(1)?.checked_add_months(Months::new(by))?;
            Some(Round { begins: Some(month), days: month.with_day(first.day()).into_iter().collect() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(first: &str, every: Every, interval: i64, weekdays: &[i64], until: &str, expected: &[&str]) {
        let repeat = Repeat {
            every,
            interval: interval.try_into().unwrap(),
            weekdays: weekdays.iter().map(|day| (*day).try_into().unwrap()).collect(),
            until: until.parse().unwrap(),
        };
        let found: Vec<String> = days(first.parse().unwrap(), &repeat, 10).iter().map(ToString::to_string).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_visit_repeats_by_days_weeks_and_months() {
        check("2030-01-01", Every::Day, 3, &[], "2030-01-08", &["2030-01-01", "2030-01-04", "2030-01-07"]);
        // A Tuesday; Tuesdays and Thursdays of every second week.
        let fortnight = ["2030-01-01", "2030-01-03", "2030-01-15", "2030-01-17"];
        check("2030-01-01", Every::Week, 2, &[4, 2, 4], "2030-01-18", &fortnight);
        check("2030-01-01", Every::Week, 1, &[], "2030-01-15", &["2030-01-01", "2030-01-08", "2030-01-15"]);
        // Mondays, though the first is a Tuesday.
        check("2030-01-01", Every::Week, 1, &[1], "2030-01-08", &["2030-01-01", "2030-01-07"]);
        // February has no 31st, nor has April.
        check("2030-01-31", Every::Month, 1, &[], "2030-05-31", &["2030-01-31", "2030-03-31", "2030-05-31"]);
    }

    #[test]
    fn one_more_than_the_most_says_that_there_are_too_many() {
        let repeat = Repeat {
            every: Every::Day,
            interval: 1.try_into().unwrap(),
            weekdays: vec![],
            until: "2199-12-31".parse().unwrap(),
        };
        assert_eq!(days("2030-01-01".parse().unwrap(), &repeat, 5).len(), 6);
    }

    #[test]
    fn a_rule_that_ends_before_it_begins_is_one_day() {
        check("2030-01-05", Every::Day, 1, &[], "2030-01-01", &["2030-01-05"]);
        check("2199-12-30", Every::Month, 12, &[], "2199-12-31", &["2199-12-30"]);
    }
}
