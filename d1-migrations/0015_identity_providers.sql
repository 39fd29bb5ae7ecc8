-- owner: identity
-- Who else may say who somebody is: an OpenID provider, or Facebook.
CREATE TABLE identity_providers (
  id             TEXT PRIMARY KEY,
  kind           TEXT NOT NULL,
  name           TEXT NOT NULL,
  -- Never changes: the identities of its people are its word.
  issuer         TEXT NOT NULL,
  client_id      TEXT NOT NULL,
  -- Sealed for this row alone (AES-256-GCM); the key is in the function's environment.
  client_secret  TEXT NOT NULL,
  is_on          INTEGER NOT NULL,
  created_at     INTEGER NOT NULL,
  CONSTRAINT provider_issuer_is_taken UNIQUE (issuer),
  CONSTRAINT provider_kind_is_known CHECK (kind IN ('google', 'facebook', 'corporate'))
) STRICT;

-- owner: identity
-- The domains of e-mail addresses for which a corporate provider speaks.
CREATE TABLE provider_domains (
  domain       TEXT PRIMARY KEY,
  provider_id  TEXT NOT NULL REFERENCES identity_providers (id),
  -- Whether its people sign in there and nowhere else.
  is_required  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX provider_domains_by_provider ON provider_domains (provider_id);

-- owner: identity
-- What a provider publishes of itself, as it was read last.
CREATE TABLE provider_documents (
  provider_id  TEXT NOT NULL REFERENCES identity_providers (id),
  kind         TEXT NOT NULL,
  body         TEXT NOT NULL,
  read_at      INTEGER NOT NULL,
  PRIMARY KEY (provider_id, kind),
  CONSTRAINT document_kind_is_known CHECK (kind IN ('discovery', 'keys'))
) STRICT, WITHOUT ROWID;

-- owner: identity
-- Who an account's owner is elsewhere. What the issuer calls the subject is all that counts; the address is for the eye.
CREATE TABLE identities (
  id            TEXT PRIMARY KEY,
  account_id    TEXT NOT NULL REFERENCES accounts (id),
  issuer        TEXT NOT NULL,
  subject       TEXT NOT NULL,
  email         TEXT,
  linked_at     INTEGER NOT NULL,
  last_used_at  INTEGER NOT NULL,
  CONSTRAINT identity_is_taken UNIQUE (issuer, subject),
  CONSTRAINT identity_differs UNIQUE (account_id, issuer)
) STRICT;

-- owner: identity
-- Somebody on the way to a provider and back. A row is started, arrives once, and is entered once.
CREATE TABLE provider_sign_ins (
  -- SHA-256 of the state, and of what the browser keeps in its cookie.
  state_hash      TEXT PRIMARY KEY,
  browser_hash    TEXT NOT NULL,
  provider_id     TEXT NOT NULL REFERENCES identity_providers (id),
  -- The account that is to be linked; NULL for signing in. The row lives for minutes, so it is no reference.
  account_id      TEXT,
  return_to       TEXT NOT NULL,
  expires_at      INTEGER NOT NULL,
  -- When the browser came back with the state.
  used_at         INTEGER,
  -- What the provider said then: NULL until it was believed.
  subject         TEXT,
  email           TEXT,
  email_verified  INTEGER,
  name            TEXT,
  entered_at      INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX provider_sign_ins_by_expiry ON provider_sign_ins (expires_at);

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
  CONSTRAINT a_way_in_remains CHECK (guard <> 'a_way_in_remains')
) STRICT, WITHOUT ROWID;
