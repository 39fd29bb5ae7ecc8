use access::Right;
use kernel::Instant;
use kernel::text::Email;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

kernel::id!(
    /// A way into a team.
    InvitationId,
    "inv"
);
kernel::number!(
    /// For how many days a link leads into a team.
    LinkDays, 1..=90, "must be 1 to 90 days"
);
kernel::number!(
    /// How many may join by a link.
    LinkUses, 1..=200, "must be 1 to 200 people"
);

/// Addresses of one call at the most.
pub const EMAILS_MAX: usize = 50;

/// Whom to invite by mail.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateInvitations {
    /// To whom; one mail each.
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = EMAILS_MAX)))]
    pub emails: Vec<Email>,
    /// Whether they are to run the team.
    pub is_administrator: bool,
    /// What is withheld from them.
    pub withheld: BTreeSet<Right>,
}

/// A link for several people.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateLink {
    /// For how many days it leads into the team.
    pub days: LinkDays,
    /// How many may join by it.
    pub uses_max: LinkUses,
    /// What is withheld from whoever joins by it.
    pub withheld: BTreeSet<Right>,
}

/// An open invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Invitation {
    /// The invitation.
    pub id: InvitationId,
    /// To whom; null for a link.
    pub email: Option<String>,
    /// Whether whoever joins is to run the team.
    pub is_administrator: bool,
    /// What is withheld from whoever joins.
    pub withheld: BTreeSet<Right>,
    /// How many may join by it.
    pub uses_max: i64,
    /// How many have.
    pub uses: i64,
    /// When it was made.
    pub created_at: Instant,
    /// Until when it holds.
    pub expires_at: Instant,
}

/// Invitations that are on their way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Invited {
    /// One for each address.
    pub items: Vec<Invitation>,
}

/// A link, shown this once: only its hash is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct MadeLink {
    /// What is known of it afterwards.
    pub invitation: Invitation,
    /// Its path in the portal.
    pub path: String,
}

/// The token of an invitation, as its link has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// The token.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Token {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fits = text.len() == 43 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        if fits { Ok(Self(text.to_owned())) } else { Err("not the token of an invitation") }
    }
}

kernel::schema!(Token, schemars::json_schema!({ "type": "string", "pattern": "^[0-9A-Za-z_-]{43}$" }));

/// What an invitation says to whoever has its link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Joining {
    /// The team that it leads into.
    pub team_id: kernel::TeamId,
    /// What it is called.
    pub team_name: String,
    /// The name of whoever invited.
    pub invited_by: Option<String>,
    /// Whether whoever joins is to run the team.
    pub is_administrator: bool,
    /// What is withheld from whoever joins.
    pub withheld: BTreeSet<Right>,
    /// The plan that its people are meant to have; an operator makes the contract.
    pub default_plan_name: Option<String>,
    /// Until when it holds.
    pub expires_at: Instant,
    /// Whether the caller is in the team already.
    pub is_member: bool,
    /// Why the caller cannot join as they are, by the slug of the problem; null if they can.
    pub refusal: Option<String>,
}
