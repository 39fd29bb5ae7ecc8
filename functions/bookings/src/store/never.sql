-- What must never be true of bookings: each column counts the cases, and every count is 0 at all times. ?1 is now.
SELECT
  (SELECT count(*) FROM bookings WHERE status = 'confirmed' AND ?1 < ends_at AND NOT EXISTS (
    SELECT 1 FROM v_claims WHERE v_claims.holder = bookings.id)) AS booking_without_its_place,
  (SELECT count(*) FROM v_claims WHERE holder GLOB 'bkg_*' AND NOT EXISTS (
    SELECT 1 FROM bookings WHERE bookings.id = v_claims.holder AND status = 'confirmed')) AS place_held_by_no_booking,
  -- In the order of their beginnings, one that begins before an earlier one ends.
  (SELECT count(*) FROM (
    SELECT starts_at < max(ends_at) OVER (
      PARTITION BY resource_id ORDER BY starts_at, bookings.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS overlaps
    FROM bookings JOIN resources ON resources.id = bookings.resource_id AND resources.units = 1
    WHERE status = 'confirmed' AND ?1 < ends_at) WHERE overlaps) AS overlapping_bookings,
  (SELECT count(*) FROM bookings JOIN resources ON resources.id = bookings.resource_id
    WHERE status = 'confirmed' AND ?1 < starts_at AND resources.archived = 1) AS booking_on_an_archived_resource,
  (SELECT count(*) FROM booking_guards) AS guard_that_was_kept
