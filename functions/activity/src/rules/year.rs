//! Twelve months, out of counts by month.
use crate::api::{Deeds, MonthOfYear};
use kernel::{Currency, CustomerId, Day, Money};
use serde::Deserialize;

/// How many months a year has, which need not be one of the calendar.
pub const YEAR_MONTHS: u32 = 12;

/// What somebody did in a month.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Count {
    /// Who.
    pub customer_id: CustomerId,
    /// Which month, from 0 for the oldest.
    pub n: usize,
    /// How many bookings, or days.
    pub count: i64,
    /// How long they were.
    pub minutes: i64,
}

/// What was paid in a month, or came back.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Paid {
    /// Which month, from 0 for the oldest.
    pub n: usize,
    /// In which currency.
    pub currency: Currency,
    /// How much, in minor units; negative for what came back.
    pub minor: i64,
}

/// The first days of twelve months up to that of `until`, oldest first.
pub fn months_of(until: Day) -> Vec<Day> {
    (0..YEAR_MONTHS).rev().map(|ago| until.months_ago(ago)).collect()
}

/// What `who` did, month by month; everybody, if nobody is named.
pub fn year_of(months: usize, bookings: &[Count], stays: &[Count], who: Option<&CustomerId>) -> Vec<Deeds> {
    let mut year = vec![Deeds::default(); months];
    let theirs = |count: &&Count| who.is_none_or(|who| *who == count.customer_id);
    for count in bookings.iter().filter(theirs) {
        if let Some(month) = year.get_mut(count.n) {
            month.bookings += count.count;
            month.booked_minutes += count.minutes;
        }
    }
    for count in stays.iter().filter(theirs) {
        if let Some(month) = year.get_mut(count.n) {
            month.days_in += count.count;
            month.minutes_in += count.minutes;
        }
    }
    year
}

impl Deeds {
    /// All of them together.
    pub fn sum(several: &[Self]) -> Self {
        several.iter().fold(Self::default(), |sum, one| Self {
            bookings: sum.bookings + one.bookings,
            booked_minutes: sum.booked_minutes + one.booked_minutes,
            days_in: sum.days_in + one.days_in,
            minutes_in: sum.minutes_in + one.minutes_in,
        })
    }
}

impl MonthOfYear {
    /// The months with what was done and, where it may be seen, paid in them.
    pub fn of(months: &[Day], deeds: Vec<Deeds>, paid: Option<&[Paid]>) -> Vec<Self> {
        let month = |(n, (month, deeds)): (usize, (&Day, Deeds))| Self {
            month: *month,
            deeds,
            paid: paid.map(|paid| sums(paid.iter().filter(|paid| paid.n == n))),
        };
        months.iter().zip(deeds).enumerate().map(month).collect()
    }
}

/// One sum a currency, in the order of their names.
fn sums<'a>(paid: impl Iterator<Item = &'a Paid>) -> Vec<Money> {
    let mut sums: Vec<Money> = Vec::new();
    for one in paid {
        match sums.iter_mut().find(|sum| sum.currency == one.currency) {
            Some(sum) => sum.minor += one.minor,
            None => sums.push(Money { minor: one.minor, currency: one.currency }),
        }
    }
    sums.sort_by_key(|sum| sum.currency.to_string());
    sums
}
