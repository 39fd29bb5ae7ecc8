//! Every way in which a check-in is refused, as data.
use crate::problems::*;
use access::Rule;
use kernel::{Day, Instant, Money};
use web::{Problem, ProblemType};

/// Why somebody is not let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A right.
    NotForYou(Rule),
    /// Nobody checks in there.
    NoCheckIn,
    /// It takes the sign at the door.
    AtTheDoor,
    /// The sign is not the one at the door any more, or never was.
    SignOld,
    /// It takes an operator.
    AtTheDesk,
    /// The location is not open.
    Closed {
        /// When it is open on that day.
        open: Vec<(Instant, Instant)>,
    },
    /// As many are in as fit in.
    Full {
        /// How many.
        capacity: i64,
    },
    /// Nothing covers it.
    PassNeeded,
    /// The plans allow no more days.
    CapReached {
        /// The most.
        days_max: i64,
        /// The first day that counts.
        from: Day,
        /// The first that does not any more.
        until: Day,
    },
    /// The price of the day was not accepted.
    PriceNotAccepted {
        /// With tax.
        price: Money,
    },
}

impl From<Rule> for Refusal {
    fn from(rule: Rule) -> Self {
        Self::NotForYou(rule)
    }
}

impl Refusal {
    /// The problem that says it, by its slug.
    pub fn slug(&self) -> &'static str {
        match self {
            Self::NotForYou(rule) => rule.slug(),
            other => other.kind().slug,
        }
    }

    fn kind(&self) -> ProblemType {
        match self {
            Self::NotForYou(_) => web::problem::FORBIDDEN,
            Self::NoCheckIn => NO_CHECK_IN,
            Self::AtTheDoor => AT_THE_DOOR,
            Self::SignOld => SIGN_OLD,
            Self::AtTheDesk => AT_THE_DESK,
            Self::Closed { .. } => HOUSE_CLOSED,
            Self::Full { .. } => HOUSE_FULL,
            Self::PassNeeded => PASS_NEEDED,
            Self::CapReached { .. } => CAP_REACHED,
            Self::PriceNotAccepted { .. } => PRICE_NOT_ACCEPTED,
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let kind = refusal.kind();
        match refusal {
            Refusal::NotForYou(rule) => rule.into(),
            Refusal::Closed { open } => kind.because("").with("open", open),
            Refusal::Full { capacity } => {
                kind.because(format!("There is room for {capacity}.")).with("capacity", capacity)
            }
            Refusal::CapReached { days_max, from, until } => kind
                .because(format!("At most {days_max} days until {until}."))
                .with("days_max", days_max)
                .with("from", from)
                .with("until", until),
            Refusal::PriceNotAccepted { price } => kind.because("").with("price", price),
            _ => kind.because(""),
        }
    }
}
