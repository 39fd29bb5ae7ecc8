-- owner: identity
CREATE TABLE accounts (
  id                 TEXT PRIMARY KEY,
  email              TEXT NOT NULL,
  name               TEXT NOT NULL,
  locale             TEXT NOT NULL,
  -- An Argon2id PHC string (RFC 9106); NULL until the owner has chosen one through "reset password".
  password_hash      TEXT,
  -- A JSON array of operator roles; empty for everybody but staff.
  roles              TEXT NOT NULL DEFAULT '[]',
  terms_version      TEXT,
  email_verified_at  INTEGER,
  created_at         INTEGER NOT NULL,
  CONSTRAINT account_email_is_taken UNIQUE (email),
  CONSTRAINT account_roles_are_json CHECK (json_valid(roles))
) STRICT;

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
-- A signed-in device. The refresh token is stored hashed; the one before it is kept to tell a lost race between two tabs
-- (moments ago) from a stolen token (later).
CREATE TABLE sessions (
  id             TEXT PRIMARY KEY,
  account_id     TEXT NOT NULL REFERENCES accounts (id),
  customer_id    TEXT REFERENCES customers (id),
  refresh_hash   TEXT NOT NULL,
  previous_hash  TEXT,
  rotated_at     INTEGER NOT NULL,
  created_at     INTEGER NOT NULL,
  last_used_at   INTEGER NOT NULL,
  expires_at     INTEGER NOT NULL,
  ended_at       INTEGER,
  user_agent     TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_open ON sessions (account_id, last_used_at DESC) WHERE ended_at IS NULL;

-- owner: identity
-- Links sent by mail: hashed, single use.
CREATE TABLE email_tokens (
  token_hash  TEXT PRIMARY KEY,
  account_id  TEXT NOT NULL REFERENCES accounts (id),
  purpose     TEXT NOT NULL,
  created_at  INTEGER NOT NULL,
  expires_at  INTEGER NOT NULL,
  used_at     INTEGER,
  CONSTRAINT email_token_purpose CHECK (purpose IN ('verify_email', 'reset_password'))
) STRICT, WITHOUT ROWID;
CREATE INDEX email_tokens_by_account ON email_tokens (account_id);

-- owner: identity
-- Failed attempts by account and by network address, for lock-out with back-off.
CREATE TABLE throttles (
  subject       TEXT PRIMARY KEY,
  failures      INTEGER NOT NULL,
  failed_at     INTEGER NOT NULL,
  locked_until  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
