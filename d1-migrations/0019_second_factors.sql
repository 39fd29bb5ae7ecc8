-- owner: identity
-- A code generator (RFC 6238) that an account's owner has set up. It counts once a code of it was shown.
CREATE TABLE totp_factors (
  account_id    TEXT PRIMARY KEY REFERENCES accounts (id),
  -- Sealed for this account alone (AES-256-GCM); the key is in the function's environment.
  secret        TEXT NOT NULL,
  created_at    INTEGER NOT NULL,
  confirmed_at  INTEGER,
  -- The step of 30 seconds whose code was taken last; that one and those before are taken no more.
  last_step     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- owner: identity
-- What opens in place of a code, once each, when the device that makes codes is lost.
CREATE TABLE recovery_codes (
  account_id  TEXT NOT NULL REFERENCES accounts (id),
  -- SHA-256 of 80 random bits.
  code_hash   TEXT NOT NULL,
  used_at     INTEGER,
  PRIMARY KEY (account_id, code_hash)
) STRICT, WITHOUT ROWID;

-- owner: identity
-- A key pair of which the owner's device keeps the private half (WebAuthn level 3).
CREATE TABLE passkeys (
  id                TEXT PRIMARY KEY,
  account_id        TEXT NOT NULL REFERENCES accounts (id),
  -- What the device calls it, in base64url.
  credential_id     TEXT NOT NULL,
  -- The public half as a COSE key (RFC 9052), in base64url.
  public_key        TEXT NOT NULL,
  -- How often the device has signed, as it says; 0 for those that do not count.
  sign_count        INTEGER NOT NULL,
  -- Whether it may be on several devices, and whether it is.
  backup_eligible   INTEGER NOT NULL,
  is_backed_up      INTEGER NOT NULL,
  -- How the device is reached, as the browser says: a JSON array.
  transports        TEXT NOT NULL,
  name              TEXT NOT NULL,
  created_at        INTEGER NOT NULL,
  last_used_at      INTEGER NOT NULL,
  CONSTRAINT passkey_is_taken UNIQUE (credential_id),
  CONSTRAINT passkey_transports_are_json CHECK (json_valid(transports))
) STRICT;
CREATE INDEX passkeys_by_account ON passkeys (account_id, created_at);

-- owner: identity
-- Challenges are signed and kept nowhere; those that were answered stand here until they would have expired, so that none is
-- answered twice.
CREATE TABLE used_challenges (
  -- SHA-256 of the challenge.
  challenge_hash  TEXT PRIMARY KEY,
  expires_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX used_challenges_by_expiry ON used_challenges (expires_at);

-- owner: identity
-- What lets a program act for an account, within its scopes. It is exchanged for short access tokens.
CREATE TABLE api_tokens (
  id            TEXT PRIMARY KEY,
  account_id    TEXT NOT NULL REFERENCES accounts (id),
  -- SHA-256 of 256 random bits.
  secret_hash   TEXT NOT NULL,
  name          TEXT NOT NULL,
  -- A JSON array such as ["bookings:write","billing:read"].
  scopes        TEXT NOT NULL,
  created_at    INTEGER NOT NULL,
  expires_at    INTEGER NOT NULL,
  -- To the hour; NULL until it was exchanged once.
  last_used_at  INTEGER,
  revoked_at    INTEGER,
  CONSTRAINT token_scopes_are_json CHECK (json_valid(scopes))
) STRICT;
CREATE INDEX api_tokens_by_account ON api_tokens (account_id, created_at DESC);
CREATE INDEX api_tokens_by_expiry ON api_tokens (expires_at);

-- When whoever is signed in last showed anew who they are; NULL for not since the session began.
ALTER TABLE sessions ADD COLUMN confirmed_at INTEGER;

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
  CONSTRAINT tokens_are_few CHECK (guard <> 'tokens_are_few')
) STRICT, WITHOUT ROWID;

-- What somebody's export holds of these.
CREATE VIEW v_passkeys AS SELECT id, account_id, name, created_at, last_used_at FROM passkeys;
CREATE VIEW v_api_tokens AS SELECT id, account_id, name, scopes, created_at, expires_at, last_used_at, revoked_at FROM api_tokens;
