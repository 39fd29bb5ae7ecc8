pub use access::Audience;
use access::Rights;
use kernel::text::{Name, Note};
use kernel::{Currency, LocationId};
use ledger::{Benefit, TaxClass, Terms};
pub use ledger::{PlanId, SoldAs};
use serde::{Deserialize, Deserializer, Serialize, de};

kernel::id!(
    /// Something that is sold once.
    ProductId,
    "prd"
);
kernel::number!(
    /// Minor units of a currency, none to ten million major ones.
    Minor, 0..=1_000_000_000, "must be 0 to 1000000000 minor units"
);
kernel::number!(
    /// How many may have something.
    Places, 1..=100_000, "must be 1 to 100000"
);
kernel::number!(
    /// How many of something somebody has.
    Quantity, 1..=1000, "must be 1 to 1000"
);
kernel::number!(
    /// How many of something there are.
    Stock, 0..=1_000_000, "must be 0 to 1000000"
);
kernel::number!(
    /// A place in a list.
    Position, 0..=100_000, "must be 0 to 100000"
);
kernel::number!(
    /// Days from an invoice to its due day.
    DueDays, 0..=365, "must be 0 to 365 days"
);

/// A product gives no more sorts of things than this.
const BENEFITS_MAX: usize = 20;

/// A plan, as operators set it up. A contract keeps a copy of the terms that it was made on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanSetup {
    /// What it is called.
    pub name: Name,
    /// What to know about it.
    pub description: Note,
    /// Whether it is a plan, which makes whoever has it a member, or a product by the cycle. It stays what it was made as.
    #[serde(default)]
    pub sold_as: SoldAs,
    /// The rights that it grants or withholds.
    pub rights: Rights,
    /// Where it belongs; null for the whole space.
    pub location_id: Option<LocationId>,
    /// The currency of its amounts.
    pub currency: Currency,
    /// What it costs for one cycle, as prices are meant in this space.
    pub price_minor: Minor,
    /// What signing up costs, once.
    pub sign_up_fee_minor: Minor,
    /// What is held until it ends.
    pub deposit_minor: Minor,
    /// How it is taxed.
    pub tax_class: TaxClass,
    /// Cycle, benefits and all that is agreed on.
    pub terms: Terms,
    /// Who can join it.
    pub audience: Audience,
    /// Whether a contract waits for an operator's yes.
    pub approval: bool,
    /// How many may have it at once; null for any number.
    pub subscribers_max: Option<Places>,
    /// Whether everybody sees it and can join it; else operators alone make contracts of it.
    pub public: bool,
    /// Whether it is no longer offered; contracts of it go on.
    pub archived: bool,
    /// Days from an invoice to its due day; null leaves it to the space.
    pub due_days: Option<DueDays>,
    /// Where it stands in lists.
    pub position: Position,
}

/// A product, as operators set it up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProductSetup {
    /// What it is called.
    pub name: Name,
    /// What to know about it.
    pub description: Note,
    /// Where it is sold; null for everywhere.
    pub location_id: Option<LocationId>,
    /// The currency of its price.
    pub currency: Currency,
    /// What one costs, as prices are meant in this space.
    pub price_minor: Minor,
    /// How it is taxed.
    pub tax_class: TaxClass,
    /// What it gives when bought, such as ten day passes.
    #[serde(deserialize_with = "benefits")]
    #[cfg_attr(feature = "openapi", schemars(length(max = BENEFITS_MAX)))]
    pub benefits: Vec<Benefit>,
    /// Who can buy it.
    pub audience: Audience,
    /// Whether everybody sees it.
    pub public: bool,
    /// Whether it is no longer sold.
    pub archived: bool,
    /// How many are left; null for any number.
    pub stock: Option<Stock>,
    /// Where it stands in lists.
    pub position: Position,
}

fn benefits<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Benefit>, D::Error> {
    let benefits = Vec::deserialize(deserializer)?;
    if benefits.len() <= BENEFITS_MAX { Ok(benefits) } else { Err(de::Error::custom("must have at most 20 items")) }
}

/// Something set up, with its id and version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "{T}WithId"))]
pub struct SetUp<I, T> {
    /// Its id.
    pub id: I,
    /// What it is.
    #[serde(flatten)]
    pub setup: T,
    /// Grows with every change; a change names the version that it was decided on.
    pub version: i64,
}

/// A plan in the operators' list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ListedPlan {
    /// The plan.
    #[serde(flatten)]
    pub plan: SetUp<PlanId, PlanSetup>,
    /// How many have it or wait for it, quantities counted.
    pub taken: i64,
}
