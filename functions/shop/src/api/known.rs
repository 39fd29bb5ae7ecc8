use super::ItemKind;
use kernel::{CustomerId, Money};
use ledger::SoldAs;
use serde::{Deserialize, Serialize};

/// Something that a discount code or a proposal can name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Known {
    /// A plan, a product, or a resource to book.
    pub kind: ItemKind,
    /// Of a plan, whether it is one, or a product by the cycle: what it is put into a basket and proposed as is the same, a code
    /// counts it among products. Null for the others.
    pub sold_as: Option<SoldAs>,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Of a resource, what kind it is of.
    pub detail: Option<String>,
    /// What one costs (of a plan, for a cycle); of a resource, nothing that one amount could say.
    pub price: Option<Money>,
    /// What signing up for a plan costs; null for the others.
    pub sign_up_fee: Option<Money>,
    /// What is held for one of a plan until it ends; null for the others.
    pub deposit: Option<Money>,
    /// Whether it is no longer on offer to anybody new.
    pub archived: bool,
}

/// Which page of what there is to sell.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KnownPages {
    /// The page after this.
    pub cursor: Option<kernel::text::Name>,
}

/// Which orders or proposals to list.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OfCustomer {
    /// Of this customer; of all, unless said.
    pub customer: Option<CustomerId>,
    /// The page after this.
    pub cursor: Option<super::ListCursor>,
}
