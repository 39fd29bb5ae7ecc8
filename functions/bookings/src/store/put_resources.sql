INSERT INTO resources (id, location_id, kind_id, policy_id, name, description, capacity, units, amenities, audience,
  plan_ids, team_ids, position, archived, version)
SELECT value ->> 'id', value ->> 'location_id', value ->> 'kind_id', value ->> 'policy_id', value ->> 'name',
  value ->> 'description', value ->> 'capacity', value ->> 'units', value -> 'amenities', value ->> 'audience',
  value -> 'plan_ids', value -> 'team_ids', value ->> 'position', value ->> 'archived', 1
FROM json_each(?1) WHERE true
ON CONFLICT (id) DO UPDATE SET location_id = excluded.location_id, kind_id = excluded.kind_id,
  policy_id = excluded.policy_id, name = excluded.name, description = excluded.description, capacity = excluded.capacity,
  units = excluded.units, amenities = excluded.amenities, audience = excluded.audience, plan_ids = excluded.plan_ids,
  team_ids = excluded.team_ids, position = excluded.position, archived = excluded.archived, version = resources.version + 1
