INSERT INTO kinds (id, name, category) VALUES ('knd_room', 'Meeting room', 'meeting_room'), ('knd_desk', 'Hot desk', 'hot_desk');
INSERT INTO plans (id, name, description, currency, price_minor, sign_up_fee_minor, deposit_minor, terms, audience, approval, subscribers_max, public, due_days, position) VALUES
  ('pln_desk', 'Fixed desk', 'A desk of your own.', 'EUR', 31000, 5000, 50000,
   '{"prorates_first":true,"prorates_last":true,"notice_days":14,"pause":{"per_year_max":2,"cycles_max":3},"benefits":[{"name":"Rooms","gives":{"kind":"time_credit","minutes":600},"scope":{"kinds":["knd_room"]}},{"name":"Off rooms","gives":{"kind":"discount","off_ppm":100000}}]}',
   'everyone', 0, 3, 1, 7, 1),
  ('pln_club', 'Club', '', 'EUR', 5000, 0, 0, '{"cycle":{"unit":"week","count":2},"benefits":[{"name":"Days","gives":{"kind":"day_pass","passes":2}}]}', 'everyone', 0, NULL, 1, NULL, 2),
  ('pln_free', 'Friend', '', 'EUR', 0, 0, 0, '{}', 'everyone', 0, NULL, 1, NULL, 3),
  ('pln_full', 'Garden room', '', 'EUR', 90000, 0, 0, '{}', 'everyone', 0, 1, 1, NULL, 4),
  ('pln_asked', 'Studio', '', 'EUR', 60000, 0, 100000, '{"cycles_min":3,"notice_days":30,"billing_day":1,"prorates_first":true}', 'everyone', 1, NULL, 1, NULL, 5),
  ('pln_first', 'Newcomer', '', 'EUR', 2000, 0, 0, '{}', 'contacts', 0, NULL, 1, NULL, 6),
  ('pln_secret', 'Old friends', '', 'EUR', 100, 0, 0, '{}', 'everyone', 0, NULL, 0, NULL, 7),
  ('pln_gone', 'Gone', '', 'EUR', 100, 0, 0, '{}', 'everyone', 0, NULL, 1, NULL, 8),
  ('pln_dollar', 'Abroad', '', 'USD', 100, 0, 0, '{}', 'everyone', 0, NULL, 1, NULL, 9);
UPDATE plans SET archived = 1 WHERE id = 'pln_gone';
UPDATE contracts SET plan_id = 'pln_full' WHERE id = 'con_tess';
INSERT INTO products (id, name, description, location_id, currency, price_minor, tax_class, benefits, audience, public, archived, stock, position, version) VALUES
  ('prd_ten', 'Ten days', '', 'loc_utc', 'EUR', 15000, 'standard', '[{"name":"Days","gives":{"kind":"day_pass","passes":10},"days":365}]', 'everyone', 1, 0, NULL, 1, 1),
  ('prd_mug', 'Mug', '', NULL, 'EUR', 1200, 'reduced', '[]', 'everyone', 1, 0, 0, 2, 1);
