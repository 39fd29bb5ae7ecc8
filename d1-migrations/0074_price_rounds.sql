-- owner: plans
-- A price that an operator said once for all contracts of a plan: the job brings it to each of them.
CREATE TABLE price_rounds (
  id           TEXT PRIMARY KEY,
  plan_id      TEXT NOT NULL REFERENCES plans (id),
  from_day     TEXT NOT NULL,
  price_minor  INTEGER NOT NULL,
  -- Whom it concerns, by what they pay when it is said: a JSON list of prices.
  of_prices    TEXT NOT NULL,
  created_at   INTEGER NOT NULL,
  -- When every contract had been looked at; NULL while the job is at it.
  finished_at  INTEGER,
  CONSTRAINT price_round_price CHECK (0 <= price_minor),
  CONSTRAINT price_round_of CHECK (json_valid(of_prices))
) STRICT;
-- One after the other: what the second concerns is what the first has left.
CREATE UNIQUE INDEX price_rounds_running ON price_rounds (plan_id) WHERE finished_at IS NULL;
CREATE INDEX price_rounds_to_run ON price_rounds (created_at, id) WHERE finished_at IS NULL;
CREATE INDEX price_rounds_by_plan ON price_rounds (plan_id, created_at);

-- owner: plans
-- The contracts that a round has come to, each once.
CREATE TABLE price_round_contracts (
  round_id     TEXT NOT NULL REFERENCES price_rounds (id),
  contract_id  TEXT NOT NULL,
  -- From when it costs the price; NULL where it stays as it is.
  from_day     TEXT,
  -- The rule by which it stays as it is.
  left_by      TEXT,
  PRIMARY KEY (round_id, contract_id),
  CONSTRAINT price_round_either CHECK ((from_day IS NULL) = (left_by IS NOT NULL))
) STRICT, WITHOUT ROWID;
