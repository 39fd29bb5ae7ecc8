//! Message encryption for web push (RFC 8291, over RFC 8188): only the browser can read it, its push service cannot.
use aes_gcm::aead::{Aead, KeyInit};
use aes_gcm::{Aes128Gcm, Key, Nonce};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hkdf::Hkdf;
use p256::elliptic_curve::sec1::ToEncodedPoint;
use p256::{PublicKey, SecretKey, ecdh};
use sha2::Sha256;

/// The size of a record in the header: one record holds all that a push service takes (4096 bytes).
const RECORD_BYTES: u32 = 4096;
/// The longest content: a record less its header (86), its mark (1) and its tag (16).
const CONTENT_BYTES_MAX: usize = 3993;

/// What is made anew for each push.
#[derive(Debug, Clone, Copy)]
pub struct Chance {
    /// Beside the keys.
    pub salt: [u8; 16],
    /// The sender's half of the exchange; a scalar of P-256, as nearly every 32 bytes are.
    pub secret: [u8; 32],
}

/// For whom to seal: a browser's keys, as it handed them in.
#[derive(Debug, Clone)]
pub struct Recipient {
    key: PublicKey,
    auth: Vec<u8>,
}

impl Recipient {
    /// Reads both keys from base64url; `None` if the one is no point of the curve or the other not 16 bytes.
    pub fn new(p256dh: &str, auth: &str) -> Option<Self> {
        let key = PublicKey::from_sec1_bytes(&URL_SAFE_NO_PAD.decode(p256dh).ok()?).ok()?;
        let auth = URL_SAFE_NO_PAD.decode(auth).ok().filter(|auth| auth.len() == 16)?;
        Some(Self { key, auth })
    }
}

/// Seals `content` for `recipient`; `None` if it is too long or `chance` makes no key.
pub fn seal(content: &[u8], recipient: &Recipient, chance: Chance) -> Option<Vec<u8>> {
    if CONTENT_BYTES_MAX < content.len() {
        return None;
    }
    let secret = SecretKey::from_slice(&chance.secret).ok()?;
    let (theirs, ours) = (recipient.key.to_encoded_point(false), secret.public_key().to_encoded_point(false));
    let shared = ecdh::diffie_hellman(secret.to_nonzero_scalar(), recipient.key.as_affine());
    // RFC 8291, 3.4: the browser's own secret goes in, so that its push service cannot take its place.
    let info = [b"WebPush: info\0".as_slice(), theirs.as_bytes(), ours.as_bytes()].concat();
    let mut input = [0; 32];
    Hkdf::<Sha256>::new(Some(&recipient.auth), shared.raw_secret_bytes()).expand(&info, &mut input).ok()?;
    // RFC 8188, 2.2 and 2.3.
    let derived = Hkdf::<Sha256>::new(Some(&chance.salt), &input);
    let (mut key, mut nonce) = ([0; 16], [0; 12]);
    derived.expand(b"Content-Encoding: aes128gcm\0", &mut key).ok()?;
    derived.expand(b"Content-Encoding: nonce\0", &mut nonce).ok()?;
    // 2 marks the last record (RFC 8188, 2); there is no other.
    let record = [content, &[2]].concat();
    let cipher = Aes128Gcm::new(Key::<Aes128Gcm>::from_slice(&key));
    let sealed = cipher.encrypt(Nonce::from_slice(&nonce), record.as_slice()).ok()?;
    let id_bytes = u8::try_from(ours.len()).ok()?;
    Some([&chance.salt, RECORD_BYTES.to_be_bytes().as_slice(), &[id_bytes], ours.as_bytes(), &sealed].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes<const N: usize>(text: &str) -> [u8; N] {
        URL_SAFE_NO_PAD.decode(text).unwrap().try_into().unwrap()
    }

    fn recipient() -> Recipient {
        let key = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
        Recipient::new(key, "BTBZMqHH6r4Tts7J_aSIgg").unwrap()
    }

    fn chance() -> Chance {
        let secret = bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");
        Chance { salt: bytes("DGv6ra1nlYgDCS1FRnbzlw"), secret }
    }

    /// The example of RFC 8291, 5 and appendix A.
    #[test]
    fn the_standard_s_example_comes_out_to_the_byte() {
        let sealed = seal(b"When I grow up, I want to be a watermelon", &recipient(), chance()).unwrap();
        let expected = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK\
            6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";
        assert_eq!(URL_SAFE_NO_PAD.encode(sealed), expected);
    }

    #[test]
    fn what_does_not_fit_into_one_record_is_not_sealed() {
        assert_eq!(seal(&[b'x'; CONTENT_BYTES_MAX], &recipient(), chance()).unwrap().len(), 4096);
        assert_eq!(seal(&[b'x'; CONTENT_BYTES_MAX + 1], &recipient(), chance()), None);
        assert_eq!(seal(b"x", &recipient(), Chance { secret: [0; 32], ..chance() }), None);
    }

    #[test]
    fn keys_that_are_none_are_refused() {
        assert!(Recipient::new(&URL_SAFE_NO_PAD.encode([4; 65]), "BTBZMqHH6r4Tts7J_aSIgg").is_none());
        assert!(Recipient::new("", "").is_none());
    }
}
