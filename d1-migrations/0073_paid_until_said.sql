-- What was brought in and ended before it was written down until when it had been paid elsewhere: that an end cuts, and so it is not known. Whoever
-- takes such an end back says it.
ALTER TABLE contracts ADD COLUMN paid_until_unsure INTEGER NOT NULL DEFAULT 0 CHECK (paid_until_unsure IN (0, 1));
UPDATE contracts SET paid_until_unsure = 1 WHERE status = 'agreed' AND ends_on = paid_until AND charged_until < '2199-12-31';

DROP VIEW v_agreements;
-- Contracts as they are charged.
CREATE VIEW v_agreements AS
  SELECT contracts.*, plans.name AS plan_name, plans.due_days AS plan_due_days, plans.sold_as FROM contracts JOIN plans ON plans.id = contracts.plan_id;
