use files::{FileName, Media};
use kernel::text::Name;
use kernel::{AccountId, CustomerId, Instant};
use serde::{Deserialize, Serialize};

kernel::id!(
    /// A file that a customer was given.
    CustomerFileId,
    "cfi"
);

/// What a file is that a customer was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// What was agreed.
    Contract,
    /// What holds in the house.
    HouseRules,
    /// How to get in, and to the printer.
    Access,
    /// Something else.
    Other,
}

/// One of those who act for a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Person {
    /// The account.
    pub id: AccountId,
    /// The name.
    pub name: String,
}

/// A file that an operator gives to a customer; its bytes are the body.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCustomerFile {
    /// What it is called.
    pub title: Name,
    /// What it is.
    pub kind: FileKind,
    /// Its name where it comes from; it says nothing about what it is.
    pub name: FileName,
    /// Whom of the customer's people it is for, and nobody else of them sees it; none for all who act for the customer.
    pub account_id: Option<AccountId>,
}

/// A file that a customer was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct CustomerFile {
    /// The file.
    pub id: CustomerFileId,
    /// What it is called.
    pub title: String,
    /// What it is.
    pub kind: FileKind,
    /// Of which sort it is.
    pub media_type: Media,
    /// How many bytes it has.
    pub bytes: i64,
    /// When it was given.
    pub given_at: Instant,
    /// When somebody of the customer first had it.
    pub fetched_at: Option<Instant>,
    /// Whom it is for alone; null for all who act for the customer.
    pub person: Option<Person>,
}

kernel::text!(
    /// What is looked for.
    Search,
    0..=120
);

/// Whom to look for.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FindCustomers {
    /// Part of a name or of an address.
    pub search: Search,
    /// The page after this customer.
    pub cursor: Option<CustomerId>,
}

/// A customer, to be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct CustomerName {
    /// The customer.
    pub id: CustomerId,
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
}

/// What a customer was given.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct CustomerFiles {
    /// What the customer is called.
    pub customer_name: String,
    /// Those who act for the customer: a file can be for one of them.
    pub people: Vec<Person>,
    /// The files, the latest first.
    #[serde(flatten)]
    pub files: web::Page<CustomerFile>,
}
