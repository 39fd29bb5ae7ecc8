//! Places of a plan that only so many may have: how many of them are left when. `ledger::guard_agreed` asks the same as a contract is
//! written.
use kernel::Day;
use serde::Deserialize;

/// How many places a contract takes: all that it is for; one that waits to take another's place in the same plan, those that it has more.
/// The contracts' table or view, and the plan's id, are expressions of the statement around.
#[macro_export]
macro_rules! places_of {
    ($contracts:literal) => {
        concat!(
            "max(0, ",
            $contracts,
            ".quantity - iif(",
            $contracts,
            ".status = 'waiting', coalesce((SELECT before.quantity FROM ",
            $contracts,
            " AS before WHERE before.id = ",
            $contracts,
            ".follows AND before.plan_id = ",
            $contracts,
            ".plan_id), 0), 0))"
        )
    };
}

/// Who has places of which plan until when, as JSON for `Places::taken`: contracts that last beyond a day, whether they wait for a yes
/// or not, and orders that wait for their payment. The plan's id and the day are expressions of the statement around.
#[macro_export]
macro_rules! places {
    ($plan:literal, $day:literal) => {
        concat!(
            "(SELECT json_group_array(json_array(starts_on, ends_on, places)) FROM (
    SELECT starts_on, ends_on, sum(",
            $crate::places_of!("v_agreements"),
            ") AS places FROM v_agreements WHERE plan_id = ",
            $plan,
            " AND status IN ('waiting', 'agreed') AND (ends_on IS NULL OR ",
            $day,
            " < ends_on) GROUP BY starts_on, ends_on
    UNION ALL SELECT v_order_places.starts_on, NULL, quantity FROM v_order_places WHERE v_order_places.plan_id = ",
            $plan,
            "))"
        )
    };
}

/// Whether a plan has more on a day from `?2` on (until `?3`, if that is said) than its `subscribers_max`: what stands behind a
/// guard's `SELECT`. The contracts' and the orders' tables or views are of the statement around; `?1` is the plan.
#[macro_export]
macro_rules! more_than_places {
    ($contracts:literal, $orders:literal, $until:literal) => {
        concat!(
            " FROM v_plans WHERE v_plans.id = ?1 AND subscribers_max IS NOT NULL AND EXISTS (
  SELECT 1 FROM (SELECT ?2 AS day UNION SELECT starts_on FROM ",
            $contracts,
            " WHERE plan_id = ?1 AND status IN ('waiting', 'agreed') AND ?2 < starts_on AND (",
            $until,
            " IS NULL OR starts_on < ",
            $until,
            ")
    UNION SELECT starts_on FROM ",
            $orders,
            " WHERE plan_id = ?1 AND ?2 < starts_on AND (",
            $until,
            " IS NULL OR starts_on < ",
            $until,
            ")) AS point
  WHERE v_plans.subscribers_max < (
    SELECT coalesce(sum(",
            $crate::places_of!($contracts),
            "), 0) FROM ",
            $contracts,
            " WHERE plan_id = ?1 AND status IN ('waiting', 'agreed') AND starts_on <= point.day AND (ends_on IS NULL OR point.day < ends_on))
    + (SELECT coalesce(sum(quantity), 0) FROM ",
            $orders,
            " WHERE plan_id = ?1 AND (starts_on IS NULL OR starts_on <= point.day)))"
        )
    };
}

/// How far ahead something is agreed, in days.
pub const AHEAD_DAYS_MAX: u32 = 731;

/// How many may have a plan, and who has it when.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    /// How many at the same time; any number, where there is none.
    pub max: Option<i64>,
    /// From which day until which (that day not included) how many have it; from ever and for ever where there is none.
    pub taken: Vec<Taken>,
}

/// Places that are taken from the first of two days until the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Taken(pub Option<Day>, pub Option<Day>, pub i64);

impl Taken {
    fn holds_on(&self, day: Day) -> bool {
        self.0.is_none_or(|from| from <= day) && self.1.is_none_or(|until| day < until)
    }
}

impl Places {
    /// How many have it on `day`.
    pub fn taken_on(&self, day: Day) -> i64 {
        self.taken.iter().filter(|taken| taken.holds_on(day)).map(|taken| taken.2).sum()
    }

    /// How many are left on each day from `from` until `until` (not included), or for ever; no number, where there is no end of it.
    pub fn left(&self, from: Day, until: Option<Day>) -> Option<i64> {
        let later = self.taken.iter().filter_map(|taken| taken.0).filter(|day| from < *day);
        let days = later.filter(|day| until.is_none_or(|until| *day < until)).chain([from]);
        let most = days.map(|day| self.taken_on(day)).max().unwrap_or(0);
        self.max.map(|max| (max - most).max(0))
    }

    /// The first day from `today` on from which one is left for ever; none, where none is on a day on which it could be agreed.
    pub fn free_from(&self, today: Day) -> Option<Day> {
        let last = today.plus_days(AHEAD_DAYS_MAX);
        let ends = self.taken.iter().filter_map(|taken| taken.1).filter(|day| today < *day && *day <= last);
        ends.chain([today]).filter(|day| self.left(*day, None).is_none_or(|left| 0 < left)).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn taken(from: &str, until: Option<&str>, quantity: i64) -> Taken {
        Taken(Some(day(from)), until.map(day), quantity)
    }

    #[test]
    fn a_place_is_counted_on_the_days_on_which_it_is_had() {
        let office = Places {
            max: Some(2),
            taken: vec![
                taken("2030-01-01", Some("2030-06-01"), 2),
                taken("2030-08-01", None, 1),
                taken("2030-09-01", Some("2030-10-01"), 1),
            ],
        };
        for (from, until, left) in [
            ("2030-05-31", None, 0),
            ("2030-06-01", Some("2030-08-01"), 2),
            ("2030-06-01", Some("2030-08-02"), 1),
            ("2030-06-01", None, 0),
            ("2030-10-01", None, 1),
        ] {
            assert_eq!(office.left(day(from), until.map(day)), Some(left), "{from} {until:?}");
        }
        assert_eq!(office.free_from(day("2030-02-01")), Some(day("2030-10-01")));
        assert_eq!(office.free_from(day("2028-09-01")), None, "nobody agrees on anything so far ahead");
        assert_eq!(
            [day("2030-02-01"), day("2030-07-01"), day("2030-09-01")].map(|day| office.taken_on(day)),
            [2, 0, 2]
        );
    }

    #[test]
    fn what_is_full_for_ever_is_free_on_no_day_and_what_has_no_limit_on_each() {
        let full = Places { max: Some(1), taken: vec![Taken(None, None, 1)] };
        assert_eq!((full.free_from(day("2030-01-01")), full.left(day("2030-01-01"), None)), (None, Some(0)));
        let any = Places { max: None, ..full };
        assert_eq!(
            (any.free_from(day("2030-01-01")), any.left(day("2030-01-01"), None)),
            (Some(day("2030-01-01")), None)
        );
    }
}
