use super::{Audience, CodeText, OrderId};
use kernel::text::Name;
use kernel::{Currency, CustomerId, Instant};
use serde::{Deserialize, Serialize};

kernel::number!(
    /// A part in parts per million: 200000 is 20 %.
    OffPpm, 1..=1_000_000, "must be 1 to 1000000 parts per million"
);
kernel::number!(
    /// Minor units of a currency, one to ten million major ones.
    OffMinor, 1..=1_000_000_000, "must be 1 to 1000000000 minor units"
);
kernel::number!(
    /// How often a code can be used.
    Uses, 1..=1_000_000, "must be 1 to 1000000"
);

/// What a code takes off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Off {
    /// A part of each line in its scope.
    Percent {
        /// Which part.
        off_ppm: OffPpm,
    },
    /// An amount of all lines in its scope together, as prices are meant in this space.
    Amount {
        /// How much.
        minor: OffMinor,
        /// Of which currency.
        currency: Currency,
    },
}

/// What a code counts for. Of a plan the first period; neither fees nor deposits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CodeScope {
    /// Plans.
    pub plans: bool,
    /// Products.
    pub products: bool,
    /// Bookings.
    pub bookings: bool,
    /// Only these plans, products and resources; empty for any.
    #[cfg_attr(feature = "openapi", schemars(length(max = 100)))]
    pub ids: Vec<Name>,
}

/// A discount code, as operators set it up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CodeSetup {
    /// What it is called.
    pub name: Name,
    /// What it takes off.
    pub off: Off,
    /// What it counts for.
    pub scope: CodeScope,
    /// Who can use it.
    pub audience: Audience,
    /// From when.
    pub valid_from: Option<Instant>,
    /// Until when.
    pub valid_until: Option<Instant>,
    /// How often in all; null for any number.
    pub uses_max: Option<Uses>,
    /// How often by each customer; null for any number.
    pub uses_per_customer_max: Option<Uses>,
    /// Whether it is no longer taken.
    pub archived: bool,
}

/// A new code.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCode {
    /// What people write.
    pub code: CodeText,
    /// What it is.
    pub setup: CodeSetup,
}

/// Which codes to list.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListCodes {
    /// The page after this.
    pub cursor: Option<CodeText>,
}

/// A code, and how often it was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DiscountCode {
    /// The code.
    pub code: String,
    /// What it is.
    #[serde(flatten)]
    pub setup: CodeSetup,
    /// How often it was used, orders that wait for their payment counted.
    pub uses: i64,
    /// Grows with every change; a change names the version that it was decided on.
    pub version: i64,
}

/// A use of a code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct CodeUse {
    /// The place that it took, 1 the first.
    pub place: i64,
    /// By whom.
    pub customer_id: CustomerId,
    /// The customer's name.
    pub customer_name: String,
    /// In which order.
    pub order_id: OrderId,
    /// When.
    #[serde(with = "kernel::millis")]
    #[cfg_attr(feature = "openapi", schemars(with = "Instant"))]
    pub at: Instant,
}
