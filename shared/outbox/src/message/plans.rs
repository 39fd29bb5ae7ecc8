use crate::Page;
use kernel::{Day, Money};
use serde::{Deserialize, Serialize};

/// How often a plan is charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Every {
    /// Of what.
    pub unit: EveryUnit,
    /// How many, 1 or more.
    pub count: u32,
}

/// What a cycle is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EveryUnit {
    /// Seven days.
    Week,
    /// A month of the calendar.
    Month,
}

/// What a plan costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// For one cycle, for the whole quantity, with tax.
    pub amount: Money,
    /// How often.
    pub every: Every,
}

/// A contract that was made, or approved by an operator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractNotice {
    /// The customer's name.
    pub name: String,
    /// The plan's name.
    pub plan: String,
    /// From when.
    pub starts_on: Day,
    /// What it costs.
    pub price: Price,
    /// How many days ahead one says that one leaves.
    pub notice_days: u16,
    /// Where to look at it.
    pub page: Page,
}

/// A contract that waits for an operator's yes; told to operators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractWaits {
    /// The customer's name.
    pub customer: String,
    /// The plan's name.
    pub plan: String,
    /// From when.
    pub starts_on: Day,
    /// Its page in the console.
    pub page: Page,
}

/// A plan that takes the place of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanChange {
    /// The customer's name.
    pub name: String,
    /// The plan until then.
    pub before: String,
    /// The plan from then on.
    pub plan: String,
    /// From when.
    pub on: Day,
    /// What it costs from then on.
    pub price: Price,
    /// Where to look at it.
    pub page: Page,
}

/// A plan that rests for some cycles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PauseNotice {
    /// The customer's name.
    pub name: String,
    /// The plan's name.
    pub plan: String,
    /// The first day of the pause.
    pub from: Day,
    /// The first day after it.
    pub until: Day,
    /// Where to look at it.
    pub page: Page,
}

/// A plan that ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CancellationNotice {
    /// The customer's name.
    pub name: String,
    /// The plan's name.
    pub plan: String,
    /// Whose it is, where whoever pays for another is told; none where it is one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// The first day that it no longer holds, as contracts have it.
    pub ends_on: Day,
    /// The deposit that comes back when it ends.
    pub deposit: Option<Money>,
    /// What comes back of a period that was charged already, with tax.
    pub credit: Option<Money>,
    /// Where to look at it.
    pub page: Page,
}

/// A wish for a plan that an operator said no to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedPlan {
    /// The customer's name.
    pub name: String,
    /// The plan's name.
    pub plan: String,
    /// Whose it is, where whoever pays for another is told; none where it is one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Why, as the operator wrote; empty if they did not.
    pub reason: String,
    /// Where other plans are.
    pub page: Page,
}

/// A price that will be another from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceAhead {
    /// The customer's name.
    pub name: String,
    /// The plan's name.
    pub plan: String,
    /// Whose it is, where whoever pays for another is told; none where it is one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// From which day.
    pub from: Day,
    /// What it costs until then.
    pub before: Price,
    /// What it costs from then on.
    pub price: Price,
    /// The last day on which to say that one leaves before it costs more; none if that is not possible.
    pub leave_by: Option<Day>,
    /// Where to look at it.
    pub page: Page,
}
