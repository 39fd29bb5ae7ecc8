//! Browsers that take pushes.
use base64::Engine as _;
use base64::alphabet::URL_SAFE;
use base64::engine::general_purpose::{GeneralPurpose, NO_PAD, URL_SAFE_NO_PAD};
use kernel::{Instant, text::Name};
use serde::{Deserialize, Deserializer, Serialize, de};

kernel::id!(
    /// A browser that takes pushes.
    DeviceId,
    "dev"
);

/// A browser that takes pushes.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct Device {
    /// Its id.
    pub(crate) id: DeviceId,
    /// What its owner calls it.
    pub(crate) name: String,
    /// Since when.
    pub(crate) created_at: Instant,
    /// Whether it is the session that asks.
    pub(crate) is_this_session: bool,
}

/// A browser's subscription (W3C Push API), and what to call it.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct NewDevice {
    /// What its owner calls it.
    pub(crate) name: Name,
    /// Where its push service takes messages.
    #[cfg_attr(feature = "openapi", schemars(length(min = 1, max = 1000)))]
    pub(crate) endpoint: String,
    /// The keys that messages are sealed for.
    pub(crate) keys: DeviceKeys,
}

/// The keys that messages to a browser are sealed for (RFC 8291, 3).
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct DeviceKeys {
    /// Its public key: an uncompressed point of P-256, 65 bytes.
    pub(crate) p256dh: Base64<65>,
    /// Its secret, 16 bytes.
    pub(crate) auth: Base64<16>,
}

/// Bits after the last byte are let go, as browsers do.
const LENIENT: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, NO_PAD.with_decode_allow_trailing_bits(true));

/// So many bytes as base64url, with padding or without.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Base64<const BYTES: usize>(String);

impl<const BYTES: usize> Base64<BYTES> {
    /// The text, without padding.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de, const BYTES: usize> Deserialize<'de> for Base64<BYTES> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match LENIENT.decode(text.trim_end_matches('=')) {
            Ok(bytes) if bytes.len() == BYTES => Ok(Self(URL_SAFE_NO_PAD.encode(bytes))),
            _ => Err(de::Error::custom(format!("must be {BYTES} bytes in base64url"))),
        }
    }
}

#[cfg(feature = "openapi")]
impl<const BYTES: usize> schemars::JsonSchema for Base64<BYTES> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Base64Of{BYTES}").into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let characters = (BYTES * 8).div_ceil(6);
        schemars::json_schema!({ "type": "string", "pattern": format!("^[0-9A-Za-z_-]{{{characters}}}={{0,2}}$") })
    }
}
