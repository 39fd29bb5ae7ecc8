INSERT INTO plans (id, name, sold_as, rights, currency, price_minor, deposit_minor, terms, public, subscribers_max, position) VALUES
  ('pln_locker', 'Locker', 'product', '{"use_boards":false}', 'EUR', 1500, 2500, '{"notice_days":7,"pause":{"per_year_max":1,"cycles_max":1}}', 1, 12, 20);
INSERT INTO contracts (id, customer_id, payer_id, plan_id, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, created_at)
SELECT 'con_locker_' || substr(id, 5), id, id, 'pln_locker', '1970-01-01', 0, '2030-02-01', '2031-01-01', 'EUR', 0, '{}', 1000
FROM customers WHERE id IN ('cus_ada', 'cus_carl')
