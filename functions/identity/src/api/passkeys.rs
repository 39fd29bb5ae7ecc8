use kernel::Instant;
use kernel::text::Name;
use serde::{Deserialize, Serialize};

kernel::id!(
    /// A passkey.
    PasskeyId,
    "psk"
);
kernel::text!(
    /// Bytes of a browser or a device, in URL-safe base64 without padding.
    Encoded,
    1..=20_000
);
kernel::text!(
    /// How a device is reached, as its browser says.
    Transport,
    1..=30
);

/// A passkey of one's own.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct Passkey {
    pub id: PasskeyId,
    pub name: String,
    pub created_at: Instant,
    pub last_used_at: Instant,
    /// Whether it is on several devices of its owner, or on one alone.
    pub is_backed_up: bool,
}

/// What a browser has a device make a key for (Web Authentication, `PublicKeyCredentialCreationOptions`).
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct PasskeyWish {
    pub challenge: String,
    pub rp_id: String,
    pub rp_name: String,
    /// Whose it will be, as the device keeps it: URL-safe base64.
    pub user_id: String,
    pub user_name: String,
    pub user_display_name: String,
    /// COSE algorithms, the best first.
    pub algorithms: Vec<i64>,
    /// Passkeys that the account has already: a device that holds one makes no other.
    pub exclude: Vec<KnownPasskey>,
    pub timeout_seconds: i64,
}

/// A passkey as a browser finds it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct KnownPasskey {
    pub credential_id: String,
    pub transports: Vec<String>,
}

/// Keep a passkey that a device has made.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct CreatePasskey {
    pub name: Name,
    /// `response.clientDataJSON`.
    pub client_data: Encoded,
    /// `response.attestationObject`.
    pub attestation: Encoded,
    /// `response.getTransports()`.
    #[serde(default)]
    pub transports: Vec<Transport>,
}

/// Call a passkey something else.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct UpdatePasskey {
    pub name: Name,
}

/// What a browser asks for a passkey with (Web Authentication, `PublicKeyCredentialRequestOptions`).
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct PasskeyQuestion {
    pub challenge: String,
    pub rp_id: String,
    pub timeout_seconds: i64,
}

/// Show a passkey.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ShowPasskey {
    /// `id` of the credential.
    pub credential_id: Encoded,
    /// `response.clientDataJSON`.
    pub client_data: Encoded,
    /// `response.authenticatorData`.
    pub authenticator_data: Encoded,
    /// `response.signature`.
    pub signature: Encoded,
    /// `response.userHandle`.
    pub user_handle: Encoded,
}
