-- Addresses change, and are proven by a code.

-- owner: identity
-- The address that an account is to have, once what was mailed there comes back. One for an account: another takes its place.
CREATE TABLE address_changes (
  account_id  TEXT PRIMARY KEY REFERENCES accounts (id),
  email       TEXT NOT NULL,
  -- Of a code, an HMAC under a key of this function; of the link that an operator had sent, the SHA-256 of its token.
  proof_hash  TEXT NOT NULL,
  -- The session that asked and shows the code; NULL where an operator asked, and the link does. It lives for minutes, so it is no reference.
  session_id  TEXT,
  expires_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX address_changes_by_link ON address_changes (proof_hash) WHERE session_id IS NULL;
CREATE INDEX address_changes_by_expiry ON address_changes (expires_at);

-- owner: identity
-- An address that an account had, and the link with which whoever reads it puts it back, once.
CREATE TABLE former_addresses (
  -- SHA-256 of the token in the link.
  token_hash  TEXT PRIMARY KEY,
  account_id  TEXT NOT NULL REFERENCES accounts (id),
  email       TEXT NOT NULL,
  changed_at  INTEGER NOT NULL,
  expires_at  INTEGER NOT NULL,
  -- When it was put back, or one from before it was.
  used_at     INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX former_addresses_by_account ON former_addresses (account_id, changed_at);
CREATE INDEX former_addresses_by_expiry ON former_addresses (expires_at);

-- What somebody's export holds of these.
CREATE VIEW v_former_addresses AS SELECT CAST(changed_at AS TEXT) AS id, account_id, email, changed_at FROM former_addresses;

-- An HMAC of the code that was mailed to an address for which the provider does not vouch, and when it was shown.
ALTER TABLE provider_sign_ins ADD COLUMN proof_hash TEXT;
ALTER TABLE provider_sign_ins ADD COLUMN proven_at INTEGER;

-- Whose invoices go to the customer's own address has no copy of it: it follows where that changes.
UPDATE billing_accounts SET party = json_remove(party, '$.email')
WHERE party ->> 'email' = (SELECT email FROM customers WHERE customers.id = customer_id);

-- Always empty, so it can be made anew with more names that it refuses.
DROP TABLE identity_guards;

-- owner: identity
-- Always empty. A batch that must not happen inserts the name of the rule that it would break, and is refused.
CREATE TABLE identity_guards (
  guard  TEXT PRIMARY KEY,
  CONSTRAINT link_is_good CHECK (guard <> 'link_is_good'),
  CONSTRAINT password_is_as_seen CHECK (guard <> 'password_is_as_seen'),
  CONSTRAINT no_operator_yet CHECK (guard <> 'no_operator_yet'),
  CONSTRAINT operators_remain CHECK (guard <> 'operators_remain'),
  CONSTRAINT operators_get_in CHECK (guard <> 'operators_get_in'),
  CONSTRAINT arrival_is_good CHECK (guard <> 'arrival_is_good'),
  CONSTRAINT a_way_in_remains CHECK (guard <> 'a_way_in_remains'),
  CONSTRAINT no_second_step CHECK (guard <> 'no_second_step'),
  CONSTRAINT code_is_new CHECK (guard <> 'code_is_new'),
  CONSTRAINT recovery_code_is_good CHECK (guard <> 'recovery_code_is_good'),
  CONSTRAINT passkey_is_as_seen CHECK (guard <> 'passkey_is_as_seen'),
  CONSTRAINT passkeys_are_few CHECK (guard <> 'passkeys_are_few'),
  CONSTRAINT tokens_are_few CHECK (guard <> 'tokens_are_few'),
  CONSTRAINT roles_are_as_seen CHECK (guard <> 'roles_are_as_seen'),
  CONSTRAINT operator_invitation_is_good CHECK (guard <> 'operator_invitation_is_good'),
  CONSTRAINT operator_invitations_are_few CHECK (guard <> 'operator_invitations_are_few'),
  CONSTRAINT approval_is_as_seen CHECK (guard <> 'approval_is_as_seen'),
  CONSTRAINT fields_are_few CHECK (guard <> 'fields_are_few'),
  CONSTRAINT field_is_as_seen CHECK (guard <> 'field_is_as_seen'),
  CONSTRAINT address_change_is_good CHECK (guard <> 'address_change_is_good'),
  CONSTRAINT former_address_is_good CHECK (guard <> 'former_address_is_good'),
  CONSTRAINT proof_is_good CHECK (guard <> 'proof_is_good')
) STRICT, WITHOUT ROWID;
