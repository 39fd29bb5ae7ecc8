//! What must still be true when a batch is written. Each guard inserts its own name where it does not hold, which the
//! schema refuses by that name, and with it the whole batch.
use super::address::ChangeRow;
use super::arrivals::Way;
use crate::api::PasskeyId;
use crate::rules::passkeys::{Known, PASSKEYS_MAX};
use crate::rules::tokens::TOKENS_MAX;
use db::Statement;
use kernel::{AccountId, Instant};

/// The reset link was not used, has not expired, and exists.
pub(crate) const LINK: &str = "link_is_good";
/// The password is the one that was judged.
pub(crate) const PASSWORD: &str = "password_is_as_seen";
/// There is no operator.
pub(crate) const FIRST: &str = "no_operator_yet";
/// Somebody can hand out roles.
pub(crate) const LAST: &str = "operators_remain";
/// Somebody who can hand out roles gets in.
pub(crate) const LOCKED_OUT: &str = "operators_get_in";
/// Somebody came back from a provider, was believed, and has not gone in yet.
pub(crate) const ARRIVAL: &str = "arrival_is_good";
/// The account has a way in.
pub(crate) const WAY_IN: &str = "a_way_in_remains";
/// The account shows no codes.
pub(crate) const NO_STEP: &str = "no_second_step";
/// No code of the step, or of one after it, was taken.
pub(crate) const CODE: &str = "code_is_new";
/// The recovery code was not used.
pub(crate) const RECOVERY: &str = "recovery_code_is_good";
/// The passkey was not removed and has not signed since it was looked at.
pub(crate) const PASSKEY: &str = "passkey_is_as_seen";
/// The account may have another passkey.
pub(crate) const PASSKEYS: &str = "passkeys_are_few";
/// The account may have another token.
pub(crate) const TOKENS: &str = "tokens_are_few";
/// An address waits for that code or link, and the account has the address that it had.
pub(crate) const CHANGE: &str = "address_change_is_good";
/// The link that puts an address back was not used, has not expired, and exists.
pub(crate) const FORMER: &str = "former_address_is_good";
/// A code was mailed for somebody who came back from a provider, and was not shown.
pub(crate) const PROOF: &str = "proof_is_good";
/// A code was mailed to a guest, who waits in that browser, and was not shown.
pub(crate) const GUEST: &str = "guest_code_is_good";
/// The account has no password.
pub(crate) const NO_PASSWORD: &str = "no_password_yet";

pub(super) const LINK_IS_GOOD: &str = "
INSERT INTO identity_guards (guard) SELECT 'link_is_good' WHERE NOT EXISTS (
  SELECT 1 FROM password_resets WHERE token_hash = ?1 AND used_at IS NULL AND ?2 < expires_at)";

/// Holds while the reset link can be used.
pub(crate) fn link_is_good(token_hash: &str, now: Instant) -> Statement {
    Statement::new(LINK_IS_GOOD, [token_hash.into(), now.into()])
}

pub(super) const PASSWORD_IS_AS_SEEN: &str = "
INSERT INTO identity_guards (guard) SELECT 'password_is_as_seen' WHERE NOT EXISTS (
  SELECT 1 FROM accounts WHERE id = ?1 AND password_hash = ?2)";

/// Holds while the account has the password that was judged, so that no session outlives a change of password by a race.
pub(crate) fn password_is_as_seen(id: &AccountId, hash: &str) -> Statement {
    Statement::new(PASSWORD_IS_AS_SEEN, [id.as_str().into(), hash.into()])
}

pub(super) const NO_OPERATOR_YET: &str = "
INSERT INTO identity_guards (guard) SELECT 'no_operator_yet' WHERE EXISTS (SELECT 1 FROM accounts WHERE roles <> '[]')";

/// Holds until there is an operator.
pub(crate) fn no_operator_yet() -> Statement {
    Statement::new(NO_OPERATOR_YET, [])
}

pub(super) const OPERATORS_REMAIN: &str = "
INSERT INTO identity_guards (guard) SELECT 'operators_remain' WHERE NOT EXISTS (
  SELECT 1 FROM accounts, json_each(accounts.roles) WHERE roles <> '[]' AND json_each.value = 'operators:write')";

/// Holds while somebody can hand out roles; goes after the statement that changes them.
pub(crate) fn operators_remain() -> Statement {
    Statement::new(OPERATORS_REMAIN, [])
}

// A password or a passkey is a way in unless a provider that is on is the only one for the address's domain.
pub(super) const OPERATORS_GET_IN: &str = "
INSERT INTO identity_guards (guard) SELECT 'operators_get_in' WHERE NOT EXISTS (
  SELECT 1 FROM accounts, json_each(accounts.roles) WHERE roles <> '[]' AND json_each.value = 'operators:write' AND (
    ((password_hash IS NOT NULL OR EXISTS (SELECT 1 FROM passkeys WHERE passkeys.account_id = accounts.id)) AND NOT EXISTS (
      SELECT 1 FROM provider_domains JOIN identity_providers ON identity_providers.id = provider_id
      WHERE domain = substr(email, instr(email, '@') + 1) AND is_required = 1 AND is_on = 1))
    OR EXISTS (
      SELECT 1 FROM identities JOIN identity_providers ON identity_providers.issuer = identities.issuer
      WHERE identities.account_id = accounts.id AND is_on = 1)))";

/// Holds while somebody who can hand out roles gets in; goes after the statements that change providers.
pub(crate) fn operators_get_in() -> Statement {
    Statement::new(OPERATORS_GET_IN, [])
}

pub(super) const ARRIVAL_IS_GOOD: &str = "
INSERT INTO identity_guards (guard) SELECT 'arrival_is_good' WHERE NOT EXISTS (
  SELECT 1 FROM provider_sign_ins JOIN identity_providers ON identity_providers.id = provider_id
  WHERE state_hash = ?1 AND browser_hash = ?2 AND subject IS NOT NULL AND entered_at IS NULL AND ?3 < expires_at
    AND is_on = 1)";

/// Holds while somebody who came back from a provider may go in.
pub(crate) fn arrival_is_good(way: &Way<'_>, now: Instant) -> Statement {
    Statement::new(ARRIVAL_IS_GOOD, [way.state_hash.into(), way.browser_hash.into(), now.into()])
}

pub(super) const A_WAY_IN_REMAINS: &str = "
INSERT INTO identity_guards (guard) SELECT 'a_way_in_remains' WHERE NOT EXISTS (
  SELECT 1 FROM accounts WHERE id = ?1
  AND (password_hash IS NOT NULL OR EXISTS (SELECT 1 FROM passkeys WHERE passkeys.account_id = ?1)) AND NOT EXISTS (
    SELECT 1 FROM provider_domains JOIN identity_providers ON identity_providers.id = provider_id
    WHERE domain = substr(email, instr(email, '@') + 1) AND is_required = 1 AND is_on = 1))
AND NOT EXISTS (
  SELECT 1 FROM identities JOIN identity_providers ON identity_providers.issuer = identities.issuer
  WHERE identities.account_id = ?1 AND is_on = 1)";

/// Holds while an account has a way in; goes after the statement that takes one away.
pub(crate) fn a_way_in_remains(account: &AccountId) -> Statement {
    Statement::new(A_WAY_IN_REMAINS, [account.as_str().into()])
}

pub(super) const NO_SECOND_STEP: &str = "
INSERT INTO identity_guards (guard) SELECT 'no_second_step' WHERE EXISTS (
  SELECT 1 FROM totp_factors WHERE account_id = ?1 AND confirmed_at IS NOT NULL)";

/// Holds while the account shows no codes.
pub(crate) fn no_second_step(account: &AccountId) -> Statement {
    Statement::new(NO_SECOND_STEP, [account.as_str().into()])
}

pub(super) const CODE_IS_NEW: &str = "
INSERT INTO identity_guards (guard) SELECT 'code_is_new' WHERE NOT EXISTS (
  SELECT 1 FROM totp_factors WHERE account_id = ?1 AND secret = ?2 AND last_step < ?3)";

/// Holds while the account has that sealed secret and no code of the step or of one after it was taken.
pub(crate) fn code_is_new(account: &AccountId, sealed: &str, step: i64) -> Statement {
    Statement::new(CODE_IS_NEW, [account.as_str().into(), sealed.into(), step.into()])
}

pub(super) const RECOVERY_CODE_IS_GOOD: &str = "
INSERT INTO identity_guards (guard) SELECT 'recovery_code_is_good' WHERE NOT EXISTS (
  SELECT 1 FROM recovery_codes WHERE account_id = ?1 AND code_hash = ?2 AND used_at IS NULL)";

/// Holds while the recovery code can be used.
pub(crate) fn recovery_code_is_good(account: &AccountId, hash: &str) -> Statement {
    Statement::new(RECOVERY_CODE_IS_GOOD, [account.as_str().into(), hash.into()])
}

pub(super) const PASSKEY_IS_AS_SEEN: &str = "
INSERT INTO identity_guards (guard) SELECT 'passkey_is_as_seen' WHERE NOT EXISTS (
  SELECT 1 FROM passkeys WHERE id = ?1 AND sign_count = ?2)";

/// Holds while the passkey is there and has signed as often as when it was looked at.
pub(crate) fn passkey_is_as_seen(id: &PasskeyId, known: &Known) -> Statement {
    Statement::new(PASSKEY_IS_AS_SEEN, [id.as_str().into(), known.sign_count.into()])
}

pub(super) const PASSKEYS_ARE_FEW: &str = "
INSERT INTO identity_guards (guard) SELECT 'passkeys_are_few'
WHERE ?2 <= (SELECT count(*) FROM passkeys WHERE account_id = ?1)";

/// Holds while the account may have another passkey.
pub(crate) fn passkeys_are_few(account: &AccountId) -> Statement {
    Statement::new(PASSKEYS_ARE_FEW, [account.as_str().into(), PASSKEYS_MAX.into()])
}

pub(super) const TOKENS_ARE_FEW: &str = "
INSERT INTO identity_guards (guard) SELECT 'tokens_are_few'
WHERE ?2 <= (SELECT count(*) FROM api_tokens WHERE account_id = ?1 AND revoked_at IS NULL AND ?3 < expires_at)";

/// Holds while the account may have another token.
pub(crate) fn tokens_are_few(account: &AccountId, now: Instant) -> Statement {
    Statement::new(TOKENS_ARE_FEW, [account.as_str().into(), TOKENS_MAX.into(), now.into()])
}

pub(super) const ADDRESS_CHANGE_IS_GOOD: &str = "
INSERT INTO identity_guards (guard) SELECT 'address_change_is_good' WHERE NOT EXISTS (
  SELECT 1 FROM address_changes JOIN accounts ON accounts.id = account_id
  WHERE account_id = ?1 AND proof_hash = ?2 AND accounts.email = ?3 AND ?4 < expires_at)";

/// Holds while an address waits for that code or link, and the account has the address that it had when that was looked at.
pub(crate) fn address_change_is_good(row: &ChangeRow, now: Instant) -> Statement {
    let waiting = row.waiting();
    let params = [row.account_id.as_str().into(), waiting.proof_hash.into(), row.email.as_str().into(), now.into()];
    Statement::new(ADDRESS_CHANGE_IS_GOOD, params)
}

pub(super) const FORMER_ADDRESS_IS_GOOD: &str = "
INSERT INTO identity_guards (guard) SELECT 'former_address_is_good' WHERE NOT EXISTS (
  SELECT 1 FROM former_addresses WHERE token_hash = ?1 AND used_at IS NULL AND ?2 < expires_at)";

/// Holds while the link puts an address back.
pub(crate) fn former_address_is_good(token_hash: &str, now: Instant) -> Statement {
    Statement::new(FORMER_ADDRESS_IS_GOOD, [token_hash.into(), now.into()])
}

pub(super) const PROOF_IS_GOOD: &str = "
INSERT INTO identity_guards (guard) SELECT 'proof_is_good' WHERE NOT EXISTS (
  SELECT 1 FROM provider_sign_ins
  WHERE state_hash = ?1 AND browser_hash = ?2 AND proof_hash = ?3 AND proven_at IS NULL AND ?4 < expires_at)";

/// Holds while that code is the one that was mailed last on a way, and was not shown.
pub(crate) fn proof_is_good(way: &Way<'_>, proof_hash: &str, now: Instant) -> Statement {
    Statement::new(PROOF_IS_GOOD, [way.state_hash.into(), way.browser_hash.into(), proof_hash.into(), now.into()])
}

pub(super) const GUEST_CODE_IS_GOOD: &str = "
INSERT INTO identity_guards (guard) SELECT 'guest_code_is_good' WHERE NOT EXISTS (
  SELECT 1 FROM guest_sign_ups WHERE browser_hash = ?1 AND code_hash = ?2 AND ?3 < expires_at)";

/// Holds while that code makes whoever waits in that browser an account.
pub(crate) fn guest_code_is_good(browser_hash: &str, code_hash: &str, now: Instant) -> Statement {
    Statement::new(GUEST_CODE_IS_GOOD, [browser_hash.into(), code_hash.into(), now.into()])
}

pub(super) const NO_PASSWORD_YET: &str = "
INSERT INTO identity_guards (guard) SELECT 'no_password_yet' WHERE NOT EXISTS (
  SELECT 1 FROM accounts WHERE id = ?1 AND password_hash IS NULL)";

/// Holds while an account has no password.
pub(crate) fn no_password_yet(account: &AccountId) -> Statement {
    Statement::new(NO_PASSWORD_YET, [account.as_str().into()])
}
