//! Access tokens: `EdDSA` JSON Web Tokens that every Worker verifies by itself, without a database
//! trip. Only `identity` holds the key that signs.
use crate::extract::find_cookie;
use crate::{Claims, Headers};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use jwt_compact::alg::{Ed25519, SigningKey, VerifyingKey};
use jwt_compact::{AlgorithmExt, Header, TimeOptions, UntrustedToken};
use kernel::Instant;

/// The cookie that carries the token. The `__Host-` prefix binds it to this host and to HTTPS.
pub const COOKIE: &str = "__Host-portico_access";

/// How long a token lasts, and so how long a sign-out may take to reach every Worker.
pub const SECONDS_MAX: i64 = 5 * 60;

type Public = <Ed25519 as jwt_compact::Algorithm>::VerifyingKey;
type Secret = <Ed25519 as jwt_compact::Algorithm>::SigningKey;

/// The key that verifies; every Worker has it.
#[derive(Clone)]
pub struct PublicKey(Public);

/// The key that signs; only `identity` has it.
#[derive(Clone)]
pub struct SecretKey(Secret);

impl PublicKey {
    /// Reads 32 bytes in URL-safe base64 without padding.
    pub fn from_text(text: &str) -> Option<Self> {
        let raw = URL_SAFE_NO_PAD.decode(text.trim()).ok()?;
        <Public as VerifyingKey<Ed25519>>::from_slice(&raw).ok().map(Self)
    }

    /// What a token says, if we signed it and it has not expired; otherwise nobody is signed in.
    pub fn verify(&self, token: &str, now: Instant) -> Option<Claims> {
        let untrusted = UntrustedToken::new(token).ok()?;
        let verified = Ed25519.validator::<Claims>(&self.0).validate(&untrusted).ok()?;
        verified.claims().validate_expiration(&times(now)).ok()?;
        Some(verified.claims().custom.clone())
    }
}

impl SecretKey {
    /// Reads a 32-byte seed in URL-safe base64 without padding.
    pub fn from_text(text: &str) -> Option<Self> {
        let raw = URL_SAFE_NO_PAD.decode(text.trim()).ok()?;
        <Secret as SigningKey<Ed25519>>::from_slice(&raw).ok().map(Self)
    }

    /// The key that verifies what this one signs.
    pub fn public(&self) -> PublicKey {
        PublicKey(SigningKey::<Ed25519>::to_verifying_key(&self.0))
    }

    /// A token that says `claims` for `SECONDS_MAX` from now; `None` only if they cannot be written.
    pub fn mint(&self, claims: Claims, now: Instant) -> Option<String> {
        let lasting = TimeDelta::seconds(SECONDS_MAX);
        let claims = jwt_compact::Claims::new(claims).set_duration_and_issuance(&times(now), lasting);
        Ed25519.token(&Header::empty().with_token_type("JWT"), &claims, &self.0).ok()
    }
}

/// A token that a request shows, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown<'a> {
    /// In the cookie of a browser in which somebody signed in.
    Cookie(&'a str),
    /// In the `authorization` header, by a program (RFC 6750, 2.1).
    Bearer(&'a str),
}

impl<'a> Shown<'a> {
    /// What the headers show. Whoever shows a token as a bearer is that program and nobody else, whatever cookies come along.
    pub fn by(headers: &'a Headers) -> Option<Self> {
        let bearer = headers.get("authorization").and_then(|value| value.split_once(' '));
        match bearer {
            Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => Some(Self::Bearer(token.trim())),
            _ => find_cookie(headers.get("cookie")?, COOKIE).map(Self::Cookie),
        }
    }

    /// What it says. A program's token has scopes and a browser's has none, and neither does the other's work: what was
    /// copied out of a cookie is no bearer's, and no page can put a program's token to use.
    pub fn verify(self, key: &PublicKey, now: Instant) -> Option<Claims> {
        let (token, of_program) = match self {
            Self::Cookie(token) => (token, false),
            Self::Bearer(token) => (token, true),
        };
        key.verify(token, now).filter(|claims| claims.scopes.is_some() == of_program)
    }
}

fn times(now: Instant) -> TimeOptions<impl Fn() -> DateTime<Utc>> {
    TimeOptions::new(TimeDelta::zero(), move || DateTime::from_timestamp_millis(now.as_millis()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEED: &str = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"; // RFC 8032, 7.1, test 1
    const OTHER: &str = "TM0Imyj_ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U-4pvs"; // test 2

    fn ada() -> Claims {
        Claims {
            account: "acc_ada".parse().unwrap(),
            customer: "cus_ada".parse().ok(),
            session: "ses_1".parse().unwrap(),
            roles: vec!["bookings:write".to_owned()],
            scopes: None,
            held: None,
        }
    }

    #[test]
    fn a_program_s_token_is_a_bearer_s_and_a_browser_s_is_a_cookie_s() {
        let key = SecretKey::from_text(SEED).unwrap();
        let now: Instant = "2026-11-24T10:00:00Z".parse().unwrap();
        let browser = key.mint(ada(), now).unwrap();
        let program = Claims { scopes: Some(vec!["bookings:read".to_owned()]), ..ada() };
        let program = key.mint(program, now).unwrap();
        let shows = |headers: &[(&str, String)]| {
            let given = headers.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
            let headers = Headers(given.collect());
            Shown::by(&headers).and_then(|shown| shown.verify(&key.public(), now)).is_some()
        };
        let cookie = |token: &str| ("cookie", format!("{COOKIE}={token}"));
        let bearer = |token: &str| ("authorization", format!("Bearer {token}"));
        assert!(shows(&[cookie(&browser)]) && shows(&[bearer(&program)]));
        assert!(shows(&[("authorization", format!("bearer {program}"))]), "RFC 9110, 11.1: in any case");
        assert!(!shows(&[cookie(&program)]) && !shows(&[bearer(&browser)]));
        assert!(!shows(&[bearer("made up"), cookie(&browser)]), "a bearer is not helped by a cookie");
        assert!(shows(&[("authorization", "Basic YTpi".to_owned()), cookie(&browser)]));
    }

    #[test]
    fn a_token_lasts_five_minutes() {
        let key = SecretKey::from_text(SEED).unwrap();
        let now: Instant = "2026-11-24T10:00:00Z".parse().unwrap();
        let token = key.mint(ada(), now).unwrap();
        assert_eq!(key.public().verify(&token, now), Some(ada()));
        assert_eq!(key.public().verify(&token, now.plus_seconds(299)), Some(ada()));
        assert_eq!(key.public().verify(&token, now.plus_seconds(301)), None);
    }

    #[test]
    fn a_token_of_another_key_or_a_changed_one_is_nobody() {
        let (key, other) = (SecretKey::from_text(SEED).unwrap(), SecretKey::from_text(OTHER).unwrap());
        let now: Instant = "2026-11-24T10:00:00Z".parse().unwrap();
        let token = other.mint(ada(), now).unwrap();
        assert_eq!(key.public().verify(&token, now), None);
        let token = key.mint(ada(), now).unwrap();
        let (signed, signature) = token.rsplit_once('.').unwrap();
        assert_eq!(key.public().verify(&format!("{signed}x.{signature}"), now), None);
        let none = format!("{}.{}.", URL_SAFE_NO_PAD.encode(r#"{"alg":"none"}"#), token.split('.').nth(1).unwrap());
        assert_eq!(key.public().verify(&none, now), None);
        assert_eq!(key.public().verify("", now), None);
    }
}
