use base64::Engine;
use base64::alphabet;
use base64::engine::general_purpose::{GeneralPurpose, PAD, STANDARD};
use serde::{Deserialize, Deserializer, Serialize, de};

/// The logo at the head of documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Logo {
    /// A PNG in base64; null for none.
    pub image: Option<String>,
}

/// A logo to be put at the head of documents.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SetLogo {
    /// A PNG in base64 (RFC 4648, with padding), 44 KB at most.
    #[serde(deserialize_with = "base64")]
    #[cfg_attr(feature = "openapi", schemars(with = "String", length(min = 4, max = IMAGE_CHARS_MAX), regex(pattern = BASE64)))]
    pub image: Vec<u8>,
}

/// Four characters for three bytes; with it the body stays under its 64 KiB.
const IMAGE_CHARS_MAX: usize = 60_000;
#[cfg(feature = "openapi")]
const BASE64: &str = "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)$";
/// What a pattern can say of base64: it says nothing of bits that the padding leaves over.
const LENIENT: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, PAD.with_decode_allow_trailing_bits(true));

impl Logo {
    /// The logo of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self { image: Some(STANDARD.encode(bytes)) }
    }
}

fn base64<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    let text = String::deserialize(deserializer)?;
    let bytes = if text.len() <= IMAGE_CHARS_MAX { LENIENT.decode(&text).ok() } else { None };
    let bytes = bytes.filter(|bytes| !bytes.is_empty());
    bytes.ok_or_else(|| de::Error::custom(format!("must be 4 to {IMAGE_CHARS_MAX} characters of base64")))
}
