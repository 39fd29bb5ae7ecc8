//! Every way that plans say no, besides `web::problem` and `access`.
use crate::rules::Refusal;
use db::DbError;
use web::{Problem, ProblemType, problem};

/// There is no such plan, or it is not offered.
pub const NO_SUCH_PLAN: ProblemType = ProblemType::new(404, "no-such-plan", "That plan is not offered");
/// Somebody else pays for the contract.
pub const PAID_BY_ANOTHER: ProblemType =
    ProblemType::new(403, "paid-by-another", "Whoever pays for this plan decides about it");
/// The plan is for others.
pub const NOT_YOUR_PLAN: ProblemType = ProblemType::new(403, "not-your-plan", "This plan is for others");
/// The product is for others.
pub const NOT_YOUR_PRODUCT: ProblemType = ProblemType::new(403, "not-your-product", "This product is for others");
/// None are left.
pub const SOLD_OUT: ProblemType = ProblemType::new(409, "sold-out", "This is sold out");
/// They have the plan already.
pub const HAS_PLAN: ProblemType = ProblemType::new(409, "has-plan", "You have this already");
/// A price for all is under way.
pub const PRICE_UNDER_WAY: ProblemType = ProblemType::new(
    409,
    "price-under-way",
    "A price that was said for this plan is still being brought to its contracts",
);
/// They have ordered it.
pub const IS_ORDERED: ProblemType =
    ProblemType::new(409, "is-ordered", "An order of this waits for its payment already");
/// Whoever is to pay has as many contracts as can be reckoned with.
pub const TOO_MANY_CONTRACTS: ProblemType =
    ProblemType::new(409, "too-many-contracts", "Whoever is to pay has as many contracts as one can have");
/// All places are taken.
pub const PLAN_FULL: ProblemType = ProblemType::new(409, "plan-full", "All places are taken");
/// It is a product.
pub const IS_PRODUCT: ProblemType =
    ProblemType::new(409, "is-product", "This is a product: it is bought in the basket");
/// It has to be paid first.
pub const PAY_FIRST: ProblemType = ProblemType::new(409, "pay-first", "This plan is paid in the basket first");
/// It is that already.
pub const NOTHING_CHANGES: ProblemType = ProblemType::new(422, "nothing-changes", "It is like that already");
/// A plan and a product by the cycle do not change into one another.
pub const OTHER_SORT: ProblemType =
    ProblemType::new(422, "other-sort", "A plan changes to a plan, and a product to a product");
/// The plan costs another currency.
pub const OTHER_CURRENCY: ProblemType =
    ProblemType::new(422, "other-currency", "That plan is paid in another currency");
/// It waits, was refused or taken back.
pub const NOT_AGREED: ProblemType = ProblemType::new(409, "not-agreed", "This plan is not agreed on");
/// It does not wait for a yes.
pub const NOT_WAITING: ProblemType = ProblemType::new(409, "not-waiting", "This does not wait for a yes");
/// It has not begun.
pub const NOT_BEGUN: ProblemType = ProblemType::new(409, "not-begun", "This plan has not begun");
/// It has begun.
pub const HAS_BEGUN: ProblemType = ProblemType::new(409, "has-begun", "This plan has begun");
/// It is over.
pub const IS_OVER: ProblemType = ProblemType::new(409, "is-over", "This plan is over");
/// It ends already.
pub const ENDS_ALREADY: ProblemType = ProblemType::new(409, "ends-already", "This plan ends already");
/// It has no end.
pub const HAS_NO_END: ProblemType = ProblemType::new(409, "has-no-end", "There is nothing to take back");
/// An operator set its end.
pub const ENDED_BY_OPERATOR: ProblemType =
    ProblemType::new(409, "ended-by-operator", "The space set this end; ask at reception to stay");
/// It is to be said until when it was paid elsewhere.
pub const PAID_UNTIL_UNKNOWN: ProblemType = ProblemType::new(
    409,
    "paid-until-unknown",
    "It is not known until when this plan was paid before; ask at reception",
);
/// The same, of an operator, who says it.
pub const PAID_UNTIL_NEEDED: ProblemType =
    ProblemType::new(422, "paid-until-needed", "Say until when this plan was paid elsewhere");
/// It was not paid elsewhere until then.
pub const NOT_PAID_ELSEWHERE: ProblemType =
    ProblemType::new(422, "not-paid-elsewhere", "This was not paid elsewhere beyond its end");
/// Its last part period is charged.
pub const LAST_PERIOD_CHARGED: ProblemType =
    ProblemType::new(409, "last-period-charged", "Its last days are charged already");
/// Another contract is to take its place.
pub const CHANGE_AHEAD: ProblemType = ProblemType::new(409, "change-ahead", "A change of this plan lies ahead");
/// The contract whose place it takes was left.
pub const PREDECESSOR_LEFT: ProblemType =
    ProblemType::new(409, "predecessor-left", "The plan whose place it takes was left");
/// Before today.
pub const IN_THE_PAST: ProblemType = ProblemType::new(422, "in-the-past", "That day has passed");
/// Further ahead than anything is agreed.
pub const TOO_FAR_AHEAD: ProblemType = ProblemType::new(422, "too-far-ahead", "That is too far ahead");
/// Earlier than it can be.
pub const TOO_EARLY: ProblemType = ProblemType::new(422, "too-early", "That is too early");
/// Not the first day of a cycle.
pub const NOT_A_CYCLE_START: ProblemType =
    ProblemType::new(422, "not-a-cycle-start", "That is not the first day of a period");
/// Days from then on were paid elsewhere.
pub const PAID_ELSEWHERE: ProblemType =
    ProblemType::new(422, "paid-elsewhere", "It was paid elsewhere beyond that day, which could not be given back");
/// The minimum term still holds.
pub const MINIMUM_TERM: ProblemType = ProblemType::new(409, "minimum-term", "The minimum term is not over");
/// It cannot be paused.
pub const NO_PAUSES: ProblemType = ProblemType::new(409, "no-pauses", "This plan cannot be paused");
/// It was paused often enough.
pub const TOO_MANY_PAUSES: ProblemType = ProblemType::new(409, "too-many-pauses", "It was paused often enough");
/// The pause is too long.
pub const PAUSE_TOO_LONG: ProblemType = ProblemType::new(422, "pause-too-long", "That pause is too long");
/// It rests then already.
pub const PAUSE_OVERLAPS: ProblemType = ProblemType::new(409, "pause-overlaps", "It rests then already");
/// It rests then, or later.
pub const RESTS: ProblemType = ProblemType::new(409, "rests", "It rests then: it goes on before it is changed");
/// No pause begins that day.
pub const NO_SUCH_PAUSE: ProblemType = ProblemType::new(409, "no-such-pause", "There is no such pause");
/// It ends by then by itself.
pub const PAUSE_ENDS_ANYWAY: ProblemType =
    ProblemType::new(409, "pause-ends-anyway", "The pause ends by itself by then");
/// There is nothing left of it.
pub const NOTHING_TO_TAKE: ProblemType =
    ProblemType::new(409, "nothing-to-take", "There is nothing left of this benefit");
/// What was seen no longer holds; the new preview comes along.
pub const PREVIEW_OUTDATED: ProblemType =
    ProblemType::new(409, "preview-outdated", "This has changed since you looked; look again");

impl Refusal {
    fn kind(&self) -> ProblemType {
        match self {
            Self::NotForYou(rule) => Problem::from(*rule).kind,
            Self::NoSuchContract => problem::NOT_FOUND,
            Self::NoSuchPayer => problem::INVALID_FIELDS,
            Self::NoSuchPlan => NO_SUCH_PLAN,
            Self::PaidByAnother => PAID_BY_ANOTHER,
            Self::NotYourPlan => NOT_YOUR_PLAN,
            Self::NotYourProduct => NOT_YOUR_PRODUCT,
            Self::SoldOut => SOLD_OUT,
            Self::HasPlan => HAS_PLAN,
            Self::IsOrdered => IS_ORDERED,
            Self::PlanFull { .. } => PLAN_FULL,
            Self::TooManyContracts { .. } => TOO_MANY_CONTRACTS,
            Self::IsProduct => IS_PRODUCT,
            Self::PayFirst => PAY_FIRST,
            Self::NothingChanges => NOTHING_CHANGES,
            Self::OtherSort => OTHER_SORT,
            Self::OtherCurrency => OTHER_CURRENCY,
            Self::NotAgreed => NOT_AGREED,
            Self::NotWaiting => NOT_WAITING,
            Self::NotBegun => NOT_BEGUN,
            Self::HasBegun => HAS_BEGUN,
            Self::IsOver => IS_OVER,
            Self::EndsAlready { .. } => ENDS_ALREADY,
            Self::HasNoEnd => HAS_NO_END,
            Self::EndedByOperator => ENDED_BY_OPERATOR,
            Self::PaidUntilUnknown { by_operator: false } => PAID_UNTIL_UNKNOWN,
            Self::PaidUntilUnknown { by_operator: true } => PAID_UNTIL_NEEDED,
            Self::NotPaidElsewhere => NOT_PAID_ELSEWHERE,
            Self::LastPeriodCharged => LAST_PERIOD_CHARGED,
            Self::ChangeAhead => CHANGE_AHEAD,
            Self::PredecessorLeft => PREDECESSOR_LEFT,
            Self::InThePast => IN_THE_PAST,
            Self::TooFarAhead { .. } => TOO_FAR_AHEAD,
            Self::TooEarly { .. } => TOO_EARLY,
            Self::NotACycleStart { .. } => NOT_A_CYCLE_START,
            Self::PaidElsewhere { .. } => PAID_ELSEWHERE,
            Self::MinimumTerm { .. } => MINIMUM_TERM,
            Self::NoPauses => NO_PAUSES,
            Self::TooManyPauses { .. } => TOO_MANY_PAUSES,
            Self::PauseTooLong { .. } => PAUSE_TOO_LONG,
            Self::PauseOverlaps => PAUSE_OVERLAPS,
            Self::Rests { .. } => RESTS,
            Self::NoSuchPause => NO_SUCH_PAUSE,
            Self::PauseEndsAnyway => PAUSE_ENDS_ANYWAY,
        }
    }

    /// The stable name of the rule, as pages and programs know it.
    pub fn slug(&self) -> &'static str {
        self.kind().slug
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let problem = refusal.kind().because("");
        match refusal {
            Refusal::NotForYou(rule) => rule.into(),
            Refusal::NoSuchPayer => Problem::field("/payer_id", "unknown", "there is no such customer"),
            Refusal::PlanFull { left } => problem.with("left", left),
            Refusal::EndsAlready { ends_on } => problem.with("ends_on", ends_on),
            Refusal::TooManyContracts { contracts_max } => problem.with("contracts_max", contracts_max),
            Refusal::TooFarAhead { days_max } => problem.with("days_max", days_max),
            Refusal::TooEarly { earliest } => problem.with("earliest", earliest),
            Refusal::NotACycleStart { next } => problem.with("next", next),
            Refusal::PaidElsewhere { field, until } => {
                let detail = format!("it was paid elsewhere until {until}; it changes from then on");
                PAID_ELSEWHERE.at(field, PAID_ELSEWHERE.slug, detail).with("until", until)
            }
            Refusal::PaidUntilUnknown { by_operator: true } => PAID_UNTIL_NEEDED.at(
                "/paid_until",
                PAID_UNTIL_NEEDED.slug,
                "it was brought in and ended: the first day that was not paid elsewhere",
            ),
            Refusal::NotPaidElsewhere => NOT_PAID_ELSEWHERE.at(
                "/paid_until",
                NOT_PAID_ELSEWHERE.slug,
                "only what was brought in was paid elsewhere, until its end or a period's first day after it",
            ),
            Refusal::MinimumTerm { until } | Refusal::Rests { until } => problem.with("until", until),
            Refusal::TooManyPauses { per_year_max } => problem.with("per_year_max", per_year_max),
            Refusal::PauseTooLong { cycles_max } => problem.with("cycles_max", cycles_max),
            _ => problem,
        }
    }
}

/// Names the schema's refusal of a write.
pub(crate) fn refused(error: DbError) -> Problem {
    let DbError::Refused { rule } = &error else { return error.into() };
    match rule.as_str() {
        "price_rounds.plan_id" => PRICE_UNDER_WAY.because(""),
        "plan_is_full" => PLAN_FULL.because("").with("left", 0),
        "contract_exists" | "has_plan" => HAS_PLAN.because(""),
        "too_many_contracts" => TOO_MANY_CONTRACTS.because("").with("contracts_max", ledger::CONTRACTS_MAX),
        // Whatever was decided on is not what it was when we looked.
        "plan_changed"
        | "product_changed"
        | "contract_changed"
        | "contracts.follows"
        | "charges.key"
        | "charges.reverses"
        | "charge_is_not_open"
        | "more_given_back_than_charged"
        | "draws.key"
        | "grants.key"
        | "benefit_overdrawn"
        | "foreign key" => problem::CHANGED.because(""),
        _ => error.into(),
    }
}
