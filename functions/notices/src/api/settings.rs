//! How an account wants to be told.
use super::Device;
use kernel::hours::TimeOfDay;
use kernel::{Instant, LocationId};
use serde::{Deserialize, Serialize};

/// What a notice is about, as people choose by it: some topics each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Area {
    /// Ways into the account.
    Security,
    /// Bookings.
    Bookings,
    /// Invoices and what is said before money is taken: told by mail whatever is chosen, because the law wants it.
    Invoices,
    /// Payments that came and went.
    Payments,
    /// Plans and contracts.
    Plans,
    /// Orders and proposals.
    Shop,
    /// Visitors.
    Visitors,
    /// Deliveries.
    Deliveries,
    /// Requests to the staff.
    Support,
    /// What operators are asked to see to.
    Staff,
}

/// By which way somebody is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Channel {
    /// A mail.
    Mail,
    /// The inbox in the portal.
    InApp,
    /// A push to each device that takes them.
    Push,
}

impl Channel {
    /// As columns have it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::InApp => "in_app",
            Self::Push => "push",
        }
    }
}

/// How often what can wait is told by mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum DigestEvery {
    /// At once, each in a mail of its own.
    #[default]
    Off,
    /// Each morning at eight, in one mail.
    Daily,
    /// Each Monday at eight, in one mail.
    Weekly,
}

/// When nothing that can wait is pushed or mailed, on the clock of `zone`, or of `location_id`. An end before the beginning lies on the next
/// day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(deny_unknown_fields)]
pub(crate) struct QuietHours {
    /// From when.
    pub(crate) from: TimeOfDay,
    /// Until when; another time than `from`.
    pub(crate) until: TimeOfDay,
}

/// How one area is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(deny_unknown_fields)]
pub(crate) struct AreaChoice {
    /// Which.
    pub(crate) area: Area,
    /// By mail.
    pub(crate) mail: bool,
    /// In the inbox.
    pub(crate) in_app: bool,
    /// By push.
    pub(crate) push: bool,
}

/// How one area is told, and what can be chosen.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct AreaSetting {
    /// What is chosen.
    #[serde(flatten)]
    pub(crate) choice: AreaChoice,
    /// Whether it is told by mail whatever is chosen.
    pub(crate) mail_always: bool,
    /// Whether some of it can wait, for quiet hours to end or for a digest.
    pub(crate) can_wait: bool,
}

/// A location whose clock can count.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct ClockChoice {
    /// The location.
    pub(crate) id: LocationId,
    /// Its name.
    pub(crate) name: String,
    /// The IANA name of its zone.
    pub(crate) zone: String,
}

/// That the account's address is not written to.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct Bounced {
    /// What its server said.
    pub(crate) reason: String,
    /// When.
    pub(crate) since: Instant,
    /// When a mail to try it may be asked for again; now, if it is past.
    pub(crate) try_again_at: Instant,
}

/// How an account is told.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct Settings {
    /// Each area that concerns the account.
    pub(crate) areas: Vec<AreaSetting>,
    /// When it is quiet, if ever.
    pub(crate) quiet: Option<QuietHours>,
    /// How often what can wait is mailed.
    pub(crate) digest: DigestEvery,
    /// The zone of the account's profile, whose clock counts before any location's; null if it says none.
    pub(crate) zone: Option<String>,
    /// The location whose clock counts without a zone; null for the space's first.
    pub(crate) location_id: Option<LocationId>,
    /// Those that there are.
    pub(crate) locations: Vec<ClockChoice>,
    /// That mail to the account's address came back, if it did.
    pub(crate) bounced: Option<Bounced>,
    /// The devices that take pushes.
    pub(crate) devices: Vec<Device>,
    /// The key that a browser subscribes with (RFC 8292, base64url); null while the space sends no pushes.
    pub(crate) push_key: Option<String>,
    /// What a change is made on; 0 before the first.
    pub(crate) version: u32,
}

/// How an account wants to be told.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct NewSettings {
    /// The areas to change; others stay.
    #[cfg_attr(feature = "openapi", schemars(length(max = 10)))]
    pub(crate) areas: Vec<AreaChoice>,
    /// When it is quiet; null for never.
    pub(crate) quiet: Option<QuietHours>,
    /// How often what can wait is mailed.
    pub(crate) digest: DigestEvery,
    /// The location whose clock counts; null for the space's first.
    pub(crate) location_id: Option<LocationId>,
}
