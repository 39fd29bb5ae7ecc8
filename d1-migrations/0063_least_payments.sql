-- The least that the provider takes in each currency; where a currency is not named, its least unit. The same as ledger::least, which a
-- test holds it to.
-- owner: ledger
CREATE TABLE least_payments (
  currency    TEXT PRIMARY KEY,
  least_minor INTEGER NOT NULL CONSTRAINT least_payment_is_more_than_a_unit CHECK (1 < least_minor)
) STRICT;
INSERT INTO least_payments (currency, least_minor) VALUES
  ('GBP', 30),
  ('USD', 50), ('AUD', 50), ('BRL', 50), ('CAD', 50), ('CHF', 50), ('EUR', 50), ('INR', 50), ('JPY', 50), ('NZD', 50), ('SGD', 50),
  ('BGN', 100), ('AED', 200), ('MYR', 200), ('PLN', 200), ('RON', 200), ('DKK', 250), ('NOK', 300), ('SEK', 300), ('HKD', 400),
  ('MXN', 1000), ('THB', 1000), ('CZK', 1500), ('HUF', 17500),
  -- Of three decimals tens alone are taken, and hundreds of ariary.
  ('BHD', 10), ('IQD', 10), ('JOD', 10), ('KWD', 10), ('LYD', 10), ('OMR', 10), ('TND', 10), ('MGA', 100);
CREATE VIEW v_least_payments AS SELECT currency, least_minor FROM least_payments;

-- What cannot be paid by card or account keeps nobody suspended either: of an invoice of which less than the least is left nobody is late.
DROP VIEW v_free_again;
CREATE VIEW v_free_again AS
  SELECT billing_accounts.customer_id, customers.name, billing_accounts.suspended_at,
    -- In what they were invoiced.
    (SELECT currency FROM invoices WHERE invoices.customer_id = billing_accounts.customer_id LIMIT 1) AS currency
  FROM billing_accounts JOIN customers ON customers.id = billing_accounts.customer_id
  WHERE billing_accounts.suspended_at IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM open_invoices JOIN dunning_steps ON dunning_steps.invoice_id = open_invoices.invoice_id
    JOIN invoices ON invoices.id = open_invoices.invoice_id
    WHERE open_invoices.customer_id = billing_accounts.customer_id AND dunning_steps.step LIKE 'suspend:%'
      AND coalesce((SELECT least_minor FROM least_payments WHERE least_payments.currency = invoices.currency), 1)
        <= invoices.gross_minor - (SELECT coalesce(sum(amount_minor), 0) FROM allocations WHERE allocations.invoice_id = invoices.id)
      AND NOT EXISTS (
        SELECT 1 FROM allocations AS back WHERE back.invoice_id = invoices.id AND back.amount_minor < 0 AND dunning_steps.at < back.at
          AND invoices.gross_minor - coalesce((SELECT least_minor FROM least_payments WHERE least_payments.currency = invoices.currency), 1) < (
            SELECT sum(one.amount_minor) FROM allocations AS one WHERE one.invoice_id = invoices.id
              AND (one.at < back.at OR (one.at = back.at AND 0 < one.amount_minor)))));
