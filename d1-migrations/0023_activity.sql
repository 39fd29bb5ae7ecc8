-- Who is in the house: members check in and out, a pass, a plan or a booking lets them in.

-- owner: activity
-- How members check in at a location; where there is no row, nobody does.
CREATE TABLE check_in_settings (
  location_id      TEXT PRIMARY KEY REFERENCES locations (id),
  self_check_in    TEXT NOT NULL,
  -- How many fit in; NULL where nobody counts.
  capacity         INTEGER,
  -- The plans that include the house: ["pln_…"].
  plan_ids         TEXT NOT NULL,
  -- What a day costs without a pass, in minor units of the location's currency; NULL where nobody comes in without one.
  day_price_minor  INTEGER,
  tax_class        TEXT NOT NULL,
  -- What the sign at the door carries.
  door_code        TEXT NOT NULL,
  version          INTEGER NOT NULL,
  CONSTRAINT check_in_self CHECK (self_check_in IN ('anywhere', 'door', 'desk')),
  CONSTRAINT check_in_capacity CHECK (capacity IS NULL OR 0 < capacity),
  CONSTRAINT check_in_plans_are_json CHECK (json_valid(plan_ids)),
  CONSTRAINT check_in_day_price CHECK (day_price_minor IS NULL OR 0 < day_price_minor),
  CONSTRAINT check_in_tax_class CHECK (tax_class IN ('standard', 'reduced', 'zero', 'exempt'))
) STRICT, WITHOUT ROWID;

-- owner: activity
-- One stay in the house.
CREATE TABLE check_ins (
  id                 TEXT PRIMARY KEY,
  customer_id        TEXT NOT NULL REFERENCES customers (id),
  location_id        TEXT NOT NULL REFERENCES locations (id),
  -- The day on the location's calendar on which it began.
  local_day          TEXT NOT NULL,
  in_at              INTEGER NOT NULL,
  in_by              TEXT NOT NULL,
  out_at             INTEGER,
  out_by             TEXT,
  covered_by         TEXT NOT NULL,
  -- The pass that lets in, and its name as it was.
  grant_id           TEXT,
  cover_name         TEXT NOT NULL,
  -- Whether its day counts towards the caps of plans: what was bought does not.
  counts             INTEGER NOT NULL,
  -- Minutes that the time passes did not reach for.
  uncovered_minutes  INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT check_in_by CHECK (in_by IN ('member', 'door', 'desk')),
  CONSTRAINT check_in_out CHECK ((out_at IS NULL) = (out_by IS NULL) AND (out_at IS NULL OR in_at <= out_at)),
  CONSTRAINT check_in_out_by CHECK (out_by IN ('member', 'desk', 'elsewhere', 'closing')),
  CONSTRAINT check_in_cover CHECK (covered_by IN ('plan', 'booking', 'day_pass', 'time_pass', 'day_price', 'courtesy')),
  CONSTRAINT check_in_pass CHECK (grant_id IS NOT NULL OR covered_by NOT IN ('day_pass', 'time_pass'))
) STRICT;
-- Nobody is in two places at once.
CREATE UNIQUE INDEX check_ins_open ON check_ins (customer_id) WHERE out_at IS NULL;
CREATE INDEX check_ins_present ON check_ins (location_id, in_at, id) WHERE out_at IS NULL;
CREATE INDEX check_ins_by_customer ON check_ins (customer_id, in_at, id);
CREATE INDEX check_ins_by_day ON check_ins (location_id, local_day, in_at, id);

-- owner: activity
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE activity_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT check_in_setup_changed CHECK (guard <> 'check_in_setup_changed'),
  CONSTRAINT house_is_full CHECK (guard <> 'house_is_full'),
  CONSTRAINT check_in_cap_reached CHECK (guard <> 'check_in_cap_reached'),
  CONSTRAINT check_in_is_over CHECK (guard <> 'check_in_is_over')
) STRICT;

-- What the other functions may read of this.
CREATE VIEW v_check_ins AS SELECT id, customer_id, location_id, local_day, in_at, out_at, covered_by FROM check_ins;
CREATE VIEW v_check_in_settings AS SELECT location_id, self_check_in, capacity FROM check_in_settings;
-- How many are in: the stays that have not ended, and no others, are looked at.
CREATE VIEW v_people_in AS
  SELECT location_id, count(*) AS people_in FROM check_ins INDEXED BY check_ins_present WHERE out_at IS NULL GROUP BY location_id;
