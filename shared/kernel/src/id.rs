//! Typed ids: a prefix that says what it names, then 26 characters that nobody can guess.

/// Hands out ids; random at the edge, counting in tests.
pub trait NewIds {
    /// Twenty-six characters of Crockford base 32, or a counter in tests.
    fn next(&self) -> String;
}

/// Declares an id type: a string `<prefix>_<characters>`, so that no id is taken for another.
#[macro_export]
macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// What every id of this type begins with.
            pub const PREFIX: &'static str = $prefix;

            /// A new id.
            pub fn new(ids: &dyn $crate::NewIds) -> Self {
                Self(format!(concat!($prefix, "_{}"), ids.next()))
            }

            /// The id as it stands in the database and on the wire.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = &'static str;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                if $crate::id::is_well_formed(text, $prefix) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(concat!("not an id of the form ", $prefix, "_…"))
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        $crate::schema!($name, schemars::json_schema!({
                    "type": "string", "pattern": concat!("^", $prefix, "_[0-9A-Za-z_-]{1,40}$")
                }));
    };
}

/// Whether `text` is `<prefix>_` and one to forty characters of `[0-9A-Za-z_-]`.
pub fn is_well_formed(text: &str, prefix: &str) -> bool {
    let Some(rest) = text.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('_')) else { return false };
    (1..=40).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

id!(
    /// A login.
    AccountId,
    "acc"
);
id!(
    /// A person or company profile.
    CustomerId,
    "cus"
);
id!(
    /// One signed-in device of an account.
    SessionId,
    "ses"
);
id!(
    /// A place with its own zone, currency and opening hours.
    LocationId,
    "loc"
);
id!(
    /// What sort of thing a resource is.
    KindId,
    "knd"
);
id!(
    /// A bookable thing.
    ResourceId,
    "res"
);
id!(
    /// A booking.
    BookingId,
    "bkg"
);
id!(
    /// A company and its people.
    TeamId,
    "tea"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_of_another_type_is_refused() {
        assert!("bkg_1".parse::<BookingId>().is_ok());
        assert!("res_1".parse::<BookingId>().is_err());
        assert!("bkg_".parse::<BookingId>().is_err());
        assert!("bkg_a b".parse::<BookingId>().is_err());
    }
}
