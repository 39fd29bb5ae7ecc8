-- owner: files
-- What people have handed in. The bytes are in the store before the row is here, and go after it has gone.
CREATE TABLE files (
  id           TEXT PRIMARY KEY,
  -- Where its sizes lie in the store: <function>/<day>/<id>, each under /<size> below it.
  key          TEXT NOT NULL,
  media_type   TEXT NOT NULL,
  -- What it was called where it came from.
  name         TEXT NOT NULL,
  -- ["full", "small"]
  sizes        TEXT NOT NULL,
  bytes        INTEGER NOT NULL,
  width        INTEGER,
  height       INTEGER,
  uploaded_by  TEXT NOT NULL,
  -- What it belongs to, by the id that its function knows; NULL until it is attached.
  attached_to  TEXT,
  created_at   INTEGER NOT NULL,
  CONSTRAINT file_key_is_taken UNIQUE (key),
  CONSTRAINT file_media_type CHECK (media_type IN ('image/jpeg', 'image/png', 'application/pdf', 'text/plain')),
  CONSTRAINT file_has_bytes CHECK (0 < bytes),
  CONSTRAINT file_sizes_are_json CHECK (json_valid(sizes))
) STRICT;
CREATE INDEX files_loose ON files (created_at) WHERE attached_to IS NULL;
CREATE INDEX files_attached ON files (attached_to, id) WHERE attached_to IS NOT NULL;
CREATE INDEX files_by_account ON files (uploaded_by, created_at);

-- owner: files
-- Bytes whose row is gone and which are still to go.
CREATE TABLE file_trash (
  key  TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- owner: files
-- How far each function's part of the store was held against the rows.
CREATE TABLE file_sweeps (
  area       TEXT PRIMARY KEY,
  after_key  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- owner: files
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE file_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT file_is_gone CHECK (guard <> 'file_is_gone'),
  CONSTRAINT too_many_files CHECK (guard <> 'too_many_files')
) STRICT;

-- What the functions may read of this.
CREATE VIEW v_files AS SELECT id, media_type, name, bytes, width, height, uploaded_by, attached_to FROM files;

-- owner: support
-- Who answers what. `operators` are accounts: those get the mails of its tickets.
CREATE TABLE departments (
  id                    TEXT PRIMARY KEY,
  name                  TEXT NOT NULL,
  description           TEXT NOT NULL,
  -- [account id]; if none of them is an operator of the help desk, all who are hear of its tickets.
  operators             TEXT NOT NULL,
  -- Minutes in which the location is open; NULL for no target.
  first_answer_minutes  INTEGER,
  -- How long a reply opens a solved ticket again.
  reopen_days           INTEGER NOT NULL,
  position              INTEGER NOT NULL,
  archived              INTEGER NOT NULL,
  version               INTEGER NOT NULL,
  CONSTRAINT department_name_is_taken UNIQUE (name),
  CONSTRAINT department_operators_are_json CHECK (json_valid(operators)),
  CONSTRAINT department_first_answer CHECK (first_answer_minutes IS NULL OR 0 < first_answer_minutes),
  CONSTRAINT department_reopen_days CHECK (0 < reopen_days AND reopen_days <= 90)
) STRICT;
-- So that a request can be made before anything is set up.
INSERT INTO departments (id, name, description, operators, first_answer_minutes, reopen_days, position, archived, version)
VALUES ('dep_general', 'General', '', '[]', 480, 14, 1, 0, 1);

-- owner: support
CREATE TABLE tickets (
  id                    TEXT PRIMARY KEY,
  key                   TEXT NOT NULL,
  -- What people call it by; counted without gaps.
  number                INTEGER NOT NULL,
  customer_id           TEXT NOT NULL REFERENCES customers (id),
  account_id            TEXT NOT NULL,
  department_id         TEXT REFERENCES departments (id),
  location_id           TEXT NOT NULL REFERENCES locations (id),
  subject               TEXT NOT NULL,
  status                TEXT NOT NULL,
  priority              TEXT NOT NULL,
  assignee_id           TEXT,
  created_at            INTEGER NOT NULL,
  -- When somebody last wrote, or something else became of it.
  changed_at            INTEGER NOT NULL,
  first_answer_due_at   INTEGER,
  first_answered_at     INTEGER,
  -- When a solved one closes: until then a reply opens it again.
  closes_at             INTEGER,
  version               INTEGER NOT NULL,
  CONSTRAINT ticket_is_repeated UNIQUE (key),
  CONSTRAINT ticket_number_is_taken UNIQUE (number),
  CONSTRAINT ticket_has_department CHECK (department_id IS NOT NULL),
  CONSTRAINT ticket_status CHECK (status IN ('open', 'waiting', 'solved', 'closed')),
  CONSTRAINT ticket_priority CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
  CONSTRAINT ticket_closes_once_solved CHECK ((status IN ('solved', 'closed')) = (closes_at IS NOT NULL))
) STRICT;
CREATE INDEX tickets_by_customer ON tickets (customer_id, changed_at DESC, id DESC);
CREATE INDEX tickets_lately ON tickets (customer_id, created_at);
CREATE INDEX tickets_by_time ON tickets (changed_at DESC, id DESC);
-- Work lists follow what is to be done, not all that ever was.
CREATE INDEX tickets_open ON tickets (changed_at DESC, id DESC) WHERE status = 'open';
CREATE INDEX tickets_of_assignee ON tickets (assignee_id, changed_at DESC, id DESC) WHERE status IN ('open', 'waiting');
CREATE INDEX tickets_unanswered ON tickets (first_answer_due_at) WHERE first_answered_at IS NULL AND status = 'open';
CREATE INDEX tickets_to_close ON tickets (closes_at) WHERE status = 'solved';
CREATE INDEX tickets_by_department ON tickets (department_id);
CREATE INDEX tickets_by_location ON tickets (location_id);

-- owner: support
CREATE TABLE ticket_messages (
  id          TEXT PRIMARY KEY,
  key         TEXT NOT NULL,
  ticket_id   TEXT NOT NULL REFERENCES tickets (id),
  account_id  TEXT NOT NULL,
  -- member, answer (of an operator) or note (between operators; members never see it)
  kind        TEXT NOT NULL,
  text        TEXT NOT NULL,
  created_at  INTEGER NOT NULL,
  CONSTRAINT ticket_message_is_repeated UNIQUE (key),
  CONSTRAINT ticket_message_kind CHECK (kind IN ('member', 'answer', 'note'))
) STRICT;
CREATE INDEX ticket_messages_by_ticket ON ticket_messages (ticket_id, created_at, id);
CREATE INDEX ticket_messages_lately ON ticket_messages (account_id, created_at);

-- owner: support
-- What tickets and messages say, by word; written in the batch of what it says. One row a message; the subject is part of the first.
CREATE VIRTUAL TABLE ticket_words USING fts5 (text, ticket_id UNINDEXED, tokenize = 'unicode61 remove_diacritics 2');

-- owner: support
-- Answers that are given often. {name}, {number}, {subject}, {operator} and {location} stand for what they say.
CREATE TABLE canned_replies (
  id             TEXT PRIMARY KEY,
  name           TEXT NOT NULL,
  -- Of one department; NULL for all.
  department_id  TEXT REFERENCES departments (id),
  text           TEXT NOT NULL,
  version        INTEGER NOT NULL,
  CONSTRAINT canned_reply_name_is_taken UNIQUE (name)
) STRICT;

-- owner: support
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE support_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT department_changed CHECK (guard <> 'department_changed'),
  CONSTRAINT canned_reply_changed CHECK (guard <> 'canned_reply_changed'),
  CONSTRAINT ticket_changed CHECK (guard <> 'ticket_changed'),
  CONSTRAINT ticket_is_closed CHECK (guard <> 'ticket_is_closed'),
  CONSTRAINT too_many_tickets CHECK (guard <> 'too_many_tickets'),
  CONSTRAINT too_many_messages CHECK (guard <> 'too_many_messages'),
  CONSTRAINT department_is_archived CHECK (guard <> 'department_is_archived')
) STRICT;
