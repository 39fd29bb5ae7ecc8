use kernel::Instant;
use kernel::text::Name;
use serde::{Deserialize, Serialize};

kernel::id!(
    /// A token that lets a program act for an account.
    ApiTokenId,
    "tok"
);
kernel::text!(
    /// What a program holds.
    GivenToken,
    1..=200
);

/// For how many days a token is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TokenDays(
    /// 1 to 366.
    pub i64,
);

impl<'de> Deserialize<'de> for TokenDays {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let days = i64::deserialize(deserializer)?;
        if (1..=366).contains(&days) { Ok(Self(days)) } else { Err(serde::de::Error::custom("must be 1 to 366")) }
    }
}

kernel::schema!(TokenDays, schemars::json_schema!({ "type": "integer", "minimum": 1, "maximum": 366 }));

/// A token of one's own. What the program holds is not among what is shown.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct ApiToken {
    pub id: ApiTokenId,
    pub name: String,
    /// Such as `bookings:read` or `billing:write`; who may write may read.
    pub scopes: Vec<String>,
    pub created_at: Instant,
    pub expires_at: Instant,
    /// To the hour; null until it was used once.
    pub last_used_at: Option<Instant>,
}

/// One's tokens, and what a new one may do.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct ApiTokens {
    pub items: Vec<ApiToken>,
    /// All scopes that there are.
    pub scopes: Vec<String>,
}

/// Make a token.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct CreateApiToken {
    pub name: Name,
    pub scopes: Vec<String>,
    /// For how many days it is good: 1 to 366.
    pub days: TokenDays,
}

/// A token that was made.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct NewApiToken {
    #[serde(flatten)]
    pub made: ApiToken,
    /// What the program must hold. It is shown this once.
    pub token: String,
}

/// Exchange a token for access.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct AskForAccess {
    pub token: GivenToken,
}

/// Access for some minutes (in the words of RFC 6749, 5.1). Send it as `Authorization: Bearer …`.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct ApiAccess {
    pub access_token: String,
    pub token_type: &'static str,
    /// Seconds; then ask anew.
    pub expires_in: i64,
    /// What it may do, with spaces between.
    pub scope: String,
}
