-- owner: outbox
-- The customer that a message concerns, where its writer knew: whoever acts for them finds it in their inbox.
ALTER TABLE outbox ADD COLUMN customer_id TEXT;
CREATE INDEX outbox_by_sending ON outbox (sent_at) WHERE sent_at IS NOT NULL;
-- What `notices` may read of it beside what it takes.
CREATE VIEW v_outbox AS SELECT id, topic, recipient, locale, created_at, due_at, sent_at, dead_at FROM outbox;
-- Whose inbox a message belongs in: the account with its address, and those that act for its customer.
CREATE VIEW v_addressees AS
  SELECT outbox.id AS message_id, accounts.id AS account_id, 1 AS is_recipient
  FROM outbox JOIN accounts ON accounts.email = outbox.recipient
  UNION ALL
  SELECT outbox.id, accounts.id, 0
  FROM outbox JOIN account_customers ON account_customers.customer_id = outbox.customer_id
    JOIN accounts ON accounts.id = account_customers.account_id AND accounts.email <> outbox.recipient;
-- A device that was signed out is told nothing more.
CREATE VIEW v_live_sessions AS SELECT id, account_id FROM sessions WHERE ended_at IS NULL;

-- owner: notices
-- How an account wants to be told; who has no row is told by the defaults.
CREATE TABLE notice_settings (
  account_id   TEXT PRIMARY KEY,
  -- What can wait is collected: off, daily, weekly.
  digest       TEXT NOT NULL,
  -- Minutes after midnight; both or neither. Until before from: over midnight.
  quiet_from   INTEGER,
  quiet_until  INTEGER,
  -- The location whose clock counts; NULL for the space's first.
  location_id  TEXT,
  version      INTEGER NOT NULL,
  CONSTRAINT notice_digest_is_known CHECK (digest IN ('off', 'daily', 'weekly')),
  CONSTRAINT notice_quiet_has_both_ends CHECK ((quiet_from IS NULL) = (quiet_until IS NULL))
) STRICT, WITHOUT ROWID;

-- owner: notices
-- Where an account departs from a default: an area of topics by a channel.
CREATE TABLE notice_choices (
  account_id  TEXT NOT NULL,
  area        TEXT NOT NULL,
  channel     TEXT NOT NULL,
  wanted      INTEGER NOT NULL,
  PRIMARY KEY (account_id, area, channel),
  CONSTRAINT notice_channel_is_known CHECK (channel IN ('mail', 'in_app', 'push')),
  CONSTRAINT notice_choice_is_yes_or_no CHECK (wanted IN (0, 1))
) STRICT, WITHOUT ROWID;

-- owner: notices
-- What an account was told in the portal. One row for a message and an account, however often it is delivered.
CREATE TABLE inbox (
  account_id  TEXT NOT NULL,
  message_id  TEXT NOT NULL,
  topic       TEXT NOT NULL,
  title       TEXT NOT NULL,
  text        TEXT NOT NULL,
  -- The page of the portal that it is about, if there is one.
  page        TEXT,
  created_at  INTEGER NOT NULL,
  read_at     INTEGER,
  PRIMARY KEY (account_id, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX inbox_by_time ON inbox (account_id, created_at DESC, message_id DESC);
CREATE INDEX inbox_unread ON inbox (account_id, created_at) WHERE read_at IS NULL;
CREATE INDEX inbox_by_age ON inbox (created_at);

-- owner: notices
-- A browser that takes pushes (W3C Push API), with the keys that they are sealed for.
CREATE TABLE push_devices (
  id          TEXT PRIMARY KEY,
  account_id  TEXT NOT NULL,
  session_id  TEXT NOT NULL,
  name        TEXT NOT NULL,
  endpoint    TEXT NOT NULL,
  p256dh      TEXT NOT NULL,
  auth        TEXT NOT NULL,
  created_at  INTEGER NOT NULL,
  CONSTRAINT push_endpoint_is_taken UNIQUE (endpoint)
) STRICT;
CREATE INDEX push_devices_by_account ON push_devices (account_id, created_at);

-- owner: notices
-- A message on its way to a device. What it says goes when it is over; the row stays a week, so that it is not sent again.
CREATE TABLE pushes (
  message_id  TEXT NOT NULL,
  device_id   TEXT NOT NULL,
  -- JSON: title, text, page, tag
  content     TEXT NOT NULL,
  urgency     TEXT NOT NULL,
  created_at  INTEGER NOT NULL,
  due_at      INTEGER NOT NULL,
  attempts    INTEGER NOT NULL DEFAULT 0,
  done_at     INTEGER,
  last_error  TEXT,
  PRIMARY KEY (message_id, device_id),
  CONSTRAINT push_content_is_json CHECK (json_valid(content))
) STRICT, WITHOUT ROWID;
CREATE INDEX pushes_due ON pushes (due_at) WHERE done_at IS NULL;
CREATE INDEX pushes_by_age ON pushes (created_at);

-- owner: notices
-- What waits for an account's next digest.
CREATE TABLE digest_lines (
  account_id  TEXT NOT NULL,
  message_id  TEXT NOT NULL,
  title       TEXT NOT NULL,
  text        TEXT NOT NULL,
  page        TEXT,
  created_at  INTEGER NOT NULL,
  due_at      INTEGER NOT NULL,
  PRIMARY KEY (account_id, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX digest_lines_due ON digest_lines (due_at, account_id);

-- owner: notices
-- Addresses whose server said that there is no such mailbox. They are not written to, but to prove themselves.
CREATE TABLE bounces (
  id          TEXT PRIMARY KEY,
  address     TEXT NOT NULL,
  reason      TEXT NOT NULL,
  topic       TEXT NOT NULL,
  bounced_at  INTEGER NOT NULL,
  -- When its owner last asked for a mail to try it.
  tried_at    INTEGER,
  CONSTRAINT bounce_is_noted UNIQUE (address)
) STRICT;
CREATE INDEX bounces_by_time ON bounces (bounced_at DESC, id DESC);

-- owner: notices
-- What an operator says in their own words: every version of it, of which the last one holds. NULL: the standard words.
CREATE TABLE notice_texts (
  topic       TEXT NOT NULL,
  locale      TEXT NOT NULL,
  version     INTEGER NOT NULL,
  subject     TEXT,
  opening     TEXT,
  closing     TEXT,
  account_id  TEXT NOT NULL,
  edited_at   INTEGER NOT NULL,
  CONSTRAINT notice_text_changed UNIQUE (topic, locale, version)
) STRICT;

-- owner: notices
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE notices_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT notice_settings_changed CHECK (guard <> 'notice_settings_changed'),
  CONSTRAINT notice_location_is_unknown CHECK (guard <> 'notice_location_is_unknown'),
  CONSTRAINT too_many_push_devices CHECK (guard <> 'too_many_push_devices'),
  CONSTRAINT notice_text_was_edited CHECK (guard <> 'notice_text_was_edited'),
  CONSTRAINT address_is_not_bounced CHECK (guard <> 'address_is_not_bounced'),
  CONSTRAINT address_was_tried CHECK (guard <> 'address_was_tried')
) STRICT;

-- What somebody's export holds of this.
CREATE VIEW v_inbox AS SELECT message_id AS id, account_id, topic, title, text, created_at, read_at FROM inbox;
