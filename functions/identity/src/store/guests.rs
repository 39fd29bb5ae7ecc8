//! Whoever wants to check out as a guest, until the code from the mail makes them an account.
use super::providers::{ClaimRow, claim_on};
use crate::api::{Answers, AskGuest};
use crate::rules::guests::CODE_MINUTES_MAX;
use db::{DbError, Query, Statement};
use kernel::text::{Email, Name};
use kernel::{AccountId, Instant, Locale};
use serde::Deserialize;

pub(super) const INSERT: &str = "
INSERT INTO guest_sign_ups (browser_hash, email, name, locale, terms_version, answers, code_hash, created_at, expires_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

/// Keeps who wants to be a guest, under the digest of what their browser was given. Without a `code_hash`, where the address has an
/// account, it stands for nothing, and looks the same.
pub(crate) fn insert(
    browser_hash: &str,
    wish: &AskGuest,
    answers: &Answers,
    code_hash: Option<&str>,
    now: Instant,
) -> Statement {
    let params = [
        browser_hash.into(),
        wish.email.as_str().into(),
        wish.name.as_str().into(),
        wish.locale.tag().into(),
        wish.accepted_terms_version.as_str().into(),
        serde_json::json!(answers).into(),
        code_hash.into(),
        now.into(),
        now.plus_minutes(CODE_MINUTES_MAX).into(),
    ];
    Statement::new(INSERT, params)
}

/// Somebody who waits for their code.
#[derive(Debug, Deserialize)]
pub(crate) struct GuestRow {
    pub email: Email,
    name: String,
    locale: String,
    pub terms_version: String,
    pub code_hash: Option<String>,
}

impl GuestRow {
    /// What they call themselves.
    pub(crate) fn name(&self) -> Result<Name, DbError> {
        self.name.parse().map_err(|_| DbError::Failed("unexpected name of a guest".to_owned()))
    }

    /// The language of their mails and pages.
    pub(crate) fn locale(&self) -> Locale {
        Locale::from_tag(&self.locale)
    }
}

pub(super) const WAITING: &str = "
SELECT email, name, locale, terms_version, code_hash FROM guest_sign_ups WHERE browser_hash = ?1 AND ?2 < expires_at LIMIT 1";

/// Whoever waits in that browser.
pub(crate) fn waiting(browser_hash: &str, now: Instant) -> Query<GuestRow> {
    Query::new(WAITING, [browser_hash.into(), now.into()])
}

pub(super) const CLAIM: &str = claim_on!("guest_sign_ups.email", "guest_sign_ups", "browser_hash = ?1");

/// Who speaks for the domain of their address.
pub(crate) fn claim(browser_hash: &str) -> Query<ClaimRow> {
    Query::new(CLAIM, [browser_hash.into()])
}

pub(super) const MARK: &str = "UPDATE accounts SET came_as_guest = 1 WHERE id = ?1";
// A field that was deleted meanwhile is left out.
pub(super) const ANSWER: &str = "
INSERT INTO field_answers (account_id, field_id, answer, answered_at)
SELECT ?2, key, guest_sign_ups.answers -> fullkey, ?3 FROM guest_sign_ups, json_each(guest_sign_ups.answers)
WHERE browser_hash = ?1 AND json_each.type <> 'null' AND EXISTS (SELECT 1 FROM profile_fields WHERE profile_fields.id = key)";
pub(super) const SPEND: &str = "DELETE FROM guest_sign_ups WHERE browser_hash = ?1";

/// What goes with the account that a guest has just become: it came that way, has answered what was asked, and the code is spent. The
/// guard `guest_code_is_good` goes before.
pub(crate) fn become_account(browser_hash: &str, account: &AccountId, now: Instant) -> [Statement; 3] {
    [
        Statement::new(MARK, [account.as_str().into()]),
        Statement::new(ANSWER, [browser_hash.into(), account.as_str().into(), now.into()]),
        Statement::new(SPEND, [browser_hash.into()]),
    ]
}
