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
  (SELECT count(*) FROM bookings WHERE status = 'confirmed' AND ends_at < ?1 - 604800000 AND 0 < cost ->> '$.gross.minor' AND NOT EXISTS (
    SELECT 1 FROM v_charges WHERE v_charges.source_id = bookings.id AND v_charges.source = 'booking')) AS booking_that_ended_and_was_not_charged,
  (SELECT count(*) FROM resources WHERE archived = 0 AND NOT EXISTS (
    SELECT 1 FROM rates WHERE rates.location_id = resources.location_id AND rates.kind_id = resources.kind_id)) AS open_resource_without_a_rate,
  -- Of kinds, or at locations, where nothing can be booked any more.
  (SELECT count(*) FROM v_grants WHERE kind = 'time_credit' AND 0 < balance AND ?1 < coalesce(expires_at, ?1 + 1) AND NOT EXISTS (
    SELECT 1 FROM resources WHERE archived = 0
      AND (coalesce(json_array_length(scope, '$.kinds'), 0) = 0 OR kind_id IN (SELECT value FROM json_each(scope, '$.kinds')))
      AND (coalesce(json_array_length(scope, '$.locations'), 0) = 0 OR location_id IN (SELECT value FROM json_each(scope, '$.locations'))))) AS credit_that_nothing_takes,
  (SELECT count(*) FROM booking_guards) AS guard_that_was_kept
