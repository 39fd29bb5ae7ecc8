//! A provider of identities that does what a test tells it, at the seam where the function asks.
#![allow(dead_code, clippy::unwrap_used, reason = "each test crate uses its part; a failure is what a test is for")]
use super::cookie;
use futures::future::{FutureExt, LocalBoxFuture, ready};
use identity::App;
use identity::secrets::digest;
use jwt_compact::alg::{Ed25519, Es256, Rsa, RsaPrivateKey, StrongAlg, StrongKey};
use jwt_compact::jwk::JsonWebKey;
use jwt_compact::{Algorithm, AlgorithmExt, Header};
use serde_json::{Value, json};
use std::cell::RefCell;
use testkit::{Answer, Function, Persona};
use web::outbound::{Answer as Heard, Broken, Call, Http};

pub(crate) const GOOGLE: &str = "https://accounts.google.com";
pub(crate) const CORP: &str = "https://id.corp.example";
pub(crate) const FACEBOOK: &str = "https://www.facebook.com";
pub(crate) const STARTS: &str = "/api/identity/provider-sign-ins";
pub(crate) const PROVIDERS: &str = "/api/identity/all/providers";
pub(crate) const IDENTITIES: &str = "/api/identity/identities";

/// A part of an address, and what comes of asking there: a status and a body, or no answer.
type Trouble = (&'static str, Result<(u16, &'static str), Broken>);

/// What the provider does and says, and what it heard.
pub(crate) struct Fake {
    /// The names of the keys that it publishes (`keys.json`).
    pub(crate) publishes: Vec<&'static str>,
    /// The key that it signs with.
    pub(crate) signs_with: &'static str,
    /// Claims of the ID token, over those of a good one; and what the Graph API says of `me`.
    pub(crate) says: Value,
    /// Members of the discovery document, over those of a good one.
    pub(crate) describes: Value,
    /// Where something is wrong.
    pub(crate) trouble: Option<Trouble>,
    /// The token itself, in place of a signed one.
    pub(crate) forges: Option<String>,
    nonce: String,
    challenge: String,
    now: i64,
    asked: Vec<Call>,
}

thread_local! { static FAKE: RefCell<Fake> = RefCell::new(Fake::good()); }

/// Tells the provider what to do.
pub(crate) fn tell(change: impl FnOnce(&mut Fake)) {
    FAKE.with_borrow_mut(change);
}

/// The addresses asked since, without their queries.
pub(crate) fn asked() -> Vec<String> {
    let calls = FAKE.with_borrow_mut(|fake| std::mem::take(&mut fake.asked));
    calls.iter().map(|call| format!("{} {}", call.method, call.url.split('?').next().unwrap())).collect()
}

/// The last call that was made.
pub(crate) fn last_call() -> Call {
    FAKE.with_borrow(|fake| fake.asked.last().unwrap().clone())
}

impl Fake {
    fn good() -> Self {
        Self {
            publishes: vec!["rsa", "ec", "ed"],
            signs_with: "ed",
            says: json!({}),
            describes: json!({}),
            trouble: None,
            forges: None,
            nonce: String::new(),
            challenge: String::new(),
            now: 0,
            asked: Vec::new(),
        }
    }

    fn answer(&self, call: &Call) -> Result<Heard, Broken> {
        if let Some((_, outcome)) = self.trouble.as_ref().filter(|(part, _)| call.url.contains(part)) {
            return outcome.clone().map(|(status, body)| heard(status, body.to_owned()));
        }
        let origin = call.url.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
        let path = &call.url[origin.len()..];
        let body = match path.split('?').next().unwrap() {
            "/.well-known/openid-configuration" => over(
                json!({ "issuer": origin, "authorization_endpoint": format!("{origin}/auth"),
                    "token_endpoint": format!("{origin}/token"), "jwks_uri": format!("{origin}/keys") }),
                &self.describes,
            ),
            "/keys" => json!({ "keys": self.publishes.iter().map(|name| public(name)).collect::<Vec<_>>() }),
            "/token" => {
                self.check(call);
                json!({ "access_token": "at", "token_type": "Bearer", "id_token": self.token(&origin) })
            }
            "/v23.0/oauth/access_token" => {
                self.check(call);
                json!({ "access_token": "EAAB", "token_type": "bearer", "expires_in": 5_183_944 })
            }
            "/v23.0/me" => over(json!({ "id": "102030", "name": "Ada L", "email": "ada@example.org" }), &self.says),
            _ => return Ok(heard(404, String::new())),
        };
        Ok(heard(200, body.to_string()))
    }

    /// A provider that is well made refuses a code without its verifier (RFC 7636).
    fn check(&self, call: &Call) {
        let form = call.body.as_ref().unwrap();
        let field = |name: &str| {
            let pairs = form.split('&').filter_map(|pair| pair.split_once('='));
            pairs.filter(|(key, _)| *key == name).map(|(_, value)| value.to_owned()).next()
        };
        assert_eq!(digest(field("code_verifier").unwrap().as_bytes()), self.challenge);
        assert_eq!(field("grant_type").unwrap(), "authorization_code");
        assert_eq!(field("redirect_uri").unwrap(), "https%3A%2F%2Fportal.example%2Fsign-in%2Fwith");
    }

    fn token(&self, issuer: &str) -> String {
        if let Some(forged) = &self.forges {
            return forged.clone();
        }
        let email = if issuer == CORP { "ada@corp.example" } else { "ada@example.org" };
        let good = json!({ "iss": issuer, "sub": "1001", "aud": "portal", "nonce": self.nonce, "iat": self.now,
            "exp": self.now + 600, "email": email, "email_verified": true, "name": "Ada at Work" });
        let jwk: JsonWebKey<'_> = serde_json::from_value(private(self.signs_with)).unwrap();
        let claims = over(good, &self.says);
        match self.signs_with {
            "ec" => sign(&Es256, &(&jwk).try_into().unwrap(), "e1", claims),
            "ed" => sign(&Ed25519, &(&jwk).try_into().unwrap(), "d1", claims),
            name => {
                let key = StrongKey::try_from(RsaPrivateKey::try_from(&jwk).unwrap()).unwrap();
                sign(&StrongAlg(Rsa::rs256()), &key, if name == "rsa" { "r1" } else { "r2" }, claims)
            }
        }
    }
}

fn heard(status: u16, body: String) -> Heard {
    Heard { status, headers: Vec::new(), body: body.into_bytes() }
}

fn over(mut good: Value, changed: &Value) -> Value {
    good.as_object_mut().unwrap().extend(changed.as_object().unwrap().clone());
    good
}

fn private(name: &str) -> Value {
    serde_json::from_str::<Value>(include_str!("keys.json")).unwrap()[name].clone()
}

pub(crate) fn public(name: &str) -> Value {
    let mut jwk = private(name);
    for secret in ["d", "p", "q", "dp", "dq", "qi"] {
        jwk.as_object_mut().unwrap().remove(secret);
    }
    jwk
}

fn sign<A: Algorithm>(algorithm: &A, key: &A::SigningKey, id: &str, claims: Value) -> String {
    let claims: jwt_compact::Claims<Value> = serde_json::from_value(claims).unwrap();
    algorithm.token(&Header::empty().with_key_id(id), &claims, key).unwrap()
}

/// The way to it.
pub(crate) struct AsksFake;

impl Http for AsksFake {
    fn send(&self, call: Call) -> LocalBoxFuture<'_, Result<Heard, Broken>> {
        assert!(call.limit.as_secs() <= 5, "every question has a limit");
        let answer = FAKE.with_borrow_mut(|fake| {
            fake.asked.push(call.clone());
            fake.answer(&call)
        });
        ready(answer).boxed_local()
    }
}

/// Sets a provider up, as the operator would; its id.
pub(crate) fn set_up(function: &Function<App>, kind: &str, domains: &Value) -> String {
    tell(|fake| *fake = Fake::good());
    let issuer = match kind {
        "google" => GOOGLE,
        "facebook" => FACEBOOK,
        _ => CORP,
    };
    let body = json!({ "kind": kind, "name": name_of(kind), "issuer": issuer, "client_id": "portal",
        "client_secret": "s3cr+t", "domains": domains });
    function.post(Persona::Boss, PROVIDERS, body).expect(201).json["id"].as_str().unwrap().to_owned()
}

fn name_of(kind: &str) -> &'static str {
    match kind {
        "google" => "Google",
        "facebook" => "Facebook",
        _ => "Corp",
    }
}

/// A browser on its way.
pub(crate) struct Trip {
    pub(crate) state: String,
    /// The `cookie` header of the browser.
    pub(crate) cookie: String,
    pub(crate) location: String,
}

/// Sets out for signing in.
pub(crate) fn set_out(function: &Function<App>, provider: &str) -> Trip {
    set_out_for(function, provider, "/bookings")
}

/// Sets out for signing in, to go on to a page.
pub(crate) fn set_out_for(function: &Function<App>, provider: &str, page: &str) -> Trip {
    let wish = json!({ "provider_id": provider, "return_to": page });
    trip(function, &function.post(Persona::Nobody, STARTS, wish).expect(201))
}

/// Sets out for linking, having just signed in.
pub(crate) fn set_out_to_link(function: &Function<App>, who: Persona, provider: &str) -> Trip {
    function.world.load("UPDATE sessions SET created_at = 1893484800000");
    let wish = json!({ "provider_id": provider, "return_to": "/account/sign-ins" });
    trip(function, &function.post(who, IDENTITIES, wish).expect(201))
}

fn trip(function: &Function<App>, answer: &Answer) -> Trip {
    let location = answer.json["location"].as_str().unwrap().to_owned();
    let of = |name: &str| {
        let pairs = location.split('?').nth(1).unwrap().split('&').filter_map(|pair| pair.split_once('='));
        pairs.filter(|(key, _)| *key == name).map(|(_, value)| value.to_owned()).next().unwrap_or_default()
    };
    tell(|fake| {
        (fake.nonce, fake.challenge) = (of("nonce"), of("code_challenge"));
        fake.now = function.world.now().as_seconds();
    });
    let kept = cookie(answer, "__Host-portico_browser").unwrap();
    let cookie = format!("__Host-portico_browser={}", kept.split(';').next().unwrap());
    Trip { state: of("state"), cookie, location }
}

/// Comes back with a code.
pub(crate) fn arrive(function: &Function<App>, trip: &Trip) -> Answer {
    arrive_with(function, trip, json!({ "state": trip.state, "code": "c0de" }))
}

pub(crate) fn arrive_with(function: &Function<App>, trip: &Trip, body: Value) -> Answer {
    let path = "/api/identity/provider-sign-ins/arrival";
    function.send_with(Persona::Nobody, "POST", path, body, &[("cookie", &trip.cookie)])
}

pub(crate) fn enter(function: &Function<App>, who: Persona, trip: &Trip) -> Answer {
    let path = "/api/identity/provider-sign-ins/entry";
    let headers = [("cookie", trip.cookie.as_str()), ("user-agent", "Browser/1")];
    function.send_with(who, "POST", path, json!({ "state": trip.state }), &headers)
}

pub(crate) fn sign_up_by(function: &Function<App>, trip: &Trip, terms: &str) -> Answer {
    let path = "/api/identity/provider-sign-ins/sign-up";
    let body = json!({ "state": trip.state, "name": "Dan Newcomer", "locale": "de", "accepted_terms_version": terms });
    function.send_with(Persona::Nobody, "POST", path, body, &[("cookie", &trip.cookie)])
}

/// The whole way, to the door.
pub(crate) fn come_by(function: &Function<App>, provider: &str) -> Trip {
    let trip = set_out(function, provider);
    arrive(function, &trip).expect(204);
    trip
}

/// What must never be, by name.
pub(crate) fn never(function: &Function<App>) -> Vec<(String, i64)> {
    let rows = futures::executor::block_on(function.world.db().read(identity::never())).unwrap();
    rows.into_iter().flatten().filter(|(_, count)| *count != 0).collect()
}
