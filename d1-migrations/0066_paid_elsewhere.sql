-- A contract that was brought in is paid for elsewhere until this day: days of which the books know no charge, and which are not charged when
-- an end before it is taken back. NULL for one that the books have charged from its first day on.
ALTER TABLE contracts ADD COLUMN paid_until TEXT;
UPDATE contracts SET paid_until = charged_until
WHERE charged_until < '2199-12-31' AND starts_on < charged_until AND 0 < price_minor
  AND NOT EXISTS (SELECT 1 FROM charges WHERE charges.source_id = contracts.id AND charges.source = 'contract');

DROP VIEW v_agreements;
-- Contracts as they are charged.
CREATE VIEW v_agreements AS
  SELECT contracts.*, plans.name AS plan_name, plans.due_days AS plan_due_days, plans.sold_as FROM contracts JOIN plans ON plans.id = contracts.plan_id;
