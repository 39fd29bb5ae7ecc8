WITH own AS (
  SELECT customer_id FROM v_account_customers AS mine WHERE account_id = ?1 AND NOT EXISTS (
    SELECT 1 FROM v_account_customers AS others WHERE others.customer_id = mine.customer_id AND others.account_id <> ?1))
SELECT
  (SELECT count(*) FROM v_agreements WHERE customer_id IN own AND status IN ('agreed', 'waiting') AND (ends_at IS NULL OR ?2 < ends_at))
    + (SELECT count(*) FROM v_agreements WHERE payer_id IN own AND customer_id NOT IN own AND status IN ('agreed', 'waiting') AND (ends_at IS NULL OR ?2 < ends_at))
    AS contracts,
  (SELECT count(*) FROM v_open_invoices WHERE customer_id IN own) AS invoices,
  (SELECT count(*) FROM v_open_charges WHERE payer_id IN own) AS charges,
  (SELECT count(*) FROM v_payments WHERE customer_id IN own AND status = 'processing') AS payments,
  (SELECT count(*) FROM v_open_credits WHERE customer_id IN own) AS credits,
  (SELECT count(*) FROM v_bookings WHERE customer_id IN own AND status = 'confirmed' AND ?2 < ends_at) AS bookings,
  (SELECT count(*) FROM v_teams WHERE paying_customer_id IN own AND EXISTS (
    SELECT 1 FROM v_team_members WHERE v_team_members.team_id = v_teams.id AND v_team_members.customer_id NOT IN own)) AS teams,
  (SELECT count(*) FROM v_deliveries WHERE customer_id IN own AND status IN ('waiting', 'chosen')) AS deliveries,
  (SELECT count(*) FROM v_accounts WHERE id = ?1 AND roles <> '[]') AS roles
