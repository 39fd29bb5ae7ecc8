//! Which tax a line bears (docs/money.md, part 2).
use kernel::Day;
use serde::{Deserialize, Serialize};

/// How what is sold is taxed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TaxClass {
    /// The usual rate.
    Standard,
    /// A lower rate.
    Reduced,
    /// A rate of nothing.
    Zero,
    /// No tax by law.
    Exempt,
}

/// How a customer is taxed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TaxTreatment {
    /// As what is sold says.
    #[default]
    AsUsual,
    /// The buyer owes the tax: a business of another member state (Directive 2006/112/EC, article 196).
    ReverseCharge,
    /// Never charged tax.
    Exempt,
}

/// UNTDID 5305 as EN 16931 restricts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub enum TaxCategory {
    /// Standard or reduced rate.
    S,
    /// Zero rated.
    Z,
    /// Exempt.
    E,
    /// Reverse charge.
    AE,
}

/// The tax that a line bears.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Tax {
    /// Its category.
    pub category: TaxCategory,
    /// Its rate in parts per million: 200000 is 20 %.
    pub rate_ppm: i64,
    /// Why none is charged, where none is by law.
    pub reason: Option<String>,
}

/// The rate of a class from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct TaxRate {
    /// Of which class.
    pub class: TaxClass,
    /// From which day.
    pub from_day: Day,
    /// In parts per million.
    pub rate_ppm: i64,
    /// Why nothing is charged, for the exempt class.
    pub reason: Option<String>,
}

const REVERSE_CHARGE: &str = "Reverse charge: the buyer owes the VAT";
const NOT_TAXED: &str = "Exempt from tax";
/// Why a deposit bears no tax.
const DEPOSIT: &str = "Refundable deposit, not the price of a supply";
const TAKEN_BACK: &str = "Money that was given back and taken back, not the price of a supply";

impl Tax {
    /// The tax on a supply of `class` that begins on `day`.
    pub fn on(class: TaxClass, treatment: TaxTreatment, rates: &[TaxRate], day: Day) -> Self {
        let rate = rate_of(class, rates, day);
        match (class, treatment) {
            (TaxClass::Exempt, _) => {
                Self::none(TaxCategory::E, rate.and_then(|r| r.reason.as_deref()).unwrap_or(NOT_TAXED))
            }
            (_, TaxTreatment::ReverseCharge) => Self::none(TaxCategory::AE, REVERSE_CHARGE),
            (_, TaxTreatment::Exempt) => Self::none(TaxCategory::E, NOT_TAXED),
            _ => match rate.map_or(0, |r| r.rate_ppm) {
                0 => Self { category: TaxCategory::Z, rate_ppm: 0, reason: None },
                rate_ppm => Self { category: TaxCategory::S, rate_ppm, reason: None },
            },
        }
    }

    /// The tax on a deposit: none, since it is not the price of anything.
    pub fn on_deposit() -> Self {
        Self::none(TaxCategory::E, DEPOSIT)
    }

    /// The tax on money that a bank took back though it had been given back: none, since it is not the price of anything.
    pub fn on_taken_back() -> Self {
        Self::none(TaxCategory::E, TAKEN_BACK)
    }

    fn none(category: TaxCategory, reason: &str) -> Self {
        Self { category, rate_ppm: 0, reason: Some(reason.to_owned()) }
    }
}

/// The classes of which `rates` do not say a rate for each day of the books; those that have none by what they are need no word of it.
pub fn without_a_rate(rates: &[(TaxClass, Day)]) -> Vec<TaxClass> {
    let from_the_first = |class: &TaxClass| rates.iter().any(|(of, from)| of == class && *from <= Day::FIRST);
    [TaxClass::Standard, TaxClass::Reduced].into_iter().filter(|class| !from_the_first(class)).collect()
}

fn rate_of(class: TaxClass, rates: &[TaxRate], day: Day) -> Option<&TaxRate> {
    rates.iter().filter(|rate| rate.class == class && rate.from_day <= day).max_by_key(|rate| rate.from_day)
}

/// The rate that prices of `class` contain on `day`, where they contain any.
pub fn usual_rate_ppm(class: TaxClass, rates: &[TaxRate], day: Day) -> i64 {
    rate_of(class, rates, day).map_or(0, |rate| rate.rate_ppm)
}
