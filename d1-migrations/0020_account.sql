-- owner: account
-- What somebody says of themselves. Name, address and language are identity's.
CREATE TABLE profiles (
  account_id  TEXT PRIMARY KEY,
  about       TEXT NOT NULL,
  phone       TEXT NOT NULL,
  position    TEXT NOT NULL,
  company     TEXT NOT NULL,
  -- A JSON array of addresses.
  links       TEXT NOT NULL,
  -- The IANA name; NULL for that of the browser.
  zone        TEXT,
  visibility  TEXT NOT NULL,
  -- A JSON array of the fields that others see, where they see the profile.
  shown       TEXT NOT NULL,
  photo_id    TEXT,
  photo_alt   TEXT NOT NULL,
  cover_id    TEXT,
  cover_alt   TEXT NOT NULL,
  changed_at  INTEGER NOT NULL,
  version     INTEGER NOT NULL,
  CONSTRAINT profile_visibility CHECK (visibility IN ('nobody', 'members', 'public')),
  CONSTRAINT profile_lists_are_json CHECK (json_valid(links) AND json_valid(shown)),
  CONSTRAINT profile_photo_is_taken UNIQUE (photo_id),
  CONSTRAINT profile_cover_is_taken UNIQUE (cover_id)
) STRICT;

-- owner: account
-- Each skill once, as whoever came first writes it; `skill` is the same in small letters, words one space apart.
CREATE TABLE skills (
  skill  TEXT PRIMARY KEY,
  label  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- owner: account
CREATE TABLE profile_skills (
  account_id  TEXT NOT NULL REFERENCES profiles (account_id),
  skill       TEXT NOT NULL REFERENCES skills (skill),
  place       INTEGER NOT NULL,
  PRIMARY KEY (account_id, skill)
) STRICT, WITHOUT ROWID;
CREATE INDEX profile_skills_by_skill ON profile_skills (skill);

-- owner: account
-- What operators have given to a customer.
CREATE TABLE customer_files (
  id           TEXT PRIMARY KEY,
  customer_id  TEXT NOT NULL REFERENCES customers (id),
  file_id      TEXT NOT NULL,
  kind         TEXT NOT NULL,
  title        TEXT NOT NULL,
  given_by     TEXT NOT NULL,
  given_at     INTEGER NOT NULL,
  -- When somebody of the customer first had it.
  fetched_at   INTEGER,
  CONSTRAINT customer_file_is_given_once UNIQUE (file_id),
  CONSTRAINT customer_file_kind CHECK (kind IN ('contract', 'house_rules', 'access', 'other'))
) STRICT;
CREATE INDEX customer_files_by_customer ON customer_files (customer_id, given_at DESC, id DESC);

-- owner: account
-- All of somebody's data, asked for as ZIP files. The bytes lie under account-exports/<id>/<part> in the store.
CREATE TABLE exports (
  id          TEXT PRIMARY KEY,
  account_id  TEXT NOT NULL,
  asked_at    INTEGER NOT NULL,
  -- Where the next part goes on: a JSON array of the files that are in none yet; NULL before the first.
  files_left  TEXT,
  -- A JSON array of the bytes of each part so far.
  parts       TEXT NOT NULL,
  made_at     INTEGER,
  lapses_at   INTEGER,
  -- When its bytes were forgotten.
  lapsed_at   INTEGER,
  CONSTRAINT export_lists_are_json CHECK (json_valid(parts) AND (files_left IS NULL OR json_valid(files_left))),
  CONSTRAINT export_lapses_once_made CHECK ((made_at IS NULL) = (lapses_at IS NULL))
) STRICT;
CREATE INDEX exports_by_account ON exports (account_id, asked_at DESC);
CREATE INDEX exports_to_make ON exports (asked_at) WHERE made_at IS NULL AND lapsed_at IS NULL;
CREATE INDEX exports_to_lapse ON exports (lapses_at) WHERE lapsed_at IS NULL;

-- owner: account
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE account_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT profile_changed CHECK (guard <> 'profile_changed'),
  CONSTRAINT export_asked_lately CHECK (guard <> 'export_asked_lately'),
  CONSTRAINT export_moved CHECK (guard <> 'export_moved'),
  CONSTRAINT customer_file_is_gone CHECK (guard <> 'customer_file_is_gone'),
  CONSTRAINT too_many_customer_files CHECK (guard <> 'too_many_customer_files')
) STRICT;

-- What the other functions may read of this: whoever is in the directory, with the fields that they show.
CREATE VIEW v_profiles AS
  SELECT account_id, visibility, shown,
    CASE WHEN shown LIKE '%"about"%' THEN about ELSE '' END AS about,
    CASE WHEN shown LIKE '%"phone"%' THEN phone ELSE '' END AS phone,
    CASE WHEN shown LIKE '%"position"%' THEN position ELSE '' END AS position,
    CASE WHEN shown LIKE '%"company"%' THEN company ELSE '' END AS company,
    CASE WHEN shown LIKE '%"links"%' THEN links ELSE '[]' END AS links,
    CASE WHEN shown LIKE '%"photo"%' THEN photo_id END AS photo_id, photo_alt,
    CASE WHEN shown LIKE '%"photo"%' THEN cover_id END AS cover_id, cover_alt
  FROM profiles WHERE visibility <> 'nobody';
CREATE VIEW v_profile_skills AS
  SELECT profile_skills.account_id, profile_skills.skill, skills.label, profile_skills.place
  FROM profile_skills JOIN skills ON skills.skill = profile_skills.skill
  JOIN profiles ON profiles.account_id = profile_skills.account_id
  WHERE profiles.visibility <> 'nobody' AND profiles.shown LIKE '%"skills"%';

-- owner: erasure
-- Accounts whose owners want them erased, and those that were. Address and name are what is to be looked for; they go last.
CREATE TABLE erasures (
  account_id   TEXT PRIMARY KEY,
  email        TEXT,
  name         TEXT,
  locale       TEXT NOT NULL,
  asked_at     INTEGER NOT NULL,
  -- Until then it can be taken back.
  due_at       INTEGER NOT NULL,
  -- Since when something stands in its way, though it is due.
  held_since   INTEGER,
  erased_at    INTEGER,
  -- When nothing was left anywhere.
  finished_at  INTEGER,
  CONSTRAINT erasure_is_asked_once CHECK (asked_at <= due_at),
  CONSTRAINT erasure_ends_once_begun CHECK (finished_at IS NULL OR erased_at IS NOT NULL),
  CONSTRAINT erasure_forgets_whom CHECK ((finished_at IS NULL) = (email IS NOT NULL) AND (email IS NULL) = (name IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX erasures_due ON erasures (due_at) WHERE erased_at IS NULL;
CREATE INDEX erasures_begun ON erasures (erased_at) WHERE finished_at IS NULL AND erased_at IS NOT NULL;

-- owner: erasure
-- The customers that nobody else acts for: they go with the account.
CREATE TABLE erasure_customers (
  account_id   TEXT NOT NULL REFERENCES erasures (account_id),
  customer_id  TEXT NOT NULL,
  PRIMARY KEY (account_id, customer_id)
) STRICT, WITHOUT ROWID;

-- owner: erasure
-- Which function has erased what it owns.
CREATE TABLE erasure_marks (
  account_id  TEXT NOT NULL REFERENCES erasures (account_id),
  part        TEXT NOT NULL,
  at          INTEGER NOT NULL,
  PRIMARY KEY (account_id, part)
) STRICT, WITHOUT ROWID;

-- owner: erasure
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE erasure_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT erasure_is_asked CHECK (guard <> 'erasure_is_asked'),
  CONSTRAINT erasure_is_due CHECK (guard <> 'erasure_is_due'),
  CONSTRAINT erasure_is_blocked CHECK (guard <> 'erasure_is_blocked')
) STRICT;

-- What the functions read of it: the accounts that are no more.
CREATE VIEW v_erased_accounts AS SELECT account_id, erased_at, finished_at FROM erasures WHERE erased_at IS NOT NULL;
CREATE VIEW v_erased_customers AS
  SELECT erasure_customers.customer_id, erasure_customers.account_id
  FROM erasure_customers JOIN erasures ON erasures.account_id = erasure_customers.account_id WHERE erased_at IS NOT NULL;

-- What of identity the account's pages, its export and its erasure read.
CREATE VIEW v_account_customers AS SELECT account_id, customer_id FROM account_customers;
-- `created_at` is when it was last proven who sits there.
CREATE VIEW v_sessions AS SELECT id, account_id, max(created_at, coalesce(confirmed_at, 0)) AS created_at, last_used_at, expires_at, ended_at, user_agent FROM sessions;
CREATE VIEW v_linked_identities AS SELECT id, account_id, issuer, email, linked_at, last_used_at FROM identities;
CREATE VIEW v_account_details AS SELECT id, email, name, locale, terms_version, created_at, password_hash IS NOT NULL AS has_password FROM accounts;
-- What of the help desk: what is somebody's own, without what operators say to one another.
CREATE VIEW v_tickets AS SELECT id, customer_id, number, subject, status, created_at, changed_at FROM tickets;
CREATE VIEW v_ticket_messages AS
  SELECT ticket_messages.id, ticket_messages.ticket_id, tickets.customer_id, ticket_messages.kind, ticket_messages.text, ticket_messages.created_at
  FROM ticket_messages JOIN tickets ON tickets.id = ticket_messages.ticket_id WHERE ticket_messages.kind <> 'note';
-- What of visitors, bookings and mails: with what the portal's other views leave out.
CREATE VIEW v_visit_details AS
  SELECT id, host_id, customer_id, location_id, name, email, company, reason, note, starts_at, ends_at, status, in_at, out_at FROM visits;
CREATE VIEW v_sent_notices AS SELECT id, topic, recipient, created_at, sent_at FROM outbox;
-- Ways to what belongs to one person, for the jobs that erase it.
CREATE INDEX visits_by_email ON visits (email) WHERE email IS NOT NULL;
CREATE INDEX outbox_by_recipient ON outbox (recipient);
CREATE INDEX sign_ups_by_account ON sign_ups (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX provider_sign_ins_by_email ON provider_sign_ins (email) WHERE email IS NOT NULL;
CREATE INDEX bookings_titled ON bookings (customer_id) WHERE title <> '';
CREATE INDEX audit_by_subject ON audit (subject);
-- What files belong to that go with an account, whoever handed them in.
CREATE VIEW v_erased_attachments AS
  SELECT v_erased_customers.account_id, ticket_messages.id AS attached_to
  FROM v_erased_customers JOIN tickets ON tickets.customer_id = v_erased_customers.customer_id
  JOIN ticket_messages ON ticket_messages.ticket_id = tickets.id
  UNION ALL
  SELECT v_erased_customers.account_id, customer_files.id
  FROM v_erased_customers JOIN customer_files ON customer_files.customer_id = v_erased_customers.customer_id;
-- A file with where it lies, for the export of what somebody has handed in or was given.
CREATE VIEW v_file_keys AS SELECT id, key, media_type, name, sizes, bytes, uploaded_by, attached_to FROM files;
-- Teams, by who pays for them.
CREATE VIEW v_teams AS SELECT id, name, paying_customer_id FROM teams;
