use crate::api::{ClosureId, ClosureSetup, LocationSetup, SettingsSetup, TermsVersion};
use access::SectionDecision;
use kernel::text::{Name, WebAddress};
use kernel::{Locale, LocationId};
use serde::Serialize;

/// What everybody may know of the space.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Portal {
    /// What the space is called.
    pub name: Name,
    /// The languages that the portal speaks.
    pub locales: Vec<Locale>,
    /// What new accounts accept.
    pub terms: Terms,
    /// Whether strangers can make an account.
    pub sign_up_open: bool,
    /// Whether a visitor may check out as a guest.
    pub guest_checkout: bool,
    /// Every location by name.
    pub locations: Vec<Location>,
    /// What shows to the viewer.
    pub sections: Vec<SectionDecision>,
}

/// The terms of use.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Terms {
    /// Which version.
    pub version: TermsVersion,
    /// Where they can be read.
    pub url: Option<WebAddress>,
}

/// A location.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Location {
    /// Its id.
    pub id: LocationId,
    /// What it is.
    #[serde(flatten)]
    pub setup: LocationSetup,
    /// Closures that have not passed, soonest first.
    pub closures: Vec<Closure>,
    /// Grows with every change; a change names the version that it was decided on.
    pub version: u32,
}

/// A closure of a location.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Closure {
    /// Its id.
    pub id: ClosureId,
    /// What it is.
    #[serde(flatten)]
    pub setup: ClosureSetup,
}

/// A closure just made.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NewClosure {
    /// The closure.
    pub closure: Closure,
    /// How many confirmed bookings lie in it, to be dealt with.
    pub affected_bookings: u32,
}

/// What concerns the whole space.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Settings {
    /// What is set.
    #[serde(flatten)]
    pub setup: SettingsSetup,
    /// Grows with every change; a change names the version that it was decided on.
    pub version: u32,
}
