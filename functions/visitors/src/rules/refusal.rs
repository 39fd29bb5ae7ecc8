//! Every way in which a visit is refused, as data.
use crate::api::{Per, VisitStatus};
use crate::problems::*;
use access::Rule;
use kernel::{Day, Instant};
use web::Problem;

/// Why somebody cannot come, come in or leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A section or a right.
    NotForYou(Rule),
    /// It would end before it begins.
    EndsTooEarly,
    /// It would last too long.
    TooLong {
        /// How long it can.
        hours_max: i64,
    },
    /// It would have begun too long ago.
    HasPassed,
    /// It would be too far ahead.
    TooFarAhead {
        /// How far it can be.
        days_max: u32,
    },
    /// A rule that ends before it begins.
    RepeatEnds,
    /// Too many visits at once.
    TooManyVisits {
        /// How many there can be.
        visits_max: usize,
    },
    /// The location is not open then.
    NotOpen {
        /// On which day.
        day: Day,
        /// When it is open on that day.
        open: Vec<(Instant, Instant)>,
        /// Why it is closed all day.
        closure: Option<String>,
    },
    /// A cap of the location or of the plan.
    CapReached {
        /// Of what.
        per: Per,
        /// The most.
        visits_max: i64,
        /// What is left of it.
        visits_left: i64,
        /// The first day that it counts.
        from: Day,
        /// The first day on which there is room for these visitors; none within two months.
        room_again_on: Option<Day>,
    },
    /// It has moved on: this cannot be done with it any more.
    Moved(VisitStatus),
    /// It is on another day.
    NotToday(Day),
    /// The terms are others by now.
    TermsChanged {
        /// The version that holds.
        version: i64,
    },
    /// A signature is asked for.
    SignatureMissing,
    /// Nobody is received who was not announced.
    NoWalkIns,
    /// Several of that name are expected.
    SeveralOfThatName,
    /// Nobody of that name or code is expected.
    NobodyExpected,
}

impl From<Rule> for Refusal {
    fn from(rule: Rule) -> Self {
        Self::NotForYou(rule)
    }
}

/// `At most 2 in a day; there is room again on 2030-01-03.`
fn room(visits_max: i64, per: Per, again_on: Option<Day>) -> String {
    let span = match per {
        Per::Day | Per::PlanDay => "day",
        Per::Week | Per::PlanWeek => "week",
        Per::Month | Per::PlanMonth => "month",
    };
    let again = again_on.map(|day| format!("; there is room again on {day}")).unwrap_or_default();
    format!("At most {visits_max} in a {span}{again}.")
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotForYou(rule) => rule.into(),
            Refusal::EndsTooEarly => Problem::field("/ends_at", "order", "must lie after the beginning"),
            Refusal::TooLong { hours_max } => {
                Problem::field("/ends_at", "length", format!("must lie at most {hours_max} hours after the beginning"))
            }
            Refusal::HasPassed => Problem::field("/starts_at", "past", "must not lie in the past"),
            Refusal::TooFarAhead { days_max } => {
                Problem::field("/starts_at", "far", format!("must lie at most {days_max} days ahead"))
            }
            Refusal::RepeatEnds => Problem::field("/repeat/until", "order", "must not lie before the first visit"),
            Refusal::TooManyVisits { visits_max } => {
                Problem::field("/repeat/until", "too_many", format!("must make at most {visits_max} visits"))
            }
            Refusal::NotOpen { day, open, closure } => LOCATION_CLOSED
                .because(closure.clone().unwrap_or_default())
                .with("day", day)
                .with("open", open)
                .with("closure", closure),
            Refusal::CapReached { per, visits_max, visits_left, from, room_again_on } => CAP_REACHED
                .because(room(visits_max, per, room_again_on))
                .with("per", per)
                .with("visits_max", visits_max)
                .with("visits_left", visits_left)
                .with("from", from)
                .with("room_again_on", room_again_on),
            Refusal::Moved(status) => VISIT_MOVED.because("").with("visit_status", status),
            Refusal::NotToday(day) => NOT_TODAY.because("").with("day", day),
            Refusal::TermsChanged { version } => TERMS_CHANGED.because("").with("version", version),
            Refusal::SignatureMissing => Problem::field("/signature", "required", "a signature is asked for"),
            Refusal::NoWalkIns => NO_WALK_INS.because(""),
            Refusal::SeveralOfThatName => SEVERAL_OF_THAT_NAME.because(""),
            Refusal::NobodyExpected => NOBODY_EXPECTED.because(""),
        }
    }
}
