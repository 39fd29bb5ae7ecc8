//! Every way in which a basket or an order is refused, as data.
use crate::api::ItemProblem;
use crate::problems;
use access::Rule;
use bookings::rules::admission::Refusal as NotBooked;
use kernel::{Currency, Day, Instant, Money};
use web::{Problem, ProblemType};

/// Why something cannot be had, held or checked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A section or a right.
    NotForYou(Rule),
    /// There is no such plan on offer.
    NoSuchPlan,
    /// There is no such product on sale.
    NoSuchProduct,
    /// The plan is for others.
    NotYourPlan,
    /// The product is for others.
    NotYourProduct,
    /// The plan has too few places left.
    PlanFull {
        /// How many are left.
        left: i64,
    },
    /// Too few are in stock.
    OutOfStock {
        /// How many are left.
        left: i64,
    },
    /// The customer has the plan.
    HasPlan,
    /// Whoever pays has as many contracts as one can have.
    TooManyContracts,
    /// The day on which it was to start has passed.
    StartHasPassed {
        /// Which.
        starts_on: Day,
    },
    /// It would start too far ahead.
    TooFarAhead {
        /// How far it can.
        days_max: u32,
    },
    /// The place was held until then, and can be held again.
    HoldLapsed {
        /// Until when.
        until: Option<Instant>,
    },
    /// A rule of bookings.
    NotBooked(NotBooked),
    /// The basket has another currency.
    OtherCurrency {
        /// Which.
        currency: Currency,
    },
    /// Enough items.
    BasketFull {
        /// How many it can have.
        items_max: usize,
    },
    /// Enough places held.
    TooManyHolds {
        /// How many it can have.
        holds_max: usize,
    },
    /// The item of a booking has one quantity, and that of anything else holds nothing.
    NotThatSort,
    /// There is no such code.
    NoSuchCode,
    /// Its time has not come, or is over.
    CodeNotNow,
    /// It is for others.
    CodeNotForYou,
    /// It counts for nothing that is in the basket.
    CodeNotForThis,
    /// It was used as often as it can be.
    CodeUsedUp,
    /// Nothing is in the basket.
    BasketEmpty,
    /// An item has a problem.
    BasketHasProblems,
    /// An order waits for its payment.
    OrderPending,
    /// The order waits for nothing any more.
    OrderEnded,
    /// The payment of the order is on its way.
    PaymentUnderWay,
    /// What is to be paid at once is too little to be paid by card or account, or too fine.
    TooLittle {
        /// What is to be paid.
        due_now: Money,
        /// The least that can be.
        least: Money,
    },
}

impl Refusal {
    fn parts(&self) -> (ProblemType, String) {
        use problems::*;
        match self {
            Self::NotForYou(rule) => {
                let problem = Problem::from(*rule);
                (problem.kind, problem.detail)
            }
            Self::NotBooked(refusal) => {
                let problem = Problem::from(refusal.clone());
                (problem.kind, problem.detail)
            }
            Self::NoSuchPlan => (NO_SUCH_PLAN, String::new()),
            Self::NoSuchProduct => (NO_SUCH_PRODUCT, String::new()),
            Self::NotYourPlan => (NOT_YOUR_PLAN, String::new()),
            Self::NotYourProduct => (NOT_YOUR_PRODUCT, String::new()),
            Self::PlanFull { left } => (PLAN_FULL, format!("{left} left.")),
            Self::OutOfStock { left } => (OUT_OF_STOCK, format!("{left} left.")),
            Self::HasPlan => (HAS_PLAN, String::new()),
            Self::TooManyContracts => (TOO_MANY_CONTRACTS, format!("{} at most.", ledger::CONTRACTS_MAX)),
            Self::StartHasPassed { starts_on } => (START_HAS_PASSED, format!("It was to start on {starts_on}.")),
            Self::TooFarAhead { days_max } => (TOO_FAR_AHEAD, format!("At most {days_max} days ahead.")),
            Self::HoldLapsed { .. } => (HOLD_LAPSED, "It is still free: hold it again.".to_owned()),
            Self::OtherCurrency { currency } => (OTHER_CURRENCY, format!("What is in it is paid in {currency}.")),
            Self::BasketFull { items_max } => (BASKET_FULL, format!("It holds {items_max} items.")),
            Self::TooManyHolds { holds_max } => (TOO_MANY_HOLDS, format!("It holds {holds_max} places at once.")),
            Self::NotThatSort => (NOT_THAT_SORT, String::new()),
            Self::NoSuchCode => (NO_SUCH_CODE, String::new()),
            Self::CodeNotNow => (CODE_NOT_NOW, String::new()),
            Self::CodeNotForYou => (CODE_NOT_FOR_YOU, String::new()),
            Self::CodeNotForThis => (CODE_NOT_FOR_THIS, String::new()),
            Self::CodeUsedUp => (CODE_USED_UP, String::new()),
            Self::BasketEmpty => (BASKET_EMPTY, String::new()),
            Self::BasketHasProblems => (BASKET_HAS_PROBLEMS, String::new()),
            Self::TooLittle { due_now, least } => {
                (TOO_LITTLE, format!("{} is to be paid at once; at least {} can be.", due_now.plain(), least.plain()))
            }
            Self::OrderPending => (ORDER_PENDING, "Pay it or give it up first.".to_owned()),
            Self::OrderEnded => (ORDER_ENDED, String::new()),
            Self::PaymentUnderWay => (PAYMENT_UNDER_WAY, String::new()),
        }
    }

    /// As an item, or a code, shows it.
    pub fn shown(&self) -> ItemProblem {
        let (kind, detail) = self.parts();
        ItemProblem { rule: kind.slug.to_owned(), detail }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotForYou(rule) => rule.into(),
            Refusal::NotBooked(refusal) => refusal.into(),
            Refusal::TooLittle { due_now, least } => {
                let (kind, detail) = refusal.parts();
                kind.because(detail).with("amount", due_now).with("least", least)
            }
            other => {
                let (kind, detail) = other.parts();
                kind.because(detail)
            }
        }
    }
}

impl From<Rule> for Refusal {
    fn from(rule: Rule) -> Self {
        Self::NotForYou(rule)
    }
}

impl From<NotBooked> for Refusal {
    fn from(refusal: NotBooked) -> Self {
        Self::NotBooked(refusal)
    }
}
