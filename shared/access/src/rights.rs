use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        // One `enum` of words, so that a map with these as keys has an exact schema too.
        #[cfg(feature = "openapi")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "enum": $name::ALL })
            }
        }

        impl $name {
            /// All of them, in the order of the menu.
            pub const ALL: &[Self] = &[$(Self::$variant),+];
        }
    };
}

words! {
    /// A part of the portal that has a level of its own.
    Section {
        /// The page one lands on.
        Home,
        /// What can be subscribed to.
        Plans,
        /// What can be bought.
        Products,
        /// Finding and booking resources.
        Bookings,
        /// The plan of a floor.
        FloorPlan,
        /// Events and their tickets.
        Events,
        /// News and articles.
        Articles,
        /// Questions and answers.
        Faq,
        /// People and teams.
        Directory,
        /// Discussion boards.
        Boards,
        /// Rooms that open in the browser.
        VirtualRooms,
        /// Expected visitors.
        Visitors,
        /// Mail and parcels.
        Deliveries,
        /// Invoices and payments.
        Billing,
        /// The customer's team.
        Team,
        /// Requests to the staff.
        HelpDesk,
    }
}

words! {
    /// Who sees a section.
    Level {
        /// Everybody, signed in or not.
        Public,
        /// Whoever is signed in.
        SignedIn,
        /// Customers with an active contract.
        Members,
        /// Customers without one.
        Contacts,
        /// Nobody.
        Off,
    }
}

words! {
    /// Something a customer may or may not do.
    Right {
        /// Use the portal while signed in at all.
        PrivateArea,
        /// Make bookings.
        Book,
        /// Change and cancel bookings.
        EditBookings,
        /// Buy products and passes.
        BuyProducts,
        /// Buy event tickets.
        BuyTickets,
        /// Read and write on the boards.
        UseBoards,
        /// See and be seen in the directory.
        UseDirectory,
        /// Move to another plan.
        ChangePlan,
        /// Give notice.
        CancelPlan,
        /// See invoices.
        SeeInvoices,
        /// Pay invoices.
        PayInvoices,
        /// Announce visitors.
        RegisterVisitors,
    }
}

impl Right {
    /// Whether who is suspended for what is unpaid loses it: whatever would owe more. Seeing and paying invoices stay,
    /// and so does leaving.
    pub fn is_lost_when_suspended(self) -> bool {
        matches!(self, Self::Book | Self::BuyProducts | Self::BuyTickets | Self::RegisterVisitors)
    }
}

/// What a customer is. Derived from contracts, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Has at least one active contract.
    Member,
    /// Has none.
    Contact,
}

/// For whom something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Members and contacts.
    #[default]
    Everyone,
    /// Customers with an active contract.
    Members,
    /// Customers without one.
    Contacts,
}

impl Audience {
    /// Whether it takes in a customer of that standing; who is none is of neither.
    pub fn takes_in(self, standing: Option<Standing>) -> bool {
        match self {
            Self::Everyone => true,
            Self::Members => standing == Some(Standing::Member),
            Self::Contacts => standing == Some(Standing::Contact),
        }
    }
}

/// The level of each section: a base for the portal, and the sections that override it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Levels {
    /// For every section that has none of its own.
    pub base: Level,
    /// The sections that differ.
    pub sections: BTreeMap<Section, Level>,
}

impl Levels {
    /// The level of a section.
    pub fn of(&self, section: Section) -> Level {
        self.sections.get(&section).copied().unwrap_or(self.base)
    }
}

/// Rights granted (`true`) or withheld (`false`) by one source; what it does not name, it leaves
/// to the source before it.
pub type Rights = BTreeMap<Right, bool>;

/// Where a right is granted or withheld, from the general to the specific.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The defaults of the space.
    Space,
    /// The plan of an active contract.
    Plan,
    /// The team.
    Team,
    /// The customer.
    Customer,
    /// An administrator of the team, who can only narrow.
    TeamAdministrator,
}

/// Everything that decides what somebody may see and do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// Whether somebody is signed in.
    pub signed_in: bool,
    /// What the customer is, if the account acts for one.
    pub standing: Option<Standing>,
    /// The level of each section.
    pub levels: Levels,
    /// The defaults of the space.
    pub space: Rights,
    /// One entry for each plan of an active contract; the most generous of them counts.
    pub plans: Vec<Rights>,
    /// One entry for each team; the most generous of them counts.
    pub teams: Vec<Rights>,
    /// The customer's own.
    pub customer: Rights,
    /// What administrators of the customer's teams withheld.
    pub narrowed: Vec<Rights>,
    /// Whether the customer is suspended for what is unpaid.
    pub suspended: bool,
}

/// Of whom the space wants a second factor when they sign in: codes of an app, or a passkey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SecondFactorOf {
    /// Of nobody; everybody may have one.
    #[default]
    Nobody,
    /// Of whoever has a role.
    Operators,
    /// Of everybody.
    Everybody,
}

impl SecondFactorOf {
    /// As the settings hold it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Operators => "operators",
            Self::Everybody => "everybody",
        }
    }
}
