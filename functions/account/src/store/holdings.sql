WITH
  all_own AS (SELECT customer_id FROM v_account_customers WHERE account_id = ?1),
  own AS (SELECT customer_id FROM all_own WHERE NOT EXISTS (
    SELECT 1 FROM v_account_customers AS others WHERE others.customer_id = all_own.customer_id AND others.account_id <> ?1))
SELECT
  (SELECT count(*) FROM own) AS customers,
  (SELECT count(*) FROM v_files WHERE uploaded_by = ?1) AS files,
  (SELECT count(*) FROM customer_files WHERE customer_id IN own OR account_id = ?1) AS given_files,
  (SELECT count(*) FROM v_tickets WHERE customer_id IN own) AS tickets,
  (SELECT count(*) FROM v_visit_details WHERE host_id IN own) AS visits,
  (SELECT count(*) FROM v_bookings WHERE customer_id IN own) AS bookings,
  (SELECT count(*) FROM v_sent_notices WHERE recipient = (SELECT email FROM v_account_details WHERE id = ?1)) AS notices,
  (SELECT count(*) FROM v_invoices WHERE customer_id IN own) AS invoices,
  (SELECT count(*) FROM v_payments WHERE customer_id IN own) AS payments,
  (SELECT count(*) FROM v_agreements WHERE customer_id IN own) AS contracts
