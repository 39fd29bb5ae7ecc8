-- The tax of an invoice in another currency, in the currency that the seller accounts for it in.

-- None: invoices state their tax in their own currency alone.
ALTER TABLE billing_settings ADD COLUMN accounting_currency TEXT
  CONSTRAINT billing_accounting_currency CHECK (accounting_currency GLOB '[A-Z][A-Z][A-Z]');
DROP VIEW v_billing_settings;
CREATE VIEW v_billing_settings AS SELECT * FROM billing_settings;

-- owner: billing
-- What other currencies are worth in the accounting currency from a day on, as they were published.
CREATE TABLE exchange_rates (
  currency    TEXT NOT NULL,
  from_day    TEXT NOT NULL,
  -- In 1000000000ths.
  rate_nanos  INTEGER NOT NULL,
  -- Of which currency it is for one: 'accounting' (1 EUR = 1.0853 USD) or 'foreign' (1 EUR = 388.90 HUF, where HUF is the accounting currency).
  one_of      TEXT NOT NULL,
  PRIMARY KEY (currency, from_day),
  CONSTRAINT exchange_rate CHECK (0 < rate_nanos AND rate_nanos <= 1000000000000000),
  CONSTRAINT exchange_rate_one_of CHECK (one_of IN ('accounting', 'foreign'))
) STRICT, WITHOUT ROWID;
CREATE VIEW v_exchange_rates AS SELECT currency, from_day, rate_nanos, one_of FROM exchange_rates;

-- owner: ledger
-- What an invoice in another currency than the accounting one was issued with. Nothing here is ever updated or deleted. An invoice for which
-- there was no rate has none, nor has one from before this was kept.
CREATE TABLE accounted_invoices (
  invoice_id  TEXT PRIMARY KEY REFERENCES invoices (id),
  -- The accounting currency of that day.
  currency    TEXT NOT NULL,
  -- As in exchange_rates.
  rate_nanos  INTEGER NOT NULL,
  one_of      TEXT NOT NULL,
  CONSTRAINT accounted_rate CHECK (0 < rate_nanos AND rate_nanos <= 1000000000000000),
  CONSTRAINT accounted_one_of CHECK (one_of IN ('accounting', 'foreign'))
) STRICT, WITHOUT ROWID;
-- `accounted` is what ledger::Accounting reads.
CREATE VIEW v_accounted_invoices AS
  SELECT invoice_id, json_object('currency', currency, 'rate_nanos', rate_nanos, 'one_of', one_of) AS accounted FROM accounted_invoices;
