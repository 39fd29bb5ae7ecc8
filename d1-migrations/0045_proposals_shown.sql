-- The lines of a proposal as they came to when it was sent, and when it was refused ([shop::rules::Line]): what it was, once it stands no more,
-- whatever has become of prices since. NULL for one that was sent before they were kept.
ALTER TABLE proposals ADD COLUMN shown TEXT
  CONSTRAINT proposal_shown_is_json CHECK (shown IS NULL OR json_valid(shown));
