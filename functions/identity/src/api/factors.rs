use super::Passkey;
use crate::passwords::GivenPassword;
use kernel::Instant;
use serde::{Deserialize, Serialize};

kernel::text!(
    /// Six digits of an app, or a recovery code.
    Code,
    1..=40
);

/// What shows who one is besides the password.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct Factors {
    pub passkeys: Vec<Passkey>,
    /// Since when an app makes codes for this account; null if none does.
    pub codes_since: Option<Instant>,
    /// How many recovery codes are left.
    pub recovery_codes_left: u32,
    /// Whether the account has a password to show who one is with.
    pub has_password: bool,
    /// Whether its owner can come back: by a password, a passkey, or a service. A guest cannot, but by a mail.
    pub can_come_back: bool,
    /// Whether the space wants a second factor of this account.
    pub wanted: bool,
    /// From when on; null for at once. Until then nothing is held back.
    pub wanted_from: Option<Instant>,
}

/// What an app needs to make codes for an account. It counts once a code of it was shown.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct TotpEnrolment {
    /// To type.
    pub secret: String,
    /// To scan.
    pub uri: String,
}

/// Show a code.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ShowCode {
    pub code: Code,
}

/// New recovery codes; those before are worth nothing. They are not shown again.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct RecoveryCodes {
    pub codes: Vec<String>,
}

/// Show anew who one is, by exactly one of these.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ConfirmSession {
    #[serde(default)]
    pub password: Option<GivenPassword>,
    #[serde(default)]
    pub code: Option<Code>,
    #[serde(default)]
    pub passkey: Option<super::ShowPasskey>,
}
