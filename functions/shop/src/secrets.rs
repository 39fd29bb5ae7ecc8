//! The secret of a basket that is nobody's yet. It shows in a cookie and nowhere else.
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// Where chance comes from: the runtime's randomness at the edge, a counter in tests.
pub trait Secrets {
    /// 32 bytes that nobody can guess; `None` if the runtime has no randomness to give.
    fn fresh(&self) -> Option<[u8; 32]>;
}

/// What the cookie carries: URL-safe base64 without padding, 43 characters.
pub(crate) fn to_text(secret: [u8; 32]) -> String {
    URL_SAFE_NO_PAD.encode(secret)
}

/// What the database keeps of a cookie's text; `None` for a text that no secret has. A plain SHA-256 is enough: 256 random
/// bits cannot be searched for.
pub(crate) fn hash_of(text: &str) -> Option<String> {
    let secret: [u8; 32] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
    Some(URL_SAFE_NO_PAD.encode(Sha256::digest(secret)))
}
