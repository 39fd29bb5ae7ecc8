//! What operators say in their own words.
use kernel::{Instant, Locale};
use serde::{Deserialize, Serialize};

kernel::text!(
    /// A subject line of an operator's own.
    OwnSubject,
    1..=150
);
kernel::text!(
    /// Paragraphs of an operator's own in Markdown: headings, lists, emphasis and links are read, all else stands as it is typed.
    OwnParagraphs,
    1..=2000
);

/// A topic whose texts can be added to, as its name: `bookings.confirmed`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TopicName(String);

impl TopicName {
    /// The name.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for TopicName {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let plain = text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b == b'.');
        if (1..=64).contains(&text.len()) && plain { Ok(Self(text.to_owned())) } else { Err("not the name of a topic") }
    }
}

kernel::schema!(TopicName, schemars::json_schema!({ "type": "string", "pattern": "^[a-z_.]{1,64}$" }));

/// In which language.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Spoken {
    /// The language.
    pub(crate) locale: Locale,
}

/// In which language, on which version.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct SpokenAt {
    /// The language.
    pub(crate) locale: Locale,
    /// The version that the change was made on; 0 before the first.
    #[cfg_attr(feature = "openapi", schemars(range(max = 1_000_000)))]
    pub(crate) version: u32,
}

/// An operator's own words. `{names}` in braces stand for what is put in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(deny_unknown_fields)]
pub(crate) struct OwnWords {
    /// In place of the subject line; null for the standard one.
    pub(crate) subject: Option<OwnSubject>,
    /// Before all else that the notice says.
    pub(crate) opening: Option<OwnParagraphs>,
    /// After all else.
    pub(crate) closing: Option<OwnParagraphs>,
}

/// An operator's own words as they hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct HeldWords {
    /// In place of the subject line; null for the standard one.
    pub(crate) subject: Option<String>,
    /// Before all else that the notice says.
    pub(crate) opening: Option<String>,
    /// After all else.
    pub(crate) closing: Option<String>,
}

/// A topic in the list of texts.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct TextLine {
    /// Its name.
    pub(crate) topic: String,
    /// Its standard subject line, of a made-up notice.
    pub(crate) subject: String,
    /// The languages in which operators say something of their own.
    pub(crate) edited: Vec<Locale>,
}

/// A notice as its reader sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct Preview {
    /// The subject line.
    pub(crate) subject: String,
    /// The mail as plain text.
    pub(crate) text: String,
    /// The mail as a page: without script, and it fetches nothing.
    pub(crate) html: String,
}

/// One version of an operator's words.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct TextVersion {
    /// Its number, from 1.
    pub(crate) version: u32,
    /// Who wrote it, if their account is there.
    pub(crate) by: Option<String>,
    /// When.
    pub(crate) edited_at: Instant,
    /// What it says; nothing at all for the standard words.
    pub(crate) words: HeldWords,
}

/// What a topic says in one language.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct NoticeText {
    /// The topic.
    pub(crate) topic: String,
    /// The language.
    pub(crate) locale: Locale,
    /// What operators say in their own words.
    pub(crate) words: HeldWords,
    /// The names that may stand in braces.
    pub(crate) placeholders: Vec<String>,
    /// A made-up notice with these words.
    pub(crate) preview: Preview,
    /// The last ten versions, the newest first.
    pub(crate) versions: Vec<TextVersion>,
    /// What a change is made on; 0 before the first.
    pub(crate) version: u32,
}
