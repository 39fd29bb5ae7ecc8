use files::FileId;
use serde::{Deserialize, Serialize};
use zones::ZoneName;

kernel::text!(
    /// What somebody says of themselves.
    About,
    0..=2000
);
kernel::text!(
    /// A word or two, such as a position or a company.
    Words,
    0..=120
);
kernel::text!(
    /// What a picture shows, for who does not see it.
    AltText,
    0..=200
);
kernel::text!(
    /// A skill, or what somebody is interested in, as they write it.
    Skill,
    1..=40
);
kernel::text!(
    /// The beginning of a skill.
    SkillStart,
    0..=40
);

/// Skills of one profile at the most.
pub const SKILLS_MAX: usize = 20;
/// Links of one profile at the most.
pub const LINKS_MAX: usize = 5;

/// A text that exists only if it reads as one of its kind.
macro_rules! kind_of_text {
    ($(#[$doc:meta])* $name:ident, $max:literal, $pattern:literal, $rule:literal, $holds:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = &'static str;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let holds: fn(&str) -> bool = $holds;
                if text.len() <= $max && holds(text) { Ok(Self(text.to_owned())) } else { Err($rule) }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }

        kernel::schema!($name, schemars::json_schema!({ "type": "string", "maxLength": $max, "pattern": $pattern }));
    };
}

kind_of_text!(
    /// A telephone number as people write them, or nothing. Whether it rings is for who calls.
    Phone, 30, "^(\\+?[0-9][0-9 ()/.-]{4,28})?$", "not a telephone number such as +49 30 123456",
    |text| {
        let digits = text.strip_prefix('+').unwrap_or(text);
        text.is_empty()
            || (5..=29).contains(&digits.len())
                && digits.starts_with(|c: char| c.is_ascii_digit())
                && digits.bytes().all(|b| b.is_ascii_digit() || b" ()/.-".contains(&b))
    }
);
kind_of_text!(
    /// The address of a page of somebody's. A page and nothing else: no script, no file.
    Link, 200, "^https?://[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(:[0-9]{1,5})?(/[!-~]*)?$", "not the address of a page such as https://example.org",
    |text| {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        rest.is_some_and(|rest| {
            let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
            let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
            let label = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            name.contains('.')
                && name.split('.').all(label)
                && port.is_none_or(|port| (1..=5).contains(&port.len()) && port.bytes().all(|b| b.is_ascii_digit()))
                && path.bytes().all(|b| b.is_ascii_graphic())
        })
    }
);

/// Who finds somebody in the directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Nobody.
    #[default]
    Nobody,
    /// Whoever the directory shows to.
    Members,
    /// Everybody, signed in or not.
    Public,
}

/// A part of a profile that is shown, or is not, where the profile is. The name always is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProfileField {
    /// Photo and cover.
    Photo,
    /// What they say of themselves.
    About,
    /// The telephone number.
    Phone,
    /// What they do.
    Position,
    /// For whom.
    Company,
    /// Pages of theirs.
    Links,
    /// Skills and interests.
    Skills,
}

/// A profile, as its owner writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProfileSetup {
    /// What they say of themselves.
    pub about: About,
    /// A telephone number; may be empty.
    pub phone: Phone,
    /// What they do.
    pub position: Words,
    /// For whom.
    pub company: Words,
    /// Pages of theirs.
    #[cfg_attr(feature = "openapi", schemars(length(max = LINKS_MAX)))]
    pub links: Vec<Link>,
    /// Skills and interests; of two that are written alike but for capitals and spaces, the first counts.
    #[cfg_attr(feature = "openapi", schemars(length(max = SKILLS_MAX)))]
    pub skills: Vec<Skill>,
    /// The zone in which they read times, and by whose clock they are told things; null for the browser's and the space's.
    pub zone: Option<ZoneName>,
    /// Who finds them.
    pub visibility: Visibility,
    /// What is shown of them there.
    #[cfg_attr(feature = "openapi", schemars(length(max = 7)))]
    pub shown: Vec<ProfileField>,
    /// What the photo shows.
    pub photo_alt: AltText,
    /// What the cover shows.
    pub cover_alt: AltText,
}

/// A profile, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Profile {
    /// What they wrote.
    #[serde(flatten)]
    pub setup: ProfileSetup,
    /// The photo, if there is one.
    pub photo_id: Option<FileId>,
    /// The wide picture above the profile, if there is one.
    pub cover_id: Option<FileId>,
    /// Grows with every change; a change names the version that it was decided on. 0 for one that was never written.
    pub version: i64,
}

/// What a picture that is handed in shows.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPicture {
    /// For who does not see it.
    pub alt: Option<AltText>,
}

/// Which size of a picture.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InSize {
    /// Which; `full`, if none.
    pub size: Option<SizeName>,
}

/// A size of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SizeName {
    /// To look at closely.
    Full,
    /// At the head of a page.
    Medium,
    /// Beside a name.
    Small,
}

/// What a skill begins with.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SkillQuery {
    /// As typed so far.
    pub begins: SkillStart,
}

/// Skills that others have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Suggestions {
    /// At most eight, as they are written.
    pub items: Vec<String>,
}
