use super::{DeliveryKind, Handling};
use kernel::text::Name;
use kernel::{Currency, CustomerId, LocationId};
use ledger::{PlanId, TaxClass};
use serde::{Deserialize, Serialize};

kernel::id!(
    /// What can be done with what has come, and what it costs.
    PolicyId,
    "dpo"
);
kernel::id!(
    /// Another name of a customer.
    NameId,
    "nam"
);
kernel::number!(
    /// Days that something lies here for nothing.
    StorageDays, 1..=365, "must be 1 to 365 days"
);
kernel::number!(
    /// A fee in minor units of its currency.
    FeeMinor, 1..=100_000_000, "must be 1 to 100000000"
);
kernel::text!(
    /// What brings parcels.
    Carrier,
    0..=60
);
kernel::text!(
    /// A carrier to choose.
    CarrierName,
    1..=60
);

/// Carriers to choose from at the most.
pub const CARRIERS_MAX: usize = 40;

/// A fee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// What the invoice calls it; the number of the delivery follows.
    pub name: Name,
    /// How much, as the space's prices are meant: with tax, or before it.
    pub minor: FeeMinor,
}

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(transform = mild))]
#[serde(deny_unknown_fields)]
pub struct Allowed {
    /// What.
    pub handling: Handling,
    /// What it costs; null for nothing.
    pub fee: Option<Fee>,
}

/// What holds for one sort of delivery.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(transform = mild))]
#[serde(deny_unknown_fields)]
pub struct KindRules {
    /// Of which sort; null for all that have no rules of their own.
    pub kind: Option<DeliveryKind>,
    /// For how many days, that on which it came not counted, it lies here for nothing; null for as long as it takes.
    pub storage_days: Option<StorageDays>,
    /// What each day after those costs; null for nothing.
    pub storage_fee: Option<Fee>,
    /// What can be chosen. Storing can be where there are storage days: it adds as many again.
    #[cfg_attr(feature = "openapi", schemars(length(max = 6)))]
    pub handlings: Vec<Allowed>,
}

/// What can be done with what has come, as operators set it up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PolicySetup {
    /// For whom that plan holds; null for all whose plan has none of its own.
    pub plan_id: Option<PlanId>,
    /// Where that currency is paid in.
    pub currency: Currency,
    /// How the fees are taxed.
    pub tax_class: TaxClass,
    /// What holds for each sort.
    #[cfg_attr(feature = "openapi", schemars(length(max = 6)))]
    pub kinds: Vec<KindRules>,
}

/// Such a policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Policy {
    /// The policy.
    pub id: PolicyId,
    /// What it is.
    #[serde(flatten)]
    pub setup: PolicySetup,
    /// The plan's name; empty for all others.
    pub plan_name: String,
    /// Grows with every change; a change names the version that it was decided on.
    pub version: i64,
}

/// A place where things come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DeskLocation {
    /// The location.
    pub id: LocationId,
    /// What it is called.
    pub name: Name,
    /// What is paid in there.
    pub currency: Currency,
}

/// A plan to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DeskPlan {
    /// The plan.
    pub id: PlanId,
    /// What it is called.
    pub name: String,
}

/// What the desk sets up for itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeskSettings {
    /// Who brings things.
    #[cfg_attr(feature = "openapi", schemars(length(max = CARRIERS_MAX)))]
    pub carriers: Vec<CarrierName>,
}

/// What the console's lists and forms choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct KnownDeliveries {
    /// Every location.
    pub locations: Vec<DeskLocation>,
    /// Every plan.
    pub plans: Vec<DeskPlan>,
    /// What the desk set up for itself.
    #[serde(flatten)]
    pub settings: DeskSettings,
    /// Whether prices contain the tax.
    pub prices_include_tax: bool,
    /// Grows with every change of the settings; a change names the version that it was decided on.
    pub version: i64,
}

/// Another name under which things come for a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct KnownName {
    /// The name, as a row.
    pub id: NameId,
    /// What stands on things.
    pub name: String,
    /// Whose it is.
    pub customer_id: CustomerId,
    /// The customer's name.
    pub customer_name: String,
}

/// In requests and in answers alike: what may be null may be left out.
#[cfg(feature = "openapi")]
fn mild(schema: &mut schemars::Schema) {
    let must = ["handling", "handlings"];
    let named = |name: &str| schema.get("properties").is_some_and(|properties| properties.get(name).is_some());
    let required: Vec<&str> = must.into_iter().filter(|name| named(name)).collect();
    schema.insert("required".to_owned(), required.into());
}
