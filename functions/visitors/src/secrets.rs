//! The codes in invitations and the secrets of kiosks. They show in a mail, a link or a cookie; the database keeps their hashes.
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// Where chance comes from: the runtime's randomness at the edge, a counter in tests.
pub trait Secrets {
    /// 32 bytes that nobody can guess; `None` if the runtime has no randomness to give.
    fn fresh(&self) -> Option<[u8; 32]>;
}

/// Crockford's base 32: no letter looks like a digit, and none of it spells.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Letters of a code: 60 bits. Whoever tries a thousand a second against ten thousand that hold finds one in three thousand
/// years, and it can still be typed at a kiosk.
const CODE_LETTERS: usize = 12;

/// A new code of an invitation, such as `k7qf2m9x4tca`.
pub(crate) fn code(secret: [u8; 32]) -> String {
    secret.iter().take(CODE_LETTERS).map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}

/// The code that somebody typed or scanned: an address that ends in one is one; small letters or capitals, with or without
/// spaces and hyphens, an O for a nought, an I or L for a one. `None` for what is none.
pub(crate) fn read_code(typed: &str) -> Option<String> {
    let last = typed.trim().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let meant = last.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| match c.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        other => other,
    });
    let code: String = meant.take(CODE_LETTERS + 1).collect();
    let is_one = code.len() == CODE_LETTERS && code.bytes().all(|byte| LETTERS.contains(&byte));
    is_one.then_some(code)
}

/// The secret of a kiosk or of the link that opens it: URL-safe base64 without padding, 43 characters.
pub(crate) fn to_text(secret: [u8; 32]) -> String {
    URL_SAFE_NO_PAD.encode(secret)
}

/// What the database keeps of a text. A plain SHA-256 is enough: what is behind it is random.
pub fn hash_of(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_however_it_is_written() {
        let made = code([7; 32]);
        assert_eq!(made, "777777777777");
        let check = |typed: &str, expected: Option<&str>| assert_eq!(read_code(typed).as_deref(), expected, "{typed}");
        check("k7qf2m9x4tca", Some("k7qf2m9x4tca"));
        check(" K7QF-2M9X 4TCA ", Some("k7qf2m9x4tca"));
        check("https://portal.example/visit/k7qf2m9x4tca", Some("k7qf2m9x4tca"));
        check("https://portal.example/visit/k7qf2m9x4tca/", Some("k7qf2m9x4tca"));
        check("OIL0-OIL0-OIL0", Some("011001100110"));
        for none in ["", "k7qf2m9x4tc", "k7qf2m9x4tcaa", "k7qf2m9x4tcu", "k7qf2m9x4tcä", "https://portal.example/"] {
            check(none, None);
        }
    }

    #[test]
    fn codes_differ_where_chance_does() {
        let mut secret = [0; 32];
        secret[0] = 31;
        assert_eq!(code(secret), "z00000000000");
        assert_ne!(hash_of(&code(secret)), hash_of(&code([0; 32])));
    }
}
