-- Which stays count towards the caps of plans, for whoever tells members what is left.
DROP VIEW v_check_ins;
CREATE VIEW v_check_ins AS SELECT id, customer_id, location_id, local_day, in_at, out_at, covered_by, counts FROM check_ins;
