-- A suspension for an invoice that was paid since is over, also where a refund or a dispute opens that invoice again: what counts is a
-- suspension that happened since it was open the last time. So whoever was suspended for another one is free once that is settled.
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
      AND NOT EXISTS (
        SELECT 1 FROM allocations AS back WHERE back.invoice_id = invoices.id AND back.amount_minor < 0 AND dunning_steps.at < back.at
          AND invoices.gross_minor <= (
            SELECT sum(one.amount_minor) FROM allocations AS one WHERE one.invoice_id = invoices.id
              AND (one.at < back.at OR (one.at = back.at AND 0 < one.amount_minor)))));
