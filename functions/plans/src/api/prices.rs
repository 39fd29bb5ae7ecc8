//! A price for all contracts of a plan from a day on.
use crate::api::{Digest, Minor, PlanName};
use kernel::{Currency, Day, Instant, Money};
use serde::{Deserialize, Serialize};

kernel::id!(
    /// A price said for all contracts of a plan.
    RoundId,
    "rnd"
);

/// A plan's contracts cost no more prices than this at a time that one would tell apart.
pub const OF_PRICES_MAX: usize = 100;

/// What all contracts of a plan cost from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PriceForAll {
    /// The first day. Whoever is to pay more pays it from the day on which they could have left at the earliest, where that is later; and nobody
    /// for days that are charged already.
    pub from: Day,
    /// The price of one for a cycle.
    pub price_minor: Minor,
    /// Whom it concerns, by what they pay today for one; whoever has another price of their own keeps it.
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = 100)))]
    pub of_prices: Vec<Minor>,
}

/// How to say it.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SayingPrice {
    /// The digest of the preview that was seen: if it no longer holds, nothing happens.
    pub seen: Digest,
}

/// How many contracts of a plan cost something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PricePaid {
    /// What they pay today for one and a cycle.
    pub price: Money,
    /// How many contracts.
    pub contracts: i64,
    /// How many of the plan they are for.
    pub quantity: i64,
}

/// What contracts of a plan cost, and the prices that were said for all of them.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PlanPrices {
    /// The plan.
    pub plan: PlanName,
    /// In which currency it is paid.
    pub currency: Currency,
    /// What it costs whoever joins.
    pub price: Money,
    /// Today in the books.
    pub today: Day,
    /// What its contracts cost, the price that most pay first.
    pub paid: Vec<PricePaid>,
    /// The prices that were said, the latest first; at most 50.
    pub said: Vec<PriceSaid>,
}

/// What a price for all contracts of a plan comes to.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PricePreview {
    /// How many contracts will cost it.
    pub contracts: i64,
    /// How many of the plan they are for.
    pub quantity: i64,
    /// What they pay together for a cycle, as the space means prices: today.
    pub now: Money,
    /// The same, once all of them cost it.
    pub then: Money,
    /// The first day from which one of them costs it.
    pub first_on: Option<Day>,
    /// The last day from which one of them begins to.
    pub last_on: Option<Day>,
    /// How many cost it only later than wished, since they are charged beyond that day or cannot leave before it.
    pub later: i64,
    /// How many pay one of the prices that it concerns and stay as they are: they end before, cost it anyway, or are bound for too long.
    pub stay: i64,
    /// Names all of this.
    pub digest: Digest,
}

/// A price that was said for all contracts of a plan.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PriceSaid {
    /// Its id.
    pub id: RoundId,
    /// The first day.
    pub from: Day,
    /// The price of one for a cycle.
    pub price: Money,
    /// When it was said.
    pub created_at: Instant,
    /// When all contracts had been told; null while that is under way.
    pub finished_at: Option<Instant>,
    /// Whether it was called off before that: those that had been told keep it.
    pub called_off: bool,
    /// How many contracts cost it, or will.
    pub contracts: i64,
    /// How many were looked at and stay as they are.
    pub stay: i64,
}
