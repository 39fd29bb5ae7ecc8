-- Plans pass from `space` to `plans`, contracts to `ledger` (operators, checkout and the jobs that charge write them), and both grow. The views that name them are dropped first and made again.
DROP VIEW v_contracts;

-- owner: plans
-- What is offered. A contract takes a copy of the terms when it is made, so that a change here is for new ones alone.
CREATE TABLE plans_grown (
  id               TEXT PRIMARY KEY,
  name             TEXT NOT NULL,
  description      TEXT NOT NULL DEFAULT '',
  -- {right: bool}: what it grants or withholds.
  rights           TEXT NOT NULL DEFAULT '{}',
  -- Where it belongs, whose currency and calendar it has; NULL for the space's first location.
  location_id      TEXT REFERENCES locations (id),
  currency         TEXT NOT NULL DEFAULT 'EUR',
  -- For one cycle, as prices are meant in this space (billing_settings.prices_include_tax).
  price_minor      INTEGER NOT NULL DEFAULT 0,
  sign_up_fee_minor INTEGER NOT NULL DEFAULT 0,
  deposit_minor    INTEGER NOT NULL DEFAULT 0,
  tax_class        TEXT NOT NULL DEFAULT 'standard',
  -- ledger::Terms: cycle, anchor day, proration, minimum cycles, notice days, how one leaves, pauses, benefits, caps.
  terms            TEXT NOT NULL DEFAULT '{}',
  audience         TEXT NOT NULL DEFAULT 'everyone',
  -- A contract waits for an operator's yes.
  approval         INTEGER NOT NULL DEFAULT 0,
  subscribers_max  INTEGER,
  -- Shown to everybody on the prices page.
  public           INTEGER NOT NULL DEFAULT 0,
  archived         INTEGER NOT NULL DEFAULT 0,
  -- Days from an invoice to its due day; NULL leaves it to the space.
  due_days         INTEGER,
  position         INTEGER NOT NULL DEFAULT 0,
  version          INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT plan_rights_are_json CHECK (json_valid(rights)),
  CONSTRAINT plan_terms_are_json CHECK (json_valid(terms)),
  CONSTRAINT plan_audience CHECK (audience IN ('everyone', 'members', 'contacts')),
  CONSTRAINT plan_tax_class CHECK (tax_class IN ('standard', 'reduced', 'zero', 'exempt')),
  CONSTRAINT plan_amounts CHECK (0 <= price_minor AND 0 <= sign_up_fee_minor AND 0 <= deposit_minor),
  CONSTRAINT plan_subscribers CHECK (subscribers_max IS NULL OR 0 < subscribers_max)
) STRICT;

-- owner: ledger
-- A contract binds a customer to a plan on its own terms. Days are on the calendar of the plan's location.
CREATE TABLE contracts_grown (
  id             TEXT PRIMARY KEY,
  customer_id    TEXT NOT NULL REFERENCES customers (id),
  -- Who is invoiced: the customer, or who pays for the team.
  payer_id       TEXT NOT NULL REFERENCES customers (id),
  plan_id        TEXT NOT NULL REFERENCES plans_grown (id),
  status         TEXT NOT NULL DEFAULT 'agreed',
  starts_on      TEXT NOT NULL,
  -- The first day that it no longer holds; NULL while nobody has cancelled.
  ends_on        TEXT,
  -- The same two in UTC, for whoever asks who is a member now.
  starts_at      INTEGER NOT NULL,
  ends_at        INTEGER,
  -- The day from which the next invoice will charge: everything before is charged.
  charged_until  TEXT NOT NULL,
  -- Every cycle that begins before this day has been granted its benefits.
  granted_until  TEXT NOT NULL,
  quantity       INTEGER NOT NULL DEFAULT 1,
  currency       TEXT NOT NULL,
  price_minor    INTEGER NOT NULL,
  -- [{"from": day, "price_minor": n}], in order: prices from a future day.
  prices_ahead   TEXT NOT NULL DEFAULT '[]',
  -- [{"from": day, "until": day}], whole cycles, in order.
  pauses         TEXT NOT NULL DEFAULT '[]',
  -- Charged with the first period.
  sign_up_fee_minor INTEGER NOT NULL DEFAULT 0,
  -- Held for each of the quantity until it ends.
  deposit_minor  INTEGER NOT NULL DEFAULT 0,
  tax_class      TEXT NOT NULL DEFAULT 'standard',
  terms          TEXT NOT NULL,
  due_days       INTEGER,
  -- Why it was cancelled, as the member said.
  leaving_reason TEXT,
  -- The contract that this one takes the place of.
  follows        TEXT,
  created_at     INTEGER NOT NULL,
  version        INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT contract_ends_after_it_starts CHECK (ends_on IS NULL OR starts_on <= ends_on),
  CONSTRAINT contract_status CHECK (status IN ('waiting', 'agreed', 'refused', 'withdrawn')),
  CONSTRAINT contract_quantity CHECK (0 < quantity),
  CONSTRAINT contract_amounts CHECK (0 <= price_minor AND 0 <= deposit_minor),
  CONSTRAINT contract_follows_one CHECK (follows IS NULL OR follows <> id),
  CONSTRAINT contract_is_followed_once UNIQUE (follows),
  CONSTRAINT contract_lists_are_json CHECK (json_valid(prices_ahead) AND json_valid(pauses) AND json_valid(terms))
) STRICT;

INSERT INTO plans_grown (id, name, rights) SELECT id, name, rights FROM plans;
INSERT INTO contracts_grown (id, customer_id, payer_id, plan_id, starts_on, ends_on, starts_at, ends_at, charged_until, granted_until, currency, price_minor, terms, created_at)
SELECT id, customer_id, customer_id, plan_id, date(starts_at / 1000, 'unixepoch'), date(ends_at / 1000, 'unixepoch'), starts_at, ends_at,
  date(starts_at / 1000, 'unixepoch'), date(starts_at / 1000, 'unixepoch'), 'EUR', 0, '{}', starts_at FROM contracts;
DROP TABLE contracts;
DROP TABLE plans;
ALTER TABLE plans_grown RENAME TO plans;
ALTER TABLE contracts_grown RENAME TO contracts;
CREATE INDEX contracts_by_customer ON contracts (customer_id, starts_at);
CREATE INDEX contracts_by_plan ON contracts (plan_id, ends_on);
CREATE INDEX plans_by_location ON plans (location_id);
-- What is to be charged next, day by day.
CREATE INDEX contracts_to_charge ON contracts (charged_until, payer_id) WHERE status = 'agreed';
-- Whose benefits are to be granted further ahead.
CREATE INDEX contracts_to_grant ON contracts (granted_until) WHERE status = 'agreed';
CREATE INDEX contracts_by_payer ON contracts (payer_id, charged_until);

-- owner: plans
-- What can be bought: once, or each cycle (then it becomes a contract of its own).
CREATE TABLE products (
  id           TEXT PRIMARY KEY,
  name         TEXT NOT NULL,
  description  TEXT NOT NULL,
  location_id  TEXT REFERENCES locations (id),
  currency     TEXT NOT NULL,
  price_minor  INTEGER NOT NULL,
  tax_class    TEXT NOT NULL,
  -- [ledger::Benefit]: what it gives when bought, such as ten day passes.
  benefits     TEXT NOT NULL,
  audience     TEXT NOT NULL,
  public       INTEGER NOT NULL,
  archived     INTEGER NOT NULL,
  -- NULL is no limit.
  stock        INTEGER,
  position     INTEGER NOT NULL,
  version      INTEGER NOT NULL,
  CONSTRAINT product_benefits_are_json CHECK (json_valid(benefits)),
  CONSTRAINT product_audience CHECK (audience IN ('everyone', 'members', 'contacts')),
  CONSTRAINT product_tax_class CHECK (tax_class IN ('standard', 'reduced', 'zero', 'exempt')),
  CONSTRAINT product_amounts CHECK (0 <= price_minor AND (stock IS NULL OR 0 <= stock))
) STRICT;
CREATE INDEX products_by_location ON products (location_id);

-- owner: plans
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE plan_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT plan_changed CHECK (guard <> 'plan_changed'),
  CONSTRAINT product_changed CHECK (guard <> 'product_changed'),
  CONSTRAINT has_plan CHECK (guard <> 'has_plan')
) STRICT;

-- What the other functions may read of this.
CREATE VIEW v_contracts AS
  SELECT contracts.customer_id, contracts.plan_id, contracts.starts_at, contracts.ends_at, plans.rights
  FROM contracts JOIN plans ON plans.id = contracts.plan_id WHERE contracts.status = 'agreed';
CREATE VIEW v_plans AS SELECT * FROM plans;
CREATE VIEW v_products AS SELECT * FROM products;
-- Contracts as they are charged.
CREATE VIEW v_agreements AS
  SELECT contracts.*, plans.name AS plan_name, plans.due_days AS plan_due_days FROM contracts JOIN plans ON plans.id = contracts.plan_id;
