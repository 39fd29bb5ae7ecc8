//! Whether an ID token is the provider's, for us, for this browser, and of now (OpenID Connect Core 1.0, 3.1.3.7).
//!
//! What a signature is checked with comes from the provider's keys: each key knows its one algorithm, and a token that
//! names another is refused. So `none`, or an HMAC under a public key, has no key to be checked with.
use super::openid::SKEW_SECONDS_MAX;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use jwt_compact::alg::{Ed25519, Es256, Rsa, RsaPublicKey, StrongAlg, StrongKey};
use jwt_compact::jwk::JsonWebKey;
use jwt_compact::{Algorithm, AlgorithmExt, TimeOptions, UntrustedToken};
use kernel::Instant;
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256, Sha512};

/// A longer token is not read.
const TOKEN_BYTES_MAX: usize = 16 * 1024;
/// Further keys are not looked at.
const KEYS_MAX: usize = 50;

type Claims = jwt_compact::Claims<Said>;

/// Why a token is not believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Untrue {
    /// No key of the provider's is the one that the token names: they may have changed.
    UnknownKey,
    /// Not a token, or not signed by that key with the key's algorithm.
    Forged(String),
    /// What it says does not hold here; names the claim.
    Claim(&'static str),
}

/// What a provider's token says of somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// Who it is there, for good.
    pub subject: String,
    /// The address, if told.
    pub email: Option<String>,
    /// Whether the provider saw that the address is theirs, if told.
    pub email_verified: Option<bool>,
    /// The name, if told.
    pub name: Option<String>,
}

/// What a token must say.
pub struct Expected<'a> {
    /// The provider.
    pub issuer: &'a str,
    /// What it calls us.
    pub client_id: &'a str,
    /// What ties it to this browser.
    pub nonce: &'a str,
    /// The access token that came with it.
    pub access_token: Option<&'a str>,
    /// The time it is.
    pub now: Instant,
}

/// The one algorithm of a key.
enum Verifier {
    Rs256(StrongKey<RsaPublicKey>),
    Es256(<Es256 as Algorithm>::VerifyingKey),
    EdDsa(<Ed25519 as Algorithm>::VerifyingKey),
}

struct Key {
    id: Option<String>,
    verifier: Verifier,
}

/// A provider's keys for signatures.
pub struct Keys(Vec<Key>);

impl Keys {
    /// Reads a JWK set (RFC 7517). Keys for other purposes or algorithms are passed over, and so are RSA keys under 2048
    /// bits.
    pub fn read(body: &[u8]) -> Result<Self, String> {
        let set: Value = serde_json::from_slice(body).map_err(|e| format!("not a key set: {e}"))?;
        let keys = set["keys"].as_array().ok_or("not a key set")?;
        Ok(Self(keys.iter().take(KEYS_MAX).filter_map(key).collect()))
    }

    /// The algorithm of each.
    pub fn algorithms(&self) -> Vec<String> {
        let name = |key: &Key| match key.verifier {
            Verifier::Rs256(_) => "RS256".to_owned(),
            Verifier::Es256(_) => "ES256".to_owned(),
            Verifier::EdDsa(_) => "EdDSA".to_owned(),
        };
        self.0.iter().map(name).collect()
    }

    /// The key that a token names; where it names none, the only one there is.
    fn named(&self, id: Option<&str>) -> Result<&Key, Untrue> {
        let found = match id {
            Some(id) => self.0.iter().find(|key| key.id.as_deref() == Some(id)),
            None => self.0.first().filter(|_| self.0.len() == 1),
        };
        found.ok_or(Untrue::UnknownKey)
    }
}

fn key(jwk: &Value) -> Option<Key> {
    if jwk["use"].as_str().is_some_and(|usage| usage != "sig") {
        return None;
    }
    let read: JsonWebKey<'_> = serde_json::from_value(jwk.clone()).ok()?;
    let (name, verifier) = match &read {
        JsonWebKey::Rsa { .. } => {
            let key = RsaPublicKey::try_from(&read).ok()?;
            ("RS256", Verifier::Rs256(StrongKey::try_from(key).ok()?))
        }
        JsonWebKey::EllipticCurve { .. } => ("ES256", Verifier::Es256((&read).try_into().ok()?)),
        JsonWebKey::KeyPair { .. } => ("EdDSA", Verifier::EdDsa((&read).try_into().ok()?)),
        _ => return None,
    };
    let own = jwk["alg"].as_str().is_none_or(|alg| alg == name);
    own.then(|| Key { id: jwk["kid"].as_str().map(str::to_owned), verifier })
}

#[derive(Deserialize, Clone)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

/// Some providers write a truth as text.
#[derive(Deserialize, Clone)]
#[serde(untagged)]
enum Truth {
    Plain(bool),
    Text(String),
}

#[derive(Deserialize, Clone)]
struct Said {
    iss: String,
    sub: String,
    aud: Audience,
    azp: Option<String>,
    nonce: Option<String>,
    at_hash: Option<String>,
    email: Option<String>,
    email_verified: Option<Truth>,
    name: Option<String>,
}

/// What a token says, if it is to be believed.
pub fn verify(token: &str, keys: &Keys, expected: &Expected<'_>) -> Result<Person, Untrue> {
    if TOKEN_BYTES_MAX < token.len() {
        return Err(Untrue::Forged("too long".to_owned()));
    }
    let untrusted = UntrustedToken::new(token).map_err(forged)?;
    let key = keys.named(untrusted.header().key_id.as_deref())?;
    let claims = match &key.verifier {
        Verifier::Rs256(key) => StrongAlg(Rsa::rs256()).validator::<Said>(key).validate(&untrusted),
        Verifier::Es256(key) => Es256.validator::<Said>(key).validate(&untrusted),
        Verifier::EdDsa(key) => Ed25519.validator::<Said>(key).validate(&untrusted),
    };
    let claims = claims.map_err(forged)?.into_parts().1;
    of_now(&claims, expected.now)?;
    for_us(&claims.custom, expected)?;
    if let (Some(hash), Some(access_token)) = (&claims.custom.at_hash, expected.access_token) {
        belongs(hash, access_token, &key.verifier)?;
    }
    let said = claims.custom;
    let email_verified = said.email_verified.map(|truth| match truth {
        Truth::Plain(plain) => plain,
        Truth::Text(text) => text == "true",
    });
    Ok(Person { subject: said.sub, email: said.email, email_verified, name: said.name })
}

fn forged(error: impl std::fmt::Display) -> Untrue {
    Untrue::Forged(error.to_string())
}

/// It has not expired, and was not made or meant for later.
fn of_now(claims: &Claims, now: Instant) -> Result<(), Untrue> {
    let now = DateTime::from_timestamp_millis(now.as_millis()).unwrap_or_default();
    let skew = TimeDelta::seconds(SKEW_SECONDS_MAX);
    let times = TimeOptions::new(skew, move || now);
    claims.validate_expiration(&times).map_err(|_| Untrue::Claim("exp"))?;
    let later = |time: DateTime<Utc>| now + skew < time;
    if claims.issued_at.is_none_or(later) {
        return Err(Untrue::Claim("iat"));
    }
    if claims.not_before.is_some_and(later) { Err(Untrue::Claim("nbf")) } else { Ok(()) }
}

/// It is that issuer's, for us, and answers what this browser was sent with.
fn for_us(said: &Said, expected: &Expected<'_>) -> Result<(), Untrue> {
    let us = |name: &String| name == expected.client_id;
    let (to_us, to_others) = match &said.aud {
        Audience::One(one) => (us(one), false),
        Audience::Many(many) => (many.iter().any(us), !many.iter().all(us)),
    };
    let checks = [
        (said.iss == expected.issuer, "iss"),
        (to_us, "aud"),
        // Who else it is for must have got it by way of us.
        (said.azp.as_ref().map_or(!to_others, us), "azp"),
        (said.nonce.as_deref() == Some(expected.nonce), "nonce"),
        (!said.sub.is_empty() && said.sub.len() <= 255 && said.sub.is_ascii(), "sub"),
    ];
    match checks.into_iter().find(|(holds, _)| !holds) {
        Some((_, claim)) => Err(Untrue::Claim(claim)),
        None => Ok(()),
    }
}

/// The token and the access token were made together: the left half of a hash as long as the signature's.
fn belongs(hash: &str, access_token: &str, verifier: &Verifier) -> Result<(), Untrue> {
    let made = match verifier {
        Verifier::Rs256(_) | Verifier::Es256(_) => URL_SAFE_NO_PAD.encode(&Sha256::digest(access_token)[..16]),
        Verifier::EdDsa(_) => URL_SAFE_NO_PAD.encode(&Sha512::digest(access_token)[..32]),
    };
    if hash == made { Ok(()) } else { Err(Untrue::Claim("at_hash")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jwt_compact::Header;
    use jwt_compact::alg::{Hs256, Hs256Key, RsaPrivateKey};
    use serde_json::json;

    const ISSUER: &str = "https://id.example";

    fn now() -> Instant {
        "2030-01-01T08:00:00Z".parse().unwrap()
    }

    /// A key pair made for these tests.
    fn jwk(name: &str) -> Value {
        serde_json::from_str::<Value>(include_str!("../../tests/support/keys.json")).unwrap()[name].clone()
    }

    fn published(names: &[&str]) -> Keys {
        let keys: Vec<Value> = names.iter().map(|name| jwk(name)).collect();
        Keys::read(json!({ "keys": keys }).to_string().as_bytes()).unwrap()
    }

    fn said(changed: &Value) -> Value {
        let seconds = now().as_seconds();
        let mut said = json!({ "iss": ISSUER, "sub": "248289761001", "aud": "portal", "nonce": "n-0S6", "iat": seconds,
            "exp": seconds + 600, "email": "ada@example.org", "email_verified": true, "name": "Ada" });
        said.as_object_mut().unwrap().extend(changed.as_object().unwrap().clone());
        said
    }

    fn sign<A: Algorithm>(algorithm: &A, key: &A::SigningKey, id: &str, changed: &Value) -> String {
        let claims = serde_json::from_value::<jwt_compact::Claims<Value>>(said(changed)).unwrap();
        algorithm.token(&Header::empty().with_key_id(id), &claims, key).unwrap()
    }

    fn rs256(name: &str, id: &str, changed: &Value) -> String {
        let read: JsonWebKey<'_> = serde_json::from_value(jwk(name)).unwrap();
        let key = StrongKey::try_from(RsaPrivateKey::try_from(&read).unwrap()).unwrap();
        sign(&StrongAlg(Rsa::rs256()), &key, id, changed)
    }

    fn judged(token: &str, keys: &Keys) -> Result<Person, Untrue> {
        let access_token = Some("jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y");
        verify(token, keys, &Expected { issuer: ISSUER, client_id: "portal", nonce: "n-0S6", access_token, now: now() })
    }

    #[test]
    fn a_token_of_each_algorithm_is_believed_under_its_key() {
        let keys = published(&["rsa", "ec", "ed"]);
        assert_eq!(keys.algorithms(), ["RS256", "ES256", "EdDSA"]);
        let ec: JsonWebKey<'_> = serde_json::from_value(jwk("ec")).unwrap();
        let ed: JsonWebKey<'_> = serde_json::from_value(jwk("ed")).unwrap();
        // OpenID Connect Core 1.0, A.3: the hash of that access token.
        let hash = json!({ "at_hash": "77QmUPtjPfzWtF2AnpK9RQ" });
        let tokens = [
            rs256("rsa", "r1", &hash),
            sign(&Es256, &(&ec).try_into().unwrap(), "e1", &hash),
            sign(&Ed25519, &(&ed).try_into().unwrap(), "d1", &json!({})),
        ];
        for token in tokens {
            let person = judged(&token, &keys).unwrap();
            assert_eq!((person.subject.as_str(), person.email_verified), ("248289761001", Some(true)));
            assert_eq!((person.email.as_deref(), person.name.as_deref()), (Some("ada@example.org"), Some("Ada")));
        }
    }

    #[test]
    fn a_token_that_says_something_else_is_not_believed() {
        let (keys, seconds) = (published(&["rsa"]), now().as_seconds());
        for (changed, claim) in [
            (json!({ "iss": "https://evil.example" }), "iss"),
            (json!({ "iss": "https://id.example/" }), "iss"),
            (json!({ "aud": "another" }), "aud"),
            (json!({ "aud": [] }), "aud"),
            (json!({ "aud": ["portal", "another"] }), "azp"),
            (json!({ "azp": "another" }), "azp"),
            (json!({ "nonce": "other" }), "nonce"),
            (json!({ "nonce": null }), "nonce"),
            (json!({ "exp": seconds - 121 }), "exp"),
            (json!({ "iat": seconds + 121 }), "iat"),
            (json!({ "nbf": seconds + 121 }), "nbf"),
            (json!({ "at_hash": "77QmUPtjPfzWtF2AnpK9RA" }), "at_hash"),
            (json!({ "sub": "" }), "sub"),
        ] {
            assert_eq!(judged(&rs256("rsa", "r1", &changed), &keys), Err(Untrue::Claim(claim)), "{changed}");
        }
        for good in [
            json!({ "aud": ["portal", "another"], "azp": "portal" }),
            json!({ "exp": seconds - 119, "iat": seconds + 119, "nbf": seconds + 119 }),
        ] {
            assert!(judged(&rs256("rsa", "r1", &good), &keys).is_ok(), "{good}");
        }
        let text = judged(&rs256("rsa", "r1", &json!({ "email_verified": "false" })), &keys).unwrap();
        assert_eq!(text.email_verified, Some(false));
    }

    #[test]
    fn the_algorithm_is_the_key_s_and_never_the_token_s() {
        let keys = published(&["rsa"]);
        let forged = |token: &str| matches!(judged(token, &keys), Err(Untrue::Forged(_)));
        // A public key is no secret: an HMAC under it proves nothing.
        let public = jwk("rsa")["n"].as_str().unwrap().to_owned();
        let hmac = sign(&Hs256, &Hs256Key::new(public.as_bytes()), "r1", &json!({}));
        let payload = URL_SAFE_NO_PAD.encode(said(&json!({})).to_string());
        let unsigned = |alg: &str| {
            let header = URL_SAFE_NO_PAD.encode(json!({ "alg": alg, "kid": "r1" }).to_string());
            format!("{header}.{payload}.")
        };
        for token in [hmac, unsigned("none"), unsigned("None"), unsigned("RS256"), "x.y.z".to_owned(), String::new()] {
            assert!(forged(&token), "{token}");
        }
        assert!(forged(&rs256("other", "r1", &json!({}))), "another's signature under a known id");
        assert!(forged(&format!("{}{}", rs256("rsa", "r1", &json!({})), "A".repeat(TOKEN_BYTES_MAX))));
    }

    #[test]
    fn a_key_is_found_by_its_id_or_is_the_only_one() {
        let both = published(&["rsa", "other"]);
        assert_eq!(judged(&rs256("other", "r3", &json!({})), &both), Err(Untrue::UnknownKey));
        assert!(judged(&rs256("other", "r2", &json!({})), &both).is_ok());
        let symmetric = json!({ "keys": [{ "kty": "oct", "k": "c2VjcmV0", "kid": "r1" }, 5, {}] });
        let symmetric = Keys::read(symmetric.to_string().as_bytes()).unwrap();
        assert_eq!(symmetric.algorithms(), [] as [&str; 0], "a shared secret is no key of a provider");
        let mut to_encrypt = jwk("rsa");
        to_encrypt["use"] = "enc".into();
        let to_encrypt = Keys::read(json!({ "keys": [to_encrypt] }).to_string().as_bytes()).unwrap();
        assert_eq!(judged(&rs256("rsa", "r1", &json!({})), &to_encrypt), Err(Untrue::UnknownKey));
        assert!(Keys::read(b"{}").is_err() && Keys::read(b"<html>").is_err());
    }
}
