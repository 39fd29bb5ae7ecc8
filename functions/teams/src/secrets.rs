//! The tokens in invitations. They show in a mail or a link; the database keeps their hashes.
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// Where chance comes from: the runtime's randomness at the edge, a counter in tests.
pub trait Secrets {
    /// 32 bytes that nobody can guess; `None` if the runtime has no randomness to give.
    fn fresh(&self) -> Option<[u8; 32]>;
}

/// URL-safe base64 without padding: 43 characters.
pub(crate) fn to_text(secret: [u8; 32]) -> String {
    URL_SAFE_NO_PAD.encode(secret)
}

/// What the database keeps of a token. A plain SHA-256 is enough: 256 random bits cannot be searched for.
pub fn hash_of(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_one_part_of_a_path_and_its_hash_says_nothing_of_it() {
        let token = to_text([255; 32]);
        assert_eq!(token.len(), 43);
        assert!(token.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'));
        assert_ne!(hash_of(&token), hash_of(&to_text([254; 32])));
        assert!(!hash_of(&token).contains(&token[..8]));
    }
}
