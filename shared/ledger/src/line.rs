//! A line: an exact amount, taxed, rounded once (docs/money.md, part 1).
use crate::Tax;
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

const PPM: i64 = 1_000_000;

/// The amounts of a line in minor units; `net + tax` is `gross`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Amounts {
    /// Before tax.
    pub net_minor: i64,
    /// The tax.
    pub tax_minor: i64,
    /// With tax.
    pub gross_minor: i64,
}

/// How the prices of a space are meant, and what tax a line bears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pricing {
    /// Whether prices contain the tax of their class.
    pub includes_tax: bool,
    /// The rate that such prices contain, whoever buys.
    pub usual_rate_ppm: i64,
    /// What this customer bears.
    pub tax: Tax,
}

impl Pricing {
    /// The line for a price of `exact` minor units.
    pub fn line(&self, exact: Decimal) -> Amounts {
        let factor = |ppm: i64| Decimal::ONE + Decimal::from(ppm) / Decimal::from(PPM);
        if !self.includes_tax {
            return Amounts::new(half_up(exact), half_up(exact * factor(self.tax.rate_ppm)));
        }
        let net = exact / factor(self.usual_rate_ppm);
        if self.tax.rate_ppm == self.usual_rate_ppm {
            return Amounts::new(half_up(net), half_up(exact));
        }
        Amounts::new(half_up(net), half_up(net * factor(self.tax.rate_ppm)))
    }
}

impl Amounts {
    /// The amounts of which these are the net and the gross part.
    pub const fn new(net_minor: i64, gross_minor: i64) -> Self {
        Self { net_minor, tax_minor: gross_minor - net_minor, gross_minor }
    }

    /// The same, owed the other way.
    pub const fn reversed(self) -> Self {
        Self { net_minor: -self.net_minor, tax_minor: -self.tax_minor, gross_minor: -self.gross_minor }
    }

    /// The same, or all that is `left` if that is less; no part of it is more than that part of what is left.
    pub fn within(self, left: Self) -> Self {
        let gross_minor = self.gross_minor.min(left.gross_minor);
        Self::new(self.net_minor.max(gross_minor - left.tax_minor).min(left.net_minor), gross_minor)
    }

    /// The sum of lines.
    pub fn sum(lines: impl IntoIterator<Item = Self>) -> Self {
        lines.into_iter().fold(Self::default(), |a, b| Self {
            net_minor: a.net_minor + b.net_minor,
            tax_minor: a.tax_minor + b.tax_minor,
            gross_minor: a.gross_minor + b.gross_minor,
        })
    }
}

/// Rounds to a whole minor unit, halves away from zero; the largest number there is if it has no place in one.
pub fn half_up(exact: Decimal) -> i64 {
    exact.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_i64().unwrap_or(i64::MAX)
}
