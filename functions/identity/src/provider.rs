//! Asking providers of identities: where they do what, what their keys are, and who came back with a code.
//!
//! Each question goes to an address that was found safe before, follows no redirect, has a limit in time and in bytes, and
//! is asked once. What a provider publishes may be handed in as it was read last; what was read anew is handed out.
use crate::rules::id_token::{Expected, Keys, Person, Untrue, verify};
use crate::rules::openid::{Bound, ClientProof, Discovery, Graph, discovery_address};
use crate::secrets::hmac_hex;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use form_urlencoded::{Serializer, byte_serialize};
use kernel::Instant;
use serde::Deserialize;
use std::time::Duration;
use web::outbound::{Answer, Broken, Call, Http};

/// How long one question may take. A sign-in asks three at most, so a provider that hangs costs 15 seconds.
pub const ASK_LIMIT: Duration = Duration::from_secs(5);
/// What a provider publishes is shorter.
const PUBLISHED_BYTES_MAX: usize = 256 * 1024;

/// Why nobody comes from a provider. The texts are for the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// It does not answer, or says that it cannot.
    Closed(String),
    /// What it says is not to be believed.
    NotBelieved(String),
}

type Outcome<T> = Result<T, Failure>;

/// A provider, and the way to it.
pub struct Provider<'a> {
    /// Asks.
    pub http: &'a dyn Http,
    /// What it calls itself.
    pub issuer: &'a str,
    /// What it calls us.
    pub client_id: &'a str,
    /// What we prove ourselves with.
    pub client_secret: &'a str,
    /// Where it sends browsers back to.
    pub redirect_uri: &'a str,
    /// Whether it may be a neighbour on this machine.
    pub on_loopback: bool,
}

/// What a provider publishes, with its text.
pub struct Published<T> {
    /// What it says.
    pub said: T,
    /// The text.
    pub text: String,
}

#[derive(Deserialize)]
struct Tokens {
    access_token: String,
    id_token: Option<String>,
}

impl Provider<'_> {
    /// Where it does what, read anew.
    pub async fn discovery(&self) -> Outcome<Published<Discovery>> {
        let body = self.published(discovery_address(self.issuer)).await?;
        let said = self.read_discovery(&body).map_err(Failure::NotBelieved)?;
        Ok(Published { said, text: body })
    }

    /// Where it does what, as it was read last.
    pub fn read_discovery(&self, text: &str) -> Result<Discovery, String> {
        Discovery::read(text.as_bytes(), self.issuer, self.on_loopback)
    }

    /// Its keys, read anew.
    pub async fn keys(&self, discovery: &Discovery) -> Outcome<Published<Keys>> {
        let text = self.published(discovery.jwks_uri.clone()).await?;
        let said = Keys::read(text.as_bytes()).map_err(Failure::NotBelieved)?;
        Ok(Published { said, text })
    }

    /// The ID token for a code, with the access token beside it.
    pub async fn id_token(&self, discovery: &Discovery, code: &str, bound: &Bound) -> Outcome<(String, String)> {
        let tokens = self.exchange(&discovery.token_endpoint, discovery.client_proof(), code, bound).await?;
        let id_token = tokens.id_token.ok_or_else(|| Failure::NotBelieved("no id_token".to_owned()))?;
        Ok((id_token, tokens.access_token))
    }

    /// Who an ID token names, if it is to be believed.
    pub fn judge(
        &self,
        (id_token, access_token): &(String, String),
        keys: &Keys,
        bound: &Bound,
        now: Instant,
    ) -> Result<Person, Untrue> {
        let (issuer, client_id, nonce) = (self.issuer, self.client_id, bound.nonce.as_str());
        verify(id_token, keys, &Expected { issuer, client_id, nonce, access_token: Some(access_token), now })
    }

    /// Who a code of Facebook's is for.
    pub async fn graph_person(&self, code: &str, bound: &Bound) -> Outcome<Person> {
        #[derive(Deserialize)]
        struct Me {
            id: String,
            name: Option<String>,
            email: Option<String>,
        }
        let graph = Graph::new(self.issuer);
        let tokens = self.exchange(&graph.token_endpoint(), ClientProof::Post, code, bound).await?;
        let proof = hmac_hex(self.client_secret.as_bytes(), tokens.access_token.as_bytes());
        let answer = self.ask("GET", graph.me(&proof), Some(format!("Bearer {}", tokens.access_token)), None).await?;
        let me: Me = serde_json::from_slice(&taken(answer)?.body).map_err(not_believed)?;
        Ok(Person { subject: me.id, email: me.email, email_verified: None, name: me.name })
    }

    async fn exchange(&self, endpoint: &str, proof: ClientProof, code: &str, bound: &Bound) -> Outcome<Tokens> {
        let mut form = Serializer::new(String::new());
        form.append_pair("grant_type", "authorization_code")
            .append_pair("code", code)
            .append_pair("redirect_uri", self.redirect_uri)
            .append_pair("code_verifier", &bound.verifier);
        let basic = match proof {
            ClientProof::Post => {
                form.append_pair("client_id", self.client_id).append_pair("client_secret", self.client_secret);
                None
            }
            // RFC 6749, 2.3.1: both are encoded as in a form first.
            ClientProof::Basic => {
                let encoded = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
                let pair = format!("{}:{}", encoded(self.client_id), encoded(self.client_secret));
                Some(format!("Basic {}", STANDARD.encode(pair)))
            }
        };
        let answer = self.ask("POST", endpoint.to_owned(), basic, Some(form.finish())).await?;
        serde_json::from_slice(&taken(answer)?.body).map_err(not_believed)
    }

    async fn published(&self, url: String) -> Outcome<String> {
        let answer = self.ask("GET", url.clone(), None, None).await?;
        if answer.status != 200 {
            return Err(Failure::Closed(format!("{url} answers {}", answer.status)));
        }
        if PUBLISHED_BYTES_MAX < answer.body.len() {
            return Err(Failure::NotBelieved(format!("{url} is too long")));
        }
        String::from_utf8(answer.body).map_err(not_believed)
    }

    async fn ask(
        &self,
        method: &'static str,
        url: String,
        authorization: Option<String>,
        form: Option<String>,
    ) -> Outcome<Answer> {
        let mut headers = vec![("accept", "application/json".to_owned())];
        headers.extend(authorization.map(|value| ("authorization", value)));
        headers.extend(form.as_ref().map(|_| ("content-type", "application/x-www-form-urlencoded".to_owned())));
        let called = url.split('?').next().unwrap_or_default().to_owned();
        let call = Call { method, url, headers, body: form, limit: ASK_LIMIT };
        self.http.send(call).await.map_err(|broken| match broken {
            Broken::TimedOut => Failure::Closed(format!("{called} took too long")),
            Broken::Disconnected(why) => Failure::Closed(format!("{called}: {why}")),
        })
    }
}

/// An answer that gives something. A 400 is about this code (RFC 6749, 5.2); anything else is about the provider or about
/// how it was set up.
fn taken(answer: Answer) -> Outcome<Answer> {
    match answer.status {
        200 => Ok(answer),
        400 => Err(Failure::NotBelieved(format!("refused: {}", shortened(&answer.body)))),
        status => Err(Failure::Closed(format!("answers {status}: {}", shortened(&answer.body)))),
    }
}

fn not_believed(error: impl std::fmt::Display) -> Failure {
    Failure::NotBelieved(error.to_string())
}

/// What a provider said against it, for the log.
fn shortened(body: &[u8]) -> String {
    String::from_utf8_lossy(body).chars().filter(|c| !c.is_control()).take(300).collect()
}
