-- Products by the cycle: a locker by the month is set up as a plan is, and is a contract like one, but nobody becomes a member by it. The views
-- that name the columns of plans are dropped and made again.

-- owner: plans
-- What people know it as: a plan makes whoever has it a member, a product (by the cycle; one that is bought once is in `products`) does not. It
-- never becomes the other, or members would be made and unmade without a contract having changed.
ALTER TABLE plans ADD COLUMN sold_as TEXT NOT NULL DEFAULT 'plan' CONSTRAINT plan_sold_as CHECK (sold_as IN ('plan', 'product'));

DROP VIEW v_contracts;
DROP VIEW v_plans;
DROP VIEW v_agreements;
-- What the other functions may read of this. Whoever has one with `sold_as` 'plan' is a member.
CREATE VIEW v_contracts AS
  SELECT contracts.customer_id, contracts.plan_id, contracts.starts_at, contracts.ends_at, plans.rights, plans.sold_as
  FROM contracts JOIN plans ON plans.id = contracts.plan_id WHERE contracts.status = 'agreed';
CREATE VIEW v_plans AS SELECT * FROM plans;
-- Contracts as they are charged.
CREATE VIEW v_agreements AS
  SELECT contracts.*, plans.name AS plan_name, plans.due_days AS plan_due_days, plans.sold_as FROM contracts JOIN plans ON plans.id = contracts.plan_id;
