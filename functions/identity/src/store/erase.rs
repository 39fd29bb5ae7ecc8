//! The end of an account: nobody gets in any more, and nobody is named. Its row and its customers' rows stay, without anything
//! that says whose they were: what others own points to them.
use db::Statement;
use erasure::BLANK;
use kernel::AccountId;

pub(super) const SESSIONS: &str = "DELETE FROM sessions WHERE account_id = ?1";
pub(super) const ANSWERS: &str = "DELETE FROM field_answers WHERE account_id = ?1";
pub(super) const IDENTITIES: &str = "DELETE FROM identities WHERE account_id = ?1";
pub(super) const PASSKEYS: &str = "DELETE FROM passkeys WHERE account_id = ?1";
pub(super) const TOTP: &str = "DELETE FROM totp_factors WHERE account_id = ?1";
pub(super) const RECOVERY: &str = "DELETE FROM recovery_codes WHERE account_id = ?1";
pub(super) const TOKENS: &str = "DELETE FROM api_tokens WHERE account_id = ?1";
pub(super) const RESETS: &str = "DELETE FROM password_resets WHERE account_id = ?1";
// Under the addresses that the account had, what is of its time: `erasure::begin` has noted them.
pub(super) const SIGN_UPS: &str = "
DELETE FROM sign_ups WHERE account_id = ?1 OR token_hash IN (
  SELECT token_hash FROM v_erased_addresses AS own CROSS JOIN sign_ups ON sign_ups.email = own.email AND since < created_at AND created_at <= until
  WHERE own.account_id = ?1)";
// They live for minutes: under a former address there are none.
pub(super) const WAYS: &str = "
DELETE FROM provider_sign_ins WHERE email IS NOT NULL AND email = (SELECT email FROM accounts WHERE id = ?1)";
pub(super) const GUESTS: &str = "DELETE FROM guest_sign_ups WHERE email = (SELECT email FROM accounts WHERE id = ?1)";
pub(super) const INVITATIONS: &str = "
DELETE FROM operator_invitations WHERE invited_by = ?1 OR id IN (
  SELECT id FROM v_erased_addresses AS own CROSS JOIN operator_invitations AS theirs ON theirs.email = own.email AND since < created_at AND created_at <= until
  WHERE own.account_id = ?1)";
pub(super) const CHANGES: &str = "DELETE FROM address_changes WHERE account_id = ?1";
pub(super) const FORMER: &str = "DELETE FROM former_addresses WHERE account_id = ?1";
pub(super) const CUSTOMERS: &str = "
UPDATE customers SET name = ?2, email = 'erased.' || id || '@erased.invalid', rights = '{}' WHERE id IN (
  SELECT customer_id FROM account_customers AS own WHERE account_id = ?1 AND NOT EXISTS (
    SELECT 1 FROM account_customers AS others WHERE others.customer_id = own.customer_id AND others.account_id <> ?1))";
pub(super) const TIES: &str = "DELETE FROM account_customers WHERE account_id = ?1";
pub(super) const ACCOUNT: &str = "
UPDATE accounts SET email = 'erased.' || id || '@erased.invalid', name = ?2, locale = 'en', password_hash = NULL, terms_version = NULL,
  approval_words = NULL
WHERE id = ?1";

/// Ends every way in and every session, and takes the names from the account and from the customers that nobody else acts for.
/// Comes after `erasure::begin`, which notes those, and which refuses where something stands in the way.
pub(crate) fn anonymise(account: &AccountId) -> Vec<Statement> {
    let id = || account.as_str();
    let ways = [
        SESSIONS,
        ANSWERS,
        IDENTITIES,
        PASSKEYS,
        TOTP,
        RECOVERY,
        TOKENS,
        RESETS,
        SIGN_UPS,
        WAYS,
        GUESTS,
        INVITATIONS,
        CHANGES,
        FORMER,
    ];
    let mut writes: Vec<_> = ways.map(|sql| Statement::new(sql, [id().into()])).to_vec();
    writes.extend([
        Statement::new(CUSTOMERS, [id().into(), BLANK.into()]),
        Statement::new(TIES, [id().into()]),
        Statement::new(ACCOUNT, [id().into(), BLANK.into()]),
    ]);
    writes
}
