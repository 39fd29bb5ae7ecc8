//! Under which day a statement tells of what stands on an account.
use kernel::{Day, Instant, Zone};

/// The day of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// The day on which it happened: for money that no provider saw, the day on which it came.
    pub on: Day,
    /// The day on which it was written down, where that is a later one.
    pub recorded_on: Option<Day>,
}

/// The day of an entry that was written down at `at` and is over money that came on `received_on`, on the calendar of the books.
pub fn dated(at: Instant, received_on: Option<Day>, zone: &Zone) -> Dated {
    let recorded = Day::new(zone.date(at)).unwrap_or(Day::LAST);
    match received_on.filter(|came| *came < recorded) {
        Some(on) => Dated { on, recorded_on: Some(recorded) },
        None => Dated { on: recorded, recorded_on: None },
    }
}

/// What a statement over the days `from` until before `until` tells of `entries`, which come in the order in which they were written
/// down: those of the balance before the first day, and those of its lines, by their days; `dated` says the day of each and whether it is an
/// invoice. Those of a day come before what pays them, so that nobody seems to have been in credit between the two.
pub fn stated<E>(
    entries: impl IntoIterator<Item = E>,
    (from, until): (Day, Day),
    dated: impl Fn(&E) -> (Dated, bool),
) -> (Vec<E>, Vec<(Dated, E)>) {
    let (mut before, mut lines) = (Vec::new(), Vec::new());
    for entry in entries {
        let (day, is_invoice) = dated(&entry);
        if day.on < from {
            before.push(entry);
        } else if day.on < until {
            lines.push((is_invoice, (day, entry)));
        }
    }
    lines.sort_by_key(|(is_invoice, (day, _))| (day.on, !is_invoice));
    (before, lines.into_iter().map(|(_, line)| line).collect())
}
