//! Providers of identities, as operators set them up, and what they publish.
use crate::api::{
    ClaimedDomain, Domain, IdentityId, LinkedIdentity, Provider, ProviderButton, ProviderId, ProviderKind,
};
use crate::rules::arrivals::Claim;
use db::{DbError, Query, Statement};
use kernel::text::Email;
use kernel::{AccountId, Instant, millis};
use serde::Deserialize;

/// How many providers there may be; more are not listed.
const PROVIDERS_MAX: u32 = 200;

pub(super) const BUTTONS: &str = "
SELECT id, kind, name FROM identity_providers WHERE is_on = 1 AND kind <> 'corporate' ORDER BY kind DESC, name LIMIT ?1";

/// The providers that are open to anybody.
pub(crate) fn buttons() -> Query<ProviderButton> {
    Query::new(BUTTONS, [PROVIDERS_MAX.into()])
}

/// Who speaks for a domain.
#[derive(Debug, Deserialize)]
pub(crate) struct ClaimRow {
    id: ProviderId,
    name: String,
    kind: ProviderKind,
    is_required: u8,
}

impl ClaimRow {
    /// The claim as the rules judge it.
    pub(crate) fn into_claim(self) -> Claim {
        Claim { is_required: self.is_required == 1, provider: self.id, name: self.name }
    }

    /// The claim as a way in, and whether it is the only one.
    pub(crate) fn into_button(self) -> (ProviderButton, bool) {
        (ProviderButton { id: self.id, kind: self.kind, name: self.name }, self.is_required == 1)
    }
}

/// SQL: who speaks for the domain of the address `$email` in `$from`, where `$holds`.
macro_rules! claim_on {
    ($email:literal, $from:literal, $holds:literal) => {
        concat!(
            "SELECT claiming.id, claiming.name, claiming.kind, is_required FROM ",
            $from,
            " JOIN provider_domains ON domain = substr(",
            $email,
            ", instr(",
            $email,
            ", '@') + 1)
JOIN identity_providers AS claiming ON claiming.id = provider_domains.provider_id
WHERE claiming.is_on = 1 AND ",
            $holds,
            " LIMIT 1"
        )
    };
}
pub(super) use claim_on;

pub(super) const CLAIM: &str = "
SELECT identity_providers.id, name, kind, is_required
FROM provider_domains JOIN identity_providers ON identity_providers.id = provider_domains.provider_id
WHERE domain = ?1 AND is_on = 1 LIMIT 1";

/// Who speaks for the domain of an address now. It looks at no account.
pub(crate) fn claim(email: &Email) -> Query<ClaimRow> {
    Query::new(CLAIM, [Domain::of(email).as_str().into()])
}

/// A provider with what it published when it was read last.
#[derive(Debug, Deserialize)]
pub(crate) struct ProviderRow {
    pub id: ProviderId,
    pub kind: ProviderKind,
    pub issuer: String,
    pub client_id: String,
    /// Sealed.
    pub client_secret: String,
    pub discovery: Option<String>,
    #[serde(with = "kernel::millis_option")]
    pub discovery_read_at: Option<Instant>,
    pub keys: Option<String>,
    #[serde(with = "kernel::millis_option")]
    pub keys_read_at: Option<Instant>,
}

pub(super) const BY_ID: &str = "
SELECT id, identity_providers.kind, issuer, client_id, client_secret,
  discovery.body AS discovery, discovery.read_at AS discovery_read_at, keys.body AS keys, keys.read_at AS keys_read_at
FROM identity_providers
LEFT JOIN provider_documents AS discovery ON discovery.provider_id = id AND discovery.kind = 'discovery'
LEFT JOIN provider_documents AS keys ON keys.provider_id = id AND keys.kind = 'keys'
WHERE id = ?1 AND (is_on = 1 OR ?2) LIMIT 1";

/// The provider, if it is on; with `even_off` in any case.
pub(crate) fn by_id(id: &ProviderId, even_off: bool) -> Query<ProviderRow> {
    Query::new(BY_ID, [id.as_str().into(), even_off.into()])
}

/// What a provider publishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Document {
    /// Where it does what.
    Discovery,
    /// What its tokens are signed with.
    Keys,
}

pub(super) const KEEP: &str = "
INSERT INTO provider_documents (provider_id, kind, body, read_at) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (provider_id, kind) DO UPDATE SET body = excluded.body, read_at = excluded.read_at
WHERE read_at <= excluded.read_at";

/// Keeps what a provider published at that time.
pub(crate) fn keep(id: &ProviderId, document: Document, body: &str, read_at: Instant) -> Statement {
    let kind = match document {
        Document::Discovery => "discovery",
        Document::Keys => "keys",
    };
    Statement::new(KEEP, [id.as_str().into(), kind.into(), body.into(), read_at.into()])
}

#[derive(Debug, Deserialize)]
pub(crate) struct ShownRow {
    id: ProviderId,
    kind: ProviderKind,
    name: String,
    issuer: String,
    client_id: String,
    is_on: u8,
    domains: String,
    identities: u32,
}

impl ShownRow {
    /// The provider as operators see it.
    pub(crate) fn into_provider(self, redirect_uri: &str) -> Result<Provider, DbError> {
        #[derive(Deserialize)]
        struct Kept {
            domain: Domain,
            is_required: u8,
        }
        let kept: Vec<Kept> = db::json(&self.domains)?;
        let shown = |kept: Kept| ClaimedDomain { domain: kept.domain, is_required: kept.is_required == 1 };
        Ok(Provider {
            id: self.id,
            kind: self.kind,
            name: self.name,
            issuer: self.issuer,
            client_id: self.client_id,
            is_on: self.is_on == 1,
            domains: kept.into_iter().map(shown).collect(),
            redirect_uri: redirect_uri.to_owned(),
            identities: self.identities,
        })
    }
}

pub(super) const SHOWN: &str = "
SELECT id, kind, name, issuer, client_id, is_on,
  (SELECT coalesce(json_group_array(json_object('domain', domain, 'is_required', is_required)), '[]')
    FROM provider_domains WHERE provider_id = identity_providers.id) AS domains,
  (SELECT count(*) FROM identities WHERE identities.issuer = identity_providers.issuer) AS identities
FROM identity_providers WHERE ?1 IS NULL OR id = ?1 ORDER BY name, id LIMIT ?2";

/// Every provider, or one, by name.
pub(crate) fn shown(id: Option<&ProviderId>) -> Query<ShownRow> {
    Query::new(SHOWN, [id.map(ProviderId::as_str).into(), PROVIDERS_MAX.into()])
}

/// A provider as it is to be.
pub(crate) struct Wanted<'a> {
    pub id: &'a ProviderId,
    pub name: &'a str,
    pub client_id: &'a str,
    /// Sealed; none to keep the one that there is.
    pub client_secret: Option<&'a str>,
    pub is_on: bool,
}

pub(super) const INSERT: &str = "
INSERT INTO identity_providers (id, kind, name, issuer, client_id, client_secret, is_on, created_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, ?7)";

/// Adds a provider, switched on.
pub(crate) fn insert(wanted: &Wanted<'_>, kind: ProviderKind, issuer: &str, now: Instant) -> Statement {
    let kind = match kind {
        ProviderKind::Google => "google",
        ProviderKind::Facebook => "facebook",
        ProviderKind::Corporate => "corporate",
    };
    let params = [
        wanted.id.as_str().into(),
        kind.into(),
        wanted.name.into(),
        issuer.into(),
        wanted.client_id.into(),
        wanted.client_secret.unwrap_or_default().into(),
        now.into(),
    ];
    Statement::new(INSERT, params)
}

pub(super) const UPDATE: &str = "
UPDATE identity_providers SET name = ?2, client_id = ?3, client_secret = coalesce(?4, client_secret), is_on = ?5
WHERE id = ?1";

/// Changes a provider.
pub(crate) fn update(wanted: &Wanted<'_>) -> Statement {
    let params = [
        wanted.id.as_str().into(),
        wanted.name.into(),
        wanted.client_id.into(),
        wanted.client_secret.into(),
        wanted.is_on.into(),
    ];
    Statement::new(UPDATE, params)
}

pub(super) const CLEAR_DOMAINS: &str = "DELETE FROM provider_domains WHERE provider_id = ?1";

pub(super) const INSERT_DOMAINS: &str = "
INSERT INTO provider_domains (domain, provider_id, is_required)
SELECT json_extract(value, '$.domain'), ?1, json_extract(value, '$.is_required') FROM json_each(?2)";

/// Lets a provider speak for these domains and no others.
pub(crate) fn set_domains(id: &ProviderId, domains: &[ClaimedDomain]) -> [Statement; 2] {
    [
        Statement::new(CLEAR_DOMAINS, [id.as_str().into()]),
        Statement::new(INSERT_DOMAINS, [id.as_str().into(), serde_json::json!(domains).into()]),
    ]
}

/// An identity of an account.
#[derive(Debug, Deserialize)]
pub(crate) struct IdentityRow {
    pub id: IdentityId,
    pub kind: ProviderKind,
    pub provider: String,
    pub email: Option<String>,
    #[serde(with = "millis")]
    pub linked_at: Instant,
    #[serde(with = "millis")]
    pub last_used_at: Instant,
    pub is_on: u8,
}

impl From<IdentityRow> for LinkedIdentity {
    fn from(row: IdentityRow) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            provider: row.provider,
            email: row.email,
            linked_at: row.linked_at,
            last_used_at: row.last_used_at,
            is_on: row.is_on == 1,
        }
    }
}

pub(super) const IDENTITIES: &str = "
SELECT identities.id, kind, identity_providers.name AS provider, email, linked_at, last_used_at, is_on
FROM identities JOIN identity_providers ON identity_providers.issuer = identities.issuer
WHERE account_id = ?1 ORDER BY linked_at, identities.id LIMIT ?2";

/// The identities of an account, the oldest first.
pub(crate) fn identities(account: &AccountId) -> Query<IdentityRow> {
    Query::new(IDENTITIES, [account.as_str().into(), PROVIDERS_MAX.into()])
}

pub(super) const OTHERS: &str = "
SELECT id, kind, name FROM identity_providers
WHERE is_on = 1 AND NOT EXISTS (
    SELECT 1 FROM identities WHERE account_id = ?1 AND identities.issuer = identity_providers.issuer)
  AND (kind <> 'corporate' OR EXISTS (
    SELECT 1 FROM accounts JOIN provider_domains ON domain = substr(email, instr(email, '@') + 1)
    WHERE accounts.id = ?1 AND provider_id = identity_providers.id))
ORDER BY kind DESC, name LIMIT ?2";

/// The providers that an account can still be linked with: those open to anybody, and its domain's.
pub(crate) fn others(account: &AccountId) -> Query<ProviderButton> {
    Query::new(OTHERS, [account.as_str().into(), PROVIDERS_MAX.into()])
}
