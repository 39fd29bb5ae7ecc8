use kernel::LocationId;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

kernel::number!(
    /// Visits on a day or in a week.
    FewVisits, 1..=1000, "must be 1 to 1000"
);
kernel::number!(
    /// Visits in a month.
    ManyVisits, 1..=10_000, "must be 1 to 10000"
);
kernel::number!(
    /// Days that something is kept.
    KeptDays, 1..=3650, "must be 1 to 3650"
);
kernel::text!(
    /// What visitors agree to; empty for nothing.
    TermsText,
    0..=10000
);

/// What settings are for: the space, or a location that does it its own way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// All locations that have no settings of their own.
    Space,
    /// One location.
    Location(LocationId),
}

impl Place {
    /// The word in the database and on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Space => "space",
            Self::Location(id) => id.as_str(),
        }
    }
}

impl std::str::FromStr for Place {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "space" { Ok(Self::Space) } else { text.parse().map(Self::Location) }
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

kernel::schema!(Place, schemars::json_schema!({ "type": "string", "pattern": "^(space|loc_[0-9A-Za-z_-]{1,40})$" }));

/// How those are received who were not announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WalkIns {
    /// They are not.
    Off,
    /// They check in; their host is told.
    Open,
    /// They wait for their host's yes.
    HostApproves,
}

impl WalkIns {
    /// The word in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Open => "open",
            Self::HostApproves => "host_approves",
        }
    }
}

/// What can stand on a badge beside the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BadgeField {
    /// For whom the visitor works.
    Company,
    /// Whom they visit.
    Host,
    /// The location.
    Location,
    /// The day.
    Day,
    /// When they came.
    Time,
}

/// How visitors are received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reception {
    /// Visits of one customer at one location on a day; null for any number.
    pub day_max: Option<FewVisits>,
    /// In a week, Monday first.
    pub week_max: Option<FewVisits>,
    /// In a month.
    pub month_max: Option<ManyVisits>,
    /// Whether a visit that is registered waits for an operator's yes.
    pub operator_approves: bool,
    /// How those are received who were not announced.
    pub walk_ins: WalkIns,
    /// What visitors agree to; empty for nothing.
    pub terms_text: TermsText,
    /// Whether they sign for it.
    pub signature: bool,
    /// What stands on a badge beside the name.
    #[cfg_attr(feature = "openapi", schemars(length(max = 5)))]
    pub badge_fields: Vec<BadgeField>,
    /// For how many days after a visit it is kept.
    pub kept_days: KeptDays,
}

/// The settings of a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PlaceSettings {
    /// Of what.
    pub place: Place,
    /// What it is called; empty for the space.
    pub name: String,
    /// Whether the place has settings of its own.
    pub own: bool,
    /// How visitors are received there.
    #[serde(flatten)]
    pub reception: Reception,
    /// The version of its terms.
    pub terms_version: i64,
    /// Grows with every change; 0 where the place has none of its own. A change names the version that it was decided on.
    pub version: i64,
}
