use kernel::Day;

/// Why something cannot be done, in the words of the business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A section or a right.
    NotForYou(access::Rule),
    /// There is no such contract of theirs.
    NoSuchContract,
    /// There is no such plan, or it is not offered.
    NoSuchPlan,
    /// Somebody else pays for the contract, and so decides about it.
    PaidByAnother,
    /// The plan is for others.
    NotYourPlan,
    /// The product is for others.
    NotYourProduct,
    /// None are left.
    SoldOut,
    /// They have the plan already; more of it is a quantity.
    HasPlan,
    /// There is no such customer to pay.
    NoSuchPayer,
    /// They have ordered it, and their order waits for its payment.
    IsOrdered,
    /// All places are taken.
    PlanFull {
        /// How many are left.
        left: i64,
    },
    /// It is a product, and so is bought in the basket.
    IsProduct,
    /// It has to be paid first, and so goes through the basket.
    PayFirst,
    /// It is that already.
    NothingChanges,
    /// A plan that would become a product by the cycle, or the other way around.
    OtherSort,
    /// The plan costs another currency than the one that it would take the place of.
    OtherCurrency,
    /// It waits for an operator's yes, or was refused or taken back.
    NotAgreed,
    /// It does not wait for a yes.
    NotWaiting,
    /// It has not begun, or was not charged yet.
    NotBegun,
    /// It has begun.
    HasBegun,
    /// It is over.
    IsOver,
    /// It ends already.
    EndsAlready {
        /// When.
        ends_on: Day,
    },
    /// Whoever is to pay has as many contracts as can be reckoned with.
    TooManyContracts {
        /// How many that are.
        contracts_max: usize,
    },
    /// It has no end that could be taken back.
    HasNoEnd,
    /// An operator set its end, and so takes it back.
    EndedByOperator,
    /// It was brought in and ended, and nobody knows until when it was paid elsewhere beyond its end: who takes the end back says so.
    PaidUntilUnknown {
        /// Whether it is an operator's to say.
        by_operator: bool,
    },
    /// It was not brought in, or ends later than that: it was not paid elsewhere until then.
    NotPaidElsewhere,
    /// Its last part period is charged.
    LastPeriodCharged,
    /// Another contract is to take its place already.
    ChangeAhead,
    /// The contract whose place it takes was left.
    PredecessorLeft,
    /// Before today.
    InThePast,
    /// Further ahead than anything is agreed.
    TooFarAhead {
        /// How many days ahead one can agree.
        days_max: u32,
    },
    /// Earlier than it can be.
    TooEarly {
        /// The earliest day.
        earliest: Day,
    },
    /// Not the first day of a cycle, where only whole cycles count.
    NotACycleStart {
        /// The next that is.
        next: Day,
    },
    /// Days from then on were paid elsewhere, before it was brought in, and could not be given back.
    PaidElsewhere {
        /// Which field says when.
        field: &'static str,
        /// From when it can be.
        until: Day,
    },
    /// The minimum term still holds, and the other plan costs less.
    MinimumTerm {
        /// Until when.
        until: Day,
    },
    /// It cannot be paused.
    NoPauses,
    /// It was paused often enough.
    TooManyPauses {
        /// How often within twelve months.
        per_year_max: u16,
    },
    /// The pause is too long.
    PauseTooLong {
        /// How many cycles it can last.
        cycles_max: u16,
    },
    /// It rests then already.
    PauseOverlaps,
    /// It rests then, or later: another contract would not rest.
    Rests {
        /// Until when.
        until: Day,
    },
    /// No pause begins that day.
    NoSuchPause,
    /// It ends by then by itself.
    PauseEndsAnyway,
}

impl From<access::Rule> for Refusal {
    fn from(rule: access::Rule) -> Self {
        Self::NotForYou(rule)
    }
}
