use super::{BadgeField, Line, VisitId, VisitPlace, VisitStatus, WalkIns};
use kernel::text::{Email, Name};
use kernel::{CustomerId, Day, Instant, Locale};
use serde::{Deserialize, Deserializer, Serialize, de};

/// The secret of the link that opens a kiosk.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenKiosk {
    /// As it stands in the link.
    pub secret: Name,
}

/// What visitors agree to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct VisitorTerms {
    /// Grows with every change of the text.
    pub version: i64,
    /// The text.
    pub text: String,
    /// Whether they sign for it.
    pub signature: bool,
}

/// A kiosk as its tablet shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct KioskScreen {
    /// The space's name.
    pub space: String,
    /// The kiosk's name.
    pub name: String,
    /// Where it is.
    pub location: VisitPlace,
    /// What visitors agree to; null for nothing.
    pub terms: Option<VisitorTerms>,
    /// How those are received who were not announced.
    pub walk_ins: WalkIns,
    /// What stands on a badge beside the name.
    pub badge_fields: Vec<BadgeField>,
}

/// Who says that they are expected: by the code of their invitation, or by name.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FindVisit {
    /// The code, typed or scanned.
    pub code: Option<Line>,
    /// The last name, in full.
    pub last_name: Option<Line>,
    /// The first name, where several have that last name.
    pub first_name: Option<Line>,
}

/// A visit as a kiosk shows it, and as it stands on a badge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct KioskVisit {
    /// Its id.
    pub id: VisitId,
    /// Where it stands.
    pub status: VisitStatus,
    /// The visitor's name.
    pub name: String,
    /// For whom the visitor works; may be empty.
    pub company: String,
    /// Whom they visit.
    pub host_name: String,
    /// The day of the visit.
    pub day: Day,
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
    /// When they came.
    pub in_at: Option<Instant>,
    /// The version of the terms that they have agreed to.
    pub terms_version: Option<i64>,
}

/// A signature: the path of an SVG, 300 wide and 100 high, with `M` and `L` and whole numbers alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Signature(String);

impl Signature {
    /// Signs longer than this are no signs: some thousand points.
    const CHARS_MAX: usize = 20_000;

    /// The path.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Signature {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let plain = |b: u8| b.is_ascii_digit() || matches!(b, b'M' | b'L' | b' ');
        let fits = (2..=Self::CHARS_MAX).contains(&text.len()) && text.starts_with('M') && text.bytes().all(plain);
        if fits { Ok(Self(text.to_owned())) } else { Err("must be the path of an SVG, of M, L and whole numbers") }
    }
}

impl<'de> Deserialize<'de> for Signature {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

kernel::schema!(Signature, schemars::json_schema!({ "type": "string", "maxLength": 20000, "pattern": "^M[0-9ML ]+$" }));

/// What a visitor agrees to.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckIn {
    /// The version of the terms that they have read; null where there are none.
    pub terms_version: Option<u32>,
    /// Their signature, where one is asked for.
    pub signature: Option<Signature>,
}

/// Somebody at the door whom nobody announced.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WalkIn {
    /// The visitor's name.
    pub name: Name,
    /// For whom the visitor works; may be empty.
    pub company: Line,
    /// The visitor's address, if they leave one.
    pub email: Option<Email>,
    /// Whom they want to see.
    pub host_id: CustomerId,
    /// The language that they chose at the kiosk.
    pub locale: Locale,
    /// What they agree to.
    pub agreed: CheckIn,
}

/// Whom a walk-in wants to see.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FindHosts {
    /// Three letters of the name at least.
    pub search: Line,
}
