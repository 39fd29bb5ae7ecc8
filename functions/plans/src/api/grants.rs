use crate::api::{ContractId, CustomerName, Scope};
use kernel::text::Name;
use kernel::{Currency, Day, Instant};
use ledger::{BenefitKind, Gives, GrantId};
use serde::{Deserialize, Serialize};
use web::ListCursor;

kernel::text!(
    /// Why something is taken back, for the operators.
    TakingNote,
    1..=300
);
kernel::number!(
    /// What was seen to be left of a benefit: minutes, minor units or passes.
    Left, 1..=9_007_199_254_740_991_i64, "must be 1 or more"
);

/// Which benefits of a customer.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListGrants {
    /// Those that are over, the latest first; else those that hold or will, in the order in which they end.
    #[serde(default)]
    pub over: bool,
    /// The page after this.
    pub cursor: Option<ListCursor>,
}

/// A page of a customer's benefits.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct CustomerGrants {
    /// Whose they are.
    pub customer: CustomerName,
    /// Today, in the books.
    pub today: Day,
    /// The benefits.
    pub items: Vec<CustomerGrant>,
    /// The page after this; null on the last.
    pub next_cursor: Option<String>,
}

/// A benefit that a customer was given, as operators see it: `amount` is `drawn`, `withdrawn`, what was `taken` and what is `left`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct CustomerGrant {
    /// Its id.
    pub id: GrantId,
    /// What it is called: of one that was given by hand, the note.
    pub name: String,
    /// Counted in what.
    pub kind: BenefitKind,
    /// Of which currency, for money.
    pub currency: Option<Currency>,
    /// What it can be used for.
    pub scope: Scope,
    /// The contract that gives it; null if it was bought or given by hand.
    pub contract: Option<GrantContract>,
    /// The order with which it was bought; null if a contract gives it, or a hand.
    pub order_id: Option<String>,
    /// From which day.
    pub from: Day,
    /// Until before which day; null for ever.
    pub until: Option<Day>,
    /// How much was given: minutes, minor units, passes.
    pub amount: i64,
    /// How much was used and did not come back.
    pub drawn: i64,
    /// How much was taken back, and mostly given anew, because its contract changed.
    pub withdrawn: i64,
    /// What operators took back by hand.
    pub taken: Vec<TakenBack>,
    /// How much is left.
    pub left: i64,
    /// When it was given.
    pub given_at: Instant,
}

/// The contract that gives a benefit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct GrantContract {
    /// Which.
    pub id: ContractId,
    /// What its plan is called.
    pub plan_name: String,
}

/// What an operator took back of a benefit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct TakenBack {
    /// How much.
    pub amount: i64,
    /// Why.
    pub note: String,
    /// When.
    pub at: Instant,
}

/// A benefit that an operator gives by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GiveBenefit {
    /// What it is for: the customer reads it among their benefits.
    pub note: Name,
    /// What it gives, and how much; no discount.
    pub gives: Gives,
    /// What it can be used for.
    #[serde(default)]
    pub scope: ledger::Scope,
    /// The first day; today at the earliest.
    pub starts_on: Day,
    /// The first day that it no longer holds; null for ever.
    pub ends_on: Option<Day>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NewGrant {
    /// The benefit.
    pub grant_id: GrantId,
}

/// Taking back what is left of a benefit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TakeBack {
    /// What was seen to be left of it, all of which is taken back.
    pub left: Left,
    /// Why.
    pub note: TakingNote,
}
