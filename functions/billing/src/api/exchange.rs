use kernel::{Currency, Day};
use ledger::{ExchangeRate, OneOf};
use serde::{Deserialize, Serialize};

/// What a currency is worth in the accounting currency from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DayRate {
    /// Of which currency.
    pub currency: Currency,
    /// From which day.
    pub from_day: Day,
    /// How much, as it was published: `1.0853`.
    pub rate: ExchangeRate,
    /// Of which of the two currencies it is for one.
    pub one_of: OneOf,
}

/// What a currency is worth in the accounting currency from a day on, as its bank publishes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DayRateSetup {
    /// Of which currency; another than the accounting one.
    pub currency: Currency,
    /// From which day.
    pub from_day: Day,
    /// How much: above 0, at most 1000000, with up to 9 decimals.
    pub rate: ExchangeRate,
    /// Of which of the two currencies it is for one; of the accounting one, unless said.
    #[serde(default)]
    pub one_of: OneOf,
}

/// All exchange rates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExchangeRatesSetup {
    /// Every rate that was and will be.
    #[cfg_attr(feature = "openapi", schemars(length(max = 500)))]
    pub rates: Vec<DayRateSetup>,
}
