-- owner: billing
-- One row: how this space bills. A change grows the version; invoices keep copies of what they need.
CREATE TABLE billing_settings (
  id                  INTEGER PRIMARY KEY,
  -- ledger::Party as JSON: name, address, country, tax numbers, bank.
  seller              TEXT NOT NULL,
  -- Whose calendar and zone the books are kept in; the space's first location, if NULL.
  location_id         TEXT REFERENCES locations (id),
  -- Whether the prices that operators set contain the tax.
  prices_include_tax  INTEGER NOT NULL,
  due_days            INTEGER NOT NULL,
  -- Whether bookings and products go on the next invoice or are paid at once.
  members_pay         TEXT NOT NULL,
  contacts_pay        TEXT NOT NULL,
  -- How long a basket holds a place.
  hold_minutes        INTEGER NOT NULL,
  -- What invoice numbers begin with; the year of issue follows: INV-2026.
  invoice_prefix      TEXT NOT NULL,
  credit_prefix       TEXT NOT NULL,
  terms_version       TEXT NOT NULL,
  terms_text          TEXT NOT NULL,
  -- billing::api::Dunning: reminders before due, on the day, overdue; retry days; late fee; suspension.
  dunning             TEXT NOT NULL,
  -- Methods that can be used, as JSON: ["card","sepa_debit","bank_transfer", …].
  methods             TEXT NOT NULL,
  -- Who collects, as SEPA knows them; empty for nobody.
  creditor_id         TEXT NOT NULL DEFAULT '',
  version             INTEGER NOT NULL,
  CONSTRAINT billing_settings_is_one_row CHECK (id = 1),
  CONSTRAINT billing_who_pays_when CHECK (members_pay IN ('next_invoice', 'at_once') AND contacts_pay IN ('next_invoice', 'at_once')),
  CONSTRAINT billing_days CHECK (0 <= due_days AND due_days <= 365 AND 1 <= hold_minutes AND hold_minutes <= 120),
  CONSTRAINT billing_json CHECK (json_valid(seller) AND json_valid(dunning) AND json_valid(methods))
) STRICT;
INSERT INTO billing_settings (id, seller, prices_include_tax, due_days, members_pay, contacts_pay, hold_minutes, invoice_prefix,
  credit_prefix, terms_version, terms_text, dunning, methods, version)
VALUES (1, '{"name":"Portico","country":"DE"}', 0, 14, 'next_invoice', 'at_once', 15, 'INV', 'CN', '1', '', '{}', '["card","bank_transfer"]', 1);

-- owner: billing
-- The rate of each tax class from a day on.
CREATE TABLE tax_rates (
  class       TEXT NOT NULL,
  from_day    TEXT NOT NULL,
  rate_ppm    INTEGER NOT NULL,
  -- Why nothing is charged, for the exempt class.
  reason      TEXT,
  PRIMARY KEY (class, from_day),
  CONSTRAINT tax_class CHECK (class IN ('standard', 'reduced', 'zero', 'exempt')),
  CONSTRAINT tax_rate CHECK (0 <= rate_ppm AND rate_ppm <= 1000000 AND (class IN ('standard', 'reduced') OR rate_ppm = 0))
) STRICT, WITHOUT ROWID;
INSERT INTO tax_rates (class, from_day, rate_ppm, reason)
VALUES ('standard', '1970-01-01', 190000, NULL), ('reduced', '1970-01-01', 70000, NULL), ('zero', '1970-01-01', 0, NULL),
  ('exempt', '1970-01-01', 0, 'Exempt from tax');

-- owner: billing
-- What billing knows of a customer. Absent: the customer's own name, the space's terms.
CREATE TABLE billing_accounts (
  customer_id    TEXT PRIMARY KEY REFERENCES customers (id),
  -- ledger::Party as JSON; NULL is the customer's own name and address.
  party          TEXT,
  -- 'as_usual', 'reverse_charge' (VAT is the buyer's), 'exempt'.
  tax_treatment  TEXT NOT NULL,
  due_days       INTEGER,
  -- The saved method that is collected from on the due day; NULL collects nothing by itself.
  default_method_id TEXT,
  collects       INTEGER NOT NULL,
  -- The provider's id of the customer.
  provider_ref   TEXT,
  -- Since when the customer is suspended for what is unpaid.
  suspended_at   INTEGER,
  version        INTEGER NOT NULL,
  CONSTRAINT billing_account_treatment CHECK (tax_treatment IN ('as_usual', 'reverse_charge', 'exempt')),
  CONSTRAINT billing_account_of_provider_is_known UNIQUE (provider_ref),
  CONSTRAINT billing_account_due_days CHECK (due_days IS NULL OR (0 <= due_days AND due_days <= 365)),
  CONSTRAINT billing_party_is_json CHECK (json_valid(party))
) STRICT;
CREATE INDEX billing_accounts_suspended ON billing_accounts (suspended_at) WHERE suspended_at IS NOT NULL;

-- owner: billing
-- Methods that customers save. What is kept of one identifies it to its owner and to nobody else.
CREATE TABLE payment_methods (
  id            TEXT PRIMARY KEY,
  customer_id   TEXT NOT NULL REFERENCES customers (id),
  method        TEXT NOT NULL,
  -- The provider's id of its being saved, and of the method once it is.
  setup_ref     TEXT NOT NULL,
  provider_ref  TEXT,
  -- Brand and last four digits, or bank and last four; empty until it is saved.
  label         TEXT NOT NULL,
  expires_on    TEXT,
  -- The provider's id of the mandate, what bank statements call it, and where it can be read.
  mandate_id    TEXT,
  mandate_ref   TEXT,
  mandate_url   TEXT,
  -- 'wanted' while it is being saved, 'pending' while the bank has yet to accept it, 'active', 'failed', 'revoked'.
  status        TEXT NOT NULL,
  created_at    INTEGER NOT NULL,
  changed_at    INTEGER NOT NULL,
  CONSTRAINT method_setup_is_known UNIQUE (setup_ref),
  CONSTRAINT method_of_provider_is_known UNIQUE (provider_ref),
  CONSTRAINT method_kind CHECK (method IN ('card', 'sepa_debit', 'bacs_debit', 'us_bank_account')),
  CONSTRAINT method_status CHECK (status IN ('wanted', 'pending', 'active', 'failed', 'revoked')),
  CONSTRAINT method_that_holds_is_named CHECK (status <> 'active' OR provider_ref IS NOT NULL)
) STRICT;
CREATE INDEX payment_methods_by_customer ON payment_methods (customer_id, created_at);
CREATE INDEX payment_methods_by_mandate ON payment_methods (mandate_id) WHERE mandate_id IS NOT NULL;
CREATE INDEX payment_methods_unsettled ON payment_methods (changed_at) WHERE status IN ('wanted', 'pending');
CREATE INDEX payment_methods_expiring ON payment_methods (expires_on) WHERE status = 'active' AND expires_on IS NOT NULL;

-- owner: billing
-- The provider's events, so that each is acted on once.
CREATE TABLE provider_events (
  id           TEXT PRIMARY KEY,
  kind         TEXT NOT NULL,
  received_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX provider_events_by_time ON provider_events (received_at);

-- owner: billing
-- What dunning did about an invoice, each step once: reminders, collections, fees, suspension.
CREATE TABLE dunning_steps (
  invoice_id  TEXT NOT NULL REFERENCES invoices (id),
  -- 'remind:-3', 'remind:7', 'collect:0', 'collect:3', 'fee:14', 'suspend:30': the number is days after due.
  step        TEXT NOT NULL,
  at          INTEGER NOT NULL,
  PRIMARY KEY (invoice_id, step)
) STRICT, WITHOUT ROWID;

-- owner: billing
-- How far each scheduled job has come, and the day it works on.
CREATE TABLE job_marks (
  job      TEXT PRIMARY KEY,
  mark     TEXT NOT NULL,
  at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- owner: billing
-- Never holds a row: an insert names the rule that it breaks and so aborts its batch.
CREATE TABLE billing_guards (
  guard  TEXT NOT NULL,
  CONSTRAINT billing_changed CHECK (guard <> 'billing_changed'),
  CONSTRAINT method_is_gone CHECK (guard <> 'method_is_gone'),
  CONSTRAINT invoice_moved CHECK (guard <> 'invoice_moved'),
  CONSTRAINT credited_too_much CHECK (guard <> 'credited_too_much')
) STRICT;

-- What the other functions may read of this.
CREATE VIEW v_billing_settings AS SELECT * FROM billing_settings;
CREATE VIEW v_tax_rates AS SELECT class, from_day, rate_ppm, reason FROM tax_rates;
CREATE VIEW v_billing_accounts AS SELECT * FROM billing_accounts;
CREATE VIEW v_payment_methods AS SELECT id, customer_id, method, label, expires_on, mandate_ref, status FROM payment_methods;
