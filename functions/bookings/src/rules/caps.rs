//! The most that may be booked in a week and in a month under the customer's contracts (docs/money.md, part 7).
//!
//! A booking counts in the week (Monday first) and the month of the location's calendar in which it starts, less the
//! minutes of it that bought credits cover: what is bought helps even above the cap.
use super::admission::Refusal;
use super::facts::{Facts, Wish};
use chrono::{Datelike, Days, NaiveDate};
use kernel::Instant;

/// Of what a cap is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CapPeriod {
    /// A calendar week, Monday first.
    Week,
    /// A calendar month.
    Month,
}

/// A cap around the time of a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cap {
    /// Of what.
    pub per: CapPeriod,
    /// When the week or month begins.
    pub from: Instant,
    /// When it ends.
    pub until: Instant,
    /// The most that may be booked in it.
    pub minutes_max: i64,
    /// What has been booked in it, bought minutes left out.
    pub minutes_booked: i64,
}

impl Cap {
    /// What can still be booked.
    pub fn minutes_left(&self) -> i64 {
        (self.minutes_max - self.minutes_booked).max(0)
    }

    /// The refusal of whoever wants more.
    pub fn refusal(&self) -> Refusal {
        let (per, minutes_max, minutes_left) = (self.per, self.minutes_max, self.minutes_left());
        Refusal::PlanCapReached { per, minutes_max, minutes_left }
    }
}

/// The caps that a booking at `starts_at` counts towards.
pub fn caps(facts: &Facts, starts_at: Instant) -> Vec<Cap> {
    let (week, month) = facts.purse.caps(starts_at);
    let zone = &facts.calendar.zone;
    let day = zone.date(starts_at);
    let monday = day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into())).unwrap_or(day);
    let first = day.with_day(1).unwrap_or(day);
    let cap = |per, from: NaiveDate, until: Option<NaiveDate>, minutes_max| {
        let (from, until) = (zone.day_begins(from), zone.day_begins(until.unwrap_or(from)));
        let counts = facts.own.iter().filter(|own| from <= own.starts_at && own.starts_at < until);
        let minutes_booked = counts.map(|own| own.starts_at.minutes_until(own.ends_at) - own.bought_minutes).sum();
        Cap { per, from, until, minutes_max, minutes_booked }
    };
    let week = week.map(|max| cap(CapPeriod::Week, monday, monday.checked_add_days(Days::new(7)), max));
    let month = month.map(|max| cap(CapPeriod::Month, first, first.checked_add_months(chrono::Months::new(1)), max));
    week.into_iter().chain(month).collect()
}

/// The cap that `wish` exceeds most, if any, and by how many minutes.
pub fn exceeded(facts: &Facts, wish: Wish) -> Option<(Cap, i64)> {
    let over = caps(facts, wish.starts_at).into_iter().map(|cap| (cap, wish.minutes() - cap.minutes_left()));
    over.filter(|(_, minutes)| 0 < *minutes).max_by_key(|(_, minutes)| *minutes)
}
