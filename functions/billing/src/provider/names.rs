use serde::{Deserialize, Deserializer, Serialize, de};
use std::fmt;
use std::str::FromStr;

/// The longest id and the longest key that Stripe gives or takes.
const NAME_BYTES_MAX: usize = 255;

/// The provider's name for one of its things. Stands in addresses, so it holds letters, digits, `_` and `-` alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct TheirId(String);

impl TheirId {
    /// The id as it stands in the database and on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for TheirId {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
        let fits = (1..=NAME_BYTES_MAX).contains(&text.len());
        if plain && fits { Ok(Self(text.to_owned())) } else { Err("not an id of the payment provider") }
    }
}

impl<'de> Deserialize<'de> for TheirId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

kernel::schema!(TheirId, schemars::json_schema!({ "type": "string", "pattern": "^[A-Za-z0-9_-]{1,255}$" }));

impl fmt::Display for TheirId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What makes an order the same order when it is repeated. The provider remembers it for at least a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestKey(String);

impl RequestKey {
    /// The key of what is done to one of our things, such as `pay_01J…/pay`. An order that was declined stays declined
    /// under its key: a new attempt is a new thing of ours, and so has a new key. Our ids are far shorter than the 255
    /// bytes that a key may have.
    pub fn new(id: impl AsRef<str>, act: &'static str) -> Self {
        Self(format!("{}/{act}", id.as_ref()))
    }

    /// The key as it is sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// With this a browser may complete one payment or one set-up. For the member's own browser alone; never kept.
#[derive(Clone, PartialEq, Eq)]
pub struct ClientSecret(pub String);

impl fmt::Debug for ClientSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClientSecret(…)")
    }
}

/// Declares an enum of the provider's words: what is stored, and `Other` for what nobody knows yet.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal $(| $also:literal)*),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
            /// A word that is not known here: not final, and nothing is concluded from it.
            Other(String),
        }

        impl $name {
            /// Our word for it; the provider's own where we have none.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::Other(word) => word,
                }
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                match word {
                    $($word $(| $also)* => Self::$variant,)+
                    _ => Self::Other(word.to_owned()),
                }
            }
        }
    };
}
pub(crate) use words;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_would_change_an_address_is_refused() {
        assert_eq!("pi_3MtwBwLkdIwHu7ix28a3tqPa".parse::<TheirId>().unwrap().as_str(), "pi_3MtwBwLkdIwHu7ix28a3tqPa");
        for bad in ["", "pi_1/cancel", "../v1", "pi_1?x=1", "pi 1", "pi_ü", "pi_1%2f", &"x".repeat(256)] {
            assert!(bad.parse::<TheirId>().is_err(), "{bad}");
            assert!(serde_json::from_value::<TheirId>(bad.into()).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_secret_is_not_printed() {
        assert_eq!(format!("{:?}", ClientSecret("pi_1_secret_x".to_owned())), "ClientSecret(…)");
    }
}
