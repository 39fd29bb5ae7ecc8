//! What is said of a file that is handed in beside something else, the same for every function that takes some.
use crate::{FileId, FileName, Kept, Media, Size};
use serde::{Deserialize, Serialize};

/// What a file that is handed in is called.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewFile {
    /// Its name where it comes from; it says nothing about what it is.
    pub name: FileName,
}

/// Which size of a file.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InSize {
    /// Which; `full`, if none. What is no picture has but one.
    pub size: Option<SizeName>,
}

/// A size of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SizeName {
    /// To look at closely.
    Full,
    /// For a thread or a list.
    Small,
}

impl SizeName {
    /// The sizes that a picture is kept in.
    pub const ALL: &[Size] = &[Size::FULL, Size::SMALL];

    /// What it is called where the bytes lie.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => Size::FULL.name,
            Self::Small => Size::SMALL.name,
        }
    }
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct File {
    /// The file.
    pub id: FileId,
    /// What it was called where it came from.
    pub name: String,
    /// What it is.
    pub media_type: Media,
    /// How many bytes it has.
    pub bytes: i64,
    /// How wide it is, of a picture.
    pub width: Option<u32>,
    /// How high it is, of a picture.
    pub height: Option<u32>,
}

impl File {
    /// A file that was kept just now.
    pub fn new(kept: Kept, name: &FileName) -> Self {
        let (width, height) = kept.pixels.unzip();
        let (name, bytes) = (name.as_str().to_owned(), i64::try_from(kept.bytes).unwrap_or(i64::MAX));
        Self { id: kept.id, name, media_type: kept.media, bytes, width, height }
    }
}
