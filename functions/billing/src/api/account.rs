use crate::api::{BuyerSetup, DueDays, MethodId};
use kernel::{CustomerId, Instant};
use ledger::{Party, TaxTreatment};
use serde::{Deserialize, Serialize};

/// What billing knows of a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct BillingAccount {
    /// Whose.
    pub customer_id: CustomerId,
    /// What invoices call the customer.
    pub party: Party,
    /// Whether the customer said so; else it is made of name and address.
    pub is_own: bool,
    /// How the customer is taxed.
    pub tax_treatment: TaxTreatment,
    /// The customer's own days to the due day.
    pub due_days: Option<i64>,
    /// Whether invoices are collected on their due day.
    pub collects: bool,
    /// What they are collected from.
    pub default_method_id: Option<MethodId>,
    /// Since when the customer is suspended for what is unpaid.
    pub suspended_at: Option<Instant>,
    /// Grows with every change; 0 where nothing was ever changed.
    pub version: i64,
}

/// What a customer may change of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountSetup {
    /// What invoices call the customer; left as it is, if null.
    pub party: Option<BuyerSetup>,
    /// Whether invoices are collected on their due day.
    pub collects: bool,
    /// What they are collected from.
    pub default_method_id: Option<MethodId>,
}

/// What an operator may change of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CustomerSetup {
    /// What invoices call the customer.
    pub party: BuyerSetup,
    /// How the customer is taxed.
    pub tax_treatment: TaxTreatment,
    /// The customer's own days to the due day.
    pub due_days: Option<DueDays>,
    /// Whether invoices are collected on their due day.
    pub collects: bool,
}
