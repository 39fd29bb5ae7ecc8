use kernel::{BookingId, Instant, Money, ResourceId};
use ledger::{BenefitKind, GrantId};
use serde::{Deserialize, Serialize};

/// What is left to pay of a price: less what benefits cover, less the plan's discount, taxed and rounded once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Cost {
    /// What is drawn of which benefit, in order.
    pub draws: Vec<Covered>,
    /// The discount of a plan, if one is taken off.
    pub discount: Option<Discount>,
    /// What a discount code takes off, where it was bought with one.
    #[serde(default)]
    pub code: Option<Discount>,
    /// What is left, before tax.
    pub net: Money,
    /// The tax on it.
    pub tax: Money,
    /// What is left, with tax.
    pub gross: Money,
    /// The rate of the tax in parts per million: 200000 is 20 %.
    pub tax_rate_ppm: i64,
    /// Why no tax is charged, where none is by law.
    pub tax_reason: Option<String>,
    /// Whether the price, and what is taken off it, contains the tax.
    pub prices_include_tax: bool,
    /// How what is left is paid.
    pub pays: Pays,
}

/// What a benefit covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Covered {
    /// Which.
    pub grant_id: GrantId,
    /// What it is called.
    pub name: String,
    /// Counted in what.
    pub kind: BenefitKind,
    /// How much of it: minutes or minor units.
    pub amount: i64,
    /// What it takes off the price.
    pub worth: Money,
    /// Whose it is: the payer of a team who shares it; null for one's own.
    #[serde(default)]
    pub of: Option<String>,
}

/// What a plan or a code takes off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Discount {
    /// The plan's name, or the code.
    pub name: String,
    /// The part that it takes off, in parts per million; 0 where an amount is.
    pub off_ppm: i64,
    /// What it takes off.
    pub off: Money,
}

/// How what is left is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Pays {
    /// Nothing is left.
    Nothing,
    /// It stands on the next invoice.
    NextInvoice,
    /// In the basket, before it is booked.
    AtOnce,
}

/// What the basket is to be given for a booking that is paid at once (`POST /api/shop/basket/items`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ForBasket {
    /// `booking`.
    pub kind: &'static str,
    /// What.
    pub subject_id: ResourceId,
    /// One.
    pub quantity: u32,
    /// When, and for whom.
    pub wish: BasketWish,
}

/// When a booking in the basket is, and for whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BasketWish {
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
    /// For how many people.
    pub people: u32,
    /// What it is called; empty for nothing.
    pub title: String,
}

/// What names a booking in the ledger: its charge and its draws.
pub fn ledger_key(id: &BookingId) -> String {
    format!("booking:{id}")
}
