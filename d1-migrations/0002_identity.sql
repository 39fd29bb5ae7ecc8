-- owner: identity
-- A login. A row exists only once its mailbox is proven: by a link that arrived there, or by the word of an operator.
CREATE TABLE accounts (
  id                 TEXT PRIMARY KEY,
  email              TEXT NOT NULL,
  name               TEXT NOT NULL,
  locale             TEXT NOT NULL,
  -- An Argon2id PHC string (RFC 9106); NULL until the owner has chosen one through "reset password".
  password_hash      TEXT,
  -- A JSON array of operator roles; empty for everybody but staff.
  roles              TEXT NOT NULL DEFAULT '[]',
  -- The terms accepted at sign-up; NULL for accounts that an operator made.
  terms_version      TEXT,
  email_verified_at  INTEGER NOT NULL,
  created_at         INTEGER NOT NULL,
  CONSTRAINT account_email_is_taken UNIQUE (email),
  CONSTRAINT account_roles_are_json CHECK (json_valid(roles))
) STRICT;
CREATE INDEX accounts_operators ON accounts (email) WHERE roles <> '[]';

-- owner: identity
-- A person or company profile. Member or contact is derived from contracts, never stored.
CREATE TABLE customers (
  id          TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  email       TEXT NOT NULL,
  -- Rights granted (true) or withheld (false) for this customer alone.
  rights      TEXT NOT NULL DEFAULT '{}',
  created_at  INTEGER NOT NULL,
  CONSTRAINT customer_rights_are_json CHECK (json_valid(rights))
) STRICT;
CREATE INDEX customers_by_name ON customers (name, id);

-- owner: identity
CREATE TABLE account_customers (
  account_id   TEXT NOT NULL REFERENCES accounts (id),
  customer_id  TEXT NOT NULL REFERENCES customers (id),
  PRIMARY KEY (account_id, customer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_customers_by_customer ON account_customers (customer_id);

-- owner: identity
-- A sign-up that waits for its link to come back. Each link makes the account from its own row, so a stranger who signs
-- up with somebody else's address cannot slip a password under the link that its owner asked for.
CREATE TABLE sign_ups (
  -- SHA-256 of the token in the link.
  token_hash     TEXT PRIMARY KEY,
  email          TEXT NOT NULL,
  name           TEXT NOT NULL,
  locale         TEXT NOT NULL,
  password_hash  TEXT NOT NULL,
  terms_version  TEXT NOT NULL,
  created_at     INTEGER NOT NULL,
  expires_at     INTEGER NOT NULL,
  -- The account that it became.
  account_id     TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_ups_by_email ON sign_ups (email, created_at DESC);
CREATE INDEX sign_ups_by_expiry ON sign_ups (expires_at);

-- owner: identity
-- Links that let the owner of a mailbox choose a new password, once.
CREATE TABLE password_resets (
  -- SHA-256 of the token in the link.
  token_hash  TEXT PRIMARY KEY,
  account_id  TEXT NOT NULL REFERENCES accounts (id),
  created_at  INTEGER NOT NULL,
  expires_at  INTEGER NOT NULL,
  used_at     INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX password_resets_by_account ON password_resets (account_id);
CREATE INDEX password_resets_by_expiry ON password_resets (expires_at);

-- owner: identity
-- A signed-in device. Of its refresh token only the SHA-256 is kept.
CREATE TABLE sessions (
  id            TEXT PRIMARY KEY,
  account_id    TEXT NOT NULL REFERENCES accounts (id),
  -- Who it acts for; looked up anew with every refresh, so it is no reference.
  customer_id   TEXT,
  refresh_hash  TEXT NOT NULL,
  -- When the refresh token was last replaced; a repeat of the replaced one is forgiven for some seconds after.
  rotated_at    INTEGER NOT NULL,
  created_at    INTEGER NOT NULL,
  last_used_at  INTEGER NOT NULL,
  expires_at    INTEGER NOT NULL,
  ended_at      INTEGER,
  user_agent    TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_by_account ON sessions (account_id, last_used_at DESC);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

-- owner: identity
-- Attempts counted by account, mailbox and network address, for lock-out with back-off.
CREATE TABLE throttles (
  subject       TEXT PRIMARY KEY,
  attempts      INTEGER NOT NULL,
  -- When counting began; after the subject's window it begins anew.
  since         INTEGER NOT NULL,
  locked_until  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX throttles_by_age ON throttles (since);

-- owner: identity
-- Always empty. A batch that must not happen inserts the name of the rule that it would break, and is refused.
CREATE TABLE identity_guards (
  guard  TEXT PRIMARY KEY,
  CONSTRAINT link_is_good CHECK (guard <> 'link_is_good'),
  CONSTRAINT password_is_as_seen CHECK (guard <> 'password_is_as_seen'),
  CONSTRAINT no_operator_yet CHECK (guard <> 'no_operator_yet'),
  CONSTRAINT operators_remain CHECK (guard <> 'operators_remain')
) STRICT, WITHOUT ROWID;
