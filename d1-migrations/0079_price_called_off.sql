-- owner: plans
-- When an operator called it off before the job had come to every contract; those that it had come to keep what they were told.
ALTER TABLE price_rounds ADD COLUMN called_off_at INTEGER;
