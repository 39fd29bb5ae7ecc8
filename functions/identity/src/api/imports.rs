use access::Rights;
use kernel::text::{Email, Name};
use kernel::{AccountId, CustomerId, Locale};
use serde::{Deserialize, Serialize};
use web::Row;

/// Accounts and customers from elsewhere, at most 1,000 of both together: all of them or none.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Import {
    #[cfg_attr(feature = "openapi", schemars(length(max = 1000)))]
    pub customers: Vec<Row<ImportCustomer>>,
    #[cfg_attr(feature = "openapi", schemars(length(max = 1000)))]
    pub accounts: Vec<Row<ImportAccount>>,
}

/// A customer to make, or to change if the id is known.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ImportCustomer {
    /// Chosen by the importer, so that accounts can name it and a repeated import changes nothing.
    pub id: CustomerId,
    pub name: Name,
    pub email: Email,
    /// What is left out stays as it is.
    #[serde(default)]
    pub rights: Option<Rights>,
}

/// An account to make, or to change if the id or else the e-mail address is known.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ImportAccount {
    #[serde(default)]
    pub id: Option<AccountId>,
    pub email: Email,
    pub name: Name,
    pub locale: Locale,
    /// An Argon2id PHC string; kept only if the account has no password yet.
    #[serde(default)]
    pub password_hash: Option<String>,
    /// The customers that it acts for, besides those that it acts for already.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(length(max = 50)))]
    pub customer_ids: Vec<CustomerId>,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct Imported {
    /// Whether nothing was written.
    pub dry_run: bool,
    /// Accounts and customers that are new.
    pub created: usize,
    /// Accounts and customers that were known.
    pub updated: usize,
}
