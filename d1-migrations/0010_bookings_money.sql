-- Bookings are priced and paid through the ledger: a rate says how it is taxed, a booking keeps what it came to.
ALTER TABLE rates ADD COLUMN tax_class TEXT NOT NULL DEFAULT 'standard'
  CONSTRAINT rate_tax_class CHECK (tax_class IN ('standard', 'reduced', 'zero', 'exempt'));
-- bookings::api::Cost as JSON: what benefits covered, what was left with tax; NULL for what came in by an import or is older.
ALTER TABLE bookings ADD COLUMN cost TEXT CONSTRAINT booking_cost_is_json CHECK (cost IS NULL OR json_valid(cost));

DROP TABLE booking_guards;
-- owner: bookings
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE booking_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT setup_changed CHECK (guard <> 'setup_changed'),
  CONSTRAINT too_many_open_bookings CHECK (guard <> 'too_many_open_bookings'),
  CONSTRAINT gap_too_short CHECK (guard <> 'gap_too_short'),
  CONSTRAINT plan_cap_reached CHECK (guard <> 'plan_cap_reached'),
  CONSTRAINT not_confirmed CHECK (guard <> 'not_confirmed')
) STRICT;

DROP VIEW v_bookings;
CREATE VIEW v_bookings AS
  SELECT id, resource_id, location_id, customer_id, starts_at, ends_at, status, title, people, price_minor, currency, cost,
    cancel_until
  FROM bookings;
