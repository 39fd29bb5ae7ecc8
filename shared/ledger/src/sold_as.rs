//! Whether a contract makes its customer a member (decision 30).
use serde::{Deserialize, Serialize};

/// What people know something as that is charged by the cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SoldAs {
    /// A plan: whoever has it is a member.
    #[default]
    Plan,
    /// A product by the cycle, such as a locker by the month: whoever has nothing else is a contact.
    Product,
}

impl SoldAs {
    /// The word in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Product => "product",
        }
    }

    /// Whether whoever has it is a member by it.
    pub fn makes_member(self) -> bool {
        self == Self::Plan
    }
}
