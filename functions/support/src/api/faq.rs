use super::Position;
use kernel::Locale;
use serde::{Deserialize, Serialize};

kernel::id!(
    /// A question that is asked often, with its answer.
    FaqEntryId,
    "faq"
);
kernel::text!(
    /// What is asked.
    Question,
    1..=200
);
kernel::text!(
    /// What is answered, in Markdown (`CommonMark`): paragraphs, emphasis, lists, links to pages, to addresses and to paths of the
    /// portal. Nothing else of it is written out.
    Answer,
    1..=4000
);

/// Entries of a space at the most: whoever reads them reads them all at once.
pub const FAQ_ENTRIES_MAX: u32 = 200;

/// A question that is asked often, as operators set it up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FaqEntrySetup {
    /// The language of both texts.
    pub language: Locale,
    /// What is asked; once in each language.
    pub question: Question,
    /// What is answered.
    pub answer: Answer,
    /// Its place among the others.
    pub position: Position,
    /// Whether it is read by others than operators.
    pub published: bool,
}

/// Such a question, for operators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FaqEntry {
    /// The entry.
    pub id: FaqEntryId,
    /// What it is.
    #[serde(flatten)]
    pub setup: FaqEntrySetup,
    /// What is answered, as others read it.
    pub answer_html: String,
    /// Grows with every change; a change names the version that it was decided on.
    pub version: i64,
}

/// Such a question, for whoever asks it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct AnsweredQuestion {
    /// The entry.
    pub id: FaqEntryId,
    /// The language of both texts.
    pub language: Locale,
    /// What is asked.
    pub question: String,
    /// What is answered, as HTML of paragraphs, lists, emphasis and links alone.
    pub answer_html: String,
}
