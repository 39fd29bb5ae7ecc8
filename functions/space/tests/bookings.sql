INSERT INTO kinds (id, name, category) VALUES ('knd_room', 'Meeting room', 'meeting_room');
INSERT INTO policies (id, name, length_minutes_min, length_minutes_max, grain_minutes, lead_time_minutes, horizon_days,
  open_bookings_max, return_gap_same_resource_minutes, return_gap_any_resource_minutes, buffer_before_minutes,
  buffer_after_minutes, cancel_until_minutes)
VALUES ('pol_room', 'Rooms', 15, 480, 15, 0, 365, NULL, 0, 0, 0, 0, 0);
INSERT INTO resources (id, location_id, kind_id, policy_id, name, description, capacity, units, amenities, audience,
  plan_ids, team_ids, position, archived, version)
VALUES ('res_oak', 'loc_utc', 'knd_room', 'pol_room', 'Oak', '', 4, 1, '[]', 'everyone', '[]', '[]', 1, 0, 1);
-- The closure of the tests takes 2 and 3 January 2030 in UTC. In it: overlapping its first hour, and the last quarter of
-- its last day. Not in it: ending as it begins, beginning as it ends, and one that was cancelled.
INSERT INTO bookings (id, resource_id, location_id, customer_id, starts_at, ends_at, first_slot, after_slot, status,
  title, people, price_minor, currency, price_why, cancel_until, idempotency_key, created_at, cancelled_at)
SELECT value ->> 0, 'res_oak', 'loc_utc', 'cus_ada', unixepoch(value ->> 1) * 1000, unixepoch(value ->> 2) * 1000, 1, 2,
  value ->> 3, '', 1, 0, 'EUR', '[]', 0, NULL, 1000, iif(value ->> 3 = 'cancelled', 1000, NULL)
FROM json_each('[["bkg_1","2030-01-01 23:00","2030-01-02 01:00","confirmed"],
  ["bkg_2","2030-01-03 23:45","2030-01-04 00:00","confirmed"],
  ["bkg_3","2030-01-01 23:00","2030-01-02 00:00","confirmed"],
  ["bkg_4","2030-01-04 00:00","2030-01-04 01:00","confirmed"],
  ["bkg_5","2030-01-02 10:00","2030-01-02 11:00","cancelled"]]');
