use crate::api::ZoneName;
use access::{Levels, Rights, SecondFactorOf};
use kernel::hours::OpenHours;
use kernel::text::{Name, WebAddress};
use kernel::{Currency, Day, Instant};
use serde::{Deserialize, Deserializer, Serialize, de};

kernel::id!(
    /// Days on which a location is closed.
    ClosureId,
    "clo"
);
kernel::text!(
    /// Where something is; lines may be broken.
    Address,
    1..=300
);
kernel::text!(
    /// Why, for people.
    Reason,
    1..=200
);
kernel::text!(
    /// Which version of the terms; grows stale when another is set.
    TermsVersion,
    1..=40
);

/// The part of an address that names a location: lower-case words joined by hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Slug(String);

impl<'de> Deserialize<'de> for Slug {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let word = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        let fits = text.len() <= 60 && text.split('-').all(word);
        if fits { Ok(Self(text)) } else { Err(de::Error::custom("not lower-case words joined by hyphens")) }
    }
}

kernel::schema!(
    Slug,
    schemars::json_schema!({ "type": "string", "maxLength": 60, "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" })
);

/// What concerns the whole space.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SettingsSetup {
    /// What the space is called.
    pub name: Name,
    /// Who sees which section.
    pub levels: Levels,
    /// The rights that every customer has unless a plan, a team or the customer differs.
    pub rights: Rights,
    /// The version of the terms that new accounts accept.
    pub terms_version: TermsVersion,
    /// Where they can be read.
    pub terms_url: Option<WebAddress>,
    /// Whether strangers can make an account.
    pub sign_up_open: bool,
    /// Whether whoever signs up waits until an operator approves.
    #[serde(default)]
    pub sign_up_approval: bool,
    /// Whether a visitor may check out as a guest: takes signing up that is open to strangers, without approval or a second factor.
    #[serde(default)]
    pub guest_checkout: bool,
    /// Of whom a second factor is wanted.
    #[serde(default)]
    pub second_factor_of: SecondFactorOf,
    /// From when on; null for at once. Until then whoever it concerns is told.
    #[serde(default)]
    pub second_factor_from: Option<Instant>,
}

/// A location, as operators set it up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LocationSetup {
    /// What people call it.
    pub name: Name,
    /// What its address in the portal ends with.
    pub slug: Slug,
    /// Its time zone.
    pub zone: ZoneName,
    /// What is paid with there.
    pub currency: Currency,
    /// Where it is.
    pub address: Address,
    /// When it is open; at most 28 stretches a week, no two at the same time.
    #[cfg_attr(feature = "openapi", schemars(length(max = 28)))]
    pub hours: Vec<OpenHours>,
}

/// Whole days on which a location is closed, both ends included, on its own calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ClosureSetup {
    /// The first day.
    pub starts_on: Day,
    /// The last day; at most a year later.
    pub ends_on: Day,
    /// Why, for people.
    pub reason: Reason,
}
