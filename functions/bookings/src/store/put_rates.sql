INSERT INTO rates (id, location_id, kind_id, name, audience, weekdays, from_minute, until_minute, length_minutes_min,
  length_minutes_max, unit, amount_minor, cap_minor, tax_class)
SELECT value ->> 'id', value ->> 'location_id', value ->> 'kind_id', value ->> 'name', value ->> 'audience',
  value -> 'weekdays', value ->> 'from_minute', value ->> 'until_minute', value ->> 'length_minutes_min',
  value ->> 'length_minutes_max', value ->> 'unit', value ->> 'amount_minor', value ->> 'cap_minor',
  value ->> 'tax_class'
FROM json_each(?1) WHERE true
ON CONFLICT (id) DO UPDATE SET location_id = excluded.location_id, kind_id = excluded.kind_id, name = excluded.name,
  audience = excluded.audience, weekdays = excluded.weekdays, from_minute = excluded.from_minute,
  until_minute = excluded.until_minute, length_minutes_min = excluded.length_minutes_min,
  length_minutes_max = excluded.length_minutes_max, unit = excluded.unit, amount_minor = excluded.amount_minor,
  cap_minor = excluded.cap_minor, tax_class = excluded.tax_class
