use crate::api::{ImportContract, PlanId, PlanSetup, ProductId, ProductSetup};
use serde::{Deserialize, Serialize};
use web::Row;

/// Rows to bring in, at most 1,000 of them: all or none. A plan or product whose id is known is replaced; a contract whose
/// id is known stays as it is, because what was agreed is changed by acts and not by files.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Import {
    /// Plans.
    #[cfg_attr(feature = "openapi", schemars(length(max = 1000)))]
    pub plans: Vec<Row<ImportRow<PlanId, PlanSetup>>>,
    /// Products.
    #[cfg_attr(feature = "openapi", schemars(length(max = 1000)))]
    pub products: Vec<Row<ImportRow<ProductId, ProductSetup>>>,
    /// Contracts. They hold no deposit and have paid their fee: what is held elsewhere is not this ledger's to give back.
    #[cfg_attr(feature = "openapi", schemars(length(max = 1000)))]
    pub contracts: Vec<Row<ImportContract>>,
}

/// A row with the id that it has or is to have.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "{T}Row"))]
#[serde(deny_unknown_fields)]
pub struct ImportRow<I, T> {
    /// Its id.
    pub id: I,
    /// What it is.
    pub setup: T,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Imported {
    /// Whether nothing was written.
    pub dry_run: bool,
    /// Rows written.
    pub written: usize,
    /// Contracts that were known already.
    pub unchanged: usize,
}
