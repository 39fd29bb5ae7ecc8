-- Benefits that an operator gives and takes back by hand.

-- Why somebody took back by hand what was left of a grant; NULL for every other draw.
ALTER TABLE draws ADD COLUMN note TEXT
  CONSTRAINT draw_note_is_of_what_was_taken CHECK (note IS NULL OR source = 'revocation');
DROP VIEW v_draws;
CREATE VIEW v_draws AS SELECT key, grant_id, source, source_id, amount, worth_minor, at, drawn_by, month, note FROM draws;

-- A customer's grants in the order in which they end; what lasts for ever comes last (the last millisecond of 2199).
CREATE INDEX grants_by_end ON grants (customer_id, coalesce(expires_at, 7258118399999), id);
