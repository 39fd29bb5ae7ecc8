-- In which currency the worth of a draw is: that of what was booked or bought, whatever the contract's that gave the benefit. NULL for what
-- was taken back or lapsed, and for what saved nothing that was known (the minutes of a time pass).
ALTER TABLE draws ADD COLUMN currency TEXT
  CONSTRAINT draw_currency CHECK (currency IS NULL OR currency GLOB '[A-Z][A-Z][A-Z]');
-- What was drawn before: money is of its own currency; else it is what the booking or the order costs in, or that of the place of the stay,
-- each of which is known. Where none of them is there any more it is assumed that the contract's was meant, in which it would have been charged.
UPDATE draws SET currency = known.currency
FROM (
  SELECT draws.key, coalesce(grants.currency, bookings.currency, orders.currency, locations.currency, contracts.currency) AS currency
  FROM draws JOIN grants ON grants.id = draws.grant_id
  LEFT JOIN bookings ON bookings.id = draws.source_id
  -- What an order that was honoured late drew anew stands under a name of its own.
  LEFT JOIN orders ON orders.id = replace(draws.source_id, ':late', '')
  LEFT JOIN check_ins ON check_ins.id = draws.source_id LEFT JOIN locations ON locations.id = check_ins.location_id
  LEFT JOIN contracts ON contracts.id = grants.contract_id
  WHERE draws.source IN ('booking', 'order', 'check_in')) AS known
WHERE known.key = draws.key;

-- So that it shows the new column, too.
DROP VIEW v_draws;
CREATE VIEW v_draws AS SELECT key, grant_id, source, source_id, amount, worth_minor, at, drawn_by, month, note, currency FROM draws;
