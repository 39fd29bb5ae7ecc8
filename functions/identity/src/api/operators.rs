use crate::passwords::NewPassword;
use access::{Rights, Standing};
use kernel::text::{Email, Name};
use kernel::{AccountId, CustomerId};
use serde::{Deserialize, Serialize};

kernel::text!(
    /// What the first operator proves their right with.
    SetupToken,
    1..=200
);

/// Make the first operator.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct CreateFirstOperator {
    pub setup_token: SetupToken,
    pub email: Email,
    pub password: NewPassword,
    pub name: Name,
}

macro_rules! staff_roles {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),+ $(,)?) => {
        /// What an operator may do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
        pub(crate) enum StaffRole { $($(#[$doc])* #[serde(rename = $name)] $variant),+ }

        impl StaffRole {
            /// All of them.
            pub(crate) const ALL: &[Self] = &[$(Self::$variant),+];

            /// The role as accounts hold it.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}
web::each_role!(staff_roles);

/// An account and its roles.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct OperatorAccount {
    pub account_id: AccountId,
    pub email: String,
    pub name: String,
    pub roles: Vec<StaffRole>,
}

/// Give an account these roles and no others; none makes it an ordinary account again.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct UpdateOperator {
    pub roles: Vec<StaffRole>,
}

/// Whose account.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct FindAccounts {
    pub email: Email,
}

/// Which customers, from where on.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct FindCustomers {
    /// Part of the name or the e-mail address, in any case.
    #[serde(default)]
    pub search: Option<String>,
    /// `next_cursor` of the page before.
    #[serde(default)]
    pub cursor: Option<CustomerId>,
}

/// A customer as operators see it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct Customer {
    pub id: CustomerId,
    pub name: String,
    pub email: String,
    /// Member or contact, by the contracts of this moment.
    pub standing: Standing,
    /// Rights granted (true) or withheld (false) for this customer alone.
    pub rights: Rights,
}

/// Grant (true) or withhold (false) rights for one customer; what is not named follows team, plan and space.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct UpdateCustomerRights {
    pub rights: Rights,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_goes_over_the_wire_as_accounts_hold_it() {
        for role in StaffRole::ALL {
            assert_eq!(serde_json::to_value(role).unwrap(), role.name());
        }
    }
}
