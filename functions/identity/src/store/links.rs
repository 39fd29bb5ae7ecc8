//! What the links in mails stand for: sign-ups that wait, and resets.
use crate::api::{Answers, CreateAccount};
use crate::events::Reader;
use db::{Query, Statement};
use kernel::text::Email;
use kernel::{AccountId, CustomerId, Instant, Locale};
use serde::Deserialize;

pub(super) const INSERT_SIGN_UP: &str = "
INSERT INTO sign_ups (token_hash, email, name, locale, password_hash, terms_version, created_at, expires_at, answers, invitation_id)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

/// Keeps a sign-up until its link comes back. It is kept for an address that has an account too, though its link is sent to
/// nobody: signing in with it must say the same. `let_in_by` is the invitation that it takes to come in.
pub(crate) fn insert_sign_up(
    token_hash: &str,
    wish: &CreateAccount,
    (password_hash, answers): (&str, &Answers),
    let_in_by: Option<&str>,
    (now, expires_at): (Instant, Instant),
) -> Statement {
    let params = [
        token_hash.into(),
        wish.email.as_str().into(),
        wish.name.as_str().into(),
        wish.locale.tag().into(),
        password_hash.into(),
        wish.accepted_terms_version.as_str().into(),
        now.into(),
        expires_at.into(),
        serde_json::json!(answers).into(),
        let_in_by.into(),
    ];
    Statement::new(INSERT_SIGN_UP, params)
}

/// A sign-up that waits.
#[derive(Debug, Deserialize)]
pub(crate) struct PendingRow {
    pub token_hash: String,
    email: Email,
    name: String,
    locale: String,
    pub password_hash: String,
}

impl PendingRow {
    /// Whom to write to.
    pub(crate) fn reader(&self) -> Reader {
        Reader { email: self.email.clone(), name: self.name.clone(), locale: Locale::from_tag(&self.locale) }
    }
}

pub(super) const PENDING: &str = "
SELECT token_hash, email, name, locale, password_hash FROM sign_ups
WHERE email = ?1 AND account_id IS NULL AND ?2 < expires_at ORDER BY created_at DESC LIMIT 1";

/// The newest sign-up with that address whose link was not followed, whether or not the address has an account.
pub(crate) fn pending(email: &Email, now: Instant) -> Query<PendingRow> {
    Query::new(PENDING, [email.as_str().into(), now.into()])
}

pub(super) const LOST: &str = "
SELECT token_hash, email, name, locale, password_hash FROM sign_ups
WHERE email = ?1 AND account_id IS NULL AND ?2 < expires_at
  AND NOT EXISTS (SELECT 1 FROM accounts WHERE accounts.email = ?1) ORDER BY created_at DESC LIMIT 1";

/// The newest sign-up with that address whose link would still make an account.
pub(crate) fn lost(email: &Email, now: Instant) -> Query<PendingRow> {
    Query::new(LOST, [email.as_str().into(), now.into()])
}

pub(super) const REPEAT_SIGN_UP: &str = "
INSERT INTO sign_ups (token_hash, email, name, locale, password_hash, terms_version, created_at, expires_at, answers, invitation_id)
SELECT ?2, email, name, locale, password_hash, terms_version, ?3, ?4, answers, invitation_id FROM sign_ups WHERE token_hash = ?1";

/// The same sign-up again under another token, because the link got lost.
pub(crate) fn repeat_sign_up(of_hash: &str, token_hash: &str, now: Instant, expires_at: Instant) -> Statement {
    Statement::new(REPEAT_SIGN_UP, [of_hash.into(), token_hash.into(), now.into(), expires_at.into()])
}

pub(super) const NEWCOMER: &str = "
SELECT token_hash, email, name, locale, password_hash FROM sign_ups
WHERE token_hash = ?1 AND account_id IS NULL AND ?2 < expires_at
  AND NOT EXISTS (SELECT 1 FROM accounts WHERE accounts.email = sign_ups.email) LIMIT 1";

/// The sign-up whose link would make an account now.
pub(crate) fn newcomer(token_hash: &str, now: Instant) -> Query<PendingRow> {
    Query::new(NEWCOMER, [token_hash.into(), now.into()])
}

pub(super) const CLAIMED: &str = "
INSERT INTO identity_guards (guard) SELECT 'link_is_good' WHERE NOT EXISTS (
  SELECT 1 FROM sign_ups WHERE token_hash = ?1 AND account_id = ?2)";

/// Holds if it was this batch that made the account, after `verify`: what goes with a new account is told once.
pub(crate) fn claimed(token_hash: &str, account: &AccountId) -> Statement {
    Statement::new(CLAIMED, [token_hash.into(), account.as_str().into()])
}

pub(super) const CLAIM_SIGN_UP: &str = "
UPDATE sign_ups SET account_id = ?2 WHERE token_hash = ?1 AND account_id IS NULL AND ?3 < expires_at
  AND NOT EXISTS (SELECT 1 FROM accounts WHERE accounts.email = sign_ups.email)";

pub(super) const INSERT_ACCOUNT: &str = "
INSERT INTO accounts (id, email, name, locale, password_hash, terms_version, email_verified_at, created_at, approval, approval_at)
SELECT account_id, email, sign_ups.name, locale, password_hash, sign_ups.terms_version, ?3, ?3,
  CASE WHEN sign_up_approval = 1 THEN 'waits' ELSE 'not_wanted' END, CASE WHEN sign_up_approval = 1 THEN ?3 END
FROM sign_ups CROSS JOIN v_settings
WHERE token_hash = ?1 AND account_id = ?2";

pub(super) const INSERT_CUSTOMER: &str = "
INSERT INTO customers (id, name, email, created_at)
SELECT ?3, name, email, ?4 FROM sign_ups WHERE token_hash = ?1 AND account_id = ?2";

pub(super) const INSERT_LINK: &str = "
INSERT INTO account_customers (account_id, customer_id)
SELECT account_id, ?3 FROM sign_ups WHERE token_hash = ?1 AND account_id = ?2";

pub(super) const DELETE_RIVALS: &str = "
DELETE FROM sign_ups WHERE email = (SELECT email FROM sign_ups WHERE token_hash = ?1 AND account_id = ?2)
  AND account_id IS NULL";

pub(super) const IS_VERIFIED: &str = "
SELECT 1 FROM sign_ups JOIN accounts ON accounts.email = sign_ups.email
WHERE sign_ups.token_hash = ?1 AND ?2 < sign_ups.expires_at LIMIT 1";

/// Makes the account, with a customer of its own, that a sign-up waits to be; other sign-ups with the address are void.
/// Breaks `invitation_lets_in` where it takes an invitation that does not hold any more.
/// The last statement gives a row if the address has an account afterwards, so a link followed twice is good twice.
pub(crate) fn verify(token_hash: &str, account: &AccountId, customer: &CustomerId, now: Instant) -> Vec<Statement> {
    let answered = super::fields::answer_as_signed_up(token_hash, account, now);
    let (account, customer) = (account.as_str(), customer.as_str());
    vec![
        Statement::new(CLAIM_SIGN_UP, [token_hash.into(), account.into(), now.into()]),
        Statement::new(INSERT_ACCOUNT, [token_hash.into(), account.into(), now.into()]),
        Statement::new(INSERT_CUSTOMER, [token_hash.into(), account.into(), customer.into(), now.into()]),
        Statement::new(INSERT_LINK, [token_hash.into(), account.into(), customer.into()]),
        super::team_invitations::let_sign_up_in(token_hash, account, now),
        answered,
        Statement::new(DELETE_RIVALS, [token_hash.into(), account.into()]),
        Statement::new(IS_VERIFIED, [token_hash.into(), now.into()]),
    ]
}

pub(super) const INSERT_RESET: &str = "
INSERT INTO password_resets (token_hash, account_id, created_at, expires_at)
SELECT ?1, id, ?3, ?4 FROM accounts WHERE email = ?2";

/// Keeps what a reset link stands for; nothing if the address has no account.
pub(crate) fn insert_reset(token_hash: &str, email: &Email, now: Instant, expires_at: Instant) -> Statement {
    Statement::new(INSERT_RESET, [token_hash.into(), email.as_str().into(), now.into(), expires_at.into()])
}

pub(super) const RESET: &str = "
SELECT accounts.id, email, name, locale, password_hash, roles, NULL AS customer_id
FROM password_resets JOIN accounts ON accounts.id = password_resets.account_id
WHERE token_hash = ?1 AND used_at IS NULL AND ?2 < expires_at LIMIT 1";

/// The account that a reset link is good for.
pub(crate) fn reset(token_hash: &str, now: Instant) -> Query<super::accounts::AccountRow> {
    Query::new(RESET, [token_hash.into(), now.into()])
}

pub(super) const USE_RESETS: &str = "UPDATE password_resets SET used_at = ?2 WHERE account_id = ?1 AND used_at IS NULL";

/// Uses up every reset link of an account.
pub(crate) fn use_resets(account: &AccountId, now: Instant) -> Statement {
    Statement::new(USE_RESETS, [account.as_str().into(), now.into()])
}

/// Whether the last statement of a batch gave a row.
pub(crate) fn last_gave_a_row<T>(rows: &[Vec<T>]) -> bool {
    rows.last().is_some_and(|rows| !rows.is_empty())
}
