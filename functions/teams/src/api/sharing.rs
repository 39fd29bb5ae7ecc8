use super::SharedBenefit;
use kernel::{Currency, CustomerId, Day};
use ledger::BenefitKind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

kernel::number!(
    /// How much of what a payer shares one member may draw in a calendar month: minutes, minor units of each currency, passes.
    ShareCap, 0..=100_000_000, "must be 0 to 100000000"
);

/// How much of each kind one member may draw of what the payer shares; a kind that is not named has no cap.
pub type ShareCaps = BTreeMap<BenefitKind, ShareCap>;

/// What administrators say of what one member may draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SetShareCaps {
    /// The caps, all of them. They hold from now on: what was drawn stays drawn.
    #[cfg_attr(feature = "openapi", schemars(schema_with = "named_by_kind"))]
    pub caps: ShareCaps,
}

/// Of a map's keys a schema says nothing by itself.
#[cfg(feature = "openapi")]
fn named_by_kind(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let (kind, cap) = (generator.subschema_for::<BenefitKind>(), generator.subschema_for::<ShareCap>());
    schemars::json_schema!({ "type": "object", "propertyNames": kind, "additionalProperties": cap })
}

/// What is left of what a team's payer shares with its people, how much of it one of them may draw, and who drew what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Sharing {
    /// What is left of what they share now, the soonest expiry first; the first 50.
    pub benefits: Vec<SharedBenefit>,
    /// How much of each kind one member may draw of it in a month.
    pub share_caps: ShareCaps,
    /// The first day of this month, on the calendar of the books.
    pub month: Day,
    /// What was drawn of it in this month: by each of its people, for administrators and operators; by the caller, for others.
    pub drawn: Vec<DrawnShare>,
}

/// What somebody in a team has drawn of what its payer shares, in this month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DrawnShare {
    /// Who.
    pub customer_id: CustomerId,
    /// Counted in what.
    pub kind: BenefitKind,
    /// Of which currency, for money.
    pub currency: Option<Currency>,
    /// How much: minutes, minor units, passes. What was given back is not counted.
    pub amount: i64,
}
