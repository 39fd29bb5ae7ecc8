INSERT INTO kinds (id, name, category) VALUES ('knd_room', 'Meeting room', 'meeting_room'), ('knd_desk', 'Hot desk', 'hot_desk');
INSERT INTO policies (id, name, length_minutes_min, length_minutes_max, grain_minutes, lead_time_minutes, horizon_days, open_bookings_max,
  return_gap_same_resource_minutes, return_gap_any_resource_minutes, buffer_before_minutes, buffer_after_minutes, cancel_until_minutes) VALUES
  ('pol_room', 'Rooms', 30, 240, 30, 60, 60, 3, 0, 0, 0, 0, 120),
  ('pol_hall', 'Hall', 60, 480, 60, 0, 60, NULL, 120, 0, 30, 15, 0),
  ('pol_desk', 'Desks', 60, 720, 60, 0, 30, NULL, 0, 30, 0, 0, 0);
INSERT INTO resources (id, location_id, kind_id, policy_id, name, description, capacity, units, amenities, audience, plan_ids, team_ids, position, archived, version) VALUES
  ('res_oak', 'loc_utc', 'knd_room', 'pol_room', 'Oak', '', 4, 1, '["screen"]', 'everyone', '[]', '[]', 1, 0, 1),
  ('res_elm', 'loc_utc', 'knd_room', 'pol_room', 'Elm', '', 6, 1, '["screen","whiteboard"]', 'everyone', '[]', '[]', 2, 0, 1),
  ('res_grove', 'loc_utc', 'knd_room', 'pol_room', 'Grove', 'Oak and Elm, opened up', 10, 1, '[]', 'everyone', '[]', '[]', 3, 0, 1),
  ('res_hall', 'loc_utc', 'knd_room', 'pol_hall', 'Hall', '', 60, 1, '[]', 'members', '[]', '[]', 4, 0, 1),
  ('res_team', 'loc_utc', 'knd_room', 'pol_room', 'Team room', '', 4, 1, '[]', 'everyone', '[]', '["tea_tess"]', 5, 0, 1),
  ('res_desk', 'loc_utc', 'knd_desk', 'pol_desk', 'Desk', '', 1, 3, '[]', 'everyone', '[]', '[]', 6, 0, 1),
  ('res_old', 'loc_utc', 'knd_room', 'pol_room', 'Old room', '', 4, 1, '[]', 'everyone', '[]', '[]', 7, 1, 1);
INSERT INTO resource_leaves (resource_id, leaf_id) VALUES ('res_oak', 'res_oak'), ('res_elm', 'res_elm'), ('res_grove', 'res_oak'),
  ('res_grove', 'res_elm'), ('res_hall', 'res_hall'), ('res_team', 'res_team'), ('res_desk', 'res_desk'), ('res_old', 'res_old');
INSERT INTO rates (id, location_id, kind_id, name, audience, weekdays, from_minute, until_minute, length_minutes_min, length_minutes_max, unit, amount_minor, cap_minor) VALUES
  ('rat_room', 'loc_utc', 'knd_room', 'Hourly', 'everyone', '[1,2,3,4,5,6,7]', 0, 1440, 15, 46080, 'hour', 2000, NULL),
  ('rat_member', 'loc_utc', 'knd_room', 'Members hourly', 'members', '[1,2,3,4,5,6,7]', 0, 1440, 15, 46080, 'hour', 1500, 5000),
  ('rat_desk', 'loc_utc', 'knd_desk', 'Day', 'members', '[1,2,3,4,5]', 0, 1440, 15, 46080, 'day', 1200, NULL);
INSERT INTO closures (id, location_id, starts_on, ends_on, reason) VALUES ('clo_1', 'loc_utc', '2030-01-07', '2030-01-08', 'Stocktaking');
