//! How long something lies here for nothing, when its customer hears of it, and which days after that are charged. Days are
//! those of the location's calendar.
use crate::api::{KindRules, StorageDays};
use kernel::Day;

/// So many days before the last free one its customer hears of it the first time.
const REMINDED_DAYS_BEFORE: u32 = 3;
/// Days after the last free one that are charged at the most: after a quarter somebody has to talk.
pub const FEE_DAYS_MAX: u32 = 90;
/// Days that one run charges at the most, of one delivery; the next run goes on.
const CAUGHT_UP_DAYS_MAX: usize = 31;

/// The last free day of what comes today.
fn last_free(days: Option<StorageDays>, today: Day) -> Option<Day> {
    days.map(|days| plus(today, days))
}

fn plus(day: Day, days: StorageDays) -> Day {
    day.plus_days(u32::try_from(days.get()).unwrap_or_default())
}

/// The last free day once it is stored for longer: as many days again, counted from the last one, or from today where that is
/// past; `None` where there are no such days.
pub(super) fn extended(free_until: Option<Day>, days: Option<StorageDays>, today: Day) -> Option<Day> {
    Some(plus(free_until?.max(today), days?))
}

/// What a customer hears of the last free day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reminder {
    /// It is near.
    Before,
    /// It is today.
    LastDay,
    /// It is past.
    After,
}

impl Reminder {
    /// How far a customer was reminded with it, as the database counts.
    pub fn stage(self) -> i64 {
        match self {
            Self::Before => 1,
            Self::LastDay => 2,
            Self::After => 3,
        }
    }

    /// The first day on which it is due.
    fn from(self, free_until: Day) -> Day {
        match self {
            Self::Before => free_until.minus_days(REMINDED_DAYS_BEFORE),
            Self::LastDay => free_until,
            Self::After => free_until.plus_days(1),
        }
    }
}

/// The reminder that is due today, of which earlier ones are part: after an outage there is one, and not three at once.
pub fn reminder_due(free_until: Day, reminded: i64, today: Day) -> Option<Reminder> {
    let due = [Reminder::After, Reminder::LastDay, Reminder::Before];
    due.into_iter().find(|one| one.from(free_until) <= today).filter(|one| reminded < one.stage())
}

/// How something lies here, as its row has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lying {
    /// The last free day.
    pub free_until: Option<Day>,
    /// How far its customer was reminded.
    pub reminded: i64,
    /// When the next reminder is due.
    pub remind_on: Option<Day>,
    /// The next day that is charged.
    pub fee_on: Option<Day>,
}

/// What is to come of something that waits from `today` on. `has_fee` says whether days after the last free one are charged.
pub fn lying(free_until: Option<Day>, reminded: i64, has_fee: bool, today: Day) -> Lying {
    let next = [Reminder::Before, Reminder::LastDay, Reminder::After].into_iter().find(|one| reminded < one.stage());
    let last_charged = |last: Day| last.plus_days(FEE_DAYS_MAX);
    let fee_on = free_until.filter(|_| has_fee).map(|last| (last, last.plus_days(1).max(today)));
    Lying {
        free_until,
        reminded,
        remind_on: free_until.zip(next).map(|(last, next)| next.from(last)),
        fee_on: fee_on.filter(|(last, next)| *next <= last_charged(*last)).map(|(_, next)| next),
    }
}

/// How something lies here that comes today.
pub fn arriving(rules: &KindRules, today: Day) -> Lying {
    lying(last_free(rules.storage_days, today), 0, rules.storage_fee.is_some(), today)
}

/// The days to be charged by now, from `fee_on` on, and the next one after them.
pub fn fee_days(free_until: Day, fee_on: Day, today: Day) -> (Vec<Day>, Option<Day>) {
    let last = free_until.plus_days(FEE_DAYS_MAX);
    let mut days = Vec::new();
    let mut day = fee_on;
    while day <= today.min(last) && days.len() < CAUGHT_UP_DAYS_MAX {
        days.push(day);
        day = day.plus_days(1);
    }
    (days, Some(day).filter(|day| *day <= last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(nth: u32) -> Day {
        let first: Day = "2030-01-01".parse().unwrap();
        first.plus_days(nth - 1)
    }

    #[test]
    fn each_reminder_comes_once_and_after_an_outage_only_the_last() {
        let due = |reminded, today| reminder_due(day(20), reminded, day(today)).map(Reminder::stage);
        let table = [
            (0, 16, None),
            (0, 17, Some(1)),
            (1, 17, None),
            (1, 19, None),
            (1, 20, Some(2)),
            (2, 20, None),
            (2, 21, Some(3)),
            (3, 40, None),
            // Nothing ran for a week.
            (0, 24, Some(3)),
            (1, 24, Some(3)),
            (0, 20, Some(2)),
        ];
        for (reminded, today, expected) in table {
            assert_eq!(due(reminded, today), expected, "{reminded} on {today}");
        }
    }

    #[test]
    fn what_waits_says_when_something_comes_of_it() {
        let next = |reminded, has_fee, today| {
            let lying = lying(Some(day(20)), reminded, has_fee, day(today));
            (lying.remind_on, lying.fee_on)
        };
        assert_eq!(next(0, true, 10), (Some(day(17)), Some(day(21))));
        assert_eq!(next(1, false, 18), (Some(day(20)), None));
        assert_eq!(next(3, true, 25), (None, Some(day(25))));
        assert_eq!(next(3, true, 110), (None, Some(day(110))));
        assert_eq!(next(3, true, 111), (None, None));
        let free = lying(None, 0, true, day(10));
        assert_eq!((free.remind_on, free.fee_on), (None, None));
    }

    #[test]
    fn each_day_after_the_last_free_one_is_charged_once_and_not_for_ever() {
        let days = |fee_on, today| {
            let (days, next) = fee_days(day(20), day(fee_on), day(today));
            (days.len(), next)
        };
        assert_eq!(days(21, 20), (0, Some(day(21))));
        assert_eq!(days(21, 21), (1, Some(day(22))));
        assert_eq!(days(22, 25), (4, Some(day(26))));
        // A long outage is caught up in more than one run.
        assert_eq!(days(21, 60), (31, Some(day(52))));
        assert_eq!(days(105, 150), (6, None));
    }

    #[test]
    fn storing_adds_days_to_the_last_one_or_to_today() {
        let seven = StorageDays::try_from(7).unwrap();
        assert_eq!(last_free(Some(seven), day(3)), Some(day(10)));
        assert_eq!(extended(Some(day(10)), Some(seven), day(8)), Some(day(17)));
        assert_eq!(extended(Some(day(10)), Some(seven), day(12)), Some(day(19)));
        assert_eq!(extended(None, Some(seven), day(12)), None);
        assert_eq!(extended(Some(day(10)), None, day(8)), None);
    }
}
