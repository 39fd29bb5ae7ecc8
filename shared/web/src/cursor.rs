use kernel::Instant;
use serde::Deserialize;

/// A place in a list by instants: milliseconds and an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListCursor {
    /// The instant by which the last one seen is listed.
    pub at: Instant,
    /// Its id.
    pub id: String,
}

/// Which page of a list.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Pages {
    /// The page after this.
    pub cursor: Option<ListCursor>,
}

impl std::fmt::Display for ListCursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.at.as_millis(), self.id)
    }
}

impl<'de> Deserialize<'de> for ListCursor {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let read = text.split_once('.').and_then(|(at, id)| {
            let plain =
                (1..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
            Instant::from_digits(at).filter(|_| plain).map(|at| Self { at, id: id.to_owned() })
        });
        read.ok_or_else(|| serde::de::Error::custom("not a cursor that this list gave out"))
    }
}

#[cfg(feature = "openapi")]
impl schemars::JsonSchema for ListCursor {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ListCursor".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[0-9]{1,13}\\.[0-9A-Za-z_-]{1,64}$" })
    }
}
