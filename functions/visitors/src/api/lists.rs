use super::VisitId;
use kernel::{Day, Instant, LocationId};
use serde::{Deserialize, Deserializer, de};

/// Which of one's visits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// Those that have not ended, soonest first.
    #[default]
    Upcoming,
    /// Those that have, latest first.
    Past,
}

/// Which of one's visits to list.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListVisits {
    /// Upcoming, unless said.
    #[serde(default)]
    pub when: When,
    /// The page after this.
    pub cursor: Option<Cursor>,
}

/// Which visits an operator looks at.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListAllVisits {
    /// Where.
    pub location: LocationId,
    /// On which day of its calendar.
    pub day: Day,
    /// A part of the visitor's, the host's or the company's name; all, if empty.
    #[serde(default)]
    pub search: String,
    /// The page after this.
    pub cursor: Option<Cursor>,
}

/// Where to look for who is in.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListPresent {
    /// Where.
    pub location: LocationId,
}

/// Which days to export.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExportVisits {
    /// Where.
    pub location: LocationId,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
}

/// The place after a visit in its list: when it starts and its id, which no caller takes apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// When it starts.
    pub at: Instant,
    /// The visit.
    pub id: VisitId,
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.at.as_millis(), self.id)
    }
}

impl<'de> Deserialize<'de> for Cursor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let read = || {
            let (at, id) = text.split_once('.')?;
            Some(Self { at: Instant::from_digits(at)?, id: id.parse().ok()? })
        };
        read().ok_or_else(|| de::Error::custom("not a cursor of this list"))
    }
}

kernel::schema!(
    Cursor,
    schemars::json_schema!({ "type": "string", "pattern": "^[0-9]{1,13}\\.vis_[0-9A-Za-z_-]{1,40}$" })
);
