//! The address of an account, and changing it.
use super::{LinkToken, MailCode};
use crate::passwords::NewPassword;
use kernel::Instant;
use kernel::text::Email;
use serde::{Deserialize, Serialize};

/// Have another address.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeEmail {
    pub email: Email,
}

/// The address of one's account, and the one that it is to have.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct OwnEmail {
    pub email: String,
    /// The address that a code was mailed to, if one waits to be shown in this session.
    pub pending: Option<PendingEmail>,
}

/// An address that waits for its code.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct PendingEmail {
    pub email: String,
    /// Until when the code is good.
    pub expires_at: Instant,
}

/// Show the code that was mailed.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ShowMailCode {
    pub code: MailCode,
}

/// Put an address back that an account had, by the token of the link that was mailed there.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct PutEmailBack {
    pub token: LinkToken,
    /// The password from now on: whoever changed the address may have known the one before.
    pub password: NewPassword,
}
