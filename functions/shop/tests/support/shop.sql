INSERT INTO kinds (id, name, category) VALUES ('knd_room', 'Meeting room', 'meeting_room');
INSERT INTO policies (id, name, length_minutes_min, length_minutes_max, grain_minutes, lead_time_minutes, horizon_days, open_bookings_max,
  return_gap_same_resource_minutes, return_gap_any_resource_minutes, buffer_before_minutes, buffer_after_minutes, cancel_until_minutes) VALUES
  ('pol_room', 'Rooms', 30, 240, 30, 60, 60, NULL, 0, 0, 0, 0, 120);
INSERT INTO resources (id, location_id, kind_id, policy_id, name, description, capacity, units, amenities, audience, plan_ids, team_ids, position, archived, version) VALUES
  ('res_oak', 'loc_utc', 'knd_room', 'pol_room', 'Oak', '', 4, 1, '[]', 'everyone', '[]', '[]', 1, 0, 1),
  ('res_elm', 'loc_utc', 'knd_room', 'pol_room', 'Elm', '', 6, 1, '[]', 'everyone', '[]', '[]', 2, 0, 1),
  ('res_grove', 'loc_utc', 'knd_room', 'pol_room', 'Grove', '', 10, 1, '[]', 'everyone', '[]', '[]', 3, 0, 1);
INSERT INTO resource_leaves (resource_id, leaf_id) VALUES ('res_oak', 'res_oak'), ('res_elm', 'res_elm'), ('res_grove', 'res_oak'), ('res_grove', 'res_elm');
INSERT INTO rates (id, location_id, kind_id, name, audience, weekdays, from_minute, until_minute, length_minutes_min, length_minutes_max, unit, amount_minor, cap_minor) VALUES
  ('rat_room', 'loc_utc', 'knd_room', 'Hourly', 'everyone', '[1,2,3,4,5,6,7]', 0, 1440, 15, 46080, 'hour', 2000, NULL);
INSERT INTO plans (id, name, currency, price_minor, sign_up_fee_minor, deposit_minor, terms, public, subscribers_max, approval) VALUES
  ('pln_desk', 'Desk', 'EUR', 20000, 5000, 10000, '{"benefits":[{"name":"Room hours","gives":{"kind":"time_credit","minutes":120}}]}', 1, NULL, 0),
  ('pln_first', 'First of month', 'EUR', 31000, 0, 0, '{"billing_day":1,"prorates_first":true}', 1, NULL, 0),
  ('pln_one', 'Only one', 'EUR', 10000, 0, 0, '{}', 1, 1, 0),
  ('pln_ask', 'Ask first', 'EUR', 50000, 0, 0, '{}', 1, NULL, 1),
  ('pln_pound', 'Pound', 'GBP', 10000, 0, 0, '{}', 1, NULL, 0),
  ('pln_secret', 'Secret', 'EUR', 10000, 0, 0, '{}', 0, NULL, 0);
INSERT INTO products (id, name, description, location_id, currency, price_minor, tax_class, benefits, audience, public, archived, stock, position, version) VALUES
  ('prd_passes', 'Ten passes', '', NULL, 'EUR', 9000, 'standard', '[{"name":"Day passes","gives":{"kind":"day_pass","passes":10},"days":90}]', 'everyone', 1, 0, NULL, 1, 1),
  ('prd_mug', 'Mug', '', NULL, 'EUR', 1000, 'standard', '[]', 'everyone', 1, 0, 2, 2, 1),
  ('prd_free', 'Sticker', '', NULL, 'EUR', 0, 'standard', '[]', 'everyone', 1, 0, NULL, 3, 1),
  ('prd_members', 'Locker', '', NULL, 'EUR', 500, 'reduced', '[]', 'members', 1, 0, NULL, 4, 1),
  ('prd_old', 'Old', '', NULL, 'EUR', 500, 'standard', '[]', 'everyone', 1, 1, NULL, 5, 1);
INSERT INTO discount_codes (code, name, percent_off_ppm, amount_off_minor, currency, scope, audience, valid_from, valid_until, uses_max, uses_per_customer_max, archived, version) VALUES
  ('TENTH', 'A tenth off', 100000, NULL, NULL, '{"plans":true,"products":true,"bookings":true,"ids":[]}', 'everyone', NULL, NULL, NULL, NULL, 0, 1),
  ('ONCE', 'Once', 500000, NULL, NULL, '{"plans":false,"products":true,"bookings":false,"ids":[]}', 'everyone', NULL, NULL, 1, NULL, 0, 1),
  ('OWNONCE', 'Once each', 500000, NULL, NULL, '{"plans":false,"products":true,"bookings":false,"ids":[]}', 'everyone', NULL, NULL, NULL, 1, 0, 1),
  ('FIVE', 'Five off', NULL, 500, 'EUR', '{"plans":true,"products":true,"bookings":true,"ids":[]}', 'everyone', NULL, NULL, NULL, NULL, 0, 1),
  ('MUGS', 'Mugs alone', 1000000, NULL, NULL, '{"plans":false,"products":true,"bookings":false,"ids":["prd_mug"]}', 'everyone', NULL, NULL, NULL, NULL, 0, 1),
  ('MEMBERS', 'Members', 100000, NULL, NULL, '{"plans":true,"products":true,"bookings":true,"ids":[]}', 'members', NULL, NULL, NULL, NULL, 0, 1),
  ('LATER', 'Later', 100000, NULL, NULL, '{"plans":true,"products":true,"bookings":true,"ids":[]}', 'everyone', 1900000000000, NULL, NULL, NULL, 0, 1),
  ('OVER', 'Over', 100000, NULL, NULL, '{"plans":true,"products":true,"bookings":true,"ids":[]}', 'everyone', NULL, 1893400000000, NULL, NULL, 0, 1);
