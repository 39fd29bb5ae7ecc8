//! The most that may be booked in a week and in a month under the customer's contracts (docs/money.md, part 7).
//!
//! A booking counts in the week (Monday first) and the month of the location's calendar in which it starts, less the
//! minutes of it that bought credits cover: what is bought helps even above the cap.
use super::OwnBooking;
use super::admission::Refusal;
use kernel::{Day, Instant, Zone};
use ledger::Purse;
use serde::{Deserialize, Serialize};

/// Of what a cap is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CapPeriod {
    /// A calendar week, Monday first.
    Week,
    /// A calendar month.
    Month,
}

/// The week and the month around a time, each from when until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapSpans {
    /// The week.
    pub week: (Instant, Instant),
    /// The month.
    pub month: (Instant, Instant),
}

/// The week and the month in which `at` lies.
pub fn spans(zone: &Zone, at: Instant) -> CapSpans {
    let day = Day::new(zone.date(at)).unwrap_or(Day::LAST);
    let span = |(from, until): (Day, Day)| (zone.day_begins(from.date()), zone.day_begins(until.date()));
    CapSpans { week: span(day.week()), month: span(day.month()) }
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

/// The caps that a booking at `starts_at` counts towards, and how much of them `own` bookings take.
pub fn caps(purse: &Purse, own: &[OwnBooking], starts_at: Instant, spans: CapSpans) -> Vec<Cap> {
    let week = purse.cap(starts_at, |caps| caps.booking_minutes_per_week);
    let month = purse.cap(starts_at, |caps| caps.booking_minutes_per_month);
    let cap = |per, (from, until): (Instant, Instant), minutes_max| {
        let counts = own.iter().filter(|own| from <= own.starts_at && own.starts_at < until);
        let minutes_booked = counts.map(|own| own.starts_at.minutes_until(own.ends_at) - own.bought_minutes).sum();
        Cap { per, from, until, minutes_max, minutes_booked }
    };
    let week = week.map(|max| cap(CapPeriod::Week, spans.week, max));
    let month = month.map(|max| cap(CapPeriod::Month, spans.month, max));
    week.into_iter().chain(month).collect()
}

/// The cap that a booking of `minutes` exceeds most, if any, and by how many.
pub fn exceeded(caps: &[Cap], minutes: i64) -> Option<(Cap, i64)> {
    let over = caps.iter().map(|cap| (*cap, minutes - cap.minutes_left()));
    over.filter(|(_, minutes)| 0 < *minutes).max_by_key(|(_, minutes)| *minutes)
}
