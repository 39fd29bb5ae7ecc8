//! The tax of an invoice in the currency that the seller accounts for it in (docs/money.md, part 2).
use kernel::{Currency, Money};
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

const NANOS: i64 = 1_000_000_000;
const DECIMALS_MAX: u32 = 9;
/// A million, in nanos: below 2^53, so that D1 keeps it exactly.
const RATE_NANOS_MAX: i64 = 1_000_000 * NANOS;
const RULE: &str = "not a decimal number above 0 and up to 1000000, with at most 9 decimals";

/// How much of one currency another is worth: above nothing, at most a million, with up to nine decimals. Over the wire it is text, `1.0853`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExchangeRate(i64);

impl ExchangeRate {
    /// A rate in 1000000000ths.
    pub fn from_nanos(nanos: i64) -> Option<Self> {
        (1..=RATE_NANOS_MAX).contains(&nanos).then_some(Self(nanos))
    }

    /// In 1000000000ths.
    pub fn nanos(self) -> i64 {
        self.0
    }
}

impl std::str::FromStr for ExchangeRate {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let leads = text.len() > 1 && text.starts_with('0') && !text.starts_with("0.");
        let plain = text.split('.').all(digits) && !leads;
        let decimal = text.parse::<Decimal>().ok().filter(|decimal| plain && decimal.scale() <= DECIMALS_MAX);
        let nanos = decimal.and_then(|decimal| decimal.checked_mul(Decimal::from(NANOS)));
        nanos.and_then(|nanos| i64::try_from(nanos).ok()).and_then(Self::from_nanos).ok_or(RULE)
    }
}

impl fmt::Display for ExchangeRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Decimal::new(self.0, DECIMALS_MAX).normalize())
    }
}

impl Serialize for ExchangeRate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ExchangeRate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

// A million at the most, and above 0: of what is below 1 some digit within nine is none.
kernel::schema!(
    ExchangeRate,
    schemars::json_schema!({ "type": "string", "pattern": concat!(
    "^(1000000([.]0{1,9})?|[1-9][0-9]{0,5}([.][0-9]{1,9})?|0[.](",
    "[1-9][0-9]{0,8}|0[1-9][0-9]{0,7}|00[1-9][0-9]{0,6}|000[1-9][0-9]{0,5}|",
    "0000[1-9][0-9]{0,4}|00000[1-9][0-9]{0,3}|000000[1-9][0-9]{0,2}|0000000[1-9][0-9]{0,1}|00000000[1-9]))$"
) })
);

/// Of which currency an exchange rate is for one, as its bank publishes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OneOf {
    /// Of the accounting currency: 1 EUR = 1.0853 USD, where that is EUR.
    #[default]
    Accounting,
    /// Of the other: 1 EUR = 388.90 HUF, where HUF is the accounting currency.
    Foreign,
}

/// In which currency the tax of an invoice in another one is accounted for, and at which rate: as a row of `v_accounted_invoices` keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Accounting {
    /// The accounting currency.
    pub currency: Currency,
    /// The rate that was frozen.
    #[serde(rename = "rate_nanos", deserialize_with = "nanos")]
    pub rate: ExchangeRate,
    /// Of which currency it is for one.
    pub one_of: OneOf,
}

fn nanos<'de, D: Deserializer<'de>>(deserializer: D) -> Result<ExchangeRate, D::Error> {
    ExchangeRate::from_nanos(i64::deserialize(deserializer)?).ok_or_else(|| de::Error::custom(RULE))
}

/// Reads the column of `v_accounted_invoices`, which is JSON or NULL.
pub fn accounted<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Accounting>, D::Error> {
    let kept = Option::<String>::deserialize(deserializer)?;
    kept.map(|kept| serde_json::from_str(&kept).map_err(de::Error::custom)).transpose()
}

/// An exchange rate in the order in which it is said: one of the first is so much of the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Quoted {
    /// One of this.
    pub one: Currency,
    /// Is so much.
    pub rate: ExchangeRate,
    /// Of this.
    pub of: Currency,
}

/// The tax of an invoice in the accounting currency, and the rate that brought it there. Nobody owes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct TaxAccounted {
    /// How much; negative for a credit note in the books.
    pub tax: Money,
    /// The rate.
    pub rate: Quoted,
}

impl Accounting {
    /// `tax` in the accounting currency, rounded once to its minor unit, halves away from zero. `None` for what is more than an amount can be.
    pub fn of(self, tax: Money) -> Option<TaxAccounted> {
        let unit = |currency: Currency| 10_i128.pow(currency.minor_digits());
        let (over, under) = match self.one_of {
            OneOf::Accounting => (i128::from(NANOS), i128::from(self.rate.nanos())),
            OneOf::Foreign => (i128::from(self.rate.nanos()), i128::from(NANOS)),
        };
        let exact = (i128::from(tax.minor) * unit(self.currency) * over, unit(tax.currency) * under);
        let minor = i64::try_from(half_away(exact)).ok()?;
        let tax_in_it = Money { minor, currency: self.currency };
        Some(TaxAccounted { tax: tax_in_it, rate: self.quoted(tax.currency) })
    }

    fn quoted(self, foreign: Currency) -> Quoted {
        let (one, of) = match self.one_of {
            OneOf::Accounting => (self.currency, foreign),
            OneOf::Foreign => (foreign, self.currency),
        };
        Quoted { one, rate: self.rate, of }
    }
}

/// The whole number nearest to a fraction whose lower part is above nothing.
fn half_away((over, under): (i128, i128)) -> i128 {
    (2 * over.abs() + under) / (2 * under) * over.signum()
}
