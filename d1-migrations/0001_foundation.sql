-- owner: outbox
-- What must be told, written in the batch of its cause. `payload` is emptied once the message is sent, so that no link
-- to sign in with outlives its mail.
CREATE TABLE outbox (
  id          TEXT PRIMARY KEY,
  topic       TEXT NOT NULL,
  recipient   TEXT NOT NULL,
  locale      TEXT NOT NULL,
  payload     TEXT NOT NULL,
  created_at  INTEGER NOT NULL,
  due_at      INTEGER NOT NULL,
  attempts    INTEGER NOT NULL DEFAULT 0,
  sent_at     INTEGER,
  dead_at     INTEGER,
  last_error  TEXT,
  CONSTRAINT outbox_payload_is_json CHECK (json_valid(payload)),
  CONSTRAINT outbox_sent_or_dead CHECK (sent_at IS NULL OR dead_at IS NULL)
) STRICT;
CREATE INDEX outbox_due ON outbox (due_at) WHERE sent_at IS NULL AND dead_at IS NULL;
CREATE INDEX outbox_sent ON outbox (created_at) WHERE sent_at IS NOT NULL;
CREATE INDEX outbox_dead ON outbox (created_at) WHERE dead_at IS NOT NULL;

-- owner: access
-- What operators did, in the batch of the deed.
CREATE TABLE audit (
  id          TEXT PRIMARY KEY,
  at          INTEGER NOT NULL,
  account_id  TEXT NOT NULL,
  action      TEXT NOT NULL,
  subject     TEXT NOT NULL,
  detail      TEXT NOT NULL,
  CONSTRAINT audit_detail_is_json CHECK (json_valid(detail))
) STRICT;
CREATE INDEX audit_by_time ON audit (at DESC, id);
-- What the other functions may read of it.
CREATE VIEW v_audit AS SELECT id, at, account_id, action, subject, detail FROM audit;

-- owner: claims
-- One row per stretch of time that somebody holds one unit of a resource. Slots count quarter-hours since 1970.
CREATE TABLE claims (
  resource_id  TEXT NOT NULL,
  first_slot   INTEGER NOT NULL,
  unit         INTEGER NOT NULL,
  after_slot   INTEGER NOT NULL,
  holder       TEXT NOT NULL,
  PRIMARY KEY (resource_id, first_slot, unit),
  CONSTRAINT claim_ends_after_it_starts CHECK (first_slot < after_slot)
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_by_holder ON claims (holder);

-- owner: claims
-- One row per quarter-hour of each claim: this primary key is what makes a double booking impossible to write.
CREATE TABLE slot_claims (
  resource_id  TEXT NOT NULL,
  unit         INTEGER NOT NULL,
  slot         INTEGER NOT NULL,
  PRIMARY KEY (resource_id, unit, slot)
) STRICT, WITHOUT ROWID;
