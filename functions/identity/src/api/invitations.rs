//! Invitations of operators.
use super::StaffRole;
use kernel::text::Email;
use kernel::{Instant, Locale};
use serde::{Deserialize, Serialize};

kernel::id!(
    /// An invitation of an operator.
    OperatorInvitationId,
    "oin"
);

/// Invite somebody to be an operator with these roles.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct InviteOperator {
    pub email: Email,
    /// At least one, and none that the inviter lacks.
    pub roles: Vec<StaffRole>,
    /// The language of the mail, to whoever has no account yet; others have chosen theirs.
    pub locale: Locale,
}

/// An invitation that was neither accepted nor revoked.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct OperatorInvitation {
    pub id: OperatorInvitationId,
    pub email: String,
    pub roles: Vec<StaffRole>,
    /// The name of whoever invited.
    pub invited_by: String,
    pub created_at: Instant,
    /// Until when its link holds; it can be sent again after that.
    pub expires_at: Instant,
}

/// What an invitation says to whoever has its link.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct InvitationShown {
    /// Whose it is: who has this address can accept.
    pub email: String,
    pub roles: Vec<StaffRole>,
    /// The name of whoever invited.
    pub invited_by: String,
    pub expires_at: Instant,
    /// Why the caller cannot accept it as they are, by the slug of the problem; null if they can, once signed in.
    pub refusal: Option<&'static str>,
}
