use serde::{Deserialize, Serialize};

/// A language that the portal speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// Spanish.
    Es,
    /// German.
    De,
}

impl Locale {
    /// All of them.
    pub const ALL: &[Self] = &[Self::En, Self::Es, Self::De];

    /// The language tag (BCP 47).
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
            Self::De => "de",
        }
    }

    /// The language of a tag; English if it is not one of ours.
    pub fn from_tag(tag: &str) -> Self {
        Self::ALL.iter().copied().find(|locale| locale.tag() == tag).unwrap_or_default()
    }
}
