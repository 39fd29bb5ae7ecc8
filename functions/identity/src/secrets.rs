//! Secrets that we hand out and know again without keeping them; and those of others that we keep (`sealed`).
mod sealed;

pub use sealed::SealingKey;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

/// Where chance comes from: the runtime's randomness at the edge, a counter in tests.
pub trait Secrets {
    /// 32 bytes that nobody can guess; `None` if the runtime has no randomness to give.
    fn fresh(&self) -> Option<Secret>;

    /// The key that refresh tokens are succeeded under.
    fn succession_key(&self) -> &[u8; 32];

    /// The one refresh secret that follows `of`. Whoever repeats a refresh whose answer was lost gets the same answer
    /// again; without the key nobody can go from a secret to the next.
    fn successor(&self, of: &Secret) -> Secret {
        Secret(hmac(self.succession_key(), &of.0))
    }
}

/// 32 bytes that nobody can guess. They show in a link or a cookie and nowhere else: there is no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(
    /// The bytes.
    pub [u8; 32],
);

impl Secret {
    /// URL-safe base64 without padding: 43 characters.
    pub fn to_text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// Reads what `to_text` wrote; `None` for anything else.
    pub fn from_text(text: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Self)
    }

    /// What the database keeps. A plain SHA-256 is enough: 256 random bits cannot be searched for.
    pub fn hash(&self) -> String {
        digest(&self.0)
    }
}

/// SHA-256 in URL-safe base64 without padding.
pub fn digest(of: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(of))
}

/// Whether two texts are equal. Digests are compared, so that the time it takes says nothing about the texts.
pub fn same(left: &str, right: &str) -> bool {
    Sha256::digest(left) == Sha256::digest(right)
}

/// A key for one purpose, out of a key for another.
pub fn derive_key(from: &[u8; 32], purpose: &str) -> [u8; 32] {
    hmac(from, purpose.as_bytes())
}

/// HMAC-SHA-256 in hexadecimal, under a key of any length.
pub fn hmac_hex(key: &[u8], message: &[u8]) -> String {
    hmac(key, message).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

fn hmac(key: &[u8], message: &[u8]) -> [u8; 32] {
    // HMAC takes a key of any length, so it cannot be refused.
    Hmac::<Sha256>::new_from_slice(key)
        .map(|mac| mac.chain_update(message).finalize().into_bytes().into())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixed;
    impl Secrets for Fixed {
        fn fresh(&self) -> Option<Secret> {
            Some(Secret([7; 32]))
        }
        fn succession_key(&self) -> &[u8; 32] {
            &[0x0b; 32]
        }
    }

    #[test]
    fn hmac_is_that_of_the_standard() {
        // RFC 4231, 4.3 (test case 2), with its short key padded to 32 bytes by zeros, as HMAC itself pads it.
        let mut key = [0; 32];
        key[..4].copy_from_slice(b"Jefe");
        let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        let hex =
            hmac(&key, b"what do ya want for nothing?").iter().fold(String::new(), |hex, b| format!("{hex}{b:02x}"));
        assert_eq!(hex, expected);
    }

    #[test]
    fn a_secret_has_one_successor_and_reads_back() {
        let secret = Fixed.fresh().unwrap();
        assert!(Fixed.successor(&secret) == Fixed.successor(&secret));
        assert!(Fixed.successor(&secret) != secret);
        assert!(Secret::from_text(&secret.to_text()) == Some(secret));
        assert!(Secret::from_text("short").is_none() && Secret::from_text("").is_none());
    }
}
