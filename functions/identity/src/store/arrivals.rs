//! Who is on the way to a provider and back, and what comes of it.
use super::Row;
use super::accounts::AccountRow;
use super::providers::{ClaimRow, ProviderRow, claim_on};
use super::team_invitations::{self, LetIn};
use crate::api::{IdentityId, ProviderId, ProviderKind, ReturnPath};
use crate::rules::arrivals::Arrival;
use crate::rules::id_token::Person;
use crate::secrets::digest;
use db::{Query, Statement};
use kernel::text::{Email, Name};
use kernel::{AccountId, CustomerId, Instant, Locale};
use serde::Deserialize;

/// A way that one browser set out on.
pub(crate) struct Way<'a> {
    /// SHA-256 of the state.
    pub state_hash: &'a str,
    /// SHA-256 of what the browser keeps.
    pub browser_hash: &'a str,
}

pub(super) const INSERT: &str = "
INSERT INTO provider_sign_ins (state_hash, browser_hash, provider_id, account_id, return_to, expires_at, invitation_hash)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

/// Sets out for a provider; with an account, to link it.
pub(crate) fn insert(
    way: &Way<'_>,
    provider: &ProviderId,
    to_link: Option<&AccountId>,
    return_to: &ReturnPath,
    expires_at: Instant,
) -> Statement {
    let params = [
        way.state_hash.into(),
        way.browser_hash.into(),
        provider.as_str().into(),
        to_link.map(AccountId::as_str).into(),
        return_to.as_str().into(),
        expires_at.into(),
        return_to.invitation().map(|token| digest(token.as_bytes())).into(),
    ];
    Statement::new(INSERT, params)
}

pub(super) const USE: &str = "
UPDATE provider_sign_ins SET used_at = ?3
WHERE state_hash = ?1 AND browser_hash = ?2 AND used_at IS NULL AND ?3 < expires_at RETURNING state_hash";

pub(super) const PROVIDER: &str = "
SELECT id, identity_providers.kind, issuer, client_id, client_secret,
  discovery.body AS discovery, discovery.read_at AS discovery_read_at, keys.body AS keys, keys.read_at AS keys_read_at
FROM identity_providers
LEFT JOIN provider_documents AS discovery ON discovery.provider_id = id AND discovery.kind = 'discovery'
LEFT JOIN provider_documents AS keys ON keys.provider_id = id AND keys.kind = 'keys'
WHERE id = (SELECT provider_id FROM provider_sign_ins WHERE state_hash = ?1) AND is_on = 1 LIMIT 1";

/// Uses a state up, once and by the browser that it was given to, before anything is asked of the provider; and the
/// provider, if it is on.
pub(crate) fn use_up(way: &Way<'_>, now: Instant) -> (Query<Row>, Query<ProviderRow>) {
    let used = Query::new(USE, [way.state_hash.into(), way.browser_hash.into(), now.into()]);
    (used, Query::new(PROVIDER, [way.state_hash.into()]))
}

pub(super) const ARRIVE: &str = "
UPDATE provider_sign_ins SET subject = ?2, email = ?3, email_verified = ?4, name = ?5, expires_at = ?6
WHERE state_hash = ?1 AND used_at IS NOT NULL AND subject IS NULL";

/// Keeps what the provider said. An address that is none is left out.
pub(crate) fn arrive(way: &Way<'_>, person: &Person, expires_at: Instant) -> Statement {
    let email = person.email.as_ref().and_then(|email| email.parse::<Email>().ok());
    let name = person.name.as_ref().and_then(|name| name.parse::<Name>().ok());
    let params = [
        way.state_hash.into(),
        person.subject.as_str().into(),
        email.as_ref().map(Email::as_str).into(),
        person.email_verified.into(),
        name.as_ref().map(Name::as_str).into(),
        expires_at.into(),
    ];
    Statement::new(ARRIVE, params)
}

/// Somebody whom the provider vouched for, and who has not gone in yet.
#[derive(Debug, Deserialize)]
pub(crate) struct ArrivalRow {
    provider_id: ProviderId,
    kind: ProviderKind,
    pub provider: String,
    email: Option<Email>,
    email_verified: Option<u8>,
    pub name: Option<String>,
    account_id: Option<AccountId>,
    pub return_to: String,
    proven: u8,
}

impl ArrivalRow {
    /// What the rules judge.
    pub(crate) fn arrival(&self) -> Arrival {
        Arrival {
            provider: self.provider_id.clone(),
            kind: self.kind,
            email: self.email.clone(),
            email_verified: self.email_verified.map(|verified| verified == 1),
            proven: self.proven == 1,
            to_link: self.account_id.clone(),
        }
    }
}

pub(super) const ARRIVED: &str = "
SELECT provider_id, kind, identity_providers.name AS provider, email, email_verified, provider_sign_ins.name,
  account_id, return_to, proven_at IS NOT NULL AS proven
FROM provider_sign_ins JOIN identity_providers ON identity_providers.id = provider_id
WHERE state_hash = ?1 AND browser_hash = ?2 AND subject IS NOT NULL AND entered_at IS NULL AND ?3 < expires_at
  AND is_on = 1 LIMIT 1";

pub(super) const OWNER: &str = "
SELECT accounts.id, accounts.email, accounts.name, locale, password_hash, roles,
  (SELECT customers.id FROM account_customers JOIN customers ON customers.id = account_customers.customer_id
    WHERE account_customers.account_id = accounts.id ORDER BY customers.name, customers.id LIMIT 1) AS customer_id,
  EXISTS (SELECT 1 FROM totp_factors WHERE totp_factors.account_id = accounts.id AND confirmed_at IS NOT NULL) AS has_second_step,
  (SELECT door FROM v_account_doors AS doors WHERE doors.account_id = accounts.id) AS door
FROM provider_sign_ins
JOIN identity_providers ON identity_providers.id = provider_id
JOIN identities ON identities.issuer = identity_providers.issuer AND identities.subject = provider_sign_ins.subject
JOIN accounts ON accounts.id = identities.account_id
WHERE state_hash = ?1 LIMIT 1";

pub(super) const OWNER_CLAIM: &str = claim_on!(
    "accounts.email",
    "provider_sign_ins
JOIN identity_providers ON identity_providers.id = provider_sign_ins.provider_id
JOIN identities ON identities.issuer = identity_providers.issuer AND identities.subject = provider_sign_ins.subject
JOIN accounts ON accounts.id = identities.account_id",
    "state_hash = ?1"
);

pub(super) const NAMESAKE: &str = "
SELECT accounts.id, accounts.email, accounts.name, locale, password_hash, roles,
  (SELECT customers.id FROM account_customers JOIN customers ON customers.id = account_customers.customer_id
    WHERE account_customers.account_id = accounts.id ORDER BY customers.name, customers.id LIMIT 1) AS customer_id,
  EXISTS (SELECT 1 FROM totp_factors WHERE totp_factors.account_id = accounts.id AND confirmed_at IS NOT NULL) AS has_second_step,
  (SELECT door FROM v_account_doors AS doors WHERE doors.account_id = accounts.id) AS door
FROM provider_sign_ins JOIN accounts ON accounts.id = coalesce(account_id,
  (SELECT namesakes.id FROM accounts AS namesakes WHERE namesakes.email = provider_sign_ins.email))
WHERE state_hash = ?1 LIMIT 1";

pub(super) const CLAIM: &str = claim_on!("provider_sign_ins.email", "provider_sign_ins", "state_hash = ?1");

/// Somebody who arrived, with all that decides what becomes of them.
pub(crate) type Arrived = (
    Query<ArrivalRow>,
    Query<AccountRow>,
    Query<ClaimRow>,
    Query<AccountRow>,
    Query<ClaimRow>,
    Query<super::accounts::Space>,
    Query<LetIn>,
);

/// Who arrived; the owner of the identity and who speaks for their domain; the account to be linked or with the address that
/// the provider told, and who speaks for that; the space; the invitation that the way leads back to, if it lets them in.
pub(crate) fn arrived(way: &Way<'_>, now: Instant) -> Arrived {
    (
        Query::new(ARRIVED, [way.state_hash.into(), way.browser_hash.into(), now.into()]),
        Query::new(OWNER, [way.state_hash.into()]),
        Query::new(OWNER_CLAIM, [way.state_hash.into()]),
        Query::new(NAMESAKE, [way.state_hash.into()]),
        Query::new(CLAIM, [way.state_hash.into()]),
        super::accounts::space(),
        team_invitations::by_way(way, now),
    )
}

pub(super) const ASK_PROOF: &str =
    "UPDATE provider_sign_ins SET proof_hash = ?2 WHERE state_hash = ?1 AND proven_at IS NULL";

/// Keeps what there is of the code that is mailed to the address; one before is worth nothing. The guard `arrival_is_good` goes before.
pub(crate) fn ask_proof(way: &Way<'_>, proof_hash: &str) -> Statement {
    Statement::new(ASK_PROOF, [way.state_hash.into(), proof_hash.into()])
}

/// What is kept of a code that was mailed to whoever came back.
#[derive(Debug, Deserialize)]
pub(crate) struct ProofRow {
    pub proof_hash: Option<String>,
}

pub(super) const PROOF: &str = "
SELECT proof_hash FROM provider_sign_ins
WHERE state_hash = ?1 AND browser_hash = ?2 AND subject IS NOT NULL AND entered_at IS NULL AND proven_at IS NULL
  AND ?3 < expires_at LIMIT 1";

/// The code that is open on a way.
pub(crate) fn proof(way: &Way<'_>, now: Instant) -> Query<ProofRow> {
    Query::new(PROOF, [way.state_hash.into(), way.browser_hash.into(), now.into()])
}

pub(super) const PROVE: &str = "UPDATE provider_sign_ins SET proven_at = ?2 WHERE state_hash = ?1";

/// The code was shown. The guard `proof_is_good` goes before.
pub(crate) fn prove(way: &Way<'_>, now: Instant) -> Statement {
    Statement::new(PROVE, [way.state_hash.into(), now.into()])
}

pub(super) const ENTER: &str = "UPDATE provider_sign_ins SET entered_at = ?2 WHERE state_hash = ?1";

/// Goes in. The guard `arrival_is_good` goes before.
pub(crate) fn enter(way: &Way<'_>, now: Instant) -> Statement {
    Statement::new(ENTER, [way.state_hash.into(), now.into()])
}

pub(super) const LINK: &str = "
INSERT INTO identities (id, account_id, issuer, subject, email, linked_at, last_used_at)
SELECT ?2, ?3, issuer, subject, email, ?4, ?4
FROM provider_sign_ins JOIN identity_providers ON identity_providers.id = provider_id WHERE state_hash = ?1";

/// The identity joins an account.
pub(crate) fn link(way: &Way<'_>, id: &IdentityId, account: &AccountId, now: Instant) -> Statement {
    Statement::new(LINK, [way.state_hash.into(), id.as_str().into(), account.as_str().into(), now.into()])
}

pub(super) const TOUCH: &str = "
UPDATE identities SET last_used_at = ?2 WHERE (issuer, subject) = (
  SELECT issuer, subject FROM provider_sign_ins JOIN identity_providers ON identity_providers.id = provider_id
  WHERE state_hash = ?1)";

/// The identity opened the door.
pub(crate) fn touch(way: &Way<'_>, now: Instant) -> Statement {
    Statement::new(TOUCH, [way.state_hash.into(), now.into()])
}

pub(super) const INSERT_ACCOUNT: &str = "
INSERT INTO accounts (id, email, name, locale, password_hash, terms_version, email_verified_at, created_at, approval, approval_at)
SELECT ?1, ?2, ?3, ?4, NULL, ?5, ?6, ?6, CASE WHEN sign_up_approval = 1 THEN 'waits' ELSE 'not_wanted' END,
  CASE WHEN sign_up_approval = 1 THEN ?6 END FROM v_settings";

pub(super) const INSERT_CUSTOMER: &str = "INSERT INTO customers (id, name, email, created_at) VALUES (?1, ?2, ?3, ?4)";

pub(super) const INSERT_TIE: &str = "INSERT INTO account_customers (account_id, customer_id) VALUES (?1, ?2)";

pub(super) const DELETE_SIGN_UPS: &str = "DELETE FROM sign_ups WHERE email = ?1 AND account_id IS NULL";

/// Somebody new.
pub(crate) struct Newcomer<'a> {
    pub account: &'a AccountId,
    pub customer: &'a CustomerId,
    pub email: &'a Email,
    pub name: &'a Name,
    pub locale: Locale,
    pub terms_version: &'a str,
}

/// Makes an account without a password, with a customer of its own; sign-ups with the address that still wait are void.
pub(crate) fn sign_up(newcomer: &Newcomer<'_>, now: Instant) -> [Statement; 4] {
    let (account, customer) = (newcomer.account.as_str(), newcomer.customer.as_str());
    let (email, name) = (newcomer.email.as_str(), newcomer.name.as_str());
    let of_account = [
        account.into(),
        email.into(),
        name.into(),
        newcomer.locale.tag().into(),
        newcomer.terms_version.into(),
        now.into(),
    ];
    [
        Statement::new(INSERT_ACCOUNT, of_account),
        Statement::new(INSERT_CUSTOMER, [customer.into(), name.into(), email.into(), now.into()]),
        Statement::new(INSERT_TIE, [account.into(), customer.into()]),
        Statement::new(DELETE_SIGN_UPS, [email.into()]),
    ]
}

pub(super) const SESSION_BEGAN: &str = "SELECT max(created_at, coalesce(confirmed_at, 0)) AS created_at FROM sessions WHERE id = ?1 AND account_id = ?2 AND ended_at IS NULL LIMIT 1";

/// When a session began, or its owner last showed anew who they are.
#[derive(Debug, Deserialize)]
pub(crate) struct Began {
    #[serde(with = "kernel::millis")]
    pub created_at: Instant,
}

/// When somebody who is signed in last showed who they are, if their session has not ended.
pub(crate) fn session_began(session: &kernel::SessionId, account: &AccountId) -> Query<Began> {
    Query::new(SESSION_BEGAN, [session.as_str().into(), account.as_str().into()])
}

pub(super) const UNLINK: &str = "DELETE FROM identities WHERE id = ?1 AND account_id = ?2";

/// An identity leaves its account.
pub(crate) fn unlink(id: &IdentityId, account: &AccountId) -> Statement {
    Statement::new(UNLINK, [id.as_str().into(), account.as_str().into()])
}
