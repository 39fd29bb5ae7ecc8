-- What plans may read of bookings: of which kind a booked resource is, for whoever replays bookings over benefits.
CREATE VIEW v_resource_kinds AS SELECT id AS resource_id, kind_id FROM resources;
