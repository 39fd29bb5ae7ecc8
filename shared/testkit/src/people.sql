INSERT INTO accounts (id, email, name, locale, password_hash, roles, terms_version, email_verified_at, created_at) VALUES
  ('acc_ada', 'ada@example.org', 'Ada Members', 'en', NULL, '[]', '1', 1000, 1000),
  ('acc_bob', 'bob@example.org', 'Bob Members', 'de', NULL, '[]', '1', 1000, 1000),
  ('acc_tess', 'tess@example.org', 'Tess Teams', 'es', NULL, '[]', '1', 1000, 1000),
  ('acc_carl', 'carl@example.org', 'Carl Contact', 'en', NULL, '[]', '1', 1000, 1000),
  ('acc_boss', 'boss@example.org', 'Boss Operator', 'en', NULL, '["operators:write","space:write","bookings:write","notices:write","plans:write","plans:read","billing:write","billing:read","shop:write","shop:read","visitors:write","visitors:read","support:write","support:read","activity:write","activity:read","account:write","account:read","deliveries:write","deliveries:read","teams:write","teams:read"]', '1', 1000, 1000);
INSERT INTO customers (id, name, email, rights, created_at) VALUES
  ('cus_ada', 'Ada Members', 'ada@example.org', '{}', 1000),
  ('cus_bob', 'Bob Members', 'bob@example.org', '{}', 1000),
  ('cus_tess', 'Tess Teams', 'tess@example.org', '{}', 1000),
  ('cus_carl', 'Carl Contact', 'carl@example.org', '{}', 1000);
INSERT INTO account_customers (account_id, customer_id) VALUES
  ('acc_ada', 'cus_ada'), ('acc_bob', 'cus_bob'), ('acc_tess', 'cus_tess'), ('acc_carl', 'cus_carl');
INSERT INTO sessions (id, account_id, customer_id, refresh_hash, rotated_at, created_at, last_used_at, expires_at, user_agent) VALUES
  ('ses_ada', 'acc_ada', 'cus_ada', 'ada', 1000, 1000, 1000, 4000000000000, 'test'),
  ('ses_bob', 'acc_bob', 'cus_bob', 'bob', 1000, 1000, 1000, 4000000000000, 'test'),
  ('ses_tess', 'acc_tess', 'cus_tess', 'tess', 1000, 1000, 1000, 4000000000000, 'test'),
  ('ses_carl', 'acc_carl', 'cus_carl', 'carl', 1000, 1000, 1000, 4000000000000, 'test'),
  ('ses_boss', 'acc_boss', NULL, 'boss', 1000, 1000, 1000, 4000000000000, 'test');
INSERT INTO plans (id, name, rights) VALUES ('pln_flex', 'Flex', '{}'), ('pln_team', 'Team', '{}');
INSERT INTO contracts (id, customer_id, payer_id, plan_id, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, created_at) VALUES
  ('con_ada', 'cus_ada', 'cus_ada', 'pln_flex', '1970-01-01', 0, '2030-02-01', '2031-01-01', 'EUR', 0, '{}', 1000),
  ('con_bob', 'cus_bob', 'cus_bob', 'pln_flex', '1970-01-01', 0, '2030-02-01', '2031-01-01', 'EUR', 0, '{}', 1000),
  ('con_tess', 'cus_tess', 'cus_tess', 'pln_team', '1970-01-01', 0, '2030-02-01', '2031-01-01', 'EUR', 0, '{}', 1000);
INSERT INTO teams (id, name, paying_customer_id, rights) VALUES ('tea_tess', 'Team of Tess', 'cus_tess', '{}');
INSERT INTO team_members (team_id, customer_id, is_administrator, narrowed) VALUES
  ('tea_tess', 'cus_tess', 1, '{}'), ('tea_tess', 'cus_ada', 0, '{}');
INSERT INTO locations (id, slug, name, address, currency, zone, hours, version) VALUES
  ('loc_utc', 'harbour', 'Harbour', '1 Quay Street', 'EUR', '{"name":"Etc/UTC","first_offset_seconds":0,"transitions":[]}',
   '[{"weekday":1,"opens":"08:00","closes":"20:00"},{"weekday":2,"opens":"08:00","closes":"20:00"},{"weekday":3,"opens":"08:00","closes":"20:00"},{"weekday":4,"opens":"08:00","closes":"20:00"},{"weekday":5,"opens":"08:00","closes":"20:00"}]', 1);
