//! Passwords: their types, and what it costs to check one.
use crate::secrets::Secret;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Deserializer, de};
use std::fmt;

macro_rules! password {
    ($(#[$doc:meta])* $name:ident, $min:literal ..= $max:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name(String);

        impl $name {
            /// The password itself, for the one place that hashes it.
            pub fn reveal(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let length = text.chars().count();
                if ($min..=$max).contains(&length) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(format!("must have {} to {} characters, has {length}", $min, $max))
                }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a password")
            }
        }

        kernel::schema!($name, schemars::json_schema!({
                    "type": "string", "format": "password", "minLength": $min, "maxLength": $max
                }));
    };
}

password!(
    /// A password somebody chooses: 10 to 128 characters of any kind, and no rule about which kinds (NIST SP 800-63B-4,
    /// 3.1.1.2, forbids those). Its 15 for a password that stands alone is more than members put up with; OWASP ASVS
    /// 5.0, 6.2.1, takes 8. Lock-out and `rules::passwords` make up for the difference.
    NewPassword,
    10..=128
);
password!(
    /// A password somebody claims to have. Imported ones may follow other rules, so only its length is bounded.
    GivenPassword,
    1..=256
);

/// Hashes passwords and checks them. At the edge and in nearly all tests it is `Argon2id`.
pub trait Passwords {
    /// A PHC string that `password` can be checked against; `None` only if it cannot be computed.
    fn hash(&self, password: &str, salt: &Secret) -> Option<String>;
    /// Whether `password` is the one that was hashed. Without a hash it takes as long, and is not.
    fn verify(&self, password: &str, hash: Option<&str>) -> bool;
}

/// Argon2id (RFC 9106), which needs memory as well as time.
pub struct Argon2id {
    /// KiB of memory.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Argon2id {
    /// 19 MiB, two passes, one lane: the OWASP Password Storage Cheat Sheet's first choice under 128 MiB.
    pub const RECOMMENDED: Self = Self { memory_kib: 19 * 1024, passes: 2 };

    fn hasher(&self) -> Option<Argon2<'static>> {
        let params = Params::new(self.memory_kib, self.passes, 1, None).ok()?;
        Some(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }
}

impl Passwords for Argon2id {
    fn hash(&self, password: &str, salt: &Secret) -> Option<String> {
        // 16 bytes of salt, as RFC 9106, 3.1, recommends.
        let salt = SaltString::encode_b64(&salt.0[..16]).ok()?;
        Some(self.hasher()?.hash_password(password.as_bytes(), &salt).ok()?.to_string())
    }

    fn verify(&self, password: &str, hash: Option<&str>) -> bool {
        let Some(hash) = hash.and_then(|hash| PasswordHash::new(hash).ok()) else {
            // The same work for an account that does not exist, so that time does not tell.
            self.hash(password, &Secret([0; 32]));
            return false;
        };
        // The parameters are the hash's own; only the algorithms come from here.
        Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()
    }
}

/// A password hash from elsewhere that is safe to keep and cheap enough to check: an Argon2id PHC string of version 19,
/// at most 64 MiB (an isolate has 128), 10 passes and 4 lanes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedHash(String);

impl ImportedHash {
    /// The PHC string.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for ImportedHash {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const RULE: &str = "not an Argon2id PHC string of version 19 with at most 64 MiB, 10 passes and 4 lanes";
        let hash = PasswordHash::new(text).map_err(|_| RULE)?;
        let params = Params::try_from(&hash).map_err(|_| RULE)?;
        let kind_fits = hash.algorithm.as_str() == "argon2id" && hash.version == Some(19);
        let whole = hash.hash.is_some() && hash.salt.is_some();
        let cheap = params.m_cost() <= 64 * 1024 && params.t_cost() <= 10 && params.p_cost() <= 4;
        if kind_fits && whole && cheap { Ok(Self(text.to_owned())) } else { Err(RULE) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHEAP: Argon2id = Argon2id { memory_kib: 8, passes: 1 };

    #[test]
    fn a_password_is_known_again_and_another_is_not() {
        let hash = CHEAP.hash("correct horse battery", &Secret([1; 32])).unwrap();
        assert!(CHEAP.verify("correct horse battery", Some(&hash)));
        assert!(!CHEAP.verify("correct horse batterz", Some(&hash)));
        assert!(!CHEAP.verify("correct horse battery", None));
        assert!(!CHEAP.verify("correct horse battery", Some("not a hash")));
        assert!(Argon2id::RECOMMENDED.verify("correct horse battery", Some(&hash)), "a hash brings its own parameters");
    }

    #[test]
    fn the_recommended_parameters_stand_in_the_hash() {
        let hash = Argon2id::RECOMMENDED.hash("correct horse battery", &Secret([1; 32])).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(hash.parse::<ImportedHash>().is_ok());
    }

    #[test]
    fn a_hash_that_is_weak_or_dear_is_not_imported() {
        for bad in [
            "",
            "correct horse battery",
            "$2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW",
            "$argon2i$v=19$m=19456,t=2,p=1$AQEBAQEBAQEBAQEBAQEBAQ$FHAsRwGNPk7GLxLQ/LW4g1t4BlQjsgL5aV6Vj0AmWRQ",
            "$argon2id$v=16$m=19456,t=2,p=1$AQEBAQEBAQEBAQEBAQEBAQ$FHAsRwGNPk7GLxLQ/LW4g1t4BlQjsgL5aV6Vj0AmWRQ",
            "$argon2id$v=19$m=4194304,t=2,p=1$AQEBAQEBAQEBAQEBAQEBAQ$FHAsRwGNPk7GLxLQ/LW4g1t4BlQjsgL5aV6Vj0AmWRQ",
            "$argon2id$v=19$m=19456,t=200,p=1$AQEBAQEBAQEBAQEBAQEBAQ$FHAsRwGNPk7GLxLQ/LW4g1t4BlQjsgL5aV6Vj0AmWRQ",
            "$argon2id$v=19$m=19456,t=2,p=1$AQEBAQEBAQEBAQEBAQEBAQ",
        ] {
            assert!(bad.parse::<ImportedHash>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_password_counts_characters_and_never_shows() {
        assert!("ninechars".parse::<NewPassword>().is_err());
        let umlauts: NewPassword = "äöüäöüäöüä".parse().unwrap();
        assert_eq!(format!("{umlauts:?}"), "a password");
        assert!("x".repeat(128).parse::<NewPassword>().is_ok());
        assert!("x".repeat(129).parse::<NewPassword>().is_err());
        assert!("".parse::<GivenPassword>().is_err());
    }
}
