use kernel::{Day, Money};
use ledger::Cycle;
use serde::{Deserialize, Serialize};

/// What is agreed of a plan, or of a product by the cycle, beyond its first invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct GoesOn {
    /// Its first day; of one that waits for an operator's yes, the one that is asked for.
    pub starts_on: Day,
    /// How often it is charged.
    pub cycle: Cycle,
    /// The first day of the period after that of the first invoice: from then on each whole one is charged as follows.
    pub next_on: Day,
    /// What a whole period costs, before tax.
    pub net: Money,
    /// The same with tax, at the rate of that day.
    pub gross: Money,
    /// How many periods it lasts at least.
    pub cycles_min: u16,
    /// How many days ahead one says that one leaves.
    pub notice_days: u16,
}
