//! What the pages say in each language, and how amounts of time are put into words.
mod words;

pub(crate) use words::Words;

use kernel::Locale;
use ledger::{Cycle, CycleUnit};

/// Puts values in for `{names}`, in one pass: what is put in is not looked at again.
pub(crate) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, from_name)| Some((before, from_name.split_once('}')?)))
    {
        filled.push_str(before);
        filled.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        rest = after;
    }
    filled + rest
}

/// `text` for one of something, or for `n` of it.
fn counted(one: &str, many: &str, n: u32) -> String {
    if n == 1 { one.to_owned() } else { fill(many, &[("n", &n.to_string())]) }
}

impl Words {
    /// The words of `locale`.
    pub(crate) fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::En => &words::EN,
            Locale::Es => &words::ES,
            Locale::De => &words::DE,
        }
    }

    /// How often: `a month`, `every 4 weeks`.
    pub(crate) fn per(&self, cycle: Cycle) -> String {
        match (cycle.unit, cycle.count) {
            (CycleUnit::Month, 12) => self.per_year.to_owned(),
            (CycleUnit::Month, n) => counted(self.per_month, self.per_months, n),
            (CycleUnit::Week, n) => counted(self.per_week, self.per_weeks, n),
        }
    }

    /// How long `cycles` of them last: `6 months`.
    pub(crate) fn lasting(&self, cycle: Cycle, cycles: u16) -> String {
        let n = cycle.count.saturating_mul(cycles.into());
        match cycle.unit {
            CycleUnit::Month => counted(self.one_month, self.months, n),
            CycleUnit::Week => counted(self.one_week, self.weeks, n),
        }
    }

    /// When one can leave: `at the end of a month that is paid`.
    pub(crate) fn at_end_of(&self, cycle: Cycle) -> String {
        match (cycle.unit, cycle.count) {
            (CycleUnit::Month, 12) => self.end_of_year.to_owned(),
            (CycleUnit::Month, n) => counted(self.end_of_month, self.end_of_months, n),
            (CycleUnit::Week, n) => counted(self.end_of_week, self.end_of_weeks, n),
        }
    }

    /// `14 days`.
    pub(crate) fn days(&self, n: u32) -> String {
        counted(self.one_day, self.days, n)
    }

    /// `10 hours`, `1 hour 30 minutes`, `45 minutes`.
    pub(crate) fn time(&self, minutes: u32) -> String {
        let (hours, minutes) = (minutes / 60, minutes % 60);
        let of_hours = (0 < hours).then(|| counted(self.one_hour, self.hours, hours));
        let of_minutes = (0 < minutes || hours == 0).then(|| counted(self.one_minute, self.minutes, minutes));
        of_hours.into_iter().chain(of_minutes).collect::<Vec<_>>().join(" ")
    }

    /// `4 day passes`.
    pub(crate) fn passes(&self, n: u32) -> String {
        counted(self.one_pass, self.passes, n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_not_looked_at_again() {
        assert_eq!(fill("Join {plan} of {space}", &[("plan", "{space}"), ("space", "Quay")]), "Join {space} of Quay");
        assert_eq!(fill("a {b", &[]), "a {b");
        assert_eq!(fill("{unknown}!", &[]), "!");
    }

    #[test]
    fn times_and_cycles_are_said_as_people_do() {
        let words = |locale| Words::of(locale);
        assert_eq!(
            [600, 60, 90, 45, 0].map(|m| words(Locale::En).time(m)),
            ["10 hours", "1 hour", "1 hour 30 minutes", "45 minutes", "0 minutes"]
        );
        let cycle = |unit, count| Cycle { unit, count };
        let month = cycle(CycleUnit::Month, 1);
        assert_eq!(words(Locale::De).per(month), "im Monat");
        assert_eq!(words(Locale::En).per(cycle(CycleUnit::Week, 4)), "every 4 weeks");
        assert_eq!(words(Locale::Es).per(cycle(CycleUnit::Month, 12)), "al año");
        assert_eq!(words(Locale::En).lasting(cycle(CycleUnit::Month, 3), 2), "6 months");
        assert_eq!(words(Locale::De).lasting(month, 1), "1 Monat");
        assert_eq!(words(Locale::De).at_end_of(cycle(CycleUnit::Month, 3)), "Zum Ende der bezahlten 3 Monate");
    }
}
