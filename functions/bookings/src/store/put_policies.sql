INSERT INTO policies (id, name, length_minutes_min, length_minutes_max, grain_minutes, lead_time_minutes, horizon_days,
  open_bookings_max, return_gap_same_resource_minutes, return_gap_any_resource_minutes, buffer_before_minutes,
  buffer_after_minutes, cancel_until_minutes)
SELECT value ->> 'id', value ->> 'name', value ->> 'length_minutes_min', value ->> 'length_minutes_max',
  value ->> 'grain_minutes', value ->> 'lead_time_minutes', value ->> 'horizon_days', value ->> 'open_bookings_max',
  value ->> 'return_gap_same_resource_minutes', value ->> 'return_gap_any_resource_minutes',
  value ->> 'buffer_before_minutes', value ->> 'buffer_after_minutes', value ->> 'cancel_until_minutes'
FROM json_each(?1) WHERE true
ON CONFLICT (id) DO UPDATE SET name = excluded.name, length_minutes_min = excluded.length_minutes_min,
  length_minutes_max = excluded.length_minutes_max, grain_minutes = excluded.grain_minutes,
  lead_time_minutes = excluded.lead_time_minutes, horizon_days = excluded.horizon_days,
  open_bookings_max = excluded.open_bookings_max,
  return_gap_same_resource_minutes = excluded.return_gap_same_resource_minutes,
  return_gap_any_resource_minutes = excluded.return_gap_any_resource_minutes,
  buffer_before_minutes = excluded.buffer_before_minutes, buffer_after_minutes = excluded.buffer_after_minutes,
  cancel_until_minutes = excluded.cancel_until_minutes
