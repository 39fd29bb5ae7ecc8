use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::{Instant, Zone};
use sha2::{Digest, Sha256};

/// The code in an invitation's address: twelve letters and digits, as `visitors` makes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// What the database keeps of it.
    pub fn hash(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(&self.0))
    }

    /// As it stands in the address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is read and typed: `K7QF-2M9X-4TCA`.
    pub fn grouped(&self) -> String {
        let code = self.0.to_ascii_uppercase();
        [&code[..4], &code[4..8], &code[8..]].join("-")
    }
}

impl std::str::FromStr for Code {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let plain = text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if plain { Ok(Self(text.to_ascii_lowercase())) } else { Err(()) }
    }
}

kernel::schema!(Code, schemars::json_schema!({ "type": "string", "pattern": "^[0-9A-Za-z]{12}$" }));

/// What has become of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The visitor is expected.
    Expected,
    /// The visitor is in.
    In,
    /// It was called off.
    Off,
    /// It is over.
    Over,
}

/// When a visit is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    /// The visit.
    pub id: String,
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
    /// The SEQUENCE of its calendar object.
    pub sequence: u32,
    /// What has become of it.
    pub standing: Standing,
}

/// All that the page of an invitation shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The code that opened it.
    pub code: Code,
    /// The space's name.
    pub space: String,
    /// The visitor's name.
    pub visitor: String,
    /// Whom they visit.
    pub host: String,
    /// The location's name.
    pub location: String,
    /// Where it is.
    pub address: String,
    /// The location's zone.
    pub zone: Zone,
    /// The visit that it is about now: the next, else the last.
    pub next: Time,
    /// Those that are still to come after it.
    pub later: Vec<Time>,
}
