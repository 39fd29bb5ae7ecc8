use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Deserializer, Serialize, de};

/// The logo at the head of documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Logo {
    /// A PNG or JPEG in base64; null for none.
    pub image: Option<String>,
}

/// A logo to be put at the head of documents.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SetLogo {
    /// A PNG or JPEG in base64 (RFC 4648, with padding), 44 KB at most.
    #[serde(deserialize_with = "base64")]
    #[cfg_attr(feature = "openapi", schemars(length(min = 4, max = IMAGE_CHARS_MAX), regex(pattern = BASE64)))]
    pub image: String,
}

/// Four characters for three bytes; with it the body stays under its 64 KiB.
const IMAGE_CHARS_MAX: usize = 60_000;
#[cfg(feature = "openapi")]
const BASE64: &str = "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)$";

impl SetLogo {
    /// The picture's bytes.
    pub fn bytes(&self) -> Vec<u8> {
        STANDARD.decode(&self.image).unwrap_or_default()
    }
}

fn base64<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    let fits = (4..=IMAGE_CHARS_MAX).contains(&text.len()) && STANDARD.decode(&text).is_ok();
    if fits { Ok(text) } else { Err(de::Error::custom(format!("must be 4 to {IMAGE_CHARS_MAX} characters of base64"))) }
}
