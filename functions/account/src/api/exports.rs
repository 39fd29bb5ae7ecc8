use kernel::Instant;
use serde::{Deserialize, Serialize};

kernel::id!(
    /// All of somebody's data, to take along.
    ExportId,
    "exp"
);
kernel::number!(
    /// Which part of it, from 1.
    PartNumber, 1..=1000, "must be 1 to 1000"
);

/// Where an export stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ExportStatus {
    /// It is being made.
    Asked,
    /// It can be fetched.
    Made,
    /// It is gone.
    Lapsed,
}

/// All of somebody's data, as ZIP files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Export {
    /// The export.
    pub id: ExportId,
    /// Where it stands.
    pub status: ExportStatus,
    /// When it was asked for.
    pub asked_at: Instant,
    /// Until when it can be fetched.
    pub lapses_at: Option<Instant>,
    /// How many bytes each part has. The first holds all that is written; files that do not fit into it are in the others.
    pub parts: Vec<i64>,
}

/// What was asked for lately.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Exports {
    /// The latest ten, the latest first.
    pub items: Vec<Export>,
    /// From when on another can be asked for; null for now.
    pub next_at: Option<Instant>,
}

/// Which part.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OfPart {
    /// From 1.
    pub part: PartNumber,
}
