//! What an OpenID provider publishes of itself (OpenID Connect Discovery 1.0), and the way there (RFC 6749, RFC 7636).
use crate::secrets::{Secret, derive_key, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use form_urlencoded::Serializer;
use serde::Deserialize;

/// How long what a provider publishes is taken for current. Keys that are not among them are looked for at once.
pub const DOCUMENT_MINUTES_MAX: i64 = 12 * 60;
/// Keys that were read so recently are not read again for a token that names another: whoever makes up key ids cannot
/// make us ask the provider more often.
pub const KEYS_SECONDS_MIN: i64 = 10;
/// How long a browser may stay at the provider.
pub const AWAY_MINUTES_MAX: i64 = 10;
/// How long somebody whom the provider vouched for may take to sign up.
pub const ARRIVED_MINUTES_MAX: i64 = 30;
/// How far a provider's clock may be from ours.
pub const SKEW_SECONDS_MAX: i64 = 120;

/// How the portal proves itself where a code is exchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClientProof {
    /// In the `authorization` header; what holds where a provider says nothing.
    Basic,
    /// In the form.
    Post,
}

/// What a provider publishes of itself, as far as we use it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Discovery {
    issuer: String,
    authorization_endpoint: String,
    /// Where a code is exchanged.
    pub token_endpoint: String,
    /// Where its keys are.
    pub jwks_uri: String,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Vec<String>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl Discovery {
    /// Reads the document of `issuer`; says what is wrong with another's, or with one that leads off HTTPS.
    pub fn read(body: &[u8], issuer: &str, on_loopback: bool) -> Result<Self, String> {
        let read: Self = serde_json::from_slice(body).map_err(|e| format!("not a discovery document: {e}"))?;
        if read.issuer != issuer {
            return Err(format!("it calls itself {}, and not {issuer}", read.issuer));
        }
        let addresses = [&read.authorization_endpoint, &read.token_endpoint, &read.jwks_uri];
        if let Some(address) = addresses.into_iter().find(|address| !is_safe(address, on_loopback)) {
            return Err(format!("{address} is not an https address"));
        }
        Ok(read)
    }

    /// How the portal proves itself to it.
    pub fn client_proof(&self) -> ClientProof {
        let named = |method: &str| self.token_endpoint_auth_methods_supported.iter().any(|one| one == method);
        if named("client_secret_post") && !named("client_secret_basic") {
            ClientProof::Post
        } else {
            ClientProof::Basic
        }
    }

    /// Whether the browser was sent back by this provider, as far as it says so (RFC 9207): a provider that promises to
    /// name itself must.
    pub fn sent(&self, iss: Option<&str>) -> bool {
        match iss {
            Some(iss) => iss == self.issuer,
            None => !self.authorization_response_iss_parameter_supported,
        }
    }

    /// The provider's page, with all that it needs to know.
    pub fn departure(&self, client_id: &str, redirect_uri: &str, bound: &Bound) -> String {
        let mut query = asked(client_id, redirect_uri, bound);
        query.append_pair("scope", "openid email profile").append_pair("nonce", &bound.nonce);
        with_query(&self.authorization_endpoint, &query.finish())
    }
}

/// Where an issuer publishes what it is.
pub fn discovery_address(issuer: &str) -> String {
    format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'))
}

/// Whether secrets may go there: HTTPS to a named host. A portal that itself runs on loopback may talk to its neighbours.
pub fn is_safe(address: &str, on_loopback: bool) -> bool {
    let plain = address.bytes().all(|b| b.is_ascii_graphic() && !b"#\\@".contains(&b));
    let after =
        |scheme: &str| address.strip_prefix(scheme).map(|rest| rest.split(['/', ':', '?']).next().unwrap_or(""));
    let secure = after("https://").is_some_and(|host| !host.is_empty());
    let neighbour = after("http://").is_some_and(|host| matches!(host, "localhost" | "127.0.0.1"));
    plain && (secure || (on_loopback && neighbour))
}

/// Whether a portal with this address runs on this machine alone.
pub fn is_on_loopback(portal_url: &str) -> bool {
    portal_url.starts_with("http://") && is_safe(portal_url, true)
}

/// Facebook: OAuth 2.0 and the Graph API, at one version.
pub struct Graph<'a> {
    issuer: &'a str,
}

impl<'a> Graph<'a> {
    /// Facebook at `https://www.facebook.com`, or what stands in for it.
    pub fn new(issuer: &'a str) -> Self {
        Self { issuer: issuer.trim_end_matches('/') }
    }

    /// Facebook's page, with all that it needs to know.
    pub fn departure(&self, client_id: &str, redirect_uri: &str, bound: &Bound) -> String {
        let mut query = asked(client_id, redirect_uri, bound);
        query.append_pair("scope", "email,public_profile");
        with_query(&format!("{}/v23.0/dialog/oauth", self.issuer), &query.finish())
    }

    /// Where a code is exchanged.
    pub fn token_endpoint(&self) -> String {
        format!("{}/v23.0/oauth/access_token", self.host())
    }

    /// Who the owner of an access token is. `proof` is the HMAC that shows that the app asks.
    pub fn me(&self, proof: &str) -> String {
        format!("{}/v23.0/me?fields=id,name,email&appsecret_proof={proof}", self.host())
    }

    fn host(&self) -> String {
        self.issuer.replacen("://www.", "://graph.", 1)
    }
}

/// What ties a way to a provider and back to one browser. Nonce and verifier are made from the secret in the browser's
/// cookie, so they are kept nowhere and cannot be had from the state alone.
pub struct Bound {
    /// What the provider hands back.
    pub state: String,
    /// What its token must repeat.
    pub nonce: String,
    /// What proves that the code is ours (RFC 7636).
    pub verifier: String,
}

impl Bound {
    /// The way of a browser under a state.
    pub fn new(browser: &Secret, state: &Secret) -> Self {
        let state = state.to_text();
        let made = |purpose: &str| URL_SAFE_NO_PAD.encode(derive_key(&browser.0, &format!("{purpose} {state}")));
        let (nonce, verifier) = (made("nonce"), made("verifier"));
        Self { state, nonce, verifier }
    }
}

fn asked(client_id: &str, redirect_uri: &str, bound: &Bound) -> Serializer<'static, String> {
    let mut query = Serializer::new(String::new());
    query
        .append_pair("response_type", "code")
        .append_pair("client_id", client_id)
        .append_pair("redirect_uri", redirect_uri)
        .append_pair("state", &bound.state)
        .append_pair("code_challenge", &digest(bound.verifier.as_bytes()))
        .append_pair("code_challenge_method", "S256");
    query
}

fn with_query(address: &str, query: &str) -> String {
    format!("{address}{}{query}", if address.contains('?') { '&' } else { '?' })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const ISSUER: &str = "https://id.example";

    fn published(changed: &serde_json::Value) -> Vec<u8> {
        let mut document = json!({
            "issuer": ISSUER, "authorization_endpoint": "https://id.example/auth",
            "token_endpoint": "https://id.example/token", "jwks_uri": "https://id.example/keys",
        });
        document.as_object_mut().unwrap().extend(changed.as_object().unwrap().clone());
        document.to_string().into_bytes()
    }

    #[test]
    fn a_provider_that_calls_itself_otherwise_or_leads_off_https_is_not_believed() {
        assert!(Discovery::read(&published(&json!({})), ISSUER, false).is_ok());
        for changed in [
            json!({ "issuer": "https://id.example/" }),
            json!({ "token_endpoint": "http://id.example/token" }),
            json!({ "jwks_uri": "http://127.0.0.1/keys" }),
            json!({ "authorization_endpoint": "javascript:alert(1)" }),
            json!({ "jwks_uri": 5 }),
        ] {
            assert!(Discovery::read(&published(&changed), ISSUER, false).is_err(), "{changed}");
        }
        let near = published(&json!({ "jwks_uri": "http://127.0.0.1:9101/keys" }));
        assert!(Discovery::read(&near, ISSUER, true).is_ok(), "a neighbour of a portal on this machine");
    }

    #[test]
    fn secrets_go_to_https_alone() {
        for (address, safe, safe_here) in [
            ("https://id.example", true, true),
            ("https://id.example:8443/x?y=1", true, true),
            ("http://localhost:9101", false, true),
            ("http://127.0.0.1", false, true),
            ("http://localhost.evil.example", false, false),
            ("http://id.example", false, false),
            ("https://", false, false),
            ("https://localhost@evil.example", false, false),
            ("https://id.example/#x", false, false),
            ("ftp://id.example", false, false),
        ] {
            assert_eq!((is_safe(address, false), is_safe(address, true)), (safe, safe_here), "{address}");
        }
        assert!(is_on_loopback("http://localhost:8787") && !is_on_loopback("https://portal.example"));
    }

    #[test]
    fn the_portal_proves_itself_as_the_provider_takes_it() {
        for (named, proof) in [
            (json!(["client_secret_post"]), ClientProof::Post),
            (json!(["client_secret_post", "client_secret_basic"]), ClientProof::Basic),
            (json!([]), ClientProof::Basic),
        ] {
            let document = published(&json!({ "token_endpoint_auth_methods_supported": named }));
            assert_eq!(Discovery::read(&document, ISSUER, false).unwrap().client_proof(), proof);
        }
    }

    #[test]
    fn a_provider_that_promises_to_name_itself_must() {
        let silent = Discovery::read(&published(&json!({})), ISSUER, false).unwrap();
        assert!(silent.sent(None) && silent.sent(Some(ISSUER)) && !silent.sent(Some("https://evil.example")));
        let promised = published(&json!({ "authorization_response_iss_parameter_supported": true }));
        let promised = Discovery::read(&promised, ISSUER, false).unwrap();
        assert!(!promised.sent(None) && promised.sent(Some(ISSUER)));
    }

    #[test]
    fn a_departure_is_bound_and_another_browser_s_differs() {
        let (browser, other, state) = (Secret([1; 32]), Secret([2; 32]), Secret([3; 32]));
        let bound = Bound::new(&browser, &state);
        assert_ne!(bound.nonce, Bound::new(&other, &state).nonce);
        assert!(bound.verifier != bound.nonce && bound.verifier.len() == 43, "RFC 7636, 4.1: 43 to 128 characters");
        let document = published(&json!({ "authorization_endpoint": "https://id.example/auth?tenant=1" }));
        let there =
            Discovery::read(&document, ISSUER, false).unwrap().departure("por tal", "https://p.example/x", &bound);
        assert!(there.starts_with("https://id.example/auth?tenant=1&response_type=code&client_id=por+tal&"), "{there}");
        assert!(there.contains("code_challenge_method=S256") && !there.contains(&bound.verifier));
    }

    #[test]
    fn the_challenge_is_that_of_the_standard() {
        // RFC 7636, appendix B.
        let challenge = digest(b"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assert_eq!(challenge, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    #[test]
    fn facebook_has_its_pages_and_its_graph_on_two_hosts() {
        let graph = Graph::new("https://www.facebook.com/");
        assert_eq!(graph.token_endpoint(), "https://graph.facebook.com/v23.0/oauth/access_token");
        assert_eq!(graph.me("f00"), "https://graph.facebook.com/v23.0/me?fields=id,name,email&appsecret_proof=f00");
        let there = graph.departure("1", "https://p.example/x", &Bound::new(&Secret([1; 32]), &Secret([3; 32])));
        assert!(there.starts_with("https://www.facebook.com/v23.0/dialog/oauth?"), "{there}");
    }
}
