use kernel::{AccountId, Instant};
use serde::{Deserialize, Deserializer, Serialize, de};

/// Which page of the audit log.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListAudit {
    /// The page after this.
    pub cursor: Option<AuditCursor>,
}

/// What an operator did.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Deed {
    /// Its id.
    pub id: String,
    /// When.
    pub at: Instant,
    /// Who.
    pub account_id: AccountId,
    /// Their name; null if the account is gone.
    pub account_name: Option<String>,
    /// The operation id of the endpoint.
    pub action: String,
    /// What it was done to.
    pub subject: String,
    /// What was asked for.
    pub detail: serde_json::Value,
}

/// A place in the audit log: an instant in milliseconds and an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditCursor {
    /// When the last deed seen was done.
    pub at: Instant,
    /// Its id.
    pub id: String,
}

impl std::fmt::Display for AuditCursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.at.as_millis(), self.id)
    }
}

impl std::str::FromStr for AuditCursor {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const RULE: &str = "not a cursor that this list gave out";
        let (at, id) = text.split_once('.').ok_or(RULE)?;
        let at = Instant::from_digits(at).ok_or(RULE)?;
        let id = kernel::id::is_well_formed(id, "aud").then(|| id.to_owned()).ok_or(RULE)?;
        Ok(Self { at, id })
    }
}

impl<'de> Deserialize<'de> for AuditCursor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

kernel::schema!(
    AuditCursor,
    schemars::json_schema!({ "type": "string", "pattern": "^[0-9]{1,13}\\.aud_[0-9A-Za-z_-]{1,40}$" })
);
