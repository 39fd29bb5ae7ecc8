-- What the public pages may read of bookings: the kinds that a benefit is for.
CREATE VIEW v_kinds AS SELECT id, name, category FROM kinds;
