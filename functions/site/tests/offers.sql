UPDATE space_settings SET name = 'Quayside', levels = '{"base":"signed_in","sections":{"plans":"public","products":"public"}}';
INSERT INTO kinds (id, name, category) VALUES ('knd_room', 'Meeting room', 'meeting_room'), ('knd_booth', 'Phone booth', 'phone_booth');
INSERT INTO plans (id, name, description, price_minor, sign_up_fee_minor, deposit_minor, terms, approval, subscribers_max, public, position) VALUES
  ('pln_desk', 'Fixed desk', 'A desk that is yours.', 31000, 5000, 20000,
   '{"billing_day":1,"prorates_first":true,"cycles_min":3,"notice_days":30,"pause":{"per_year_max":1,"cycles_max":2},"caps":{"visitors_per_month":8},
     "benefits":[{"name":"Rooms","gives":{"kind":"time_credit","minutes":600},"scope":{"kinds":["knd_room"],"locations":["loc_utc"]}},
                 {"name":"Guests","gives":{"kind":"day_pass","passes":2},"every":{"unit":"week","count":1}}]}', 0, NULL, 1, 1),
  ('pln_office', 'Office', '', 98000, 0, 0, '{"cycle":{"unit":"month","count":3}}', 1, NULL, 1, 2),
  ('pln_night', 'Night owl', '', 10000, 0, 0, '{"cycle":{"unit":"week","count":4},"prorates_last":true}', 0, 1, 1, 3),
  ('pln_secret', 'For friends', '', 100, 0, 0, '{}', 0, NULL, 0, 4);
INSERT INTO plans (id, name, price_minor, terms, public, archived) VALUES ('pln_old', 'Of old', 100, '{}', 1, 1);
INSERT INTO contracts (id, customer_id, payer_id, plan_id, status, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, created_at)
VALUES ('con_night', 'cus_carl', 'cus_carl', 'pln_night', 'waiting', '2031-01-01', 1924992000000, '2031-01-01', '2031-01-01', 'EUR', 0, '{}', 1000);
INSERT INTO products (id, name, description, currency, price_minor, tax_class, benefits, audience, public, archived, stock, position, version) VALUES
  ('prd_ten', 'Ten days', 'Whenever you like.', 'EUR', 19900, 'standard', '[{"name":"Desks","gives":{"kind":"day_pass","passes":10},"days":365}]', 'everyone', 1, 0, NULL, 1, 1),
  ('prd_box', 'Locker', '', 'EUR', 1500, 'reduced', '[]', 'members', 1, 0, 0, 2, 1)
