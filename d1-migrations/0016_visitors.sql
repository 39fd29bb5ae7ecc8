-- What others may read of where a location is.
CREATE VIEW v_addresses AS SELECT id AS location_id, address FROM locations;

-- owner: visitors
-- How visitors are received: a row for the space, and one for each location that does it its own way.
CREATE TABLE visitor_settings (
  -- 'space', or the id of a location.
  place              TEXT PRIMARY KEY,
  -- Visits of one customer at one location, by the location's calendar; NULL is no limit.
  day_max            INTEGER,
  week_max           INTEGER,
  month_max          INTEGER,
  -- Whether a visit that is registered waits for an operator's yes.
  operator_approves  INTEGER NOT NULL,
  walk_ins           TEXT NOT NULL,
  -- The newest of the place's terms; 0 where nothing is to be agreed to.
  terms_version      INTEGER NOT NULL,
  signature          INTEGER NOT NULL,
  -- A JSON array of words.
  badge_fields       TEXT NOT NULL,
  -- After the visit, in days.
  kept_days          INTEGER NOT NULL,
  version            INTEGER NOT NULL,
  CONSTRAINT visitor_caps CHECK (coalesce(day_max, 1) BETWEEN 1 AND 1000 AND coalesce(week_max, 1) BETWEEN 1 AND 1000 AND coalesce(month_max, 1) BETWEEN 1 AND 10000),
  CONSTRAINT visitor_walk_ins CHECK (walk_ins IN ('off', 'open', 'host_approves')),
  CONSTRAINT visitor_badge_fields_are_json CHECK (json_valid(badge_fields)),
  CONSTRAINT visitor_kept_days CHECK (kept_days BETWEEN 1 AND 3650)
) STRICT, WITHOUT ROWID;
INSERT INTO visitor_settings (place, operator_approves, walk_ins, terms_version, signature, badge_fields, kept_days, version)
VALUES ('space', 0, 'host_approves', 0, 0, '["company","host","day"]', 90, 1);

-- owner: visitors
-- What visitors agreed to, word for word: a new text is a new version, and none is changed.
CREATE TABLE visitor_terms (
  place    TEXT NOT NULL,
  version  INTEGER NOT NULL,
  text     TEXT NOT NULL,
  since    INTEGER NOT NULL,
  PRIMARY KEY (place, version),
  CONSTRAINT visitor_terms_say_something CHECK (length(text) BETWEEN 1 AND 10000)
) STRICT, WITHOUT ROWID;

-- owner: visitors
-- One person on one day. Those of a repeating visit, and of one registration, share their guest.
CREATE TABLE visits (
  id             TEXT PRIMARY KEY,
  guest_id       TEXT NOT NULL,
  location_id    TEXT NOT NULL REFERENCES locations (id),
  host_id        TEXT NOT NULL REFERENCES customers (id),
  -- Who registered it, and towards whose caps it counts.
  customer_id    TEXT NOT NULL REFERENCES customers (id),
  booking_id     TEXT,
  name           TEXT NOT NULL,
  -- The name in small letters, words one space apart.
  sought         TEXT NOT NULL,
  email          TEXT,
  locale         TEXT NOT NULL,
  company        TEXT NOT NULL,
  reason         TEXT NOT NULL,
  -- For the front desk alone.
  note           TEXT NOT NULL,
  starts_at      INTEGER NOT NULL,
  ends_at        INTEGER NOT NULL,
  -- The day on the location's calendar on which it starts.
  local_day      TEXT NOT NULL,
  repeats        INTEGER NOT NULL,
  walk_in        INTEGER NOT NULL,
  status         TEXT NOT NULL,
  -- Why it was refused, in the words of who did.
  refusal        TEXT NOT NULL DEFAULT '',
  in_at          INTEGER,
  out_at         INTEGER,
  out_by         TEXT,
  -- The terms that were agreed to, and the signature as the path of an SVG.
  terms_place    TEXT,
  terms_version  INTEGER,
  accepted_at    INTEGER,
  signature      TEXT,
  -- 0 when made, one more with every change: the SEQUENCE of its calendar object.
  sequence       INTEGER NOT NULL,
  reminded_at    INTEGER,
  -- The request that made it, and its place in that.
  request_key    TEXT NOT NULL,
  request_place  INTEGER NOT NULL,
  created_at     INTEGER NOT NULL,
  CONSTRAINT visit_request_is_repeated UNIQUE (request_key, request_place),
  CONSTRAINT visit_ends_after_it_starts CHECK (starts_at < ends_at),
  CONSTRAINT visit_status CHECK (status IN ('awaiting_operator', 'awaiting_host', 'expected', 'in', 'left', 'refused', 'cancelled')),
  CONSTRAINT visit_in_once_it_came CHECK ((status IN ('in', 'left')) = (in_at IS NOT NULL)),
  CONSTRAINT visit_left_once_it_went CHECK ((status = 'left') = (out_at IS NOT NULL) AND (out_at IS NULL) = (out_by IS NULL)),
  CONSTRAINT visit_leaves_after_it_came CHECK (out_at IS NULL OR in_at <= out_at),
  CONSTRAINT visit_out_by CHECK (out_by IS NULL OR out_by IN ('kiosk', 'host', 'operator', 'closing')),
  CONSTRAINT visit_terms_are_whole CHECK ((terms_version IS NULL) = (accepted_at IS NULL) AND (terms_version IS NULL) = (terms_place IS NULL)),
  CONSTRAINT visit_signature_is_bounded CHECK (signature IS NULL OR length(signature) <= 20000)
) STRICT;
CREATE INDEX visits_by_host ON visits (host_id, starts_at, id);
CREATE INDEX visits_by_customer ON visits (customer_id, starts_at, id);
CREATE INDEX visits_counted ON visits (customer_id, local_day);
CREATE INDEX visits_by_day ON visits (location_id, local_day, starts_at, id);
CREATE INDEX visits_by_guest ON visits (guest_id, starts_at);
CREATE INDEX visits_by_end ON visits (ends_at);
CREATE INDEX visits_by_booking ON visits (booking_id) WHERE booking_id IS NOT NULL AND status = 'expected';
CREATE INDEX visits_present ON visits (location_id, in_at) WHERE status = 'in';
CREATE INDEX visits_to_remind ON visits (starts_at) WHERE status = 'expected' AND reminded_at IS NULL AND email IS NOT NULL;
-- Nobody is in twice.
CREATE UNIQUE INDEX visit_guest_is_in_once ON visits (guest_id) WHERE status = 'in';

-- owner: visitors
-- The codes in invitations, hashed. Every mail has one of its own, because none is kept that could be sent again; each of
-- them opens all visits of its guest.
CREATE TABLE visit_codes (
  code_hash  TEXT PRIMARY KEY,
  guest_id   TEXT NOT NULL,
  made_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_codes_by_guest ON visit_codes (guest_id);

-- owner: visitors
-- A tablet at a door. Of its secret, and of the link that opens it once, the SHA-256 is kept.
CREATE TABLE kiosks (
  id             TEXT PRIMARY KEY,
  location_id    TEXT NOT NULL REFERENCES locations (id),
  name           TEXT NOT NULL,
  link_hash      TEXT,
  link_until     INTEGER,
  device_hash    TEXT,
  opened_at      INTEGER,
  revoked_at     INTEGER,
  created_at     INTEGER NOT NULL,
  CONSTRAINT kiosk_link_is_taken UNIQUE (link_hash),
  CONSTRAINT kiosk_device_is_taken UNIQUE (device_hash),
  CONSTRAINT kiosk_link_ends CHECK ((link_hash IS NULL) = (link_until IS NULL)),
  CONSTRAINT kiosk_revoked_is_closed CHECK (revoked_at IS NULL OR (device_hash IS NULL AND link_hash IS NULL))
) STRICT;
CREATE INDEX kiosks_by_location ON kiosks (location_id, created_at);

-- owner: visitors
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE visitor_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT visitor_cap_reached CHECK (guard <> 'visitor_cap_reached'),
  CONSTRAINT visitor_setup_changed CHECK (guard <> 'visitor_setup_changed'),
  CONSTRAINT visit_moved CHECK (guard <> 'visit_moved'),
  CONSTRAINT kiosk_is_closed CHECK (guard <> 'kiosk_is_closed')
) STRICT;

-- What the other functions may read of this.
CREATE VIEW v_visits AS
  SELECT id, guest_id, location_id, host_id, customer_id, booking_id, name, company, starts_at, ends_at, local_day, walk_in, status, in_at, out_at,
    sequence
  FROM visits;
CREATE VIEW v_visit_codes AS SELECT code_hash, guest_id FROM visit_codes;
