UPDATE billing_settings SET seller = '{"name":"Quayside Coworking GmbH","street":"Hafenstraße 12","postcode":"20457","city":"Hamburg","country":"DE","vat_number":"DE123456789","registration":"HRB 123456","iban":"DE02120300000000202051","bic":"BYLADEM1001"}', location_id = NULL;
UPDATE locations SET zone = '{"name":"Europe/Berlin","first_offset_seconds":3600,"transitions":[]}' WHERE id = 'loc_utc';
INSERT INTO charges (id, key, payer_id, customer_id, source, source_id, name, period_from, period_until, quantity_thousandths, currency, net_minor, tax_minor, gross_minor, tax_category, tax_rate_ppm, tax_reason, why, reverses, occurred_at, invoice_by) VALUES
  ('chg_1', '1', 'cus_ada', 'cus_ada', 'contract', 'con_ada', 'Flex membership', '2029-12-01', '2030-01-01', 1000, 'EUR', 24900, 4731, 29631, 'S', 190000, NULL, '[{"step":"days","days":16,"of":31}]', NULL, 1000, '2029-12-01'),
  ('chg_2', '2', 'cus_ada', 'cus_ada', 'booking', 'bkg_1', 'Meeting room', NULL, NULL, 1500, 'EUR', 3000, 210, 3210, 'S', 70000, NULL, '[]', NULL, 1000, '2029-12-01'),
  ('chg_3', '3', 'cus_ada', 'cus_ada', 'booking', 'bkg_1', 'Meeting room', NULL, NULL, -1500, 'EUR', -3000, -210, -3210, 'S', 70000, NULL, '[]', 'chg_2', 1000, '2029-12-01'),
  ('chg_4', '4', 'cus_bob', 'cus_bob', 'product', 'prd_1', '=1+1', NULL, NULL, 1000, 'EUR', 1000, 190, 1190, 'S', 190000, NULL, '[]', NULL, 1000, '2029-12-01'),
  ('chg_5', '5', 'cus_ada', 'cus_ada', 'product', 'prd_1', 'Desk in Kuwait', NULL, NULL, 1000, 'KWD', 10005, 0, 10005, 'Z', 0, NULL, '[]', NULL, 1000, '2029-12-01'),
  ('chg_6', '6', 'cus_bob', 'cus_bob', 'deposit', 'con_bob', 'Flex membership', NULL, NULL, 1000, 'EUR', 5000, 0, 5000, 'E', 0, 'Refundable deposit', '[]', NULL, 1000, '2029-12-01');
INSERT INTO invoices (id, key, series, number, kind, customer_id, corrects, issued_at, issued_on, due_on, currency, net_minor, tax_minor, gross_minor, seller, buyer) SELECT
  value ->> 0, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, '2029-12-31', value ->> 8, value ->> 9, value ->> 10, (value ->> 9) + (value ->> 10),
  CASE value ->> 11 WHEN 'none' THEN '{"name":"Nobody''s Desk","country":"DE","registration":"HRB 1"}' ELSE (SELECT seller FROM billing_settings) END,
  CASE value ->> 11 WHEN 'bare' THEN '{"name":"Bob Members"}' ELSE '{"name":"Lovelace Analytics GmbH","street":"Gängeviertel 7","postcode":"20355","city":"Hamburg","country":"DE","vat_number":"DE987654321"}' END
FROM json_each('[["inv_1","INV-2029",41,"invoice","cus_ada",null,1890000000000,"2029-11-22","EUR",27900,4941,""],
  ["inv_2","CN-2029",3,"credit_note","cus_ada","inv_1",1891000000000,"2029-12-03","EUR",-3000,-210,""],
  ["inv_3","INV-2029",42,"invoice","cus_bob",null,1892000000000,"2029-12-15","EUR",1000,190,"bare"],
  ["inv_4","INV-2029",43,"invoice","cus_ada",null,1892500000000,"2029-12-21","KWD",10005,0,""],
  ["inv_5","INV-2029",44,"invoice","cus_bob",null,1892600000000,"2029-12-22","EUR",5000,0,"none"]]');
INSERT INTO invoice_lines (invoice_id, position, charge_id) VALUES
  ('inv_1', 1, 'chg_1'), ('inv_1', 2, 'chg_2'), ('inv_2', 1, 'chg_3'), ('inv_3', 1, 'chg_4'), ('inv_4', 1, 'chg_5'), ('inv_5', 1, 'chg_6');
INSERT INTO open_invoices (invoice_id, customer_id, due_on) VALUES ('inv_1', 'cus_ada', '2029-12-31'), ('inv_3', 'cus_bob', '2029-12-31');
INSERT INTO payments (id, key, customer_id, method, currency, amount_minor, status, purpose, on_session, created_at, changed_at) VALUES
  ('pay_1', '1', 'cus_ada', 'bank_transfer', 'EUR', 10000, 'succeeded', '{}', 1, 1891500000000, 1891500000000);
INSERT INTO allocations (key, invoice_id, source, source_id, amount_minor, at) VALUES
  ('1', 'inv_1', 'credit_note', 'inv_2', 3210, 1891000000000), ('2', 'inv_1', 'payment', 'pay_1', 10000, 1891500000000);
INSERT INTO account_entries (customer_id, at, kind, source_id, currency, amount_minor) VALUES
  ('cus_ada', 1890000000000, 'invoice', 'inv_1', 'EUR', 32841), ('cus_ada', 1891000000000, 'credit_note', 'inv_2', 'EUR', -3210),
  ('cus_ada', 1891500000000, 'payment', 'pay_1', 'EUR', -10000), ('cus_ada', 1893454200000, 'write_off', 'wof_1', 'EUR', -1),
  ('cus_bob', 1892000000000, 'invoice', 'inv_3', 'EUR', 1190)
