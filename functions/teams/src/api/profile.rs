use files::FileId;
use kernel::TeamId;
use kernel::text::{Name, Note, WebAddress};
use serde::{Deserialize, Serialize};

/// A team's picture, after a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SavedLogo {
    /// The picture.
    pub logo_id: FileId,
    /// The team as it is now.
    pub version: i64,
}

/// Which size of a picture.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InSize {
    /// Which; `full`, if none.
    pub size: Option<LogoSize>,
}

/// A size of a picture.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LogoSize {
    /// At the head of a page.
    Full,
    /// In a list.
    Small,
}

/// Which teams that others may see.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListPublicTeams {
    /// The page after this.
    pub cursor: Option<TeamId>,
}

/// A team as others see it in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PublicTeamLine {
    /// The team.
    pub id: TeamId,
    /// What it is called.
    pub name: Name,
    /// What it does; may be empty.
    pub description: Note,
    /// Its picture.
    pub logo_id: Option<FileId>,
}

/// A team as others see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PublicTeam {
    /// What the list says of it.
    #[serde(flatten)]
    pub line: PublicTeamLine,
    /// Where there is more about it.
    pub website: Option<WebAddress>,
    /// Whether others than its people see this.
    pub public: bool,
    /// Whether the caller is in it.
    pub is_member: bool,
    /// Those of its people who show in the directory, by name; nobody to who may not use that.
    pub members: Vec<PublicMember>,
}

/// Somebody in a team who shows in the directory, with what they show there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PublicMember {
    /// Their name.
    pub name: String,
    /// What they do; may be empty.
    pub position: String,
    /// Their photo, as `account` has it.
    pub photo_id: Option<FileId>,
}
