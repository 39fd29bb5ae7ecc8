-- What an invoice said of how it is paid stays as it was issued, whatever its customer chooses later.

-- What it is collected from (`method`, `label`, `mandate_ref`) as JSON, or the JSON value null for nothing; NULL for a credit note, and for
-- what was issued before this was kept, of which today's choice is said as it always was.
ALTER TABLE invoices ADD COLUMN pay_from TEXT CONSTRAINT invoice_pay_from_is_json CHECK (json_valid(pay_from));
DROP VIEW v_invoices;
CREATE VIEW v_invoices AS
  SELECT invoices.*, EXISTS (SELECT 1 FROM open_invoices WHERE open_invoices.invoice_id = invoices.id) AS is_open,
    (SELECT coalesce(sum(amount_minor), 0) FROM allocations WHERE allocations.invoice_id = invoices.id) AS settled_minor
  FROM invoices;
