//! Time zones by name. Only `space` (a location's) and `account` (a person's) know them all, because that costs a Worker 145 KB;
//! each keeps the offsets of a name beside it, and everybody else computes with those.
use chrono::{DateTime, Offset, TimeZone};
use chrono_tz::Tz;
use kernel::Zone;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Which release of the IANA time zone database the offsets are of, such as `2025b`: later ones sort after it.
pub const RELEASE: &str = chrono_tz::IANA_TZDB_VERSION;

/// The IANA name of a time zone, such as `Europe/Berlin`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ZoneName(Tz);

impl ZoneName {
    /// The name.
    pub fn as_str(self) -> &'static str {
        self.0.name()
    }

    /// The zone as data: its offsets from 1990 to 2045.
    pub fn zone(self) -> Zone {
        Zone::from_offsets(self.0.name(), |seconds| {
            let utc = DateTime::from_timestamp(seconds, 0).unwrap_or_default().naive_utc();
            self.0.offset_from_utc_datetime(&utc).fix().local_minus_utc()
        })
    }
}

impl std::str::FromStr for ZoneName {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self).map_err(|_| "not the IANA name of a time zone, such as Europe/Berlin")
    }
}

impl Serialize for ZoneName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.name())
    }
}

impl<'de> Deserialize<'de> for ZoneName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// All of the names, so that a form can offer them.
#[cfg(feature = "openapi")]
impl schemars::JsonSchema for ZoneName {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ZoneName".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names: Vec<&str> = chrono_tz::TZ_VARIANTS.iter().map(|tz| tz.name()).collect();
        schemars::json_schema!({ "type": "string", "enum": names })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_its_offsets() {
        let zone = "Australia/Melbourne".parse::<ZoneName>().unwrap().zone();
        let summer = "2027-01-01T00:00:00Z".parse().unwrap();
        let winter = "2027-07-01T00:00:00Z".parse().unwrap();
        assert_eq!((zone.offset_seconds(summer), zone.offset_seconds(winter)), (11 * 3600, 10 * 3600));
        assert_eq!(zone.name, "Australia/Melbourne");
        assert!("Europe/Atlantis".parse::<ZoneName>().is_err());
    }
}
