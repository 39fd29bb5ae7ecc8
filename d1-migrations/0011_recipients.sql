-- Whom to write to about a customer, in which language: that of the account with the customer's own address, else of the
-- first that acts for them.
CREATE VIEW v_recipients AS
  SELECT customers.id AS customer_id, customers.email,
    coalesce((SELECT nullif(party ->> 'email', '') FROM billing_accounts WHERE billing_accounts.customer_id = customers.id), customers.email) AS billing_email,
    coalesce(
      (SELECT accounts.locale FROM account_customers JOIN accounts ON accounts.id = account_customers.account_id
        WHERE account_customers.customer_id = customers.id AND accounts.email = customers.email),
      (SELECT accounts.locale FROM account_customers JOIN accounts ON accounts.id = account_customers.account_id
        WHERE account_customers.customer_id = customers.id ORDER BY accounts.created_at, accounts.id LIMIT 1),
      'en') AS locale
  FROM customers;
