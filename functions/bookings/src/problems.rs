//! Every way this capability says no.
use crate::api::{BasketWish, CreateBooking, ForBasket, ImportError, Offer, RefusalView};
use crate::rules::admission::Refusal;
use crate::rules::cancel::CancelRefusal;
use crate::rules::caps::CapPeriod;
use db::DbError;
use web::{FieldError, Problem, ProblemType};

/// The resource is for another standing, plan or team.
pub const RESOURCE_CLOSED: ProblemType = ProblemType::new(403, "resource-closed-to-you", "You cannot book this");
/// It is out of use.
pub const RESOURCE_GONE: ProblemType = ProblemType::new(404, "resource-gone", "That can no longer be booked");
/// More people than it holds.
pub const TOO_MANY_PEOPLE: ProblemType = ProblemType::new(422, "too-many-people", "That is too many people for it");
/// A closure.
pub const LOCATION_CLOSED: ProblemType = ProblemType::new(422, "location-closed", "The location is closed then");
/// Outside the opening hours.
pub const OUTSIDE_HOURS: ProblemType =
    ProblemType::new(422, "outside-opening-hours", "That is outside the opening hours");
/// It has started.
pub const IN_THE_PAST: ProblemType = ProblemType::new(422, "in-the-past", "A booking starts in the future");
/// Too short a notice.
pub const TOO_SOON: ProblemType = ProblemType::new(422, "too-soon", "That is too soon");
/// Too far ahead.
pub const TOO_FAR_AHEAD: ProblemType = ProblemType::new(422, "too-far-ahead", "That is too far ahead");
/// Too short.
pub const TOO_SHORT: ProblemType = ProblemType::new(422, "too-short", "That is too short");
/// Too long.
pub const TOO_LONG: ProblemType = ProblemType::new(422, "too-long", "That is too long");
/// Not on the grain.
pub const OFF_THE_GRAIN: ProblemType = ProblemType::new(422, "off-the-grain", "Bookings start and end on round times");
/// The plan's cap for the week or month.
pub const PLAN_CAP: ProblemType = ProblemType::new(409, "plan-cap-reached", "Your plan has a limit for that");
/// What is left to pay is paid before it is booked.
pub const PAYMENT_NEEDED: ProblemType = ProblemType::new(402, "payment-needed", "This is paid before it is booked");
/// Somebody else, or another device, has used them.
pub const BENEFITS_CHANGED: ProblemType =
    ProblemType::new(409, "benefits-changed", "Your credits have been used meanwhile");
/// It comes to something else than was seen.
pub const PRICE_CHANGED: ProblemType = ProblemType::new(409, "price-changed", "The price has changed since you saw it");
/// Enough open bookings.
pub const TOO_MANY_OPEN: ProblemType = ProblemType::new(409, "too-many-open-bookings", "You have enough open bookings");
/// Too near to another.
pub const GAP_TOO_SHORT: ProblemType =
    ProblemType::new(409, "gap-too-short", "That is too near to another booking of yours");
/// Somebody else has it.
pub const SLOT_TAKEN: ProblemType = ProblemType::new(409, "slot-taken", "That is already booked");
/// No price.
pub const NO_RATE: ProblemType = ProblemType::new(422, "no-rate", "There is no price for that");
/// The same key with another wish.
pub const KEY_REUSED: ProblemType =
    ProblemType::new(422, "idempotency-key-reused", "That key was used for something else");
/// It was cancelled before.
pub const ALREADY_CANCELLED: ProblemType =
    ProblemType::new(409, "already-cancelled", "That booking is already cancelled");
/// It has started.
pub const ALREADY_STARTED: ProblemType = ProblemType::new(409, "already-started", "That booking has already started");
/// The time for it has passed.
pub const TOO_LATE: ProblemType = ProblemType::new(409, "too-late-to-cancel", "It is too late to cancel");
/// A row of an import breaks a rule.
pub const IMPORT_REFUSED: ProblemType = ProblemType::new(422, "import-refused", "Nothing was imported");
/// More rows than one import takes.
pub const TOO_MANY_ROWS: ProblemType = ProblemType::new(422, "too-many-rows", "Import fewer rows at once");

impl Refusal {
    fn parts(&self) -> (ProblemType, String) {
        match self {
            Self::NotForYou(_) => (web::problem::FORBIDDEN, String::new()),
            Self::ResourceClosedToYou => (RESOURCE_CLOSED, "It is for other members, plans or teams.".to_owned()),
            Self::TooManyPeople { people_max } => (TOO_MANY_PEOPLE, format!("It holds {people_max}.")),
            Self::LocationClosed { reason } => (LOCATION_CLOSED, reason.clone()),
            Self::OutsideOpeningHours => (OUTSIDE_HOURS, String::new()),
            Self::InThePast => (IN_THE_PAST, String::new()),
            Self::TooSoon { lead_time_minutes } => {
                (TOO_SOON, format!("Book at least {} ahead.", span(*lead_time_minutes)))
            }
            Self::TooFarAhead { horizon_days } => (TOO_FAR_AHEAD, format!("Book at most {horizon_days} days ahead.")),
            Self::TooShort { length_minutes_min } => {
                (TOO_SHORT, format!("Book at least {}.", span(*length_minutes_min)))
            }
            Self::TooLong { length_minutes_max } => {
                (TOO_LONG, format!("Book at most {} at once.", span(*length_minutes_max)))
            }
            Self::OffTheGrain { grain_minutes } => {
                (OFF_THE_GRAIN, format!("Start and end on a multiple of {grain_minutes} minutes."))
            }
            Self::PlanCapReached { per, minutes_max, minutes_left } => {
                let per = if *per == CapPeriod::Week { "week" } else { "month" };
                (PLAN_CAP, format!("{} in a {per}; {} left.", span(*minutes_max), span(*minutes_left)))
            }
            Self::TooManyOpenBookings { open_bookings_max } => {
                (TOO_MANY_OPEN, format!("You can have {open_bookings_max} at a time."))
            }
            Self::GapTooShort { gap_minutes } => (GAP_TOO_SHORT, format!("Leave {} between two.", span(*gap_minutes))),
            Self::SlotTaken => (SLOT_TAKEN, String::new()),
            Self::NoRate => (NO_RATE, "No rate covers that length, day and time for you.".to_owned()),
        }
    }

    /// The rule's stable name.
    pub fn slug(&self) -> &'static str {
        match self {
            Self::NotForYou(rule) => rule.0.slug(),
            other => other.parts().0.slug,
        }
    }
}

/// `90` minutes as `1 h 30 min`.
fn span(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        if let Refusal::NotForYou(rule) = refusal {
            return rule.0.into();
        }
        let (kind, detail) = refusal.parts();
        kind.because(detail)
    }
}

impl From<Refusal> for RefusalView {
    fn from(refusal: Refusal) -> Self {
        Self { rule: refusal.slug().to_owned(), detail: Problem::from(refusal).detail }
    }
}

impl From<CancelRefusal> for Problem {
    fn from(refusal: CancelRefusal) -> Self {
        match refusal {
            CancelRefusal::AlreadyCancelled => ALREADY_CANCELLED.because(""),
            CancelRefusal::AlreadyStarted => ALREADY_STARTED.because(""),
            CancelRefusal::TooLateToCancel { until } => TOO_LATE.because("").with("until", until),
            CancelRefusal::NotForYou(rule) => rule.into(),
        }
    }
}

/// The schema has the last word on what is free; this names its refusal.
pub fn refused_by_schema(error: DbError) -> Result<Refusal, Problem> {
    if claims::is_taken(&error) {
        return Ok(Refusal::SlotTaken);
    }
    match error {
        DbError::Refused { rule } if rule == "setup_changed" => Err(web::problem::CHANGED.because("")),
        DbError::Refused { rule } if rule == "too_many_open_bookings" => Err(TOO_MANY_OPEN.because("")),
        DbError::Refused { rule } if rule == "plan_cap_reached" => Err(PLAN_CAP.because("")),
        DbError::Refused { rule } if rule == "gap_too_short" => Err(GAP_TOO_SHORT.because("")),
        // The same request twice at once: the other one has it, and a repetition will show it.
        DbError::Refused { rule } if rule == "bookings.customer_id, bookings.idempotency_key" => {
            Err(web::problem::CHANGED.because("The same request is being answered; repeat it."))
        }
        other => Err(other.into()),
    }
}

/// What is left to pay comes first: says what it is, and what the basket is to be given.
pub fn payment_needed(wish: &CreateBooking, offer: &Offer) -> Problem {
    let cost = &offer.cost;
    let item = ForBasket {
        kind: "booking",
        subject_id: wish.resource_id.clone(),
        quantity: 1,
        wish: BasketWish {
            starts_at: wish.starts_at,
            ends_at: wish.ends_at,
            people: wish.people.into(),
            title: wish.title.as_ref().map(|title| title.as_str().to_owned()).unwrap_or_default(),
        },
    };
    let detail = format!("{} is left to pay. Put it into the basket, which holds the place.", cost.gross.plain());
    PAYMENT_NEEDED.because(detail).with("cost", cost).with("offer", offer).with("item", item)
}

/// The credits that were to cover it are spent; says what it costs without them, which is the most it can.
pub fn benefits_changed(offer: &Offer) -> Problem {
    let detail = format!("It costs {} at the most now. Look again.", offer.cost.gross.plain());
    BENEFITS_CHANGED.because(detail).with("cost", &offer.cost).with("offer", offer)
}

/// It comes to something else than was seen: says what, and offers it at that.
pub fn price_changed(offer: &Offer) -> Problem {
    PRICE_CHANGED.because(format!("It costs {} now.", offer.cost.gross.plain())).with("offer", offer)
}

/// Nothing was imported, for these reasons; the first twenty are named.
pub fn import_refused(errors: Vec<ImportError>) -> Problem {
    let detail = format!("{} rows break a rule.", errors.len());
    let named = errors.into_iter().take(20);
    let errors =
        named.map(|e| FieldError { pointer: e.pointer, rule: "import", detail: format!("{}: {}", e.rule, e.detail) });
    Problem { errors: errors.collect(), ..IMPORT_REFUSED.because(detail) }
}

/// One row was not set up: the fields of the form are named as the form has them.
pub fn setup_refused(errors: Vec<ImportError>) -> Problem {
    let detail = errors.first().map(|error| error.detail.clone()).unwrap_or_default();
    let field =
        |pointer: &str| pointer.split_once("/setup").map_or_else(|| pointer.to_owned(), |(_, field)| field.to_owned());
    let errors = errors.into_iter().map(|e| FieldError { pointer: field(&e.pointer), rule: "setup", detail: e.detail });
    Problem { errors: errors.collect(), ..web::problem::INVALID_FIELDS.because(detail) }
}

/// Somebody booked where the import wanted to, between its check and its writing.
pub fn import_lost(error: DbError) -> Problem {
    if claims::is_taken(&error) { web::problem::CHANGED.because("") } else { error.into() }
}

/// Somebody else cancelled it, between the look and the writing.
pub fn cancelled_meanwhile(error: DbError) -> Problem {
    if error.is_refused_by("not_confirmed") { ALREADY_CANCELLED.because("") } else { error.into() }
}
