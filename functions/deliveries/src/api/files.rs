use files::{FileId, FileName, Media};
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
    /// For a list.
    Small,
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
