//! The address of an account: one that waits to be its, those that it had, and the change.
use super::providers::{ClaimRow, claim_on};
use crate::events::Reader;
use crate::rules::address::{PUT_BACK_MINUTES_MAX, SUSPECT_MINUTES, Waiting};
use db::{Query, Statement};
use kernel::text::Email;
use kernel::{AccountId, Instant, Locale, SessionId, millis};
use serde::Deserialize;

pub(super) const ASK: &str = "
INSERT INTO address_changes (account_id, email, proof_hash, session_id, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (account_id) DO UPDATE SET email = excluded.email, proof_hash = excluded.proof_hash,
  session_id = excluded.session_id, expires_at = excluded.expires_at";

/// An account is to have that address once its code, or its link, comes back. It takes the place of one that waited.
pub(crate) fn ask(account: &AccountId, email: &Email, waiting: &Waiting) -> Statement {
    let params = [
        account.as_str().into(),
        email.as_str().into(),
        waiting.proof_hash.as_str().into(),
        waiting.session.as_ref().map(SessionId::as_str).into(),
        waiting.expires_at.into(),
    ];
    Statement::new(ASK, params)
}

/// A change that waits, with what the account has until then.
#[derive(Debug, Deserialize)]
pub(crate) struct ChangeRow {
    pub account_id: AccountId,
    /// The address that it is to have.
    pub wanted: Email,
    /// The address that it has.
    pub email: Email,
    name: String,
    locale: String,
    proof_hash: String,
    session_id: Option<SessionId>,
    #[serde(with = "millis")]
    expires_at: Instant,
}

impl ChangeRow {
    /// What the rules judge.
    pub(crate) fn waiting(&self) -> Waiting {
        let (proof_hash, session) = (self.proof_hash.clone(), self.session_id.clone());
        Waiting { proof_hash, session, expires_at: self.expires_at }
    }

    /// Whoever reads the address that the account has now.
    pub(crate) fn reader(&self) -> Reader {
        Reader { email: self.email.clone(), name: self.name.clone(), locale: Locale::from_tag(&self.locale) }
    }
}

pub(super) const WAITING: &str = "
SELECT account_id, address_changes.email AS wanted, accounts.email, name, locale, proof_hash, session_id, expires_at
FROM address_changes JOIN accounts ON accounts.id = account_id WHERE account_id = ?1 LIMIT 1";

/// What waits for an account.
pub(crate) fn waiting(account: &AccountId) -> Query<ChangeRow> {
    Query::new(WAITING, [account.as_str().into()])
}

pub(super) const BY_LINK: &str = "
SELECT account_id, address_changes.email AS wanted, accounts.email, name, locale, proof_hash, session_id, expires_at
FROM address_changes JOIN accounts ON accounts.id = account_id
WHERE proof_hash = ?1 AND session_id IS NULL AND ?2 < expires_at LIMIT 1";

/// What waits for a link that an operator has had mailed.
pub(crate) fn by_link(token_hash: &str, now: Instant) -> Query<ChangeRow> {
    Query::new(BY_LINK, [token_hash.into(), now.into()])
}

pub(super) const CLAIM_OF_WANTED: &str = claim_on!("address_changes.email", "address_changes", "account_id = ?1");

/// Who speaks for the domain of the address that waits.
pub(crate) fn claim_of_wanted(account: &AccountId) -> Query<ClaimRow> {
    Query::new(CLAIM_OF_WANTED, [account.as_str().into()])
}

pub(super) const FORGET: &str = "DELETE FROM address_changes WHERE account_id = ?1";

/// Nothing waits for that account any more.
pub(crate) fn forget(account: &AccountId) -> Statement {
    Statement::new(FORGET, [account.as_str().into()])
}

pub(super) const SET: &str = "UPDATE accounts SET email = ?2, email_verified_at = ?3 WHERE id = ?1";
// The customers that the account acts for and that had its address: their mails go where its own go.
pub(super) const SET_CUSTOMERS: &str = "
UPDATE customers SET email = ?3 WHERE email = ?2 AND id IN (SELECT customer_id FROM account_customers WHERE account_id = ?1)";

/// From `from` to `to`, for the account and for whatever of it says where it is written to. Breaks `accounts.email` where another
/// account was faster.
fn moved(account: &AccountId, from: &Email, to: &Email, now: Instant) -> [Statement; 5] {
    let (id, from, to) = (account.as_str(), from.as_str(), to.as_str());
    [
        Statement::new(SET, [id.into(), to.into(), now.into()]),
        Statement::new(SET_CUSTOMERS, [id.into(), from.into(), to.into()]),
        erasure::follow(account, to),
        Statement::new(super::arrivals::DELETE_SIGN_UPS, [to.into()]),
        forget(account),
    ]
}

pub(super) const REMEMBER: &str = "
INSERT INTO former_addresses (token_hash, account_id, email, changed_at, expires_at, used_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

/// The account had that address until now. The link of `token_hash` puts it back until then; with no `until`, none does.
fn remember(token_hash: &str, account: &AccountId, email: &Email, until: Option<Instant>, now: Instant) -> Statement {
    let spent = until.is_none().then_some(now);
    let params = [
        token_hash.into(),
        account.as_str().into(),
        email.as_str().into(),
        now.into(),
        until.unwrap_or(now).into(),
        spent.into(),
    ];
    Statement::new(REMEMBER, params)
}

/// Carries a change out: `token_hash` is of the link that puts the address back which the account had. The guard `address_change_is_good`
/// goes before.
pub(crate) fn change(row: &ChangeRow, token_hash: &str, now: Instant) -> Vec<Statement> {
    let until = now.plus_minutes(PUT_BACK_MINUTES_MAX);
    let mut writes = moved(&row.account_id, &row.email, &row.wanted, now).to_vec();
    writes.push(remember(token_hash, &row.account_id, &row.email, Some(until), now));
    writes
}

/// An address that an account had, with the account as it is now.
#[derive(Debug, Deserialize)]
pub(crate) struct FormerRow {
    pub account_id: AccountId,
    /// The address that it had.
    pub former: Email,
    email: Email,
    name: String,
    locale: String,
    #[serde(with = "millis")]
    changed_at: Instant,
}

impl FormerRow {
    fn reader_of(&self, email: &Email) -> Reader {
        Reader { email: email.clone(), name: self.name.clone(), locale: Locale::from_tag(&self.locale) }
    }

    /// Whoever reads the address that is put back.
    pub(crate) fn owner(&self) -> Reader {
        self.reader_of(&self.former)
    }

    /// Whoever reads the address that the account loses.
    pub(crate) fn other(&self) -> Reader {
        self.reader_of(&self.email)
    }
}

pub(super) const FORMER: &str = "
SELECT account_id, former_addresses.email AS former, accounts.email, name, locale, changed_at
FROM former_addresses JOIN accounts ON accounts.id = account_id
WHERE token_hash = ?1 AND used_at IS NULL AND ?2 < expires_at LIMIT 1";

/// What a link puts back.
pub(crate) fn former(token_hash: &str, now: Instant) -> Query<FormerRow> {
    Query::new(FORMER, [token_hash.into(), now.into()])
}

pub(super) const PASSKEYS_SINCE: &str = "DELETE FROM passkeys WHERE account_id = ?1 AND ?2 <= created_at";
pub(super) const IDENTITIES_SINCE: &str = "DELETE FROM identities WHERE account_id = ?1 AND ?2 <= linked_at";
pub(super) const TOTP_SINCE: &str =
    "DELETE FROM totp_factors WHERE account_id = ?1 AND (confirmed_at IS NULL OR ?2 <= confirmed_at)";
pub(super) const RECOVERY_WITHOUT: &str = "
DELETE FROM recovery_codes WHERE account_id = ?1 AND NOT EXISTS (SELECT 1 FROM totp_factors WHERE account_id = ?1)";
pub(super) const USE_FORMER: &str = "
UPDATE former_addresses SET used_at = ?3 WHERE account_id = ?1 AND ?2 <= changed_at AND used_at IS NULL";

/// Puts an address back, and takes away every way in that came about the change or after it; links for later changes are worth nothing.
/// The address that it loses is kept under `spent_hash`, of a token that nobody has. The guard `former_address_is_good` goes before.
pub(crate) fn put_back(row: &FormerRow, spent_hash: &str, now: Instant) -> Vec<Statement> {
    let id = || row.account_id.as_str();
    let since = row.changed_at.plus_minutes(-SUSPECT_MINUTES);
    let mut writes = moved(&row.account_id, &row.email, &row.former, now).to_vec();
    writes.extend(
        [PASSKEYS_SINCE, IDENTITIES_SINCE, TOTP_SINCE].map(|sql| Statement::new(sql, [id().into(), since.into()])),
    );
    writes.push(Statement::new(RECOVERY_WITHOUT, [id().into()]));
    writes.push(Statement::new(USE_FORMER, [id().into(), row.changed_at.into(), now.into()]));
    writes.push(remember(spent_hash, &row.account_id, &row.email, None, now));
    writes
}
