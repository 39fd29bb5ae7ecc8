//! What goes over the wire.
mod address;
mod approvals;
mod desk;
mod factors;
mod fields;
mod guests;
mod imports;
mod invitations;
mod operators;
mod passkeys;
mod providers;
mod tokens;

pub(crate) use address::*;
pub(crate) use approvals::*;
pub(crate) use desk::*;
pub(crate) use factors::*;
pub(crate) use fields::*;
pub(crate) use guests::*;
pub(crate) use imports::*;
pub(crate) use invitations::*;
pub(crate) use operators::*;
pub(crate) use passkeys::*;
pub(crate) use providers::*;
pub(crate) use tokens::*;

use crate::passwords::{GivenPassword, NewPassword};
use kernel::text::{Email, Name};
use kernel::{AccountId, Instant, Locale, SessionId};
use serde::{Deserialize, Serialize};
use web::Hold;

kernel::text!(
    /// The version of the terms that somebody accepts.
    TermsVersion,
    1..=40
);
kernel::text!(
    /// What a link in a mail carries.
    LinkToken,
    1..=100
);
kernel::text!(
    /// The code in a mail.
    MailCode,
    1..=40
);

/// Sign up as a contact.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct CreateAccount {
    pub email: Email,
    pub password: NewPassword,
    pub name: Name,
    /// The language of mails and pages.
    pub locale: Locale,
    /// The version of the terms as `GET /api/space/portal` shows it now.
    pub accepted_terms_version: TermsVersion,
    /// The token of an invitation into a team: it lets in where signing up is shut to strangers.
    #[serde(default)]
    pub invitation: Option<LinkToken>,
    /// To what `GET /api/identity/sign-up-fields` asks.
    #[serde(default)]
    pub answers: Answers,
}

/// Where a mail goes to, if there is a reason to send one.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Mailbox {
    pub email: Email,
}

/// The token of a link.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct FollowLink {
    pub token: LinkToken,
}

/// Sign in.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct CreateSession {
    pub email: Email,
    pub password: GivenPassword,
}

/// Somebody is signed in; the tokens are in cookies that no script can read.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct SignedInAs {
    pub account_id: AccountId,
    /// When the access token expires; refresh before, or when an answer is 401.
    pub access_expires_at: Instant,
    /// What keeps the account from going on, until something is done about it under `/second-factor`.
    pub held: Option<Hold>,
}

/// A signed-in device.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct Session {
    pub id: SessionId,
    pub created_at: Instant,
    /// When it last refreshed its access token.
    pub last_used_at: Instant,
    /// What the device called itself when it signed in.
    pub user_agent: String,
    /// Whether this request came from it.
    pub current: bool,
}

/// Choose a new password by the token of a link.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct CompletePasswordReset {
    pub token: LinkToken,
    pub password: NewPassword,
}

/// Change the password while signed in.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangePassword {
    pub current_password: GivenPassword,
    pub new_password: NewPassword,
}

/// Choose a first password while signed in, for an account that has none.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ChoosePassword {
    pub password: NewPassword,
}

/// One's own account.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct Account {
    pub id: AccountId,
    pub email: String,
    pub name: String,
    pub locale: Locale,
    /// Always true: an account is made when its mailbox is proven.
    pub email_verified: bool,
}

/// Change what an account says of its owner.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct UpdateAccount {
    pub name: Name,
    pub locale: Locale,
}
