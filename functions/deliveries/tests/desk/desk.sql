INSERT INTO delivery_policies (id, plan_id, currency, tax_class, kinds, version) VALUES
  ('dpo_all', '', 'EUR', 'standard', '[{"kind":null,"storage_days":14,"storage_fee":{"name":"Storage","minor":100},"handlings":[{"handling":"store","fee":{"name":"Storing","minor":300}},{"handling":"forward","fee":{"name":"Forwarding","minor":500}},{"handling":"open_and_scan","fee":null},{"handling":"return","fee":null},{"handling":"shred","fee":null}]},{"kind":"publicity","storage_days":3,"storage_fee":null,"handlings":[{"handling":"recycle","fee":null}]}]', 1),
  ('dpo_team', 'pln_team', 'EUR', 'standard', '[{"kind":null,"storage_days":30,"storage_fee":null,"handlings":[{"handling":"forward","fee":null}]}]', 1);
INSERT INTO delivery_names (id, customer_id, name, sought) VALUES ('nam_acme', 'cus_bob', 'Acme Trading', 'acme trading');
INSERT INTO accounts (id, email, name, locale, password_hash, roles, terms_version, email_verified_at, created_at) VALUES
  ('acc_max', 'max@example.org', 'Max Desk', 'de', NULL, '["deliveries:write"]', '1', 1000, 1000);
