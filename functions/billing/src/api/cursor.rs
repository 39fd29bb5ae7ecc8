use kernel::Day;
use serde::{Deserialize, Deserializer, de};
use std::fmt;
use std::str::FromStr;

const RULE: &str = "not a cursor that this list gave out";

/// A place in a list by days: a day and an id, such as `2030-01-31.inv_1`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayCursor {
    /// The day of the last item seen.
    pub day: Day,
    /// Its id.
    pub id: String,
}

/// An id of ours or of the provider's.
fn id(text: &str) -> Result<String, &'static str> {
    let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if plain && (1..=60).contains(&text.len()) { Ok(text.to_owned()) } else { Err(RULE) }
}

impl FromStr for DayCursor {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (day, rest) = text.split_once('.').ok_or(RULE)?;
        Ok(Self { day: day.parse().map_err(|_| RULE)?, id: id(rest)? })
    }
}

impl fmt::Display for DayCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.day, self.id)
    }
}

impl<'de> Deserialize<'de> for DayCursor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

// Days that every month has: what a list gives out is narrower than what it takes.
kernel::schema!(
    DayCursor,
    schemars::json_schema!({
        "type": "string",
        "pattern": r"^(19[7-9][0-9]|2[01][0-9]{2})-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])\.[0-9A-Za-z_-]{1,60}$"
    })
);
