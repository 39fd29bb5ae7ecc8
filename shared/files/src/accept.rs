//! What is taken, decided by the bytes alone: neither a name nor a header says what a file is.
use crate::problems;
use serde::{Deserialize, Serialize};
use web::Problem;

/// What a file is, once it was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub enum Media {
    /// A picture, as a JPEG of ours.
    #[serde(rename = "image/jpeg")]
    Jpeg,
    /// A picture, as a PNG of ours.
    #[serde(rename = "image/png")]
    Png,
    /// A PDF as it came.
    #[serde(rename = "application/pdf")]
    Pdf,
    /// Plain text as it came.
    #[serde(rename = "text/plain")]
    Text,
}

impl Media {
    /// The media type.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
            Self::Text => "text/plain",
        }
    }

    /// What a file of that sort is called at its end.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Text => "txt",
        }
    }

    /// Whether it is a picture that we wrote ourselves, and may be shown in a page.
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png)
    }
}

/// A size in which a picture is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// What it is called, in keys and addresses.
    pub name: &'static str,
    /// Its longer side at the most; a smaller picture is not blown up.
    pub edge_pixels_max: u32,
}

impl Size {
    /// To look at closely.
    pub const FULL: Self = Self { name: "full", edge_pixels_max: 2048 };
    /// For lists and threads.
    pub const SMALL: Self = Self { name: "small", edge_pixels_max: 480 };
}

/// The bytes of one size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// Which; whatever is no picture has `full` alone.
    pub size: &'static str,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// A file that is taken, as it will be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// What it is.
    pub media: Media,
    /// In each size, the first one asked for first.
    pub variants: Vec<Variant>,
    /// Width and height of the first size, of a picture.
    pub pixels: Option<(u32, u32)>,
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It has no bytes.
    Empty,
    /// It is neither a picture nor a PDF nor plain text.
    WrongType,
    /// It begins as one of those and does not go on as one, or is cut short.
    Broken,
    /// A picture that would take more memory than there is.
    TooManyPixels,
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let (kind, rule, detail) = match refusal {
            Refusal::Empty => (problems::FILE_EMPTY, "empty", "The file has no bytes."),
            Refusal::WrongType => {
                (problems::FILE_TYPE, "type", "Pictures (JPEG, PNG, WebP, GIF), PDF and plain text are taken.")
            }
            Refusal::Broken => (problems::FILE_BROKEN, "broken", "It is cut short or damaged."),
            Refusal::TooManyPixels => {
                (problems::PICTURE_TOO_LARGE, "pixels", "At most 24 million pixels, of some formats fewer.")
            }
        };
        kind.at(web::FILE_POINTER, rule, detail)
    }
}

/// Looks at `bytes` and makes of them what will be kept: pictures drawn anew in each of `sizes` (the first of which is the one
/// that is measured), so that nothing is left of what else was in the file; PDFs and texts as they are, once they parse.
#[cfg(feature = "pictures")]
pub fn accept(bytes: &[u8], sizes: &[Size]) -> Result<Accepted, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if let Some(format) = crate::picture::format_of(bytes) {
        return crate::picture::redraw(bytes, format, sizes);
    }
    let media = crate::document::kind_of(bytes)?;
    Ok(Accepted { media, variants: vec![Variant { size: Size::FULL.name, bytes: bytes.to_vec() }], pixels: None })
}
