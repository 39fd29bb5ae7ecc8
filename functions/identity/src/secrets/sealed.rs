use super::Secret;
use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, Key, KeyInit, Nonce};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Seals what must be kept and read again: AES-256-GCM (NIST SP 800-38D) with 96 random bits for a nonce. A few hundred
/// secrets are sealed under one key, and 2^32 could be.
#[derive(Clone)]
pub struct SealingKey(Aes256Gcm);

/// What a sealed text begins with, so that another way of sealing can follow.
const VERSION: &str = "v1.";
const NONCE_BYTES: usize = 12;

impl SealingKey {
    /// Reads 32 bytes in URL-safe base64 without padding.
    pub fn from_text(text: &str) -> Option<Self> {
        let bytes: [u8; 32] = URL_SAFE_NO_PAD.decode(text.trim()).ok()?.try_into().ok()?;
        Some(Self(Aes256Gcm::new(&Key::<Aes256Gcm>::from(bytes))))
    }

    /// Seals a text for one place, such as the id of its row; `chance` is used for this alone.
    pub fn seal(&self, text: &str, place: &str, chance: &Secret) -> Option<String> {
        let nonce = &chance.0[..NONCE_BYTES];
        let payload = Payload { msg: text.as_bytes(), aad: place.as_bytes() };
        let sealed = self.0.encrypt(Nonce::from_slice(nonce), payload).ok()?;
        Some(format!("{VERSION}{}", URL_SAFE_NO_PAD.encode([nonce, &sealed].concat())))
    }

    /// Opens what was sealed for that place under this key; `None` for anything else.
    pub fn open(&self, sealed: &str, place: &str) -> Option<String> {
        let bytes = URL_SAFE_NO_PAD.decode(sealed.strip_prefix(VERSION)?).ok()?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE_BYTES)?;
        let payload = Payload { msg: sealed, aad: place.as_bytes() };
        String::from_utf8(self.0.decrypt(Nonce::from_slice(nonce), payload).ok()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8) -> SealingKey {
        SealingKey::from_text(&URL_SAFE_NO_PAD.encode([byte; 32])).unwrap()
    }

    #[test]
    fn what_is_sealed_opens_in_its_place_under_its_key_unchanged() {
        let sealed = key(1).seal("s3cret", "idp_1", &Secret([7; 32])).unwrap();
        assert!(!sealed.contains("s3cret"));
        assert_eq!(key(1).open(&sealed, "idp_1").as_deref(), Some("s3cret"));
        assert_eq!(key(1).open(&sealed, "idp_2"), None, "moved to another row");
        assert_eq!(key(2).open(&sealed, "idp_1"), None);
        let mut changed = sealed.clone().into_bytes();
        changed[20] = if changed[20] == b'A' { b'B' } else { b'A' };
        assert_eq!(key(1).open(&String::from_utf8(changed).unwrap(), "idp_1"), None);
        assert_eq!((key(1).open("v1.AAAA", "idp_1"), key(1).open("s3cret", "idp_1")), (None, None));
        assert_ne!(key(1).seal("s3cret", "idp_1", &Secret([8; 32])).unwrap(), sealed);
        assert!(SealingKey::from_text("short").is_none());
    }

    #[test]
    fn the_cipher_is_that_of_the_standard() {
        // The GCM specification's test case 14: a zero key, nonce and block, no additional data.
        let payload = Payload { msg: &[0; 16], aad: &[] };
        let sealed = key(0).0.encrypt(Nonce::from_slice(&[0; 12]), payload).unwrap();
        let hex = sealed.iter().fold(String::new(), |hex, b| format!("{hex}{b:02x}"));
        assert_eq!(hex, "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");
    }
}
