//! Asking for it, taking it back, and beginning it.
use crate::COOLING_OFF_DAYS;
use db::{Query, Statement};
use kernel::{AccountId, Instant, Locale, millis, millis_option};
use serde::Deserialize;

pub(crate) const ALL_SQL: &[&str] =
    &[ERASURE, ASK, GUARD_ASKED, TAKE_BACK, DUE, GUARD_DUE, BEGIN, BEGIN_CUSTOMERS, BEGIN_ADDRESSES, HOLD, FOLLOW];

const ERASURE: &str = "SELECT account_id, email, name, locale, asked_at, due_at, held_since FROM erasures WHERE account_id = ?1 AND finished_at IS NULL LIMIT 1";
/// An erasure that was asked for and is not finished.
#[derive(Debug, Clone, Deserialize)]
pub struct ErasureRow {
    /// Whose.
    pub account_id: AccountId,
    /// Where they are written to.
    pub email: String,
    /// What they are called.
    pub name: String,
    locale: String,
    /// When they asked.
    #[serde(with = "millis")]
    pub asked_at: Instant,
    /// Until when they can take it back.
    #[serde(with = "millis")]
    pub due_at: Instant,
    /// Since when something stands in its way.
    #[serde(with = "millis_option")]
    pub held_since: Option<Instant>,
}

impl ErasureRow {
    /// The language that they are written to in.
    pub fn locale(&self) -> Locale {
        Locale::from_tag(&self.locale)
    }
}

/// What an account has asked for.
pub fn erasure(account: &AccountId) -> Query<ErasureRow> {
    Query::new(ERASURE, [account.as_str().into()])
}

const ASK: &str = "
INSERT INTO erasures (account_id, email, name, locale, asked_at, due_at)
SELECT id, email, name, locale, ?2, ?3 FROM v_account_details WHERE id = ?1";

/// Asks for an account's erasure: it is due in `COOLING_OFF_DAYS`. Breaks `erasures.account_id` where it was asked for already.
pub fn ask(account: &AccountId, now: Instant) -> Statement {
    Statement::new(ASK, [account.as_str().into(), now.into(), due_at(now).into()])
}

fn due_at(now: Instant) -> Instant {
    now.plus_minutes(COOLING_OFF_DAYS * 24 * 60)
}

const GUARD_ASKED: &str = "
INSERT INTO erasure_guards (guard) SELECT 'erasure_is_asked'
WHERE NOT EXISTS (SELECT 1 FROM erasures WHERE account_id = ?1 AND erased_at IS NULL)";
const TAKE_BACK: &str = "DELETE FROM erasures WHERE account_id = ?1 AND erased_at IS NULL";

/// Takes it back; breaks `erasure_is_asked` where there is nothing to take back, or no longer.
pub fn take_back(account: &AccountId) -> Vec<Statement> {
    [GUARD_ASKED, TAKE_BACK].map(|sql| Statement::new(sql, [account.as_str().into()])).to_vec()
}

/// Accounts that one run begins to erase.
const DUE: &str = "
SELECT account_id, email, name, locale, asked_at, due_at, held_since FROM erasures
WHERE due_at <= ?1 AND erased_at IS NULL ORDER BY due_at LIMIT 20";

/// What is due, the longest due first.
pub fn due(now: Instant) -> Query<ErasureRow> {
    Query::new(DUE, [now.into()])
}

const GUARD_DUE: &str = "
INSERT INTO erasure_guards (guard) SELECT 'erasure_is_due'
WHERE NOT EXISTS (SELECT 1 FROM erasures WHERE account_id = ?1 AND erased_at IS NULL AND due_at <= ?2)";
const BEGIN: &str = "UPDATE erasures SET erased_at = ?2, held_since = NULL WHERE account_id = ?1 AND erased_at IS NULL";
const BEGIN_CUSTOMERS: &str = "
INSERT OR IGNORE INTO erasure_customers (account_id, customer_id, name)
SELECT account_id, customer_id, (SELECT name FROM v_customers WHERE v_customers.id = own.customer_id) FROM v_account_customers AS own WHERE account_id = ?1 AND NOT EXISTS (
  SELECT 1 FROM v_account_customers AS others WHERE others.customer_id = own.customer_id AND others.account_id <> ?1)";
// A time in which nobody else had the address is one, however often the account left it and came back.
// Each is a walk through what others were told (`notices`), so there are 50 at most, the latest: more than one for each two days that they
// are kept. What is under those before goes by its age.
const BEGIN_ADDRESSES: &str = "
INSERT OR IGNORE INTO erasure_addresses (account_id, email, since, until)
SELECT account_id, email, since, min(max(until), CAST(?2 AS INTEGER)) FROM v_account_addresses WHERE account_id = ?1 GROUP BY email, since
ORDER BY max(until) DESC LIMIT 50";

/// Begins an erasure: for the head of identity's batch, before it forgets which addresses the account had. Breaks `erasure_is_due` unless it is, and `erasure_is_blocked` where
/// something stands in its way.
pub fn begin(account: &AccountId, now: Instant) -> Vec<Statement> {
    let id = || account.as_str();
    vec![
        Statement::new(GUARD_DUE, [id().into(), now.into()]),
        crate::guard_nothing_blocks(account, now),
        Statement::new(BEGIN_CUSTOMERS, [id().into()]),
        Statement::new(BEGIN_ADDRESSES, [id().into(), now.into()]),
        Statement::new(BEGIN, [id().into(), now.into()]),
    ]
}

const HOLD: &str = "
UPDATE erasures SET due_at = ?2, held_since = coalesce(held_since, ?3) WHERE account_id = ?1 AND erased_at IS NULL AND due_at <= ?3";

/// Looks again in a day, because something stands in its way.
pub fn hold(account: &AccountId, now: Instant) -> Statement {
    Statement::new(HOLD, [account.as_str().into(), now.plus_minutes(24 * 60).into(), now.into()])
}

const FOLLOW: &str = "UPDATE erasures SET email = ?2 WHERE account_id = ?1 AND erased_at IS NULL";

/// The account's address is another: that one is written to, and looked for. For identity's batch that changes it.
pub fn follow(account: &AccountId, email: &str) -> Statement {
    Statement::new(FOLLOW, [account.as_str().into(), email.into()])
}
