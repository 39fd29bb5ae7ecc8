use crate::api::{LinkToken, MailCode, SignedInAs, TermsVersion};
use kernel::text::{Email, Name};
use kernel::{Instant, Locale};
use serde::{Deserialize, Serialize};

kernel::id!(
    /// A provider of identities.
    ProviderId,
    "idp"
);
kernel::id!(
    /// Who somebody is at a provider.
    IdentityId,
    "idn"
);
kernel::text!(
    /// The address by which a provider calls itself.
    Issuer,
    1..=300
);
kernel::text!(
    /// What a provider calls this portal.
    ClientId,
    1..=300
);
kernel::text!(
    /// What this portal proves itself with at a provider.
    ClientSecret,
    1..=500
);
kernel::text!(
    /// What a provider sent the browser back with.
    FromProvider,
    1..=4000
);

/// What a provider is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProviderKind {
    /// Google: OpenID Connect, for anybody.
    Google,
    /// Facebook: OAuth 2.0, and the person from the Graph API; for anybody.
    Facebook,
    /// A company's own OpenID provider, for the addresses of its domains.
    Corporate,
}

/// The part of an e-mail address behind the `@`, in lower case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Domain(String);

impl Domain {
    /// The domain of an address.
    pub fn of(email: &Email) -> Self {
        Self(email.as_str().rsplit('@').next().unwrap_or_default().to_owned())
    }

    /// The domain in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Domain {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let email = format!("a@{}", text.trim()).parse::<Email>();
        email.map(|email| Self::of(&email)).map_err(|_| serde::de::Error::custom("not a domain such as example.org"))
    }
}

kernel::schema!(
    Domain,
    schemars::json_schema!({
        "type": "string", "maxLength": 252,
        "pattern": "^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$"
    })
);

/// A path of this portal: begins with one slash, so that it cannot lead to another site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(crate) struct ReturnPath(String);

impl ReturnPath {
    /// The path with its query.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The token of the invitation into a team that it leads to, if it does.
    pub(crate) fn invitation(&self) -> Option<&str> {
        let token = self.0.strip_prefix("/team/invitations/")?.split(['?', '/']).next()?;
        (!token.is_empty()).then_some(token)
    }
}

impl std::str::FromStr for ReturnPath {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let plain = text.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
        let own = text.starts_with('/') && !text.starts_with("//");
        if plain && own && text.len() <= 500 { Ok(Self(text.to_owned())) } else { Err("not a path of this portal") }
    }
}

impl<'de> Deserialize<'de> for ReturnPath {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

kernel::schema!(
    ReturnPath,
    schemars::json_schema!({ "type": "string", "maxLength": 500, "pattern": "^/([!-.0-\\[\\]-~][!-\\[\\]-~]*)?$" })
);

/// A button on the pages where one signs in or up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct ProviderButton {
    pub id: ProviderId,
    pub kind: ProviderKind,
    pub name: String,
}

/// How people with the address's domain get in. It says nothing of accounts.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct WayIn {
    /// The corporate provider that speaks for the domain.
    pub provider: Option<ProviderButton>,
    /// Whether they get in there and nowhere else.
    pub is_required: bool,
}

/// Set out for a provider.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct StartProviderSignIn {
    pub provider_id: ProviderId,
    /// Where to go on afterwards.
    pub return_to: ReturnPath,
}

/// Where the browser goes now.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct Departure {
    /// The provider's page, with all that it needs to know.
    pub location: String,
}

/// What the provider sent the browser back with.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ArriveFromProvider {
    pub state: LinkToken,
    /// What can be exchanged for who it is.
    #[serde(default)]
    pub code: Option<FromProvider>,
    /// Why there is no code.
    #[serde(default)]
    pub error: Option<FromProvider>,
    /// Who the provider says it is (RFC 9207).
    #[serde(default)]
    pub iss: Option<FromProvider>,
}

/// Go in, now that the provider was believed.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct EnterByProvider {
    pub state: LinkToken,
}

/// What came of it.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Outcome {
    /// Somebody is signed in.
    SignedIn,
    /// The account shows a code besides: `POST /api/identity/sessions/second-step` comes next.
    SecondStep,
    /// The account has another way in.
    Linked,
    /// There is no account yet: it takes a name and the terms.
    SignUp,
    /// The provider does not vouch for the address: `POST /api/identity/provider-sign-ins/proof` mails a code there.
    ProveEmail,
}

/// What came of going in.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct Entered {
    pub outcome: Outcome,
    pub return_to: String,
    /// Who is signed in now.
    pub session: Option<SignedInAs>,
    /// Who may sign up now.
    pub newcomer: Option<Newcomer>,
}

/// Somebody whom a provider vouches for, without an account.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct Newcomer {
    pub email: String,
    /// The name at the provider; empty if it told none.
    pub name: String,
    /// The provider.
    pub provider: String,
}

/// Have a code mailed to the address that a provider told.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct AskProof {
    pub state: LinkToken,
    /// The address as `newcomer` tells it: what is mailed there is counted.
    pub email: Email,
    /// The language of the mail.
    pub locale: Locale,
}

/// Show the code.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ShowProof {
    pub state: LinkToken,
    pub code: MailCode,
}

/// Sign up with what a provider said.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct SignUpByProvider {
    /// To what `GET /api/identity/sign-up-fields` asks.
    #[serde(default)]
    pub answers: super::Answers,
    pub state: LinkToken,
    pub name: Name,
    /// The language of mails and pages.
    pub locale: Locale,
    /// The version of the terms as `GET /api/space/portal` shows it now.
    pub accepted_terms_version: TermsVersion,
}

/// Who one is at a provider.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct LinkedIdentity {
    pub id: IdentityId,
    pub kind: ProviderKind,
    /// The provider.
    pub provider: String,
    /// The address that the provider told when it was linked.
    pub email: Option<String>,
    pub linked_at: Instant,
    pub last_used_at: Instant,
    /// Whether it opens the door now: not if the operator switched the provider off.
    pub is_on: bool,
}

/// The ways into one's own account.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct Identities {
    pub items: Vec<LinkedIdentity>,
    /// Whether the account has a password.
    pub has_password: bool,
    /// Providers that can still be linked.
    pub others: Vec<ProviderButton>,
}

/// A domain for which a provider speaks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ClaimedDomain {
    pub domain: Domain,
    /// Whether its people get in there and nowhere else.
    pub is_required: bool,
}

/// A provider as operators see it. Its secret is not among what they see.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct Provider {
    pub id: ProviderId,
    pub kind: ProviderKind,
    pub name: String,
    pub issuer: String,
    pub client_id: String,
    pub is_on: bool,
    pub domains: Vec<ClaimedDomain>,
    /// Where the provider is to send browsers back to, exactly so.
    pub redirect_uri: String,
    /// How many accounts are linked.
    pub identities: u32,
}

/// Set a provider up.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct CreateProvider {
    pub kind: ProviderKind,
    pub name: Name,
    /// `https://accounts.google.com`, `https://www.facebook.com`, or what the company's provider calls itself.
    pub issuer: Issuer,
    pub client_id: ClientId,
    pub client_secret: ClientSecret,
    /// For a corporate provider at least one, for others none.
    #[serde(default)]
    pub domains: Vec<ClaimedDomain>,
}

/// Change a provider. Its issuer stays: the identities of its people are its word.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct UpdateProvider {
    pub name: Name,
    pub client_id: ClientId,
    /// A new secret; left out, the one that there is stays.
    #[serde(default)]
    pub client_secret: Option<ClientSecret>,
    pub is_on: bool,
    #[serde(default)]
    pub domains: Vec<ClaimedDomain>,
}

/// What a provider publishes of itself now.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct ProviderCheck {
    /// The keys that its tokens may be signed with; none for Facebook, which signs none.
    pub keys: u32,
    /// Their algorithms.
    pub algorithms: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_return_path_stays_in_this_portal() {
        for good in ["/", "/bookings/bok_1?x=1", "/account#top"] {
            assert!(good.parse::<ReturnPath>().is_ok(), "{good}");
        }
        for bad in ["", "bookings", "//evil.example", "/\\evil.example", "https://evil.example", "/a b", "/a\nb"] {
            assert!(bad.parse::<ReturnPath>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_domain_is_read_as_of_an_address() {
        let read = |text: &str| serde_json::from_value::<Domain>(text.into());
        assert_eq!(read(" Corp.Example ").unwrap().as_str(), "corp.example");
        for bad in ["", "corp", "a@corp.example", "-corp.example", "corp example.org"] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
