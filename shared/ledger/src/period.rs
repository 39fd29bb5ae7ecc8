//! The periods that a contract is charged for (docs/money.md, parts 3 to 5).
use crate::{Contract, Cycle, CycleUnit, Terms};
use chrono::{Datelike, Days, Months, NaiveDate};
use kernel::Day;
use rust_decimal::Decimal;

/// A period of a contract: from a day until before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub from: Day,
    /// The day after its last.
    pub until: Day,
    /// How many days its whole cycle has, of which this may be a part.
    pub cycle_days: i64,
}

/// A period of a benefit within a cycle: from a day until before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodWithin {
    /// Its first day.
    pub from: Day,
    /// The day after its last.
    pub until: Day,
    /// How many days of it lie in the whole cycle, of which this may be a part.
    pub in_cycle_days: i64,
    /// How many days it has where no cycle cuts it.
    pub whole_days: i64,
}

/// The day that lies so many weeks or months after `from`; a month that lacks its day of the month has it on its last.
fn after(from: NaiveDate, length: Cycle) -> NaiveDate {
    let day = match length.unit {
        CycleUnit::Month => from.checked_add_months(Months::new(length.count)),
        CycleUnit::Week => from.checked_add_days(Days::new(u64::from(length.count) * 7)),
    };
    day.map_or(Day::LAST.date(), |day| day.min(Day::LAST.date()))
}

impl Terms {
    /// The period in which `day` lies for what starts on `starts_on`; that in which it starts, for a day before.
    pub fn period_of(&self, starts_on: Day, day: Day) -> Period {
        let anchor = self.anchor(starts_on);
        let n = self.cycle_of(anchor, day.max(starts_on));
        let (from, until) = (self.nth(anchor, n), self.nth(anchor, n + 1));
        let whole = |date| Day::new(date).unwrap_or(starts_on);
        Period { from: whole(from).max(starts_on), until: whole(until), cycle_days: (until - from).num_days() }
    }

    /// The periods of a benefit that comes `every` so often, in the cycle in which `day` lies (docs/money.md, part 7): counted from
    /// the first day of the whole cycle, the last one cut where that ends; those that are over before `starts_on` are left out.
    pub fn periods_within(&self, starts_on: Day, day: Day, every: Cycle) -> Vec<PeriodWithin> {
        let anchor = self.anchor(starts_on);
        let n = self.cycle_of(anchor, day.max(starts_on));
        let (first, end) = (self.nth(anchor, n), self.nth(anchor, n + 1));
        // Months are counted from the anchor, so that they come back to its day; weeks from the first day of the cycle.
        let nth = |k: u32| match (every.unit, self.cycle.unit) {
            (CycleUnit::Month, CycleUnit::Month) => {
                let months = self.cycle.count.saturating_mul(n).saturating_add(every.count.saturating_mul(k));
                after(anchor, Cycle { count: months, ..every })
            }
            _ => after(first, Cycle { count: every.count.saturating_mul(k), ..every }),
        };
        let begin = std::iter::successors(Some(0_u32), |k| k.checked_add(1)).map(|k| (nth(k), nth(k + 1)));
        let whole = begin.take_while(|(from, until)| *from < end && from < until);
        let within = whole.filter_map(|(from, until)| {
            let of = |date| Day::new(date).unwrap_or(starts_on);
            let ends = until.min(end);
            (starts_on.date() < ends).then(|| PeriodWithin {
                from: of(from).max(starts_on),
                until: of(ends),
                in_cycle_days: (ends - from).num_days(),
                whole_days: (until - from).num_days(),
            })
        });
        within.collect()
    }

    /// The number of the cycle in which `day` lies, from 0.
    fn cycle_of(&self, anchor: NaiveDate, day: Day) -> u32 {
        let mut n = self.cycles_before(anchor, day);
        while 0 < n && day.date() < self.nth(anchor, n) {
            n -= 1;
        }
        while self.nth(anchor, n + 1) <= day.date() && self.nth(anchor, n + 1) < Day::LAST.date() {
            n += 1;
        }
        n
    }

    /// Where cycles are counted from.
    fn anchor(&self, starts_on: Day) -> NaiveDate {
        let date = starts_on.date();
        let Some(day) = self.billing_day.filter(|_| self.cycle.unit == CycleUnit::Month) else { return date };
        let in_month = date.with_day(day).unwrap_or(date);
        if in_month <= date { in_month } else { in_month.checked_sub_months(Months::new(1)).unwrap_or(date) }
    }

    /// The first day of the n-th cycle; a month that lacks the anchor's day begins it on its last.
    fn nth(&self, anchor: NaiveDate, n: u32) -> NaiveDate {
        after(anchor, Cycle { count: self.cycle.count.saturating_mul(n), ..self.cycle })
    }

    /// Near the number of cycles from `anchor` to `day`.
    fn cycles_before(&self, anchor: NaiveDate, day: Day) -> u32 {
        let days = (day.date() - anchor).num_days().max(0);
        let in_cycle = i64::from(self.cycle.count) * if self.cycle.unit == CycleUnit::Month { 31 } else { 7 };
        u32::try_from(days / in_cycle.max(1)).unwrap_or(0)
    }

    /// The earliest day on which what started on `starts_on`, and is charged until `charged_until`, can be left, as seen
    /// on `today`.
    pub fn earliest_leave(&self, starts_on: Day, charged_until: Day, today: Day) -> Day {
        let anchor = self.anchor(starts_on);
        let term = if self.cycles_min == 0 {
            starts_on
        } else {
            let first_whole = u32::from(anchor != starts_on.date());
            Day::new(self.nth(anchor, u32::from(self.cycles_min) + first_whole)).unwrap_or(starts_on)
        };
        let earliest = today.plus_days(self.notice_days.into()).max(term).max(starts_on);
        if self.prorates_last {
            return earliest;
        }
        let earliest = earliest.max(charged_until);
        let period = self.period_of(starts_on, earliest);
        if period.from == earliest { earliest } else { period.until }
    }
}

impl Period {
    /// How many days it has.
    pub fn days(self) -> i64 {
        self.from.days_until(self.until)
    }

    /// The part of it that `contract` is charged for, as days and days of the whole; nothing while paused.
    pub fn share(self, contract: &Contract) -> Share {
        let whole = Share { days: self.cycle_days, of: self.cycle_days };
        if self.rests(contract) {
            return Share { days: 0, of: self.cycle_days };
        }
        let terms = &contract.terms;
        let ends = last_charged(contract, self.from, self.until);
        let cut_first = self.days() < self.cycle_days;
        let (cut_last, days) = (ends < self.until, self.from.days_until(ends));
        match (cut_first && terms.prorates_first, cut_last) {
            (false, false) => whole,
            (true, _) => Share { days, of: self.cycle_days },
            // A first period that is charged whole is left at the price of its days of itself.
            (false, true) => Share { days, of: self.days() },
        }
    }
}

impl Period {
    /// Whether `contract` rests in it.
    pub fn rests(self, contract: &Contract) -> bool {
        contract.pauses.iter().any(|pause| pause.from <= self.from && self.from < pause.until)
    }
}

impl PeriodWithin {
    /// The part of a whole one that `contract` gives for it: what the cycle has of it, cut where `contract` begins and ends in it,
    /// as far as its plan prorates that.
    pub fn share(self, contract: &Contract) -> Share {
        let Self { from, until, in_cycle_days, whole_days } = self;
        let all_days = from.days_until(until);
        let days = from.days_until(last_charged(contract, from, until));
        match (all_days < in_cycle_days && contract.terms.prorates_first, days < all_days) {
            (false, false) => Share { days: in_cycle_days, of: whole_days },
            (true, _) => Share { days, of: whole_days },
            (false, true) => Share { days: in_cycle_days * days, of: whole_days * all_days },
        }
    }
}

/// The day after the last of what begins on `from` and ends on `until` that counts, where the plan prorates the last period.
fn last_charged(contract: &Contract, from: Day, until: Day) -> Day {
    contract.ends_on.filter(|_| contract.terms.prorates_last).map_or(until, |ends| ends.clamp(from, until))
}

/// A part of a whole, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// How many days are charged.
    pub days: i64,
    /// Out of how many.
    pub of: i64,
}

impl Share {
    /// That part of `amount`, exactly.
    pub fn of(self, amount: i64) -> Decimal {
        if self.of == 0 {
            Decimal::ZERO
        } else {
            Decimal::from(amount) * Decimal::from(self.days) / Decimal::from(self.of)
        }
    }

    /// Whether it is the whole.
    pub const fn is_whole(self) -> bool {
        self.days == self.of
    }
}
