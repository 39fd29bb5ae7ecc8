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
    /// Whose it is, where whoever pays for another is told; none where it is one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
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
    /// Whose it is, where whoever pays for another is told; none where it is one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// From when.
    pub on: Day,
    /// What it costs from then on.
    pub price: Price,
    /// What is left until then of the benefits of what was before, where it is cut short; empty where they stay as they are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<BenefitAmount>,
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
    /// Whose it is, where whoever pays for another is told; none where it is one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// The first day of the pause.
    pub from: Day,
    /// The first day after it.
    pub until: Day,
    /// Where to look at it.
    pub page: Page,
}

/// A plan that goes on after all, or begins on another day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanGoesOn {
    /// The customer's name.
    pub name: String,
    /// The plan's name.
    pub plan: String,
    /// Whose it is, where whoever pays for another is told; none where it is one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Which of the three.
    pub how: GoesOn,
    /// From when: the day on which it would have ended, on which it goes on, or on which it begins.
    pub on: Day,
    /// What it costs from then on.
    pub price: Price,
    /// Where to look at it.
    pub page: Page,
}

/// How a plan goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GoesOn {
    /// It ends no more.
    Reopened,
    /// It rests no more.
    Resumed,
    /// Its first day is another.
    Moved,
}

/// A plan that somebody else pays for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayerChange {
    /// The name of whoever is told.
    pub name: String,
    /// The plan's name.
    pub plan: String,
    /// Whose it is, where that is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// What whoever is told has to do with it.
    pub told: ToldAs,
    /// Who pays from then on.
    pub payer: String,
    /// From when.
    pub on: Day,
    /// What it costs whoever pays from then on.
    pub price: Price,
    /// The deposit that comes back to whoever paid, or that whoever pays is charged.
    pub deposit: Option<Money>,
    /// What comes back of a period that was charged already, with tax.
    pub credit: Option<Money>,
    /// Where to look at it.
    pub page: Page,
}

/// Who is told that somebody else pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToldAs {
    /// Whoever has the plan, and neither paid nor pays for it.
    Customer,
    /// Whoever paid.
    Before,
    /// Whoever pays from then on.
    Payer,
    /// Whoever was to pay from then on, and does not after all.
    NotAfterAll,
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
    /// What is left of the benefits of the period that runs, where the end cuts them short; empty where they stay as they are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<BenefitAmount>,
    /// Whether who is told can take it back by themselves.
    #[serde(default)]
    pub can_take_back: bool,
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

/// How much of a benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BenefitAmount {
    /// Time to book with.
    TimeCredit {
        /// How long.
        minutes: i64,
    },
    /// Money to book and buy with.
    MoneyCredit {
        /// How much.
        money: Money,
    },
    /// Days in the house.
    DayPass {
        /// How many.
        passes: i64,
    },
    /// Time in the house.
    TimePass {
        /// How long.
        minutes: i64,
    },
}

/// A benefit that an operator gave by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BenefitNotice {
    /// The customer's name.
    pub name: String,
    /// What the operator says that it is for: its name among the customer's benefits.
    pub benefit: String,
    /// How much of it.
    pub amount: BenefitAmount,
    /// What can be booked with it, such as meeting rooms; empty for all.
    pub kinds: Vec<String>,
    /// At which locations; empty for all.
    pub locations: Vec<String>,
    /// The first day.
    pub starts_on: Day,
    /// The first day that it no longer holds; none for ever.
    pub ends_on: Option<Day>,
    /// Where one's benefits are.
    pub page: Page,
}

/// What was left of a benefit, taken back by an operator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BenefitTaken {
    /// The customer's name.
    pub name: String,
    /// What the benefit is called.
    pub benefit: String,
    /// How much was left of it.
    pub amount: BenefitAmount,
    /// Why, as the operator wrote.
    pub reason: String,
    /// Where one's benefits are.
    pub page: Page,
}
