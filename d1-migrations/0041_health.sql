-- owner: health
-- How each function that has jobs is. One that is not here yet has not run since it was deployed.
CREATE TABLE health (
  function    TEXT PRIMARY KEY,
  -- When its jobs ran last, to some minutes; null for never.
  ran_at      INTEGER,
  -- What they complained of then: a JSON array of lines.
  complaints  TEXT NOT NULL DEFAULT '[]',
  -- When was last looked for what must never be true; null for never.
  looked_at   INTEGER,
  -- What was found: a JSON object of counts by the rule's name.
  broken      TEXT NOT NULL DEFAULT '{}',
  CONSTRAINT health_is_json CHECK (json_valid(complaints) AND json_valid(broken))
) STRICT, WITHOUT ROWID;

-- These have jobs.
INSERT INTO health (function) VALUES ('account'), ('activity'), ('billing'), ('bookings'), ('deliveries'), ('identity'), ('notices'), ('plans'), ('shop'),
  ('support'), ('teams'), ('visitors');

CREATE VIEW v_health AS SELECT function, ran_at, complaints, looked_at, broken FROM health;
