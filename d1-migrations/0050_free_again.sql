-- Who is suspended still and owes none of the invoices any more for which it happened: whoever settles the last of them ends it, and tells
-- them, in the batch that settles.
CREATE VIEW v_free_again AS
  SELECT billing_accounts.customer_id, customers.name, billing_accounts.suspended_at,
    -- In what they were invoiced.
    (SELECT currency FROM invoices WHERE invoices.customer_id = billing_accounts.customer_id LIMIT 1) AS currency
  FROM billing_accounts JOIN customers ON customers.id = billing_accounts.customer_id
  WHERE billing_accounts.suspended_at IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM open_invoices JOIN dunning_steps ON dunning_steps.invoice_id = open_invoices.invoice_id
    WHERE open_invoices.customer_id = billing_accounts.customer_id AND dunning_steps.step LIKE 'suspend:%');
