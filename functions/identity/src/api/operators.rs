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
            /// All of them; a test holds them against `web::role::ALL`.
            pub(crate) const ALL: &[Self] = &[$(Self::$variant),+];

            /// The role as accounts hold it.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}
staff_roles! {
    /// Makes operators and hands out roles.
    Operators = "operators:write",
    /// Sets up locations, sections, rights, customers.
    Space = "space:write",
    /// Sets up what can be booked, and sees every booking.
    Bookings = "bookings:write",
    /// Sees what was sent and what failed, and sends again.
    Notices = "notices:write",
    /// Sets up plans and products, and makes, changes and ends contracts.
    Plans = "plans:write",
    /// Sees plans, products and contracts.
    PlansRead = "plans:read",
    /// Sets up billing and tax, issues, corrects, takes and gives back money.
    Billing = "billing:write",
    /// Sees invoices, payments and customers' accounts.
    BillingRead = "billing:read",
    /// Sets up discount codes, sends proposals.
    Shop = "shop:write",
    /// Sees orders, discount codes and proposals.
    ShopRead = "shop:read",
    /// Receives visitors, says how they are received, opens kiosks.
    Visitors = "visitors:write",
    /// Sees who is expected and who is in.
    VisitorsRead = "visitors:read",
    /// Answers requests, sets up departments and canned replies.
    Support = "support:write",
    /// Sees requests.
    SupportRead = "support:read",
    /// Checks members in and out, says how they check in.
    Activity = "activity:write",
    /// Sees who is in, and who was.
    ActivityRead = "activity:read",
    /// Gives customers files, and takes them back.
    Account = "account:write",
    /// Sees what files customers were given.
    AccountRead = "account:read",
    /// Registers what comes, hands it over, says what can be done with it.
    Deliveries = "deliveries:write",
    /// Sees what has come.
    DeliveriesRead = "deliveries:read",
    /// Sets up teams and says who is in them.
    Teams = "teams:write",
    /// Sees teams and who is in them.
    TeamsRead = "teams:read",
}

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
    fn the_roles_are_those_that_endpoints_ask_for() {
        let names: Vec<_> = StaffRole::ALL.iter().map(|role| role.name()).collect();
        assert_eq!(names, web::role::ALL);
        assert_eq!(serde_json::to_value(StaffRole::Space).unwrap(), "space:write");
    }
}
