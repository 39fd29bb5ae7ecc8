-- What the other functions may read of the claims.
CREATE VIEW v_claims AS SELECT resource_id, unit, first_slot, after_slot, holder FROM claims;

-- owner: bookings
CREATE TABLE kinds (
  id        TEXT PRIMARY KEY,
  name      TEXT NOT NULL,
  category  TEXT NOT NULL,
  CONSTRAINT kind_category CHECK (category IN ('meeting_room', 'hot_desk', 'dedicated_desk', 'office', 'phone_booth', 'other'))
) STRICT;

-- owner: bookings
-- How a resource may be booked. Every limit is a number with its unit; NULL is no limit.
CREATE TABLE policies (
  id                               TEXT PRIMARY KEY,
  name                             TEXT NOT NULL,
  length_minutes_min               INTEGER NOT NULL,
  length_minutes_max               INTEGER NOT NULL,
  grain_minutes                    INTEGER NOT NULL,
  lead_time_minutes                INTEGER NOT NULL,
  horizon_days                     INTEGER NOT NULL,
  open_bookings_max                INTEGER,
  return_gap_same_resource_minutes INTEGER NOT NULL,
  return_gap_any_resource_minutes  INTEGER NOT NULL,
  buffer_before_minutes            INTEGER NOT NULL,
  buffer_after_minutes             INTEGER NOT NULL,
  cancel_until_minutes             INTEGER NOT NULL,
  CONSTRAINT policy_lengths CHECK (0 < length_minutes_min AND length_minutes_min <= length_minutes_max),
  CONSTRAINT policy_grain CHECK (grain_minutes IN (15, 30, 60)),
  CONSTRAINT policy_buffers CHECK (buffer_before_minutes % 15 = 0 AND buffer_after_minutes % 15 = 0)
) STRICT;

-- owner: bookings
CREATE TABLE resources (
  id           TEXT PRIMARY KEY,
  location_id  TEXT NOT NULL REFERENCES locations (id),
  kind_id      TEXT NOT NULL REFERENCES kinds (id),
  policy_id    TEXT NOT NULL REFERENCES policies (id),
  name         TEXT NOT NULL,
  description  TEXT NOT NULL,
  -- People in each unit.
  capacity     INTEGER NOT NULL,
  -- How many of it there are that nobody tells apart: 12 for a zone of 12 hot desks.
  units        INTEGER NOT NULL,
  -- A JSON array of words.
  amenities    TEXT NOT NULL,
  audience     TEXT NOT NULL,
  -- JSON arrays of ids; empty leaves it open to every plan and team.
  plan_ids     TEXT NOT NULL,
  team_ids     TEXT NOT NULL,
  position     INTEGER NOT NULL,
  archived     INTEGER NOT NULL,
  -- Grows with every change of it or of its policy, so that a booking decided on the old ones is not written.
  version      INTEGER NOT NULL,
  CONSTRAINT resource_audience CHECK (audience IN ('everyone', 'members', 'contacts')),
  CONSTRAINT resource_units CHECK (1 <= units AND units <= 500 AND 1 <= capacity),
  CONSTRAINT resource_lists_are_json CHECK (json_valid(amenities) AND json_valid(plan_ids) AND json_valid(team_ids))
) STRICT;
CREATE INDEX resources_by_location ON resources (location_id, kind_id, position);
CREATE INDEX resources_by_policy ON resources (policy_id);

-- owner: bookings
-- What booking a resource claims: itself, or for a combined room the rooms it is made of.
CREATE TABLE resource_leaves (
  resource_id  TEXT NOT NULL REFERENCES resources (id),
  leaf_id      TEXT NOT NULL REFERENCES resources (id),
  PRIMARY KEY (resource_id, leaf_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX resource_leaves_by_leaf ON resource_leaves (leaf_id);

-- owner: bookings
CREATE TABLE rates (
  id                  TEXT PRIMARY KEY,
  location_id         TEXT NOT NULL REFERENCES locations (id),
  kind_id             TEXT NOT NULL REFERENCES kinds (id),
  name                TEXT NOT NULL,
  audience            TEXT NOT NULL,
  -- A JSON array of 1 (Monday) to 7 (Sunday).
  weekdays            TEXT NOT NULL,
  -- The whole booking lies between these times of one day, in minutes after midnight on the wall clock.
  from_minute         INTEGER NOT NULL,
  until_minute        INTEGER NOT NULL,
  length_minutes_min  INTEGER NOT NULL,
  length_minutes_max  INTEGER NOT NULL,
  unit                TEXT NOT NULL,
  -- Minor units of the location's currency, for one unit.
  amount_minor        INTEGER NOT NULL,
  -- No booking costs more than this at this rate.
  cap_minor           INTEGER,
  CONSTRAINT rate_audience CHECK (audience IN ('everyone', 'members', 'contacts')),
  CONSTRAINT rate_unit CHECK (unit IN ('hour', 'half_day', 'day', 'use')),
  CONSTRAINT rate_amounts CHECK (0 <= amount_minor AND (cap_minor IS NULL OR 0 <= cap_minor)),
  CONSTRAINT rate_times CHECK (0 <= from_minute AND from_minute < until_minute AND until_minute <= 1440),
  CONSTRAINT rate_weekdays_are_json CHECK (json_valid(weekdays))
) STRICT;
CREATE INDEX rates_by_location ON rates (location_id, kind_id);

-- owner: bookings
CREATE TABLE bookings (
  id               TEXT PRIMARY KEY,
  resource_id      TEXT NOT NULL REFERENCES resources (id),
  location_id      TEXT NOT NULL REFERENCES locations (id),
  customer_id      TEXT NOT NULL REFERENCES customers (id),
  starts_at        INTEGER NOT NULL,
  ends_at          INTEGER NOT NULL,
  -- What it claims, buffers included, in quarter-hours since 1970.
  first_slot       INTEGER NOT NULL,
  after_slot       INTEGER NOT NULL,
  status           TEXT NOT NULL,
  title            TEXT NOT NULL,
  people           INTEGER NOT NULL,
  -- Locked when booked.
  price_minor      INTEGER NOT NULL,
  currency         TEXT NOT NULL,
  price_why        TEXT NOT NULL,
  cancel_until     INTEGER NOT NULL,
  idempotency_key  TEXT,
  created_at       INTEGER NOT NULL,
  cancelled_at     INTEGER,
  CONSTRAINT booking_ends_after_it_starts CHECK (starts_at < ends_at),
  CONSTRAINT booking_status CHECK (status IN ('confirmed', 'cancelled')),
  CONSTRAINT booking_cancelled_at CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL)),
  CONSTRAINT booking_price_why_is_json CHECK (json_valid(price_why)),
  CONSTRAINT booking_request_is_repeated UNIQUE (customer_id, idempotency_key)
) STRICT;
CREATE INDEX bookings_by_customer ON bookings (customer_id, ends_at, id);
CREATE INDEX bookings_by_location ON bookings (location_id, starts_at);
CREATE INDEX bookings_by_resource ON bookings (resource_id, starts_at);

-- owner: bookings
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE booking_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT setup_changed CHECK (guard <> 'setup_changed'),
  CONSTRAINT too_many_open_bookings CHECK (guard <> 'too_many_open_bookings'),
  CONSTRAINT gap_too_short CHECK (guard <> 'gap_too_short'),
  CONSTRAINT not_confirmed CHECK (guard <> 'not_confirmed')
) STRICT;

-- What the other functions may read of this.
CREATE VIEW v_bookings AS
  SELECT id, resource_id, location_id, customer_id, starts_at, ends_at, status, title, people, price_minor, currency,
    cancel_until
  FROM bookings;
CREATE VIEW v_resources AS
  SELECT resources.id, resources.name, resources.location_id, kinds.name AS kind_name
  FROM resources JOIN kinds ON kinds.id = resources.kind_id;
