use crate::api::{Decision, PlanId};
use kernel::{Day, Money};
use ledger::Cycle;
use serde::Serialize;

/// The last twelve months, replayed over every public plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Advice {
    /// The first day of the twelve months.
    pub from: Day,
    /// The day after the last.
    pub until: Day,
    /// The months, such as `2029-02`.
    pub months: Vec<String>,
    /// How many bookings were replayed.
    pub bookings: usize,
    /// What each plan would have come to, the best first. The last has no plan: how it would have been with none, at the prices of bookings
    /// that the customer was charged. A contact may pay others, so that it is not compared.
    pub plans: Vec<PlanFit>,
    /// How much less the best plan would have cost than what the customer has now; null if it is the best, or they have none.
    pub saving: Option<Money>,
    /// Whether all these amounts contain the tax.
    pub prices_include_tax: bool,
}

/// What the twelve months would have come to under a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PlanFit {
    /// The plan; null for none at all.
    pub plan: Option<FittedPlan>,
    /// Whether the customer has it now.
    pub current: bool,
    /// Whether the customer can join it.
    pub join: Decision,
    /// What all would have come to, before tax if prices are meant so.
    pub total: Money,
    /// The same month by month.
    pub by_month: Vec<Money>,
    /// Of it, what the plan costs.
    pub contracts: Money,
    /// Of it, what benefits leave of the bookings.
    pub bookings: Money,
    /// How much of the minutes and the money that the plan gives would have been used, in parts per million; null if it gives none.
    pub benefits_used_ppm: Option<i64>,
}

/// A plan and its price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FittedPlan {
    /// The plan.
    pub id: PlanId,
    /// What it is called.
    pub name: String,
    /// What one costs for a cycle.
    pub price: Money,
    /// How often it is charged.
    pub cycle: Cycle,
}
