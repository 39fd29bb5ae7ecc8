//! How many visitors a customer may have on a day, in a week and in a month.
//!
//! A visit counts on the day of its location's calendar, unless it was refused or called off. The location's caps count its own
//! visits, the plan's counts all of them. The same spans that are checked here are guarded in the batch that writes.
use super::facts::Reception;
use super::refusal::Refusal;
use crate::api::{CapLeft, Per};
use kernel::{Day, LocationId};
use serde::{Deserialize, Serialize};

/// The caps that bind a customer at a location.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Caps {
    /// On a day.
    pub day: Option<i64>,
    /// In a week.
    pub week: Option<i64>,
    /// In a month.
    pub month: Option<i64>,
    /// Those of the customer's plans.
    pub plan: PlanCaps,
}

/// What the plans of a customer allow at all locations together; nothing where no plan, or not every plan, limits it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub struct PlanCaps {
    /// On a day.
    #[serde(rename = "day_max")]
    pub day: Option<i64>,
    /// In a week.
    #[serde(rename = "week_max")]
    pub week: Option<i64>,
    /// In a month.
    #[serde(rename = "month_max")]
    pub month: Option<i64>,
}

impl Caps {
    /// Those of a location and of the customer's plans.
    pub fn of(reception: &Reception, plan: PlanCaps) -> Self {
        Self { day: reception.day_max, week: reception.week_max, month: reception.month_max, plan }
    }

    fn each(self) -> impl Iterator<Item = (Per, i64)> {
        let all = [
            (Per::Day, self.day),
            (Per::Week, self.week),
            (Per::Month, self.month),
            (Per::PlanDay, self.plan.day),
            (Per::PlanWeek, self.plan.week),
            (Per::PlanMonth, self.plan.month),
        ];
        all.into_iter().filter_map(|(per, max)| Some((per, max?)))
    }
}

/// Visits of a customer on a day at a location.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Counted {
    /// Where.
    pub location_id: LocationId,
    /// When.
    pub local_day: Day,
    /// How many.
    pub count: i64,
}

/// A stretch of days in which no more than so many visits may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Span {
    /// The first day.
    pub from: Day,
    /// The day after the last.
    pub until: Day,
    /// The most.
    pub max: i64,
    /// Of what.
    #[serde(skip)]
    pub per: Per,
    /// Whether only the location's own visits count.
    pub here: bool,
}

impl Span {
    fn around(per: Per, max: i64, day: Day) -> Self {
        let (from, until) = match per {
            Per::Day | Per::PlanDay => (day, day.plus_days(1)),
            Per::Week | Per::PlanWeek => day.week(),
            Per::Month | Per::PlanMonth => day.month(),
        };
        Self { from, until, max, per, here: matches!(per, Per::Day | Per::Week | Per::Month) }
    }

    fn used(&self, counted: &[Counted], location: &LocationId) -> i64 {
        let counts = |one: &&Counted| {
            self.from <= one.local_day && one.local_day < self.until && (!self.here || one.location_id == *location)
        };
        counted.iter().filter(counts).map(|one| one.count).sum()
    }
}

/// The spans that visits on those days count in, each once.
pub fn spans(caps: Caps, days: &[Day]) -> Vec<Span> {
    let mut spans: Vec<Span> =
        days.iter().flat_map(|day| caps.each().map(|(per, max)| Span::around(per, max, *day))).collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// Refuses `each` visitors more on every one of `days`, if that is more than a cap allows; says when there is room again.
pub fn check(caps: Caps, counted: &[Counted], location: &LocationId, days: &[Day], each: usize) -> Result<(), Refusal> {
    let each = i64::try_from(each).unwrap_or(i64::MAX);
    let fits = |span: &Span, wanted: i64| span.used(counted, location) + wanted <= span.max;
    let wanted = |span: &Span| {
        let within = days.iter().filter(|day| span.from <= **day && **day < span.until).count();
        each.saturating_mul(i64::try_from(within).unwrap_or(i64::MAX))
    };
    let Some(broken) = spans(caps, days).into_iter().find(|span| !fits(span, wanted(span))) else { return Ok(()) };
    // Some days on there is room for one such visit, or there never is.
    let later = (0..62).map(|days| broken.until.plus_days(days));
    let room = later.into_iter().find(|day| spans(caps, &[*day]).iter().all(|span| fits(span, each)));
    Err(Refusal::CapReached {
        per: broken.per,
        visits_max: broken.max,
        visits_left: (broken.max - broken.used(counted, location)).max(0),
        from: broken.from,
        room_again_on: room,
    })
}

/// What is left of each cap on a day.
pub fn left(caps: Caps, counted: &[Counted], location: &LocationId, today: Day) -> Vec<CapLeft> {
    let left = |span: Span| CapLeft {
        per: span.per,
        visits_max: span.max,
        visits_left: (span.max - span.used(counted, location)).max(0),
    };
    let around = caps.each().map(|(per, max)| Span::around(per, max, today));
    around.map(left).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn here() -> LocationId {
        "loc_here".parse().unwrap()
    }

    fn counted(location: &str, on: &str, count: i64) -> Counted {
        Counted { location_id: location.parse().unwrap(), local_day: day(on), count }
    }

    const PLAN: PlanCaps = PlanCaps { day: None, week: None, month: Some(6) };
    const CAPS: Caps = Caps { day: Some(2), week: Some(3), month: Some(4), plan: PLAN };

    #[track_caller]
    fn refused(counted: &[Counted], days: &[&str], each: usize) -> Option<(Per, i64, Option<String>)> {
        let days: Vec<Day> = days.iter().map(|text| day(text)).collect();
        match check(CAPS, counted, &here(), &days, each) {
            Ok(()) => None,
            Err(Refusal::CapReached { per, visits_left, room_again_on, .. }) => {
                Some((per, visits_left, room_again_on.map(|day| day.to_string())))
            }
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_first_cap_that_is_full_says_when_there_is_room_again() {
        // 2030-01-01 is a Tuesday.
        assert_eq!(refused(&[], &["2030-01-01"], 2), None);
        assert_eq!(refused(&[], &["2030-01-01"], 3), Some((Per::Day, 2, None)), "no day ever has room for three");
        let two = [counted("loc_here", "2030-01-01", 2)];
        assert_eq!(refused(&two, &["2030-01-01"], 1), Some((Per::Day, 0, Some("2030-01-02".to_owned()))));
        assert_eq!(refused(&two, &["2030-01-02"], 1), None);
        assert_eq!(refused(&two, &["2030-01-02"], 2), Some((Per::Week, 1, Some("2030-01-07".to_owned()))));
        let three = [counted("loc_here", "2030-01-01", 2), counted("loc_here", "2030-01-03", 1)];
        assert_eq!(refused(&three, &["2030-01-08"], 1), None);
        assert_eq!(refused(&three, &["2030-01-08"], 2), Some((Per::Month, 1, Some("2030-02-01".to_owned()))));
    }

    #[test]
    fn a_plan_counts_at_all_locations_and_a_location_its_own() {
        let elsewhere = [counted("loc_there", "2030-01-01", 5)];
        assert_eq!(refused(&elsewhere, &["2030-01-01"], 1), None);
        assert_eq!(refused(&elsewhere, &["2030-01-01"], 2), Some((Per::PlanMonth, 1, Some("2030-02-01".to_owned()))));
    }

    #[test]
    fn the_visits_of_one_registration_count_together() {
        assert_eq!(refused(&[], &["2030-01-01", "2030-01-02"], 2), Some((Per::Week, 3, Some("2030-01-07".to_owned()))));
        assert_eq!(refused(&[], &["2030-01-01", "2030-01-08"], 2), None);
    }

    #[test]
    fn what_is_left_is_shown_and_never_below_nothing() {
        let many = [counted("loc_here", "2030-01-01", 9)];
        let shown: Vec<_> = left(CAPS, &many, &here(), day("2030-01-02")).iter().map(|cap| cap.visits_left).collect();
        assert_eq!(shown, [2, 0, 0, 0]);
    }
}
