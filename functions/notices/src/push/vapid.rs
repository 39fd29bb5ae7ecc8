//! Who sends a push, said to its push service (RFC 8292): a token signed with ES256, for that service alone, for twelve hours.
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use kernel::Instant;
use p256::SecretKey;
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use p256::elliptic_curve::sec1::ToEncodedPoint;
use serde_json::json;

/// How long a token is good for; a service may refuse more than a day (RFC 8292, 2).
const GOOD_SECONDS: i64 = 12 * 60 * 60;

/// The key that a space signs its pushes with.
#[derive(Clone)]
pub struct Vapid {
    key: SigningKey,
    public: String,
    contact: String,
}

impl Vapid {
    /// Reads the secret key, 32 bytes in base64url; `contact` is where a push service writes to in need, `mailto:…`.
    pub fn new(secret: &str, contact: &str) -> Option<Self> {
        let secret = SecretKey::from_slice(&URL_SAFE_NO_PAD.decode(secret.trim_end_matches('=')).ok()?).ok()?;
        let public = URL_SAFE_NO_PAD.encode(secret.public_key().to_encoded_point(false).as_bytes());
        Some(Self { key: SigningKey::from(&secret), public, contact: contact.to_owned() })
    }

    /// The public key as browsers subscribe with it: an uncompressed point in base64url.
    pub fn public(&self) -> &str {
        &self.public
    }

    /// The `authorization` header for the push service at `origin`. Signing makes no chance of its own (RFC 6979).
    pub fn authorization(&self, origin: &str, now: Instant) -> String {
        let part = |value: serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let claims = json!({ "aud": origin, "exp": now.as_seconds() + GOOD_SECONDS, "sub": self.contact });
        let signed = format!("{}.{}", part(json!({ "typ": "JWT", "alg": "ES256" })), part(claims));
        let signature: Signature = self.key.sign(signed.as_bytes());
        format!("vapid t={signed}.{}, k={}", URL_SAFE_NO_PAD.encode(signature.to_bytes()), self.public)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use p256::ecdsa::signature::Verifier;
    use serde_json::Value;

    #[test]
    fn a_token_says_for_whom_and_until_when_and_its_signature_holds() {
        let vapid = Vapid::new(&URL_SAFE_NO_PAD.encode([7; 32]), "mailto:portal@quay.example").unwrap();
        let now = "2030-01-01T08:00:00Z".parse().unwrap();
        let header = vapid.authorization("https://push.example.net", now);
        let (token, key) = header.strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let claims: Value =
            serde_json::from_slice(&URL_SAFE_NO_PAD.decode(signed.split_once('.').unwrap().1).unwrap()).unwrap();
        assert_eq!(claims["aud"], "https://push.example.net");
        assert_eq!(claims["exp"], "2030-01-01T20:00:00Z".parse::<Instant>().unwrap().as_seconds());
        assert_eq!(claims["sub"], "mailto:portal@quay.example");
        assert_eq!(key, vapid.public());
        let signature = Signature::from_slice(&URL_SAFE_NO_PAD.decode(signature).unwrap()).unwrap();
        assert!(vapid.key.verifying_key().verify(signed.as_bytes(), &signature).is_ok());
    }

    #[test]
    fn a_key_that_is_none_is_refused() {
        for bad in ["", "AAAA", &URL_SAFE_NO_PAD.encode([0; 32])] {
            assert!(Vapid::new(bad, "").is_none(), "{bad}");
        }
    }
}
