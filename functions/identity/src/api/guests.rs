//! Checking out as a guest.
use super::{Answers, TermsVersion};
use kernel::Locale;
use kernel::text::{Email, Name};
use serde::Deserialize;

/// Check out as a guest: a code is mailed to the address, unless it has an account.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct AskGuest {
    pub email: Email,
    pub name: Name,
    /// The language of mails and pages.
    pub locale: Locale,
    /// The version of the terms as `GET /api/space/portal` shows it now.
    pub accepted_terms_version: TermsVersion,
    /// To what `GET /api/identity/sign-up-fields` asks.
    #[serde(default)]
    pub answers: Answers,
}
